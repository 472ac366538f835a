//! Variants: the other class that a frame evokes by whom it is done to, by whom, or by what is promised.

use crate::extract::argument::{Trigger, fillers, logical_object};
use crate::extract::promise::{promises_harm, promises_nothing};
use crate::extract::scene::Scene;
use crate::extract::standing::{are_civilians, are_police, is_crowd, is_government};
use crate::extract::{EntityKind, Participant};
use crate::ontology::{EventClass, Filling, Frame, Iri};
use crate::text::{Sentence, Upos};

/// The class that a frame evokes at a word: harm promised, a body left and people hit may have a class of their own.
pub(super) fn class_told<'a>(
    scene: &Scene<'a>,
    sentence: usize,
    trigger: Trigger,
    frame: &'a Frame,
) -> Option<&'a EventClass> {
    let class = scene.ontology.class(&frame.evokes)?;
    let s = scene.sentence(sentence);
    let class = variant(scene, class, &class.if_hostile, || promises_harm(scene, s, trigger))?;
    let class = variant(scene, class, &class.if_withheld, || promises_nothing(scene, s, trigger))?;
    let class = variant(scene, class, &class.if_body, || leaves_body(scene, sentence, trigger, frame))?;
    let class = variant(scene, class, &class.if_rebels, || hits_rebels(scene, sentence, trigger))?;
    variant(scene, class, &class.if_person, || hits_people(scene, sentence, trigger))
}

/// The class that it is by who does it: a crowd, the police, a government or civilians.
pub(super) fn class_by_sources<'a>(
    scene: &Scene<'a>,
    class: &'a EventClass,
    word: Upos,
    frame: &Frame,
    sources: &[Participant],
) -> Option<&'a EventClass> {
    let class = variant(scene, class, &class.if_crowd, || is_crowd(scene, sources))?;
    let class = variant(scene, class, &class.if_police, || are_police(scene, sources))?;
    // "Trump held rallies"
    let is_plain = word == Upos::Verb && frame.objects.is_empty();
    let class = variant(scene, class, &class.if_government, || is_plain && is_government(scene, sources))?;
    let is_noun = word == Upos::Noun;
    variant(scene, class, &class.if_civilians, || is_noun && are_civilians(scene, sources))
}

/// The other class where there is one and it holds.
fn variant<'a>(
    scene: &Scene<'a>,
    class: &'a EventClass,
    other: &'a Option<Iri>,
    holds: impl FnOnce() -> bool,
) -> Option<&'a EventClass> {
    match other {
        Some(other) if holds() => scene.ontology.class(other),
        _ => Some(class),
    }
}

/// The object of a verb, and of a noun what "of" leads: "captured the general", "the capture of the general".
fn acted_on(s: &Sentence, token: usize) -> Option<usize> {
    let is_noun = s.tokens[token].upos == Upos::Noun;
    logical_object(s, token).or_else(|| s.genitive(token).filter(|_| is_noun))
}

/// "captured the general": what is acted on is somebody.
fn hits_people(scene: &Scene, sentence: usize, trigger: Trigger) -> bool {
    let object = acted_on(scene.sentence(sentence), trigger.token);
    let hit = object.map_or(Vec::new(), |object| scene.participants(sentence, object, Filling::Person));
    let is_people = |p: &Participant| {
        matches!(scene.entities[p.entity].kind, EntityKind::Per | EntityKind::Group) && p.through.is_none()
    };
    !hit.is_empty() && hit.iter().all(is_people)
}

/// "drove the rebels out": what is acted on bears arms against a state.
fn hits_rebels(scene: &Scene, sentence: usize, trigger: Trigger) -> bool {
    let object = acted_on(scene.sentence(sentence), trigger.token);
    let hit = object.map_or(Vec::new(), |object| scene.participants(sentence, object, Filling::Actor));
    let is_armed = |p: &Participant| {
        let entity = &scene.entities[p.entity];
        let is_several = matches!(entity.kind, EntityKind::Org | EntityKind::Group);
        is_several && matches!(entity.sector.as_deref(), Some("REB" | "UAF"))
    };
    !hit.is_empty() && hit.iter().all(is_armed)
}

/// "withdrew from the African Union": what is left is a body between states.
fn leaves_body(scene: &Scene, sentence: usize, trigger: Trigger, frame: &Frame) -> bool {
    let s = scene.sentence(sentence);
    let mut left = frame.target.iter().flat_map(|slot| fillers(s, trigger, slot));
    left.any(|token| {
        let body = scene.mention_at(sentence, token).map(|m| &scene.entities[scene.mentions[m].entity]);
        body.is_some_and(|body| body.kind == EntityKind::Org && body.is_between_states())
    })
}
