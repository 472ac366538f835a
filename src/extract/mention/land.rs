//! Names of lands, of parts of them and of their people: "Eastern Ukraine", "Southern Asia", "the French".

use std::ops::Range;

use super::named::known_name;
use super::{head_of, is_kin, modifies, state_behind};
use crate::extract::actor::Cast;
use crate::extract::shape;
use crate::extract::{Entity, EntityKind, MentionForm};
use crate::ontology::{Actor, ActorKind, Iri, NameKind, Naming, Ontology, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence};

/// A state or place of the gazetteer at `token`.
pub(super) fn land_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let (_, namings) = cast.ontology.names.longest(&forms[token..])?;
    let is_land = |naming: &Naming| {
        let actor = cast.ontology.actors.get(&naming.iri);
        actor.map_or(naming.kind == NameKind::Place, |actor| {
            actor.kind.is_state() && naming.kind != NameKind::Metonym
        })
    };
    if !namings.iter().any(is_land) {
        return None;
    }
    known_name(cast, sentence, token, forms)
}

/// The state that a name is that of, or that a place of this name is in.
pub(super) fn state_named<'o>(ontology: &'o Ontology, namings: &[Naming]) -> Option<&'o Iri> {
    namings.iter().find_map(|naming| match ontology.actors.get(&naming.iri) {
        Some(actor) => {
            let is_state = actor.kind.is_state() && naming.kind == NameKind::Name;
            Some(&actor.iri).filter(|_| is_state)
        }
        None => ontology.places.get(&naming.iri)?.state.as_ref(),
    })
}

/// The entity of a stretch of land that the gazetteer lacks.
pub(super) fn unknown_land(cast: &mut Cast, label: String, state: Option<Iri>) -> usize {
    let key = format!("land {label}");
    cast.entity(&key, || Entity { named: true, ..Entity::described(EntityKind::Loc, label, state, None) })
}

/// "Eastern Ukraine", "North-West Pakistan": a part of a state or of a place, which has no other name.
pub(super) fn part_of_land(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let ontology = cast.ontology;
    let s = &cast.document.sentences[sentence];
    let is_hyphened = forms.get(token + 1) == Some(&"-");
    let land = token + if is_hyphened { 3 } else { 1 };
    let is_part = forms[token].starts_with(char::is_uppercase)
        && ontology.words(WordSet::PartAdjective).contains(&*forms.get(token..land)?.concat().to_lowercase());
    if !is_part || ontology.names.longest(&forms[token..]).is_some() {
        return None;
    }
    let (length, namings) = ontology.names.longest(forms.get(land..)?)?;
    let state = state_named(ontology, namings)?;
    let end = land + length;
    // "Central London School"
    if shape::run(cast, s, land, shape::is_title_case(s)).is_some_and(|run| run > end) {
        return None;
    }
    let span = Span::new(s.tokens[token].span.start, s.tokens[end - 1].span.end);
    let (label, head) = (cast.document.label(span), head_of(s, token, end));
    let entity = unknown_land(cast, label, Some(state.clone()));
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    Some(end)
}

/// "the North" after "North Korea", "North" in "North and South Korea": a part of the compass that is a state's short name.
pub(super) fn compass_name(cast: &mut Cast, sentence: usize, token: usize, forms: &[&str]) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let word = &s.tokens[token];
    let compass = cast.ontology.words(WordSet::CompassNoun);
    let is_compass =
        |form: &str| form.starts_with(char::is_uppercase) && compass.contains(&*form.to_lowercase());
    if !is_compass(&word.form) {
        return None;
    }
    let is_state = |entity: &Entity| entity.actor_kind.is_some_and(ActorKind::is_state);
    let entity = match forms[token + 1..] {
        [_, other, land, ..] if s.tokens[token + 1].does(Function::Coordinator) && is_compass(other) => {
            let (length, namings) = cast.ontology.names.longest(&[&word.form, land])?;
            let naming = namings.iter().find(|n| n.kind == NameKind::Name).filter(|_| length == 2)?;
            cast.actor(cast.ontology.actors.get(&naming.iri)?)
        }
        _ => {
            let before = token.checked_sub(1).filter(|&t| s.tokens[t].does(Function::Definite))?;
            // "the South Pacific"
            let is_name = !modifies(s, token) && s.tokens[before].head == Some(token);
            let begins = format!("{} ", word.form);
            let called = |entity: &Entity| is_state(entity) && entity.label.starts_with(&begins);
            let mut known = cast.found.entities.iter().enumerate().filter(|(_, entity)| called(entity));
            let (known, other) = (known.next()?.0, known.next());
            if other.is_some() || !is_name {
                return None;
            }
            known
        }
    };
    cast.mention(sentence, token, word.span, MentionForm::Name, entity);
    Some(token + 1)
}

/// "the Libyan House of Representatives", "Japan's Supreme Court", "the House of Representatives of Libya": the body of
/// the state right before or behind.
pub(super) fn of_another_state<'a>(
    cast: &Cast<'a>,
    sentence: usize,
    name: Range<usize>,
    iri: &Iri,
) -> Option<&'a Actor> {
    let s = &cast.document.sentences[sentence];
    let actor = cast.ontology.actors.get(iri).filter(|a| a.kind == ActorKind::Organisation)?;
    let before = || {
        let owned = name.start.checked_sub(1).filter(|&before| s.tokens[before].xpos == "POS");
        let before = owned.unwrap_or(name.start).checked_sub(1)?;
        let owner = cast.mentions_in(sentence).find(|&m| {
            let mention = &cast.found.mentions[m];
            mention.span.end == s.tokens[before].span.end
        });
        let iri = cast.found.entities[cast.found.mentions[owner?].entity].actor.as_ref()?;
        cast.ontology.actors.get(iri)
    };
    before().or_else(|| state_behind(cast, s, name.end)).filter(|owner| {
        owner.kind.is_state() && actor.state.as_ref().is_some_and(|state| *state != owner.iri)
    })
}

/// "Palestinians": people of a state, who are not its government.
pub(super) fn people<'a>(
    cast: &mut Cast<'a>,
    actor: &'a Actor,
    s: &Sentence,
    start: usize,
    end: usize,
) -> usize {
    let span = Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end);
    let label = span.text(&cast.document.article.text).to_owned();
    let state = match actor.kind {
        ActorKind::State | ActorKind::Polity => Some(actor.iri.clone()),
        ActorKind::Group => return people_of_group(cast, actor, s, start, &label),
        ActorKind::Organisation | ActorKind::Person => return cast.actor(actor),
    };
    let is_plural = matches!(s.tokens[end - 1].xpos.as_str(), "NNS" | "NNPS");
    // "ethnic Albanians" are no citizens of Albania.
    let is_kin = is_kin(cast, s, start);
    let mut label =
        if is_kin { format!("{} {label}", s.tokens[start - 1].form.to_lowercase()) } else { label };
    let mut state = state.filter(|_| !is_kin);
    if let Some((home, last)) = home_behind(cast, s, end, is_kin) {
        let behind = Span::new(s.tokens[end].span.start, s.tokens[last].span.end);
        label = format!("{label} {}", behind.text(&cast.document.article.text));
        // "Turks living in Germany" are Turkey's.
        let is_moved = s.tokens[end].does(Function::Genitive) || state.is_none();
        state = if is_moved { Some(home.clone()) } else { state };
    }
    let key = format!("people {label} {state:?}");
    let kind = if is_plural { EntityKind::Group } else { EntityKind::Per };
    cast.entity(&key, || Entity::described(kind, label, state, Some("CVL".into())))
}

/// "Albanians of southern Serbia", "Turks living in Germany", "ethnic Turks in Bulgaria": the state of the land in which people
/// live who are named for another, and the last word of its name.
fn home_behind<'a>(cast: &Cast<'a>, s: &Sentence, end: usize, is_kin: bool) -> Option<(&'a Iri, usize)> {
    let word = s.tokens.get(end)?;
    let lives = cast.ontology.words(WordSet::HomeParticiple).contains(&*word.form);
    let link = end + usize::from(lives);
    let around = || s.behind(link, Function::Origin).filter(|_| lives || is_kin);
    let next = s.behind(link, Function::Genitive).or_else(around)?;
    let is_small = s.tokens.get(next).is_some_and(|word| word.form.starts_with(char::is_lowercase));
    let land = next + usize::from(is_small);
    let words: Vec<&str> = s.tokens.get(land..)?.iter().take(6).map(|t| t.form.as_str()).collect();
    let (length, namings) = cast.ontology.names.longest(&words)?;
    Some((state_named(cast.ontology, namings)?, land + length - 1))
}

/// "Iraqi Kurds": those of a group who live in the state of the adjective before.
fn people_of_group<'a>(
    cast: &mut Cast<'a>,
    group: &'a Actor,
    s: &Sentence,
    start: usize,
    label: &str,
) -> usize {
    let adjective = start.checked_sub(1).filter(|&before| s.tokens[before].relation() == "amod");
    let land = adjective.and_then(|before| {
        let mention =
            cast.found.mentions.last().filter(|m| m.head == before && m.form == MentionForm::Adjective)?;
        let land = &cast.found.entities[mention.entity];
        let is_state = land.actor_kind.is_some_and(ActorKind::is_state);
        land.actor.clone().filter(|_| is_state)
    });
    let (Some(before), Some(land)) = (adjective, land) else { return cast.actor(group) };
    let label = format!("{} {label}", s.tokens[before].form);
    let key = format!("people {label}");
    let sector = group.sector.clone();
    let body = Some(group.iri.clone());
    cast.entity(&key, || Entity { body, ..Entity::described(EntityKind::Group, label, Some(land), sector) })
}
