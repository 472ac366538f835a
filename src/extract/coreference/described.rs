//! Who is meant by a noun told again: "the minister", "the island", "the group", "the two countries".

use std::collections::BTreeMap;

use super::pair::{Pair, latest_two, together};
use super::speaker::{is_marked, speaker};
use super::{REACH, clause_of, is_modifier, is_own_subject, is_somebody, set};
use crate::extract::actor::Cast;
use crate::extract::argument::{is_content_gerund, logical_subject};
use crate::extract::mention::office_at;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::ontology::{ActorKind, Iri, PlaceKind, WordSet};
use crate::text::{Function, Sentence, Upos};

/// "both nations", "the two sides", "the officials", "the island".
pub(super) fn described_again(cast: &mut Cast, sentence: usize, token: usize) {
    let s = &cast.document.sentences[sentence];
    let lemma = s.tokens[token].lemma.to_lowercase();
    let is_definite = s.children(token).any(|c| s.tokens[c].does(Function::Definite));
    let is_pair = s.children(token).any(|c| s.tokens[c].does(Function::Pair));
    let is_plural = s.tokens[token].xpos == "NNS";
    let pairs = cast.ontology.words(WordSet::PairNoun);
    if pairs.contains(&*lemma) && is_plural && (is_pair || is_definite && s.children(token).count() == 1) {
        let pair = Pair::of(cast, &lemma);
        if let Some(members) = latest_two(cast, sentence, token, pair) {
            let entity = together(cast, members);
            set(cast, sentence, token, entity);
        }
    } else if is_definite && !is_plural && cast.ontology.words(WordSet::TerritoryNoun).contains(&*lemma) {
        let start = s.tokens[token].span.start;
        let is_territory = |m: usize| {
            let mention = &cast.found.mentions[m];
            mention.span.start < start
                && cast.found.entities[mention.entity].actor_kind == Some(ActorKind::Polity)
        };
        let territory = (0..=sentence).rev().find_map(|at| {
            let named = cast.mentions_in(at).filter(|&m| is_territory(m));
            named.max_by_key(|&m| cast.found.mentions[m].span.start)
        });
        let territory = territory.map(|m| cast.found.mentions[m].entity);
        if let Some(entity) = territory {
            set(cast, sentence, token, entity);
        }
    } else if is_plural && pointing(cast, sentence, token) == Some(Pointing::The) {
        let fighters = cast.ontology.agent(&lemma).filter(|agent| agent.sector.as_deref() == Some("REB"));
        // "M23 took the town. The rebels"
        let is_theirs =
            |entity: &Entity| entity.named && entity.kind == EntityKind::Org && is_armed_group(entity);
        let known = fighters.and_then(|_| the_one(cast, sentence, token, is_theirs));
        if let Some(entity) = known.or_else(|| told_before(cast, sentence, token)) {
            set(cast, sentence, token, entity);
        }
    } else if !is_plural && let Some(manner) = pointing(cast, sentence, token) {
        let is_one = |set| cast.ontology.words(set).contains(&*lemma);
        let known = if is_one(WordSet::CountryNoun) {
            the_country(cast, sentence, token, manner)
        } else if is_one(WordSet::TownNoun) {
            the_one(cast, sentence, token, |entity| is_town(cast, entity))
        } else if let Some(person) = the_officer(cast, sentence, token, manner) {
            Some(person)
        } else {
            the_body(cast, sentence, token, &lemma, manner).or_else(|| {
                let is_body = cast.ontology.agent(&lemma).is_some_and(|agent| !agent.is_person);
                let is_again = manner == Pointing::The && is_body;
                is_again.then(|| told_before(cast, sentence, token)).flatten()
            })
        };
        if let Some(entity) = known {
            set(cast, sentence, token, entity);
        }
    }
}

/// "the President"
pub(super) fn officer_told_again(cast: &mut Cast, sentence: usize, token: usize) {
    let known = pointing(cast, sentence, token).and_then(|manner| the_officer(cast, sentence, token, manner));
    if let Some(entity) = known {
        set(cast, sentence, token, entity);
    }
}

/// Who "the minister", "the prime minister", "the envoy" is: the one near of whom the text has told that, else the only one.
fn the_officer(cast: &Cast, sentence: usize, token: usize, manner: Pointing) -> Option<usize> {
    const REMEMBERED: usize = 40;
    let s = &cast.document.sentences[sentence];
    let office = office_told(cast, s, token);
    let is_whole = match manner {
        Pointing::The => {
            let agent = cast.ontology.agent(&s.tokens[token].lemma.to_lowercase());
            office.is_some() || agent.is_some_and(|agent| agent.is_person)
        }
        Pointing::Told(kind) => kind + 1 == token && office_at(cast, s, kind) == Some(2),
        Pointing::This | Pointing::Our => false,
    };
    if !is_whole {
        return None;
    }
    let start = s.tokens[token].span.start;
    let is_same_title = |there: &Sentence, head: usize| match &office {
        // A vice president is no president.
        Some(office) if cast.ontology.offices.get(office).is_some_and(|o| o.leads) => {
            office_told(cast, there, head).as_ref() == Some(office)
        }
        Some(_) | None => there.tokens[head].lemma.eq_ignore_ascii_case(&s.tokens[token].lemma),
    };
    let mut titled: Vec<usize> = Vec::new();
    for at in sentence.saturating_sub(REMEMBERED)..=sentence {
        let there = &cast.document.sentences[at];
        for mention in cast.mentions_in(at).map(|m| &cast.found.mentions[m]) {
            if mention.span.end <= start
                && mention.form == MentionForm::Nominal
                && !titled.contains(&mention.entity)
                && is_somebody(&cast.found.entities[mention.entity])
                && !is_former(cast, there, mention)
                && is_same_title(there, mention.head)
            {
                titled.push(mention.entity);
            }
        }
    }
    let near = (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|at| {
        let before = cast.mentions_in(at).map(|m| &cast.found.mentions[m]).filter(|m| m.span.end <= start);
        let mut found: Vec<usize> = before
            .filter(|m| titled.contains(&m.entity) && (at != sentence || !is_own_subject(s, m.head, token)))
            .map(|m| m.entity)
            .collect();
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(found)
    });
    match near.as_ref().unwrap_or(&titled)[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// The office whose name ends with a word, the longest: "vice president".
fn office_told(cast: &Cast, s: &Sentence, head: usize) -> Option<Iri> {
    const LONGEST: usize = 4;
    (1..=LONGEST.min(head + 1)).rev().find_map(|length| {
        let words: Vec<String> =
            s.tokens[head + 1 - length..=head].iter().map(|t| t.form.to_lowercase()).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (known, office) = cast.ontology.names.office(&words)?;
        (known == length).then(|| office.clone())
    })
}

/// "the former minister"
fn is_former(cast: &Cast, s: &Sentence, mention: &Mention) -> bool {
    let former = cast.ontology.words(WordSet::FormerAdjective);
    s.children(mention.head).any(|c| former.contains(&*s.tokens[c].form.to_lowercase()))
}

/// How a noun points at what was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pointing {
    /// "the country"
    The,
    /// "this country"
    This,
    /// "our country", "my country"
    Our,
    /// "the militant group": the token that tells what kind it is.
    Told(usize),
}

/// Whether a noun points back with nothing but one word before it, or with one that tells a nation or a kind: "the Kenyan
/// company".
fn pointing(cast: &Cast, sentence: usize, token: usize) -> Option<Pointing> {
    let s = &cast.document.sentences[sentence];
    // "the airline, which flies to Rome,": what is added tells nothing of which one it is.
    let is_added =
        |c: usize| c > token + 1 && s.tokens[c].relation() == "acl" && s.tokens[token + 1].form == ",";
    let mut words =
        s.children(token).filter(|&c| !matches!(s.tokens[c].relation(), "case" | "punct") && !is_added(c));
    let (first, second) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let determiner = &s.tokens[first];
    match second {
        None if determiner.does(Function::Definite) => Some(Pointing::The),
        None if determiner.does(Function::Demonstrative) && determiner.xpos == "DT" => Some(Pointing::This),
        None if determiner.xpos == "PRP$"
            && (determiner.does(Function::We) || determiner.does(Function::I)) =>
        {
            Some(Pointing::Our)
        }
        Some(kind) if determiner.does(Function::Definite) && kind < token => {
            let is_attribute = matches!(s.tokens[kind].relation(), "amod" | "compound")
                || s.tokens[kind].deprel == "nmod:desc";
            is_attribute.then_some(Pointing::Told(kind))
        }
        _ => None,
    }
}

/// The state that "the country", "the African country", "this country" stands for.
fn the_country(cast: &mut Cast, sentence: usize, token: usize, manner: Pointing) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let span = s.tokens[token].span;
    let is_state = |entity: &Entity| entity.actor_kind == Some(ActorKind::State);
    let home =
        |cast: &Cast| most_told(cast, sentence, span.start, |entity| is_state(&cast.found.entities[entity]));
    match manner {
        Pointing::The => {
            the_one(cast, sentence, token, is_state).or_else(|| accuser_home(cast, sentence, token))
        }
        Pointing::This => the_one(cast, sentence, token, is_state).or_else(|| home(cast)),
        Pointing::Our => {
            let voice = speaker(cast, span).and_then(|entity| cast.found.entities[entity].state.clone());
            match voice.and_then(|iri| cast.ontology.actors.get(&iri)) {
                Some(actor) => Some(cast.actor(actor)),
                None if cast.document.quotation_around(span, is_marked).is_none() => home(cast),
                None => None,
            }
        }
        // "the West African nation" is in that part of the world; "the Kenyan nation" is no country; "the island
        // nation" is one by its shape.
        Pointing::Told(kind) => {
            let is_region = s.tokens[kind].form.starts_with(char::is_uppercase)
                && cast.mention_at(sentence, kind).is_none_or(|m| cast.state_of(m).is_none());
            let is_shape = cast.ontology.words(WordSet::CountryAttribute).contains(&*s.tokens[kind].form);
            (is_region || is_shape).then(|| the_one(cast, sentence, token, is_state)).flatten()
        }
    }
}

/// "Chad's president accused Mali of invading the country": whose state whoever accuses serves.
fn accuser_home(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let charge = clause_of(s, token).filter(|&verb| is_content_gerund(s, verb))?;
    let accuser = logical_subject(s, s.tokens[charge].head?)?;
    let accused = logical_subject(s, charge)?;
    let state = |head: usize| cast.mention_at(sentence, head).and_then(|m| cast.state_of(m));
    let home = state(accuser).filter(|home| state(accused).is_some_and(|other| other != *home))?;
    let actor = cast.ontology.actors.get(&home)?;
    Some(cast.actor(actor))
}

/// What the text before a place names far more often than any other of its kind.
pub(super) fn most_told(
    cast: &Cast,
    sentence: usize,
    start: usize,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    const REACH: usize = 40;
    const LEAST: usize = 3;
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    for mention in near.map(|m| &cast.found.mentions[m]).filter(|m| m.span.end <= start && fits(m.entity)) {
        *told.entry(mention.entity).or_default() += 1;
    }
    let (most, times) =
        told.iter().max_by_key(|(_, times)| **times).map(|(entity, times)| (*entity, *times))?;
    let is_clear = told.iter().all(|(entity, other)| *entity == most || 2 * other <= times);
    (is_clear && times >= LEAST).then_some(most)
}

/// The body that "the ministry", "the company", "the Lebanese group" stands for.
fn the_body(cast: &Cast, sentence: usize, token: usize, lemma: &str, manner: Pointing) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let is_body = |entity: &Entity| entity.named && entity.kind == EntityKind::Org;
    let words = |set| cast.ontology.words(set);
    let bears = |entity: &Entity| is_called(&entity.label, lemma);
    // "The company" after "Lumora", "the party" after "Fidesz": a body in the same trade.
    let trade = cast.ontology.agent(lemma).filter(|agent| !agent.is_person && !agent.is_plural);
    let trade = trade.and_then(|agent| agent.sector.as_deref());
    let is_company = trade == Some("BUS") && !words(WordSet::BranchNoun).contains(lemma);
    let is_party = trade == Some("PTY");
    let is_group = words(WordSet::MovementNoun).contains(lemma);
    let is_bloc = words(WordSet::BlocNoun).contains(lemma);
    let is_society = words(WordSet::SocietyNoun).contains(lemma);
    let is_of_kind = |entity: &Entity| match entity.sector.as_deref() {
        None => is_company,
        Some("BUS") => is_company,
        Some("PTY") => is_party,
        Some("IGO") => is_bloc,
        Some("NGO") => is_society,
        Some(_) => (is_group || is_society) && is_armed_group(entity),
    };
    match manner {
        Pointing::The => the_namesake(cast, sentence, token, |entity| is_body(entity) && bears(entity))
            .or_else(|| the_one(cast, sentence, token, |entity| is_body(entity) && is_of_kind(entity)))
            // Of several companies the one that the text is about.
            .or_else(|| {
                let fits = |entity: usize| {
                    let entity = &cast.found.entities[entity];
                    is_body(entity) && is_of_kind(entity)
                };
                most_told(cast, sentence, s.tokens[token].span.start, fits)
            }),
        Pointing::This | Pointing::Our => None,
        Pointing::Told(kind) => {
            let state = cast.mention_at(sentence, kind).and_then(|m| cast.state_of(m));
            let is_kind = words(WordSet::MovementAttribute).contains(&*s.tokens[kind].form.to_lowercase());
            // "the oil company", "the rights group"
            let is_trade = s.tokens[kind].upos == Upos::Noun && !is_kind;
            let is_told = |entity: &Entity| match &state {
                Some(state) => entity.state.as_ref() == Some(state),
                None if is_armed_group(entity) => is_kind,
                None => is_trade && !is_party,
            };
            the_one(cast, sentence, token, |entity| is_body(entity) && is_of_kind(entity) && is_told(entity))
        }
    }
}

/// "The troops" after "Ugandan troops", "the government" after "the government of Chad": the only ones of whom the same
/// noun told lately whose they are.
fn told_before(cast: &Cast, sentence: usize, token: usize) -> Option<usize> {
    const REMEMBERED: usize = 6;
    let s = &cast.document.sentences[sentence];
    let noun = &s.tokens[token];
    let own = cast.mention_at(sentence, token).and_then(|m| cast.state_of(m));
    let near = (sentence.saturating_sub(REMEMBERED)..=sentence).flat_map(|at| cast.mentions_in(at));
    let same = near.map(|m| &cast.found.mentions[m]).filter(|m| {
        let there = &cast.document.sentences[m.sentence];
        let word = &there.tokens[m.head];
        m.form == MentionForm::Nominal
            && m.span.end <= noun.span.start
            && word.form.eq_ignore_ascii_case(&noun.form)
            && (m.sentence != sentence || !is_own_subject(there, m.head, token))
    });
    let mut told = same.map(|m| m.entity).filter(|&entity| {
        let entity = &cast.found.entities[entity];
        entity.state.is_some() || entity.body.is_some()
    });
    let first = told.next()?;
    let is_same_state = own.is_none() || cast.found.entities[first].state == own;
    (is_same_state && told.all(|other| other == first)).then_some(first)
}

fn is_armed_group(entity: &Entity) -> bool {
    matches!(entity.sector.as_deref(), Some("REB" | "UAF" | "CRM"))
}

/// The one body of a kind that was named lately; of several, the one that the text is about.
fn the_namesake(cast: &Cast, sentence: usize, token: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
    let start = cast.document.sentences[sentence].tokens[token].span.start;
    let near = (sentence.saturating_sub(REACH)..=sentence).flat_map(|at| cast.mentions_in(at));
    let mut named = near.map(|m| &cast.found.mentions[m]).filter(|m| m.span.end <= start);
    let first = named.find(|m| fits(&cast.found.entities[m.entity]))?.entity;
    match named.any(|m| m.entity != first && fits(&cast.found.entities[m.entity])) {
        true => most_told(cast, sentence, start, |entity| fits(&cast.found.entities[entity])),
        false => the_one(cast, sentence, token, fits),
    }
}

/// Whether a body's name says that it is one of these: "Ministry of Defence" a ministry, "Kenya Tea Board" a board.
fn is_called(label: &str, lemma: &str) -> bool {
    let head = label.split([' ', ',']).take_while(|word| !word.starts_with(char::is_lowercase)).last();
    head.is_some_and(|head| head.to_lowercase() == lemma)
}

fn is_town(cast: &Cast, entity: &Entity) -> bool {
    let is_land = entity.kind.is_land();
    let place = entity.place.as_ref().map(|iri| cast.ontology.places.get(iri));
    is_land
        && entity.named
        && match place {
            Some(place) => place.is_some_and(|place| place.kind == PlaceKind::City),
            None => entity.actor.is_none(),
        }
}

/// The one entity of a kind that the nearest sentence names which names any: "the country", "the ministry".
fn the_one(cast: &Cast, sentence: usize, token: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let start = s.tokens[token].span.start;
    let nearest = (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|at| {
        let mut found: Vec<usize> = cast
            .mentions_in(at)
            .map(|m| &cast.found.mentions[m])
            .filter(|m| m.span.end <= start && fits(&cast.found.entities[m.entity]))
            // "American troops in the country"
            .filter(|m| at != sentence || !is_modifier(s, m.head) && !is_own_subject(s, m.head, token))
            .map(|m| m.entity)
            .collect();
        // "Britain imposed sanctions on Rwandan officials over the country's support": either could be meant.
        let is_rival = |m: &&Mention| {
            let noun = s.tokens[m.head].head;
            m.span.end <= start
                && is_modifier(s, m.head)
                && fits(&cast.found.entities[m.entity])
                && !noun.is_some_and(|noun| s.head_chain(token).any(|t| t == noun))
        };
        if at == sentence && !found.is_empty() {
            let near = cast.mentions_in(at).map(|m| &cast.found.mentions[m]);
            found.extend(near.filter(is_rival).map(|m| m.entity));
        }
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(found)
    })?;
    (nearest.len() == 1).then(|| nearest[0])
}
