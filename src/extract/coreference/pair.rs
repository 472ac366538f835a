//! "The two", "both sides", "each other": the two who were named last, or whom the sentence joins.

use super::{REACH, clause_of};
use crate::extract::actor::Cast;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::ontology::{ActorKind, WordSet};

/// "Merkel and Hollande flew to Brussels, where they": names that are coordinated as a subject.
pub(super) fn coordinated(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let start = s.tokens[token].span.start;
    // "A and B reaffirmed their commitment"
    let is_possessive = s.tokens[token].deprel == "nmod:poss";
    let own = clause_of(s, token);
    let from = sentence.saturating_sub(1);
    let members = (from..=sentence).rev().find_map(|at| {
        let there = &cast.document.sentences[at];
        let subjects = (0..there.tokens.len()).rev().filter(|&t| there.tokens[t].relation() == "nsubj");
        subjects
            .filter(|&t| {
                there.tokens[t].span.end <= start
                    && (at != sentence || is_possessive || clause_of(there, t) != own)
            })
            .map(|t| {
                let names = there.conjuncts(t).into_iter().filter_map(|c| cast.mention_at(at, c));
                let mut members: Vec<usize> = names
                    .map(|m| cast.found.mentions[m].entity)
                    .filter(|&e| cast.found.entities[e].named)
                    .collect();
                members.dedup();
                members
            })
            .find(|members| members.len() > 1)
    })?;
    Some(together(cast, members))
}

/// The entity that several are together.
pub(super) fn together(cast: &mut Cast, members: Vec<usize>) -> usize {
    let labels: Vec<String> = members.iter().map(|&m| cast.found.entities[m].label.clone()).collect();
    let key = format!("pair {members:?}");
    cast.entity(&key, || Entity {
        members,
        ..Entity::described(EntityKind::Group, labels.join(" and "), None, None)
    })
}

/// What "the two leaders", "both companies", "both sides", "the two countries" are two of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    People,
    Companies,
    Sides,
    States,
}

impl Pair {
    pub(super) fn of(cast: &Cast, lemma: &str) -> Self {
        match cast.ontology.agent(lemma) {
            Some(agent) if agent.is_person => Self::People,
            Some(agent) if agent.sector.as_deref() == Some("BUS") => Self::Companies,
            Some(agent) if agent.sector.as_deref() != Some("PTY") => Self::States,
            _ => Self::Sides,
        }
    }

    pub(super) fn has(self, entity: &Entity, mention: &Mention) -> bool {
        let is_state =
            || entity.actor_kind == Some(ActorKind::State) && mention.form != MentionForm::Adjective;
        let is_body = |sectors: &[&str]| {
            entity.kind == EntityKind::Org
                && entity.named
                && entity.sector.as_deref().is_some_and(|sector| sectors.contains(&sector))
        };
        match self {
            Self::People => entity.kind == EntityKind::Per && entity.named,
            Self::Companies => is_body(&["BUS", "MNC"]),
            Self::Sides => is_state() || is_body(&["REB", "UAF", "PTY", "OPP"]),
            Self::States => is_state(),
        }
    }
}

/// The two that were named last and together; for two states or sides also those of two people.
pub(super) fn latest_two(cast: &mut Cast, sentence: usize, token: usize, pair: Pair) -> Option<Vec<usize>> {
    let named = |cast: &Cast, pair: Pair| {
        let start = cast.document.sentences[sentence].tokens[token].span.start;
        // The nearest sentence before that names exactly two.
        (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|from| {
            let mut found: Vec<usize> = Vec::new();
            let there = &cast.document.sentences[from];
            let locative = cast.ontology.words(WordSet::LocativePreposition);
            // "Chad and Niger met in Algeria": where they meet is none of them.
            let is_place = |m: &&Mention| {
                m.kind == EntityKind::Gpe && there.preposition(m.head).is_some_and(|p| locative.contains(&*p))
            };
            let before = cast.mentions_in(from).map(|m| &cast.found.mentions[m]);
            for mention in before.filter(|m| m.span.start < start && !is_place(m)) {
                let fits = pair.has(&cast.found.entities[mention.entity], mention);
                if fits && !found.contains(&mention.entity) {
                    found.push(mention.entity);
                }
            }
            (found.len() == 2).then_some(found)
        })
    };
    if let Some(found) = named(cast, pair) {
        return Some(found);
    }
    let two = match pair {
        Pair::People | Pair::Companies => None,
        Pair::Sides | Pair::States => named(cast, Pair::People),
    }?;
    let mut states: Vec<usize> = Vec::new();
    for person in two {
        let state = cast.ontology.actors.get(cast.found.entities[person].state.as_ref()?)?;
        states.push(cast.actor(state));
    }
    (states.len() == 2 && states[0] != states[1]).then_some(states)
}
