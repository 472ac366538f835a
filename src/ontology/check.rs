//! Checks: references that lead nowhere, frames without examples, names that two bodies share.

use std::collections::BTreeMap;

use crate::ontology::{ActorKind, Ontology};

impl Ontology {
    /// What is wrong, one line a problem; nothing when all is well.
    pub fn check(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for frame in &self.frames {
            if !self.classes.contains_key(&frame.evokes) {
                problems.push(format!("{}: evokes {}, which is no event class", frame.iri, frame.evokes));
            }
            if frame.examples.is_empty() {
                problems.push(format!("{}: no example", frame.iri));
            }
            if frame.source.is_empty() && !frame.source_optional {
                problems.push(format!("{}: no slot for its source", frame.iri));
            }
        }
        for attitude in self.attitudes.iter().filter(|attitude| attitude.frame.examples.is_empty()) {
            problems.push(format!("{}: no example", attitude.frame.iri));
        }
        for kind in self.quantities.values().filter(|kind| kind.examples.is_empty()) {
            problems.push(format!("{}: no example", kind.iri));
        }
        for instrument in self.instruments.values().filter(|instrument| instrument.examples.is_empty()) {
            problems.push(format!("{}: no example", instrument.iri));
        }
        for actor in self.actors.values() {
            if let Some(state) = actor.state.as_ref().filter(|iri| !self.actors.contains_key(*iri)) {
                problems.push(format!("{}: state {state} is not described", actor.iri));
            }
            for member in actor.members.iter().filter(|iri| !self.actors.contains_key(*iri)) {
                problems.push(format!("{}: member {member} is not described", actor.iri));
            }
            if let Some(capital) = actor.capital.as_ref().filter(|iri| !self.places.contains_key(*iri)) {
                problems.push(format!("{}: capital {capital} is not described", actor.iri));
            }
            for tenure in &actor.tenures {
                if !self.offices.contains_key(&tenure.office) {
                    problems.push(format!("{}: office {} is not described", actor.iri, tenure.office));
                }
                if !self.actors.contains_key(&tenure.of) {
                    problems.push(format!(
                        "{}: holds an office of {}, which is not described",
                        actor.iri, tenure.of
                    ));
                }
                if tenure.from.zip(tenure.to).is_some_and(|(from, to)| from > to) {
                    problems.push(format!("{}: an office ends before it begins", actor.iri));
                }
            }
        }
        for place in self.places.values() {
            if let Some(state) = place.state.as_ref().filter(|iri| !self.actors.contains_key(*iri)) {
                problems.push(format!("{}: state {state} is not described", place.iri));
            }
        }
        problems.extend(self.shared_names());
        problems
    }

    /// Exact names of two states or bodies.
    fn shared_names(&self) -> Vec<String> {
        let mut bearers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for actor in self.actors.values().filter(|actor| actor.kind != ActorKind::Person) {
            for name in actor.names.iter().chain([&actor.label]) {
                let bearers = bearers.entry(name).or_default();
                if !bearers.contains(&&*actor.iri) {
                    bearers.push(&actor.iri);
                }
            }
        }
        bearers
            .into_iter()
            .filter(|(_, bearers)| bearers.len() > 1)
            .map(|(name, bearers)| format!("{name:?} names {}", bearers.join(" and ")))
            .collect()
    }
}
