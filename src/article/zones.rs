//! Zones: what a line of a page is. Prose, heading, comment, machine summary, another outlet's excerpt,
//! chrome or advertisement, told by shape and by the phrases of ontology/pages.ttl. No English grammar.

use std::sync::LazyLock;

use oxttl::TurtleParser;

use crate::article::{Zone, ZoneKind};
use crate::span::Span;

const FILE: &str = include_str!("../../ontology/pages.ttl");
/// Longer lines without a full stop are still prose.
const HEADING_WORDS: usize = 16;

#[derive(Default)]
struct Phrases {
    chrome: Vec<Phrase>,
    advertisement: Vec<Phrase>,
    summary: Vec<Phrase>,
    outlet: Vec<Phrase>,
}

enum Phrase {
    Begins(String),
    Contains(String),
}

impl Phrase {
    fn fits(&self, line: &str) -> bool {
        match self {
            Self::Begins(phrase) => line.starts_with(phrase.as_str()),
            Self::Contains(phrase) => line.contains(phrase.as_str()),
        }
    }
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for triple in TurtleParser::new().for_slice(FILE.as_bytes()).flatten() {
        let subject = triple.subject.to_string();
        let oxrdf::Term::Literal(text) = &triple.object else { continue };
        let text = text.value().to_owned();
        let phrase = if triple.predicate.as_str().ends_with("begins") {
            Phrase::Begins(text)
        } else {
            Phrase::Contains(text)
        };
        let list = if subject.contains("chrome") {
            &mut phrases.chrome
        } else if subject.contains("advertisement") {
            &mut phrases.advertisement
        } else if subject.contains("summary") {
            &mut phrases.summary
        } else {
            &mut phrases.outlet
        };
        list.push(phrase);
    }
    phrases
});

fn any(phrases: &[Phrase], line: &str) -> bool {
    let lower = line.to_lowercase();
    phrases.iter().any(|phrase| phrase.fits(&lower))
}

/// How much the text is trusted to be an article and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Pasted from a page, with all that was around.
    Page,
    /// A record's or a reader's text: prose unless it shows otherwise.
    Record,
}

/// The zones of a text, in order.
pub(super) fn zones(text: &str, trust: Trust) -> Vec<Zone> {
    let lines = paragraphs(text);
    let has_summary = lines.iter().any(|&line| any(&PHRASES.summary, line.text(text)));
    let mut zones: Vec<Zone> = Vec::new();
    let mut in_comments = false;
    for (index, &line) in lines.iter().enumerate() {
        let written = line.text(text);
        in_comments |= is_comment_count(written);
        let after = lines.get(index + 1).map(|next| next.text(text));
        let outlet = after
            .filter(|next| any(&PHRASES.outlet, next))
            .map(|next| next.trim_matches(['·', ' ']).to_owned());
        let kind = if in_comments {
            ZoneKind::Comment
        } else {
            kind(written, after, trust, has_summary, outlet.is_some(), lines.len())
        };
        let outlet = outlet.filter(|_| kind == ZoneKind::Excerpt);
        zones.push(Zone { kind, span: line, outlet });
    }
    zones
}

fn kind(
    line: &str,
    after: Option<&str>,
    trust: Trust,
    has_summary: bool,
    has_outlet: bool,
    lines: usize,
) -> ZoneKind {
    let phrases = &*PHRASES;
    if any(&phrases.advertisement, line) && line.split_whitespace().count() < 40 {
        return ZoneKind::Advertisement;
    }
    if trust == Trust::Page
        && (any(&phrases.chrome, line) || any(&phrases.summary, line) || any(&phrases.outlet, line))
    {
        return ZoneKind::Chrome;
    }
    let is_bullet = line.starts_with(['•', '◦', '▪', '‣']);
    if is_bullet && has_summary && trust == Trust::Page {
        return if is_prose(line) { ZoneKind::Summary } else { ZoneKind::Chrome };
    }
    if is_prose(line) {
        return if has_outlet && trust == Trust::Page { ZoneKind::Excerpt } else { ZoneKind::Body };
    }
    // A record of one line is a sentence, with a full stop or without.
    let words = line.split_whitespace().count();
    match trust {
        Trust::Record if lines < 3 || words > HEADING_WORDS => ZoneKind::Body,
        Trust::Record => ZoneKind::Heading,
        Trust::Page if words > HEADING_WORDS || lines == 1 => ZoneKind::Body,
        Trust::Page if super::date::is_date_line(line) => ZoneKind::Heading,
        Trust::Page => {
            let heads_prose = after.is_some_and(|next| is_prose(next) || next.starts_with('•'));
            if heads_prose && words >= 2 { ZoneKind::Heading } else { ZoneKind::Chrome }
        }
    }
}

/// Ends as a sentence does and is long enough to be one.
fn is_prose(line: &str) -> bool {
    let trimmed = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', ' ']);
    trimmed.ends_with(['.', '!', '?', ':', '…', ';']) && line.split_whitespace().count() >= 4
}

/// "5 Comments".
fn is_comment_count(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let count = words.next().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b','));
    let noun = words.next().is_some_and(|w| matches!(w.to_lowercase().as_str(), "comment" | "comments"));
    count && noun && words.next().is_none()
}

/// Lines that are not empty, without the space around them; lines of hard-wrapped prose are joined.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut lines: Vec<(Span, bool)> = Vec::new();
    let mut start = 0;
    let mut after_gap = true;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            after_gap = true;
        } else {
            let from = start + (line.len() - line.trim_start().len());
            lines.push((Span::new(from, from + trimmed.len()), after_gap));
            after_gap = false;
        }
        start += line.len();
    }
    if !is_wrapped(text, &lines) {
        return lines.into_iter().map(|(span, _)| span).collect();
    }
    let mut joined: Vec<Span> = Vec::new();
    for (span, after_gap) in lines {
        match joined.last_mut() {
            Some(last) if !after_gap => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Most lines end in the middle of a sentence at about the same width.
fn is_wrapped(text: &str, lines: &[(Span, bool)]) -> bool {
    let follows: Vec<&(Span, bool)> = lines.iter().skip(1).filter(|(_, after_gap)| !after_gap).collect();
    let broken = lines.windows(2).filter(|pair| {
        let line = pair[0].0.text(text);
        !pair[1].1 && (50..=120).contains(&line.len()) && !line.ends_with(['.', '!', '?', ':', '"', '”'])
    });
    follows.len() >= 3 && broken.count() * 2 > follows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str, trust: Trust) -> Vec<ZoneKind> {
        zones(text, trust).into_iter().map(|zone| zone.kind).collect()
    }

    #[test]
    fn a_pasted_page_falls_into_its_zones() {
        let page = "Skip to content\nTalks Open in Oslo\nEnvoys of Chad and Mali met in Oslo on Monday.\n\n  • The two sides met for the first time in years.\nInsights by Some AI\n\nOne paper says that the talks went well.\n·Oslo, Norway\nSubscribe and get full access\n2 Comments\nHans\nChad attacked Mali, I think.\n";
        assert_eq!(
            kinds(page, Trust::Page),
            [
                ZoneKind::Chrome,
                ZoneKind::Heading,
                ZoneKind::Body,
                ZoneKind::Summary,
                ZoneKind::Chrome,
                ZoneKind::Excerpt,
                ZoneKind::Chrome,
                ZoneKind::Advertisement,
                ZoneKind::Comment,
                ZoneKind::Comment,
                ZoneKind::Comment
            ]
        );
    }

    #[test]
    fn a_record_of_one_sentence_is_prose_without_a_full_stop() {
        assert_eq!(kinds("Chad accuses Sudan of arming rebels", Trust::Record), [ZoneKind::Body]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The ministers of the two countries met in the old town hall of the capital and\nspoke about the river that both of them want to use for their farms and for\ntheir new power stations, which are to be built within ten years from now and\nwill need much water.";
        assert_eq!(zones(text, Trust::Page).len(), 1);
    }
}
