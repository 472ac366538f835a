//! Sport, which is no politics: states that are teams, and what players and the bodies over them do to each other.

use crate::extract::argument::Trigger;
use crate::extract::scene::Scene;
use crate::extract::standing::holds_power;
use crate::extract::{EntityKind, Participant};
use crate::ontology::{EventClass, EventType, WordSet};
use crate::text::Sentence;

/// "met Argentina in the final": states are teams there.
pub(super) fn is_contest(scene: &Scene, s: &Sentence, trigger: Trigger) -> bool {
    let contests = scene.ontology.words(WordSet::ContestNoun);
    let around = std::iter::once(trigger.token).chain(trigger.support).flat_map(|verb| s.children(verb));
    around
        .filter(|&c| matches!(s.tokens[c].relation(), "obl" | "nmod"))
        .any(|c| contests.contains(&*s.tokens[c].lemma.to_lowercase()))
}

/// "Kenyan bowlers bombarded the batsmen", "The football association fined a referee": what is done within sport, and
/// nobody in power has a part in it.
pub(super) fn is_within_sport(
    scene: &Scene,
    class: &EventClass,
    sources: &[Participant],
    targets: &[Participant],
) -> bool {
    let is_of_sport = |p: &Participant| plays(scene, *p) || is_body_of_sport(scene, *p);
    let is_side = |side: &[Participant]| !side.is_empty() && side.iter().all(is_of_sport);
    // "fined India's captain": a player is no state.
    let has_power = |p: &Participant| p.through.is_none() && !is_of_sport(p) && holds_power(scene, *p);
    class.plover != EventType::Protest
        && (is_side(sources) || is_side(targets) && !sources.is_empty())
        && !sources.iter().chain(targets).any(has_power)
}

/// "a striker", "Kenya's bowlers": whether somebody is told of as a player.
fn plays(scene: &Scene, participant: Participant) -> bool {
    let s = scene.sentence(scene.mentions[participant.mention].sentence);
    let noun = scene.noun_of(participant);
    scene.ontology.words(WordSet::PlayerNoun).contains(&*s.tokens[noun].lemma.to_lowercase())
}

/// "the Kenya Chess Federation": whether a body is named for a sport.
fn is_body_of_sport(scene: &Scene, participant: Participant) -> bool {
    let entity = &scene.entities[participant.entity];
    let words = scene.ontology.words(WordSet::SportWord);
    entity.kind == EntityKind::Org && entity.label.to_lowercase().split(' ').any(|word| words.contains(word))
}
