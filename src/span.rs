//! Spans: where in a text something stands. Inside the program a span is a byte range into the
//! article's text; what leaves it (JSON, RDF) counts Unicode code points.

use serde::{Deserialize, Serialize};

/// A half-open byte range into an article's text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub fn text(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Translates byte offsets of one text into code points: built once in O(text), asked in O(1).
pub struct CodePoints {
    /// Code points before each 64-byte block.
    blocks: Vec<usize>,
    text: Box<str>,
}

impl CodePoints {
    pub fn new(text: &str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / 64 + 1);
        let mut count = 0;
        for (index, byte) in text.bytes().enumerate() {
            if index % 64 == 0 {
                blocks.push(count);
            }
            count += usize::from(is_first_byte(byte));
        }
        Self { blocks, text: text.into() }
    }

    /// The number of code points before byte `offset`.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = (offset / 64).min(self.blocks.len().saturating_sub(1));
        let before = self.blocks.get(block).copied().unwrap_or(0);
        let rest = &self.text.as_bytes()[block * 64..offset];
        before + rest.iter().filter(|&&byte| is_first_byte(byte)).count()
    }

    /// The span in code points, half-open.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_across_blocks() {
        let text = "Čoig – ".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(offset), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
