//! Bodies that many states have: "British Parliament", "the Health Ministry" of the one state that is told of.

use super::office::office_at;
use super::{is_name, owning, state_behind};
use crate::extract::actor::{Cast, minted};
use crate::extract::shape::{self, new_entity};
use crate::extract::{EntityKind, Mention, MentionForm};
use crate::ontology::{Actor, ActorKind, Iri, NameKind, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence};

/// "British Parliament", "Israel's Supreme Court": a body that the gazetteer lacks, with its state.
pub(in crate::extract) fn institutions(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            // "Mumbai Police", which may be read as a plural.
            let is_named = is_name(s, token)
                || cast.mention_at(sentence, token).is_some_and(|m| {
                    let mention = &cast.found.mentions[m];
                    mention.form == MentionForm::Name && mention.kind == EntityKind::Org
                });
            let is_head = is_named
                && !matches!(s.tokens[token].relation(), "compound" | "flat")
                && office_at(cast, s, token).is_none();
            if !is_head {
                continue;
            }
            let state = match owning(cast, sentence, token) {
                Some(owner) => cast.state_of(owner),
                // "the Ministry of National Defence of China"
                None => body_behind(cast, sentence, token)
                    .or_else(|| state_in_name(cast, sentence, token))
                    .or_else(|| state_before_name(cast, sentence, token)),
            };
            let Some(state) = state else { continue };
            // "the Lagos State Government" is not Nigeria's.
            let is_regional = owning(cast, sentence, token)
                .is_some_and(|owner| cast.found.entities[cast.found.mentions[owner].entity].place.is_some());
            match cast.mention_at(sentence, token) {
                Some(mention) => {
                    let government = cast.ontology.words(WordSet::StateNoun);
                    let is_government =
                        government.contains(&*s.tokens[token].form.to_lowercase()) && !is_regional;
                    if let Some(actor) = known_body(cast, mention, &state) {
                        cast.found.mentions[mention].entity = cast.actor(actor);
                        continue;
                    }
                    let entity = &mut cast.found.entities[cast.found.mentions[mention].entity];
                    let is_known = entity.is_known(cast.ontology);
                    // "the Federal Government of Somalia" is the state as an actor.
                    if let Some(actor) = cast.ontology.actors.get(&state)
                        && is_government
                        && entity.kind == EntityKind::Org
                        && entity.actor.is_none()
                    {
                        let entity = cast.actor(actor);
                        cast.found.mentions[mention].entity = entity;
                        cast.found.mentions[mention].kind = EntityKind::Gpe;
                        cast.found.mentions[mention].form = MentionForm::Nominal;
                        continue;
                    }
                    if entity.kind == EntityKind::Org && entity.named && entity.state.is_none() && !is_known {
                        // "Health Ministry" is one of many until its state is told.
                        let of = cast.ontology.actors.get(&state).map_or("", |actor| &*actor.label);
                        if entity.actor.is_none() {
                            entity.label = format!("{of} {}", entity.label);
                            entity.actor = Some(minted(&entity.label));
                        }
                        entity.state = Some(state);
                    }
                }
                None if shape::names_its_own(cast, s, token, token + 1) => {
                    let span = s.name_span(token);
                    let name = cast.document.label(span);
                    let entity = new_entity(cast, &name, EntityKind::Org, 2);
                    cast.found.entities[entity].state.get_or_insert(state);
                    cast.mention(sentence, token, span, MentionForm::Name, entity);
                }
                None => {}
            }
        }
    }
}

/// "Gabon elects the National Assembly", "Egypt's minister told the House of Representatives": a body whose name many
/// states have is that of the one state of which the text tells, whatever the gazetteer knows by the name.
pub(in crate::extract) fn bodies_of_the_state(cast: &mut Cast) {
    for mention in 0..cast.found.mentions.len() {
        let Mention { span, sentence, kind, form, entity, .. } = cast.found.mentions[mention];
        if kind != EntityKind::Org || form != MentionForm::Name {
            continue;
        }
        let (name, body) = (cast.document.label(span), &cast.found.entities[entity]);
        let is_known = body.is_known(cast.ontology);
        let is_shared = cast.ontology.is_shared_name(&name) && (is_known || body.actor.is_none());
        let is_open = body.state.is_none() || is_known;
        let own = body.state.clone();
        let Some(state) = (is_shared && is_open).then(|| state_told(cast, sentence, entity)).flatten() else {
            continue;
        };
        if !is_known {
            cast.found.entities[entity].state = Some(state);
        } else if own.is_some_and(|own| own != state && !tells_of(cast, entity, &own)) {
            let of = cast.ontology.actors.get(&state).map_or("", |actor| &*actor.label);
            let other = new_entity(cast, &format!("{of} {name}"), EntityKind::Org, 2);
            cast.found.entities[other].state = Some(state.clone());
            cast.found.mentions[mention].entity = other;
            // Its speaker goes with it.
            let (body, own) =
                (cast.found.entities[other].actor.clone(), cast.found.entities[entity].actor.clone());
            for officer in
                cast.found.entities.iter_mut().filter(|officer| own.is_some() && officer.body == own)
            {
                (officer.body, officer.state) = (body.clone(), Some(state.clone()));
            }
        }
    }
}

/// The one state of which others than this entity are in the sentence, or, where none is, in the nearest one before that
/// tells of any. Whose goods are banned, and whom a body warns, is no state of its own.
fn state_told(cast: &Cast, sentence: usize, entity: usize) -> Option<Iri> {
    (0..=sentence).rev().find_map(|at| {
        let others = cast.mentions_in(at).filter(|&m| at < sentence || !is_dealt_with(cast, m));
        let others =
            others.map(|m| cast.found.mentions[m].entity).filter(|&other| is_other(cast, entity, other));
        let mut states = others.filter_map(|other| cast.found.entities[other].state.as_ref());
        let first = states.next()?;
        Some(states.all(|state| state == first).then(|| first.clone()))
    })?
}

/// "banned imports from China", "warned Iran": whether a state is named behind a verb, and not as the place of it.
fn is_dealt_with(cast: &Cast, mention: usize) -> bool {
    let Mention { sentence, head, form, entity, .. } = cast.found.mentions[mention];
    let s = &cast.document.sentences[sentence];
    let first = s.first_conjunct(head);
    let preposition = s.preposition(first).unwrap_or_default();
    let is_place = cast.ontology.words(WordSet::LocativePreposition).contains(&*preposition);
    let is_behind = match s.tokens[first].relation() {
        "obj" | "iobj" => true,
        "obl" | "nmod" => !is_place && !s.is_led_by(first, Function::Genitive),
        _ => false,
    };
    let is_state = cast.found.entities[entity].actor_kind == Some(ActorKind::State);
    is_state && form == MentionForm::Name && is_behind && s.tokens[first].head.is_some_and(|h| h < first)
}

/// Whether others than this entity are of a state.
fn tells_of(cast: &Cast, entity: usize, state: &Iri) -> bool {
    let is_of = |other: usize| cast.found.entities[other].state.as_ref() == Some(state);
    cast.found.mentions.iter().any(|m| is_other(cast, entity, m.entity) && is_of(m.entity))
}

/// Whether somebody is neither this body nor one of its people, whose state is the body's.
fn is_other(cast: &Cast, body: usize, other: usize) -> bool {
    let actor = &cast.found.entities[body].actor;
    body != other && (actor.is_none() || cast.found.entities[other].body != *actor)
}

/// "the National Assembly of Senegal", "the University of Nairobi": the state of the land with which a body's name ends.
fn state_in_name(cast: &Cast, sentence: usize, token: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let name = &cast.found.mentions[cast.mention_at(sentence, token)?];
    let mut inside = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
    let land = inside.find(|m| m.span.end == name.span.end && m.span.start > name.span.start)?;
    let entity = &cast.found.entities[land.entity];
    let is_land = entity.kind.is_land();
    let is_body = name.kind == EntityKind::Org && name.form == MentionForm::Name;
    entity.state.clone().filter(|_| is_land && is_body && s.is_led_by(land.head, Function::Genitive))
}

/// "the Supreme Court of the United States": the body that the gazetteer has by the state's adjective or short name, "US
/// Supreme Court".
fn known_body<'a>(cast: &Cast<'a>, mention: usize, state: &Iri) -> Option<&'a Actor> {
    let Mention { span, kind, form, entity, .. } = cast.found.mentions[mention];
    let is_name = kind == EntityKind::Org && form == MentionForm::Name;
    if !is_name || cast.found.entities[entity].is_known(cast.ontology) {
        return None;
    }
    let name = cast.document.label(span);
    let (body, _) = name.split_once(" of ")?;
    let land = cast.ontology.actors.get(state)?;
    let lands = std::iter::once(&land.label).chain(&land.names).chain(&land.adjectives);
    let mut bodies = lands.filter_map(|land| {
        let name = format!("{land} {body}");
        let words: Vec<&str> = name.split(' ').collect();
        let (length, namings) = cast.ontology.names.longest(&words)?;
        let mut actors = namings.iter().filter_map(|naming| cast.ontology.actors.get(&naming.iri));
        actors.find(|actor| length == words.len() && actor.state.as_ref() == Some(state))
    });
    bodies.next()
}

/// "the Kenyan Prosecutor's Office", "the Kenya People's Defence Forces": the state with which the name of one of its
/// bodies begins.
fn state_before_name(cast: &Cast, sentence: usize, token: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let name = &cast.found.mentions[cast.mention_at(sentence, token)?];
    let mut inside = cast.mentions_in(sentence).map(|m| &cast.found.mentions[m]);
    let land = inside.find(|m| m.span.start == name.span.start && m.span.end < name.span.end);
    let last = s.tokens.iter().find(|t| t.span.end == name.span.end)?;
    let sector = cast.ontology.agent(&last.form.to_lowercase())?.sector.as_deref();
    let is_public = matches!(sector, Some("GOV" | "JUD" | "LEG" | "MIL" | "COP" | "SPY"));
    let is_body = name.kind == EntityKind::Org && name.form == MentionForm::Name;
    let owner = land.map(|land| &cast.found.entities[land.entity]);
    let owner = match owner.filter(|owner| owner.actor_kind == Some(ActorKind::State)) {
        Some(owner) => owner.actor.clone(),
        None if matches!(sector, Some("MIL" | "COP")) => state_of_adjective(cast, s, name.span),
        None => None,
    };
    owner.filter(|_| is_body && is_public)
}

/// "the Royal Thai Air Force": the one state whose adjective is among the words of a name.
fn state_of_adjective(cast: &Cast, s: &Sentence, name: Span) -> Option<Iri> {
    let words = s.tokens.iter().filter(|t| name.contains(t.span));
    let mut states = words.filter_map(|word| {
        let (_, namings) = cast.ontology.names.longest(&[&word.form])?;
        let adjective = namings.iter().find(|naming| naming.kind == NameKind::Adjective)?;
        let actor = cast.ontology.actors.get(&adjective.iri)?;
        (actor.kind == ActorKind::State).then(|| actor.iri.clone())
    });
    let first = states.next()?;
    states.all(|other| other == first).then_some(first)
}

/// The state of a body whose name "of" and the state's follow.
fn body_behind(cast: &Cast, sentence: usize, token: usize) -> Option<Iri> {
    let s = &cast.document.sentences[sentence];
    let mention = &cast.found.mentions[cast.mention_at(sentence, token)?];
    let next = s.tokens.iter().position(|t| t.span.start >= mention.span.end)?;
    let is_body = mention.kind == EntityKind::Org && mention.form == MentionForm::Name;
    state_behind(cast, s, next).filter(|_| is_body).map(|actor| actor.iri.clone())
}
