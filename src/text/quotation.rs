//! Quotations: what stands between marks, and what is told in other words, who says it and by which word. An ASCII '
//! is an apostrophe inside a word and a mark at its edge; a quotation may hold another, and may run over paragraphs
//! that each open it again.

use crate::span::Span;
use crate::text::{Lexicon, Manner, Quotation, Sentence, Upos};

/// A quotation runs over at most this many sentences.
const MOST_SENTENCES: usize = 24;
/// Fewer words than this are a term or a title, unless they hold a finite verb.
const SPEECH_WORDS: usize = 4;

/// Finds the quotations of a document. `lexicon` knows the words that introduce speech.
pub(super) fn quotations(text: &str, sentences: &[Sentence], lexicon: &dyn Lexicon) -> Vec<Quotation> {
    let pairs = pairs(text, sentences);
    let contents: Vec<Span> = pairs.iter().map(|pair| content(sentences, *pair)).collect();
    let mut found: Vec<Quotation> = Vec::new();
    let mut last: Option<(usize, Attribution)> = None;
    for (pair, content) in pairs.iter().zip(&contents) {
        let manner = manner(sentences, *content);
        let own = attribution(sentences, *pair, &contents, lexicon)
            .or_else(|| doer_before(sentences, pair.0, &contents).filter(|_| manner == Manner::Direct));
        // "We waited," he said. "Nobody came.": the second has the speaker of the first.
        // "Silva gave another account: 'I refused'": whoever spoke before is not the one to whom a colon leads up.
        let leads_up = pair.0.token > 0 && sentences[pair.0.sentence].tokens[pair.0.token - 1].form == ":";
        let inherited =
            last.filter(|(index, _)| pair.0.sentence <= index + 1 && manner == Manner::Direct && !leads_up);
        let attribution = own.or(inherited.map(|(_, attribution)| attribution));
        last = attribution.map(|attribution| (pair.1.sentence.max(attribution.sentence), attribution));
        found.push(Quotation {
            span: span(sentences, *pair),
            content: *content,
            cue: attribution.map(|attribution| attribution.cue),
            speaker: attribution.and_then(|attribution| attribution.speaker),
            manner,
        });
    }
    found.extend(indirect(sentences, &found, lexicon));
    found.sort_by_key(|quotation| (quotation.span.start, std::cmp::Reverse(quotation.span.end)));
    found
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

/// Opening and closing marks that belong together, in order of the opening ones.
fn pairs(text: &str, sentences: &[Sentence]) -> Vec<(Mark, Mark)> {
    let mut pairs = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        for token in 0..sentence.tokens.len() {
            let Some((kind, side)) = mark(text, sentence, token) else { continue };
            let here = Mark { kind, sentence: index, token };
            let known = open.iter().position(|start| start.kind == kind);
            match (known, side) {
                // A paragraph inside a quotation opens with its mark again.
                (Some(_), Side::Opens) if token == 0 => {}
                (Some(at), Side::Opens) => {
                    open.truncate(at);
                    open.push(here);
                }
                (Some(at), Side::Closes | Side::Either) => {
                    pairs.push((open[at], here));
                    open.truncate(at);
                }
                (None, Side::Opens | Side::Either) => open.push(here),
                (None, Side::Closes) => {}
            }
        }
        // An opening mark that nothing closes does not swallow the rest of the page.
        open.retain(|start| index - start.sentence <= MOST_SENTENCES);
    }
    pairs.sort_by_key(|(start, _)| (start.sentence, start.token));
    pairs
}

fn mark(text: &str, s: &Sentence, token: usize) -> Option<(char, Side)> {
    let kind = match s.tokens[token].form.as_str() {
        "\"" | "''" => '"',
        "'" => '\'',
        _ => return None,
    };
    let span = s.tokens[token].span;
    let touches_before = token > 0 && s.tokens[token - 1].span.end == span.start;
    let touches_after = s.tokens.get(token + 1).is_some_and(|next| next.span.start == span.end);
    let is_possessive = kind == '\'' && s.tokens[token].xpos == "POS";
    match span.text(text) {
        "“" | "„" | "‘" | "«" => return Some((kind, Side::Opens)),
        "”" | "»" => return Some((kind, Side::Closes)),
        "’" if is_possessive || !touches_before => return None,
        "’" => return Some((kind, Side::Closes)),
        _ => {}
    }
    match (touches_before, touches_after) {
        (false, true) => Some((kind, Side::Opens)),
        // "the ministers' visit": a possessive, not a mark.
        (true, _) if is_possessive => None,
        (true, false) => Some((kind, Side::Closes)),
        (false, false) if kind == '\'' => None,
        _ => Some((kind, Side::Either)),
    }
}

fn span(sentences: &[Sentence], (start, end): (Mark, Mark)) -> Span {
    let (first, last) = (&sentences[start.sentence], &sentences[end.sentence]);
    Span::new(first.tokens[start.token].span.start, last.tokens[end.token].span.end)
}

fn content(sentences: &[Sentence], (start, end): (Mark, Mark)) -> Span {
    let (first, last) = (&sentences[start.sentence], &sentences[end.sentence]);
    Span::new(first.tokens[start.token].span.end, last.tokens[end.token].span.start)
}

/// Whole clauses are speech, less is a part of somebody's sentence.
fn manner(sentences: &[Sentence], content: Span) -> Manner {
    let inside = sentences
        .iter()
        .filter(|s| s.span.overlaps(content))
        .flat_map(|s| s.tokens.iter())
        .filter(|token| content.contains(token.span));
    let (mut words, mut has_verb) = (0, false);
    for token in inside {
        words += usize::from(token.upos != Upos::Punct);
        has_verb |= matches!(token.xpos.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    }
    if has_verb && words >= SPEECH_WORDS { Manner::Direct } else { Manner::Partial }
}

/// By which word something is said, where, and by whom.
#[derive(Clone, Copy)]
struct Attribution {
    sentence: usize,
    cue: Span,
    speaker: Option<Span>,
}

/// The nearest word of saying in a sentence that the quotation shares with other words, or that leads up to it.
fn attribution(
    sentences: &[Sentence],
    pair: (Mark, Mark),
    contents: &[Span],
    lexicon: &dyn Lexicon,
) -> Option<Attribution> {
    let whole = span(sentences, pair);
    let before = pair.0.sentence.checked_sub(1).filter(|index| {
        let leads = sentences[*index].tokens.last().is_some_and(|token| token.form == ":");
        leads && pair.0.token == 0
    });
    let neighbours = [Some(pair.0.sentence), Some(pair.1.sentence), before];
    neighbours.into_iter().flatten().find_map(|index| {
        let s = &sentences[index];
        let is_outside = |span: Span| !contents.iter().any(|content| content.contains(span));
        (0..s.tokens.len())
            .filter(|&t| is_outside(s.tokens[t].span))
            .filter_map(|t| Some(Attribution { sentence: index, ..attribution_at(s, t, lexicon)? }))
            .min_by_key(|attribution| distance(attribution.cue, whole))
    })
}

/// "The premier defended the deal: 'It is …'", "spoke in Oslo, 'We …'": whoever does something right before a quotation says it.
fn doer_before(sentences: &[Sentence], opening: Mark, contents: &[Span]) -> Option<Attribution> {
    let s = &sentences[opening.sentence];
    let before = opening.token.checked_sub(1)?;
    let leads_up = matches!(s.tokens[before].form.as_str(), "," | ":");
    let is_outside = |t: usize| !contents.iter().any(|content| content.contains(s.tokens[t].span));
    let is_finite = |&t: &usize| matches!(s.tokens[t].xpos.as_str(), "VBD" | "VBZ" | "VBP");
    let mut verbs = (0..before).rev().filter(|&t| s.tokens[t].upos == Upos::Verb && is_outside(t));
    // "gave another account, speaking in Oslo:"
    let is_beside = |t: usize| s.tokens[t].xpos == "VBG" && s.tokens[t].relation() == "advcl";
    let last = verbs.next().and_then(|t| s.tokens[t].head.filter(|_| is_beside(t)).or(Some(t)));
    let verb = last.filter(is_finite).filter(|_| leads_up)?;
    let subject = s.children(verb).find(|&c| s.tokens[c].relation() == "nsubj")?;
    let speaker = Some(s.phrase_span(subject));
    Some(Attribution { sentence: opening.sentence, cue: s.tokens[verb].span, speaker })
}

/// "said" with its subject, "according to" with its noun.
fn attribution_at(s: &Sentence, t: usize, lexicon: &dyn Lexicon) -> Option<Attribution> {
    if s.tokens[t].upos == Upos::Verb && lexicon.is_reporting(&s.tokens[t].lemma) {
        return Some(Attribution { sentence: 0, cue: s.tokens[t].span, speaker: speaker(s, t) });
    }
    let preposition = s.preposition(t).filter(|preposition| lexicon.is_attribution(preposition))?;
    let case = s.case_marker(t)?;
    let words = preposition.split(' ').count();
    let end = s.tokens.get(case + words - 1).map_or(s.tokens[case].span, |token| token.span);
    let cue = s.tokens[case].span.cover(end);
    Some(Attribution { sentence: 0, cue, speaker: Some(s.phrase_span(t)) })
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

/// Clauses that a verb of saying tells in other words than the speaker's.
fn indirect(sentences: &[Sentence], marked: &[Quotation], lexicon: &dyn Lexicon) -> Vec<Quotation> {
    let mut found = Vec::new();
    for s in sentences {
        for t in 0..s.tokens.len() {
            if s.tokens[t].upos != Upos::Verb || !lexicon.is_reporting(&s.tokens[t].lemma) {
                continue;
            }
            let Some(content) = told(s, t) else { continue };
            let Some(speaker) = speaker(s, t).filter(|speaker| !content.contains(*speaker)) else { continue };
            let is_marked = marked.iter().any(|quotation| {
                quotation.manner == Manner::Direct
                    && (quotation.span.overlaps(content) || quotation.span.contains(s.tokens[t].span))
            });
            if !is_marked {
                let cue = Some(s.tokens[t].span);
                let speaker = Some(speaker);
                found.push(Quotation { span: content, content, cue, speaker, manner: Manner::Indirect });
            }
        }
    }
    found
}

/// The clause that a verb of saying governs, or the sentence that it stands after: "Troops left, officials said."
fn told(s: &Sentence, verb: usize) -> Option<Span> {
    if let Some(clause) = s.children(verb).find(|&c| s.tokens[c].relation() == "ccomp") {
        return Some(s.subtree_span(clause));
    }
    if !s.stands_beside(verb) {
        return None;
    }
    let aside = s.subtree(verb);
    let end = aside.first()?.checked_sub(1)?;
    let is_last = s.tokens[aside.last()? + 1..].iter().all(|token| token.upos == Upos::Punct);
    let end = (0..=end).rev().find(|&t| s.tokens[t].upos != Upos::Punct).filter(|_| is_last)?;
    Some(s.tokens.first()?.span.cover(s.tokens[end].span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::ontology::Ontology;
    use crate::text::model::Model;
    use crate::text::{English, analyze};

    /// Speaker, cue, manner and content of each quotation.
    fn told(text: &str) -> Vec<String> {
        let english = English::builtin().expect("embedded");
        let ontology = Ontology::builtin().expect("embedded");
        let document = analyze(Article::plain("t", text), &english, Model::english(), &ontology);
        let words = |span: Option<Span>| span.map_or("-".to_owned(), |span| document.words(span));
        let line = |quotation: &Quotation| {
            let Quotation { cue, speaker, manner, content, .. } = quotation;
            format!("{} {} {manner:?}: {}", words(*speaker), words(*cue), document.words(*content))
        };
        document.quotations.iter().map(line).collect()
    }

    #[test]
    fn whole_clauses_are_direct_and_less_is_partial() {
        assert_eq!(
            told(
                "\"We will not leave the treaty,\" the minister said. She said the plan was “a grave error”."
            ),
            [
                "the minister said Direct: We will not leave the treaty,",
                "She said Indirect: the plan was “a grave error",
                "She said Partial: a grave error"
            ]
        );
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs_that_open_it_again() {
        let found = told("Lavrov said: “The talks were long.\n\n“They were useful, too.” He left.");
        assert_eq!(found, ["Lavrov said Direct: The talks were long. “They were useful, too."]);
    }

    #[test]
    fn the_second_half_has_the_speaker_of_the_first() {
        let found = told("\"We waited for hours,\" Orban said. \"Nobody came to the border.\"");
        assert_eq!(found[1], "Orban said Direct: Nobody came to the border.");
    }

    #[test]
    fn a_quotation_inside_another_is_found_too() {
        let found = told("“He told us ‘this is the end of it’ and we left,” Merkel said.");
        assert!(found.iter().any(|line| line.ends_with("this is the end of it")), "{found:?}");
        assert!(found[0].starts_with("Merkel said Direct: He told us"), "{found:?}");
    }

    #[test]
    fn what_is_told_in_other_words_is_indirect() {
        assert_eq!(
            told("The ministry said that two ships had left the port."),
            ["The ministry said Indirect: that two ships had left the port"]
        );
        assert_eq!(
            told("Two ships left the port, officials said."),
            ["officials said Indirect: Two ships left the port"]
        );
    }

    #[test]
    fn according_to_names_a_speaker() {
        let found = told("The strike was \"a clear breach of the truce\", according to the ministry.");
        assert_eq!(found, ["the ministry according to Partial: a clear breach of the truce"]);
    }

    #[test]
    fn possessives_are_no_marks() {
        assert!(told("The ministers' visit to the allies' base ended.").is_empty());
    }
}
