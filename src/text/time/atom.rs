//! Atoms: what a stretch of text is made of for the reading of times. A run of digits, a run of letters, or one
//! mark; "3pm", "Dec31" and "10/1-11/2" fall apart as people read them, whatever tokens they are.

use super::calendar::Word;
use crate::span::Span;
use crate::text::{English, Sentence};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Letters,
    Mark,
}

#[derive(Clone, Debug)]
pub(super) struct Atom<'a> {
    pub(super) kind: Kind,
    pub(super) lower: String,
    pub(super) span: Span,
    /// Nothing stands between this and what comes before.
    pub(super) is_glued: bool,
    pub(super) is_capital: bool,
    /// Index of the token in which it begins.
    pub(super) token: usize,
    /// What the calendar knows of it.
    pub(super) word: Option<&'a Word>,
}

/// The atoms of a sentence.
pub(super) fn atoms<'a>(text: &str, sentence: &Sentence, english: &'a English) -> Vec<Atom<'a>> {
    let mut atoms = Vec::with_capacity(sentence.tokens.len() + 8);
    let mut token = 0;
    let mut end = 0;
    for (kind, span) in runs(text, sentence.span) {
        while token + 1 < sentence.tokens.len() && sentence.tokens[token + 1].span.start <= span.start {
            token += 1;
        }
        let written = span.text(text);
        let lower = match written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            true => written.to_ascii_lowercase(),
            false => written.chars().flat_map(char::to_lowercase).map(plain).collect(),
        };
        let word = if kind == Kind::Letters { english.calendar.word(&lower) } else { None };
        let is_capital = written.starts_with(char::is_uppercase);
        atoms.push(Atom { kind, word, lower, span, is_glued: span.start == end, is_capital, token });
        end = span.end;
    }
    atoms
}

/// The atoms of a name, in small letters.
pub(super) fn lowered(text: &str) -> Vec<String> {
    runs(text, Span::new(0, text.len())).map(|(_, span)| span.text(text).to_lowercase()).collect()
}

/// Apostrophes and dashes of typesetters are alike.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '–' | '—' | '‐' | '‑' | '‒' | '−' | '~' => '-',
        _ => c,
    }
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Number,
        _ if c.is_alphabetic() => Kind::Letters,
        _ => Kind::Mark,
    }
}

fn runs(text: &str, within: Span) -> impl Iterator<Item = (Kind, Span)> + '_ {
    let mut rest = within;
    std::iter::from_fn(move || {
        let written = rest.text(text);
        let skipped = written.find(|c: char| !c.is_whitespace())?;
        let written = &written[skipped..];
        let first = written.chars().next()?;
        let kind = kind(first);
        let length = match kind {
            Kind::Mark => first.len_utf8(),
            _ => written.find(|c: char| self::kind(c) != kind).unwrap_or(written.len()),
        };
        let start = rest.start + skipped;
        rest.start = start + length;
        Some((kind, Span::new(start, start + length)))
    })
}
