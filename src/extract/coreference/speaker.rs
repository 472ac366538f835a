//! Who speaks: "I", "we" and "you" of a quotation or an interview.

use super::described::most_told;
use crate::extract::actor::Cast;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::ontology::WordSet;
use crate::span::Span;
use crate::text::{Function, Manner, Upos};

/// "I": whoever speaks the quotation around it, outside of one whoever is interviewed, else the author.
pub(super) fn first_person(cast: &mut Cast, span: Span, interviewee: Option<usize>) -> usize {
    let quotation = cast.document.quotation_around(span, is_marked).map(|q| q.span.start);
    let known = if quotation.is_some() { speaker(cast, span) } else { interviewee };
    known.unwrap_or_else(|| {
        let key = quotation.map_or("the author".to_owned(), |start| format!("the speaker at {start}"));
        cast.entity(&key, || Entity::described(EntityKind::Per, String::new(), None, None))
    })
}

/// "we": those for whom whoever is interviewed, or else the author, speaks.
pub(super) fn side_of(cast: &mut Cast, speaker: Option<usize>) -> usize {
    let key = format!("the side of {speaker:?}");
    cast.entity(&key, || Entity::described(EntityKind::Org, String::new(), None, None))
}

/// "we" in a speech of nobody knows whom.
pub(super) fn side_of_nobody_known(cast: &mut Cast, span: Span) -> usize {
    let Some(quotation) = cast.document.quotation_around(span, is_marked) else { return side_of(cast, None) };
    let key = format!("the side of the speaker at {}", quotation.span.start);
    cast.entity(&key, || Entity::described(EntityKind::Org, String::new(), None, None))
}

/// "you": to whom a speech, or the author, speaks, where nobody is called by name.
pub(super) fn audience(cast: &mut Cast, span: Span) -> usize {
    let key = format!("whom {:?} addresses", voice(cast, span));
    cast.entity(&key, || Entity::described(EntityKind::Per, String::new(), None, None))
}

/// How many sentences of an article may tell that it is an interview.
const INTRODUCTION: usize = 12;

/// "our reporter interviewed Angela Merkel", "an interview with the founder Ana Silva": the one whom the
/// article lets speak.
pub(super) fn interviewee(cast: &Cast) -> Option<usize> {
    let words = cast.ontology.words(WordSet::InterviewWord);
    let sentences = cast.document.sentences.iter().enumerate().take(INTRODUCTION);
    sentences
        .flat_map(|(index, s)| (0..s.tokens.len()).map(move |t| (index, s, t)))
        .filter(|(_, s, t)| words.contains(&*s.tokens[*t].lemma))
        .find_map(|(index, s, t)| {
            let asked = s.children(t).filter(|&c| match s.tokens[c].deprel.as_str() {
                "obj" | "nsubj:pass" => s.tokens[t].upos == Upos::Verb,
                // "said in an interview with the BBC": who asks.
                "nmod" => {
                    s.tokens[t].relation() != "obl"
                        && s.case_marker(c).is_some_and(|c| s.tokens[c].does(Function::Absolute))
                }
                _ => false,
            });
            // "Ana Silva, interviewed by"
            let described = s.tokens[t].head.filter(|_| s.tokens[t].relation() == "acl");
            asked.chain(described).find_map(|c| {
                let mention = cast.mention_at(index, c)?;
                let entity = cast.found.mentions[mention].entity;
                (cast.found.entities[entity].kind == EntityKind::Per).then_some(entity)
            })
        })
}

/// "Mr. Silva, you know better": whom the sentence calls by name, or the one before it.
pub(super) fn addressed(cast: &Cast, sentence: usize, span: Span) -> Option<usize> {
    let voice = voice(cast, span);
    (sentence.saturating_sub(1)..=sentence).rev().find_map(|at| {
        let s = &cast.document.sentences[at];
        let called = cast.mentions_in(at).map(|m| &cast.found.mentions[m]);
        let mut called = called.filter(|m| {
            m.kind == EntityKind::Per
                && s.tokens[m.head].relation() == "vocative"
                && self::voice(cast, m.span) == voice
        });
        called.next().map(|m| m.entity)
    })
}

pub(super) fn is_question(cast: &Cast, sentence: usize) -> bool {
    cast.document.sentences[sentence].tokens.last().is_some_and(|token| token.form == "?")
}

pub(super) fn is_marked(manner: Manner) -> bool {
    manner != Manner::Indirect
}

/// The speaker of the quotation around a span.
pub(super) fn speaker(cast: &Cast, span: Span) -> Option<usize> {
    let quotation = cast.document.quotation_around(span, is_marked)?;
    let Some(words) = quotation.speaker else { return quoting(cast, quotation.span) };
    let sentence = cast.document.sentence_at(words)?;
    let speaks = |m: &&Mention| {
        matches!(m.kind, EntityKind::Per | EntityKind::Org | EntityKind::Gpe)
            && (words.contains(m.span) || m.span.contains(words))
    };
    // "Ferrum Dynamics chief Ana Silva": who is named last, as what is before it tells who that is.
    let s = &cast.document.sentences[sentence];
    let within = |t: &usize| words.contains(s.tokens[*t].span);
    let head =
        (0..s.tokens.len()).filter(within).find(|&t| s.tokens[t].head.is_none_or(|head| !within(&head)));
    let head = head.and_then(|head| cast.mention_at(sentence, head)).map(|m| &cast.found.mentions[m]);
    let near = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]).filter(speaks);
    head.filter(speaks).or_else(|| near.max_by_key(|m| m.span.end - m.span.start)).map(|m| m.entity)
}

/// "Silva left a short note: 'I have had enough'": who is the subject of the sentence that goes on with a quotation.
fn quoting(cast: &Cast, quotation: Span) -> Option<usize> {
    let sentence = cast.document.sentence_at(Span::new(quotation.start, quotation.start + 1))?;
    let s = &cast.document.sentences[sentence];
    let root = s.root()?;
    let subject = s.children_by(root, "nsubj").find(|&c| s.tokens[c].deprel == "nsubj")?;
    let mention = &cast.found.mentions[cast.mention_at(sentence, subject)?];
    let is_somebody = matches!(mention.kind, EntityKind::Per | EntityKind::Org | EntityKind::Gpe);
    let is_before = s.tokens[root.max(subject)].span.end <= quotation.start;
    (is_before && is_somebody).then_some(mention.entity)
}

/// Whose "we" a speaker says: the state or body that is served, else the speaker's own.
pub(super) fn spoken_for(cast: &mut Cast, entity: usize, sentence: usize, span: Span) -> usize {
    let entities = &cast.found.entities;
    let speaker = &entities[entity];
    let body = speaker.body.as_ref();
    let body = body.and_then(|body| entities.iter().position(|e| e.actor.as_ref() == Some(body)));
    // "Hezbollah spokesman Ali Karim" speaks for no state.
    let is_bodys = body.is_some_and(|body| !is_official(&entities[body]));
    let state = speaker.state.as_ref().filter(|_| is_official(speaker) && !is_bodys);
    match state.and_then(|state| cast.ontology.actors.get(state)) {
        Some(actor) => cast.actor(actor),
        None => {
            let served = cast.found.roles.iter().filter(|role| role.person.entity == entity);
            let served = served.filter_map(|role| role.organisation).next().or(body);
            served.or_else(|| body_told_most(cast, entity, sentence, span)).unwrap_or(entity)
        }
    }
}

/// "Spokeswoman Ana Silva said: 'We'": where nothing tells whose she is, the company that the text is about.
fn body_told_most(cast: &Cast, entity: usize, sentence: usize, span: Span) -> Option<usize> {
    let entities = &cast.found.entities;
    let is_company = |other: usize| matches!(entities[other].sector.as_deref(), Some("BUS" | "MNC"));
    let titles = cast.found.mentions.iter().filter(|m| m.entity == entity && m.form == MentionForm::Nominal);
    let is_bare = |title: &Mention| {
        let s = &cast.document.sentences[title.sentence];
        let is_whose = |&c: &usize| matches!(s.tokens[c].relation(), "det" | "amod" | "compound" | "nmod");
        let before = s.tokens.iter().rev().find(|t| t.span.end <= title.span.start);
        let is_apart = before.is_none_or(|t| matches!(t.upos, Upos::Punct | Upos::Verb));
        is_apart && s.children(title.head).filter(is_whose).all(|c| title.span.contains(s.tokens[c].span))
    };
    let mut titles = titles.peekable();
    let is_open = entities[entity].state.is_none() && titles.peek().is_some() && titles.all(is_bare);
    is_open.then(|| most_told(cast, sentence, span.start, is_company)).flatten()
}

/// Whether somebody speaks for a state.
fn is_official(entity: &Entity) -> bool {
    matches!(entity.sector.as_deref(), Some("GOV" | "MIL" | "SPY" | "LEG"))
}

/// The speech in which a word stands, by where it begins.
pub(super) fn voice(cast: &Cast, span: Span) -> Option<usize> {
    cast.document
        .quotation_around(span, |manner| manner == Manner::Direct)
        .map(|quotation| quotation.span.start)
}

/// Whether words are known to whoever speaks in a voice: what somebody else quotes is not what the narrator goes on about.
pub(super) fn is_heard(cast: &Cast, span: Span, voice: Option<usize>) -> bool {
    let told = self::voice(cast, span);
    told.is_none() || told == voice
}
