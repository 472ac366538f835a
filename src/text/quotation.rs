//! Quotations: what stands between marks, who says it and by which word. An ASCII ' is an apostrophe
//! inside a word and a mark at its edge.

use crate::span::Span;
use crate::text::{Quotation, Sentence, Upos};

/// A quotation runs over at most this many sentences.
const MOST_SENTENCES: usize = 12;
/// Fewer words than this are a term or a title, unless they hold a finite verb.
const SPEECH_WORDS: usize = 4;

/// Finds the quotations of a document; `is_reporting` knows the verbs that introduce speech.
pub(super) fn quotations(sentences: &[Sentence], is_reporting: &dyn Fn(&str) -> bool) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<Mark> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        for token in 0..sentence.tokens.len() {
            let Some(kind) = mark(sentence, token) else { continue };
            match open {
                Some(start)
                    if start.kind == kind.0
                        && kind.1 != Side::Opens
                        && index - start.sentence <= MOST_SENTENCES =>
                {
                    found.push((start, Mark { kind: kind.0, sentence: index, token }));
                    open = None;
                }
                Some(start) if start.kind != kind.0 && index - start.sentence <= MOST_SENTENCES => {}
                _ if kind.1 != Side::Closes => open = Some(Mark { kind: kind.0, sentence: index, token }),
                _ => {}
            }
        }
        // An opening mark that nothing closes does not swallow the rest of the page.
        if open.is_some_and(|start| index - start.sentence > MOST_SENTENCES) {
            open = None;
        }
    }
    found.into_iter().map(|(start, end)| quotation(sentences, start, end, is_reporting)).collect()
}

#[derive(Clone, Copy)]
struct Mark {
    /// ' or ".
    kind: char,
    sentence: usize,
    token: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

fn mark(s: &Sentence, token: usize) -> Option<(char, Side)> {
    let form = s.tokens[token].form.as_str();
    let kind = match form {
        "\"" | "''" => '"',
        "'" => '\'',
        _ => return None,
    };
    let span = s.tokens[token].span;
    let touches_before = token > 0 && s.tokens[token - 1].span.end == span.start;
    let touches_after = s.tokens.get(token + 1).is_some_and(|next| next.span.start == span.end);
    match (touches_before, touches_after) {
        (false, true) => Some((kind, Side::Opens)),
        (true, false) => Some((kind, Side::Closes)),
        // "states' rights": a possessive, not a mark.
        (false, false) if kind == '\'' => None,
        (true, true) if kind == '\'' && s.tokens[token].xpos == "POS" => None,
        _ => Some((kind, Side::Either)),
    }
}

fn quotation(
    sentences: &[Sentence],
    start: Mark,
    end: Mark,
    is_reporting: &dyn Fn(&str) -> bool,
) -> Quotation {
    let (first, last) = (&sentences[start.sentence], &sentences[end.sentence]);
    let span = Span::new(first.tokens[start.token].span.start, last.tokens[end.token].span.end);
    let content = Span::new(first.tokens[start.token].span.end, last.tokens[end.token].span.start);
    let inside: Vec<(usize, usize)> = (start.sentence..=end.sentence)
        .flat_map(|s| (0..sentences[s].tokens.len()).map(move |t| (s, t)))
        .filter(|&(s, t)| content.contains(sentences[s].tokens[t].span))
        .collect();
    let has_verb = inside
        .iter()
        .any(|&(s, t)| matches!(sentences[s].tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD"));
    let words = inside.iter().filter(|&&(s, t)| sentences[s].tokens[t].upos != Upos::Punct).count();
    let is_speech = has_verb && words >= SPEECH_WORDS;
    // The cue stands in a sentence that the quotation shares with other words, or ends before it.
    let neighbours = [start.sentence, end.sentence];
    let cue = neighbours.into_iter().find_map(|index| {
        let s = &sentences[index];
        (0..s.tokens.len())
            .filter(|&t| !content.contains(s.tokens[t].span))
            .filter(|&t| s.tokens[t].upos == Upos::Verb && is_reporting(&s.tokens[t].lemma))
            .min_by_key(|&t| distance(s.tokens[t].span, span))
            .map(|t| (index, t))
    });
    let speaker = cue.and_then(|(index, t)| speaker(&sentences[index], t));
    Quotation {
        span,
        content,
        cue: cue.map(|(index, t)| sentences[index].tokens[t].span),
        speaker,
        is_speech,
    }
}

fn distance(a: Span, b: Span) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// The subject of the cue, its own or the one that it shares: "He was quoted as saying".
fn speaker(s: &Sentence, cue: usize) -> Option<Span> {
    let mut node = cue;
    for _ in 0..4 {
        let subject = s.children(node).find(|&c| s.tokens[c].relation() == "nsubj");
        if let Some(subject) = subject {
            return Some(s.phrase_span(subject));
        }
        node = s.tokens[node].head?;
    }
    None
}
