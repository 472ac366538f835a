//! Claims: who says what. A reporting word with a clause, or quoted speech with a speaker. This
//! module does not judge truth; see factuality.

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::extract::argument::{base, logical_object, logical_subject};
use crate::extract::scene::Scene;
use crate::extract::topic::TopicIndex;
use crate::extract::{Claim, ClaimManner, Participant, setting};
use crate::ontology::{Filling, SpeechWord, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Manner, Quotation, Sentence, Upos};

pub(super) fn claims(scene: &Scene, topics: &TopicIndex, diagnostics: &mut Vec<Diagnostic>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (sentence, s) in scene.document.sentences.iter().enumerate() {
        if s.kind.is_evidence() {
            claims.extend((0..s.tokens.len()).filter_map(|token| indirect(scene, topics, sentence, token)));
            claims.extend((0..s.tokens.len()).filter_map(|token| attributed(scene, topics, sentence, token)));
        }
    }
    for quotation in scene.document.quotations.iter().filter(|q| q.manner == Manner::Direct) {
        quoted(scene, topics, quotation, &mut claims, diagnostics);
    }
    claims.sort_by_key(|claim| (claim.content, claim.claimant));
    claims
}

/// A reporting word, its speaker and its clause.
fn indirect(scene: &Scene, topics: &TopicIndex, sentence: usize, token: usize) -> Option<Claim> {
    let s = scene.sentence(sentence);
    let word = reporting(scene, s, token)?;
    let clause = content(s, token)?;
    let speaker = logical_subject(s, token).filter(|&t| !s.subtree(clause).contains(&t) || t == token)?;
    let claimant = scene.participants(sentence, speaker, Filling::Owned).into_iter().next()?;
    let span = if s.tokens[token].deprel == "parataxis" {
        without(s, clause, token)
    } else {
        before_contrast(scene, s, clause)
    };
    let marked = scene.document.quotations.iter().filter(|q| q.manner != Manner::Indirect);
    let quotation = marked.into_iter().find(|q| span.contains(q.content) || q.span.contains(span));
    let manner = match quotation {
        None => ClaimManner::Indirect,
        Some(q) if q.span.contains(span) => ClaimManner::DirectQuote,
        Some(_) => ClaimManner::PartialQuote,
    };
    Some(Claim {
        sentence,
        evidence: s.span,
        claimant,
        on_behalf_of: scene.entities[claimant.entity].state.clone(),
        addressee: addressee(scene, sentence, token, word),
        content: span,
        quotation: quotation.map(|q| q.content),
        manner,
        events: Vec::new(),
        stances: Vec::new(),
        date: setting::date(scene, sentence, token),
        topic: topics.topic(s, &s.subtree(clause)).cloned(),
    })
}

/// "According to Oman, Iran met Qatar": the rest of the clause is what Oman says.
fn attributed(scene: &Scene, topics: &TopicIndex, sentence: usize, token: usize) -> Option<Claim> {
    let s = scene.sentence(sentence);
    let preposition = s.preposition(token).filter(|_| base(&s.tokens[token].deprel) == "obl")?;
    scene.ontology.speech(&preposition, WordClass::Preposition).find(|word| word.is_reporting)?;
    let clause = s.tokens[token].head?;
    let claimant = scene.participants(sentence, token, Filling::Owned).into_iter().next()?;
    let outside = s.subtree(token);
    let is_punctuation = |&t: &usize| s.tokens[t].upos == Upos::Punct;
    let inside: Vec<usize> =
        s.subtree(clause).into_iter().filter(|t| !outside.contains(t) && !is_punctuation(t)).collect();
    let (first, last) = (*inside.first()?, *inside.last()?);
    // In the middle of the clause its words are not one span.
    let is_one_span = last < token || first > token;
    let content = is_one_span.then(|| Span::new(s.tokens[first].span.start, s.tokens[last].span.end))?;
    Some(Claim {
        sentence,
        evidence: s.span,
        claimant,
        on_behalf_of: scene.entities[claimant.entity].state.clone(),
        addressee: None,
        content,
        quotation: None,
        manner: ClaimManner::Indirect,
        events: Vec::new(),
        stances: Vec::new(),
        date: None,
        topic: topics.topic(s, &inside).cloned(),
    })
}

fn reporting<'a>(scene: &Scene<'a>, s: &Sentence, token: usize) -> Option<&'a SpeechWord> {
    if s.tokens[token].upos != Upos::Verb {
        return None;
    }
    scene.ontology.speech(&s.tokens[token].lemma, WordClass::Verb).find(|word| word.is_reporting)
}

/// The clause that is said: governed, or the one beside which "officials said" stands.
fn content(s: &Sentence, token: usize) -> Option<usize> {
    let governed = s.children(token).find(|&c| s.tokens[c].deprel == "ccomp");
    governed
        .or_else(|| s.children(token).find(|&c| s.tokens[c].deprel == "parataxis" && c > token))
        .or_else(|| s.tokens[token].head.filter(|_| s.tokens[token].deprel == "parataxis"))
}

/// "it opposes …, while China views …": the contrast at the end is not part of what is said.
fn before_contrast(scene: &Scene, s: &Sentence, clause: usize) -> Span {
    let whole = s.subtree_span(clause);
    let markers = scene.ontology.words(WordSet::ContrastMarker);
    let contrast = s.subtree(clause).into_iter().find(|&t| {
        s.tokens[t].deprel == "mark"
            && markers.contains(&s.tokens[t].lemma)
            && t > clause
            && t > 0
            && s.tokens[t - 1].form == ","
    });
    match contrast.and_then(|t| t.checked_sub(2)) {
        Some(last) => Span::new(whole.start, s.tokens[last].span.end.max(whole.start)),
        None => whole,
    }
}

/// A clause without the words that report it.
fn without(s: &Sentence, clause: usize, reporting: usize) -> Span {
    let outside = s.subtree(reporting);
    let inside: Vec<usize> = s
        .subtree(clause)
        .into_iter()
        .filter(|t| !outside.contains(t) && s.tokens[*t].upos != Upos::Punct)
        .collect();
    match (inside.first(), inside.last()) {
        (Some(&first), Some(&last)) if last < reporting || first > reporting => {
            Span::new(s.tokens[first].span.start, s.tokens[last].span.end)
        }
        _ => s.subtree_span(clause),
    }
}

/// "told Wang that", "said to reporters that".
fn addressee(scene: &Scene, sentence: usize, token: usize, word: &SpeechWord) -> Option<Participant> {
    let s = scene.sentence(sentence);
    let object =
        s.children(token).find(|&c| s.tokens[c].deprel == "iobj").or_else(|| logical_object(s, token));
    let named = word.addressee.as_ref().and_then(|preposition| {
        s.children(token).find(|&c| {
            base(&s.tokens[c].deprel) == "obl" && s.preposition(c).is_some_and(|p| p == *preposition)
        })
    });
    object
        .into_iter()
        .chain(named)
        .find_map(|t| scene.participants(sentence, t, Filling::Actor).into_iter().next())
}

/// Quoted speech that no clause covers becomes a claim of its own; a wider one takes over.
fn quoted(
    scene: &Scene,
    topics: &TopicIndex,
    quotation: &Quotation,
    claims: &mut Vec<Claim>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if claims.iter().any(|claim| claim.content.contains(quotation.content)) {
        return;
    }
    let sentences = &scene.document.sentences;
    let Some(sentence) = sentences.iter().position(|s| s.span.overlaps(quotation.content)) else { return };
    if !sentences[sentence].kind.is_evidence() {
        return;
    }
    let inner = claims
        .iter()
        .position(|claim| claim.manner == ClaimManner::DirectQuote && quotation.span.contains(claim.content));
    let speaker = quotation.speaker.and_then(|span| scene.participant_of_span(span));
    let Some(claimant) = speaker.or_else(|| inner.map(|index| claims[index].claimant)) else {
        diagnostics.push(Diagnostic { span: quotation.span, kind: DiagnosticKind::UnknownSpeaker });
        return;
    };
    let addressee = inner.and_then(|index| claims[index].addressee);
    claims.retain(|claim| {
        !(claim.manner == ClaimManner::DirectQuote && quotation.span.contains(claim.content))
    });
    let last = sentences.iter().rposition(|s| s.span.overlaps(quotation.content)).unwrap_or(sentence);
    let topic = sentences[sentence..=last].iter().find_map(|s| {
        let tokens: Vec<usize> =
            (0..s.tokens.len()).filter(|&t| quotation.content.contains(s.tokens[t].span)).collect();
        topics.topic(s, &tokens).cloned()
    });
    claims.push(Claim {
        sentence,
        evidence: sentences[sentence].span.cover(sentences[last].span),
        claimant,
        on_behalf_of: scene.entities[claimant.entity].state.clone(),
        addressee,
        content: quotation.content,
        quotation: Some(quotation.content),
        manner: ClaimManner::DirectQuote,
        events: Vec::new(),
        stances: Vec::new(),
        date: None,
        topic,
    });
}
