//! Lines of a text, joined where a paragraph was wrapped to a width. Knows typography, no words.

use crate::span::Span;

/// A paragraph, or a line that stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Without white space at the ends and without its bullet.
    pub(super) span: Span,
    /// The bullet before it.
    pub(super) bullet: Option<Span>,
    /// A blank line stands before it.
    pub(super) has_gap: bool,
}

/// The lines of `text` that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let lines = unjoined(text);
    let width = wrap_width(text, &lines);
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut last = Span::new(0, 0);
    for line in lines {
        let continues = !line.has_gap && line.bullet.is_none();
        match joined.last_mut() {
            Some(before) if continues && is_wrapped(last.text(text), line.span.text(text), width) => {
                before.span.end = line.span.end;
                last = line.span;
            }
            _ => {
                last = line.span;
                joined.push(line);
            }
        }
    }
    joined
}

/// The same where nothing was wrapped.
pub(super) fn unjoined(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut offset = 0;
    let mut has_gap = false;
    for raw in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let start = offset + (raw.len() - raw.trim_start().len());
        let end = offset + raw.trim_end().len();
        // "\r\n" splits into a line and an empty piece, which is no blank line.
        let is_half_break =
            raw.is_empty() && text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
        if start < end {
            let (bullet, start) = bullet(text, start, end);
            lines.push(Line { span: Span::new(start, end), bullet, has_gap });
            has_gap = false;
        } else if offset > 0 && !is_half_break {
            has_gap = true;
        }
        offset += raw.len() + text[offset + raw.len()..].chars().next().map_or(0, char::len_utf8);
    }
    lines
}

/// The bullet of a list item, and where the item begins.
fn bullet(text: &str, start: usize, end: usize) -> (Option<Span>, usize) {
    let line = &text[start..end];
    let Some(mark) =
        line.chars().next().filter(|c| matches!(c, '•' | '◦' | '▪' | '●' | '‣' | '*' | '-' | '–'))
    else {
        return (None, start);
    };
    let rest = &line[mark.len_utf8()..];
    let item = rest.trim_start();
    if item.is_empty() || (item.len() == rest.len() && mark.is_ascii()) {
        return (None, start);
    }
    (Some(Span::new(start, start + mark.len_utf8())), end - item.len())
}

/// The width that the text was wrapped to, where it was: most lines are filled up to it.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    const WIDTHS: std::ops::RangeInclusive<usize> = 50..=110;
    // A headline on the first line may be longer than the width.
    let width = lines.iter().skip(1).map(|line| length(line.span.text(text))).max()?;
    let pairs = lines.windows(2).filter(|pair| !pair[1].has_gap && pair[1].bullet.is_none());
    let (mut open, mut full) = (0, 0);
    for pair in pairs {
        let (line, next) = (pair[0].span.text(text), pair[1].span.text(text));
        open += usize::from(!is_closed(line));
        full += usize::from(!is_closed(line) && is_full(line, next, width));
    }
    (WIDTHS.contains(&width) && full >= 2 && full * 10 >= open * 6).then_some(width)
}

fn is_wrapped(line: &str, next: &str, width: Option<usize>) -> bool {
    const LONG: usize = 40;
    let is_cut = !is_closed(line) && length(line) >= LONG && next.starts_with(char::is_lowercase);
    is_cut || width.is_some_and(|width| length(line) <= width && is_full(line, next, width))
}

/// The first word of the next line would not have fitted.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, length);
    length(line) + 1 + word > width
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether a line ends as a sentence, a clause or an introduction ends.
pub(super) fn is_closed(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '？', '！', '—']) || bare.ends_with("--")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        lines(text).iter().map(|line| line.span.text(text)).collect()
    }

    #[test]
    fn a_paragraph_that_was_wrapped_is_one_line() {
        let text = "Ministers of both countries met on Tuesday in the old\ntown hall to discuss the treaty. They \
                    agreed to meet\nagain in the spring, when the first deadline will have\npassed.\n\nA second round \
                    follows.";
        let lines = texts(text);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].ends_with("passed."));
    }

    #[test]
    fn lines_of_different_lengths_stand_for_themselves() {
        assert_eq!(texts("Talks in Geneva\nMinisters met.\r\nThey agreed.").len(), 3);
    }

    #[test]
    fn a_bullet_is_apart_from_its_item_and_a_minus_sign_is_no_bullet() {
        let text = "  • First item.\n-5 degrees.";
        let lines = lines(text);
        assert_eq!(lines[0].span.text(text), "First item.");
        assert_eq!(lines[0].bullet.map(|bullet| bullet.text(text)), Some("•"));
        assert_eq!(lines[1].span.text(text), "-5 degrees.");
    }

    #[test]
    fn windows_line_ends_make_no_gap() {
        let text = "One line.\r\nAnother.\r\n\r\nThird.";
        let gaps: Vec<bool> = lines(text).iter().map(|line| line.has_gap).collect();
        assert_eq!(gaps, [false, false, true]);
    }
}
