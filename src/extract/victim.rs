//! Harm of which the text does not say who did it: "Ten soldiers were killed by a roadside bomb", "The editor was arrested".

use crate::extract::argument::{Trigger, agent, is_passive, own_subject};
use crate::extract::implied::{evokes, is_weapon};
use crate::extract::scene::Scene;
use crate::extract::{EntityKind, MentionForm, Participant};
use crate::ontology::{ActorKind, EventClass, EventType, WordSet};
use crate::text::{Sentence, Upos};

/// The modes of harm that no accident does.
const MEANT: [&str; 5] = ["assassinate", "torture", "abduct", "firearms", "explosives"];
/// Those whom only somebody at war or in power harms.
const FIGHTERS: [&str; 7] = ["GOV", "MIL", "LEG", "SPY", "COP", "REB", "UAF"];
/// Those whom it is politics to harm or to lock up.
const VOICED: [&str; 6] = ["GOV", "LEG", "PTY", "OPP", "JUD", "MED"];
/// Those who help, teach or keep the peace.
const HELPERS: [&str; 3] = ["IGO", "NGO", "EDU"];

/// Whether people of note were harmed by weapons, or locked up by those who rule, and nobody is told who did it.
pub(super) fn is_harm_by_unknown(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    class: &EventClass,
    targets: &[Participant],
) -> bool {
    let s = scene.sentence(sentence);
    let is_of_note = |sectors: &[&str]| {
        let is_one = |p: &Participant| is_in(scene, *p, sectors) || is_dissident(scene, p);
        !targets.is_empty() && targets.iter().all(is_one)
    };
    let word = &s.tokens[trigger.token];
    // "the assassination of the minister", and not "attacks on journalists"
    if word.upos != Upos::Verb && !(is_by_mode(class) && word.xpos == "NN") {
        return false;
    }
    match class.plover {
        EventType::Assault if class.hits_people => {
            is_of_note(&[&FIGHTERS[..], &VOICED, &HELPERS].concat())
                && (is_by_mode(class) && word.upos == Upos::Noun
                    || is_meant(scene, s, trigger.token, class)
                    || is_passive(s, trigger.token) && targets.iter().all(|p| is_dissident(scene, p)))
        }
        EventType::Coerce => class.by_authorities && is_told_of(s, trigger.token) && is_of_note(&VOICED),
        _ => false,
    }
}

/// Whether somebody is a person or people in one of these sectors, or it is a thing of theirs or of a state: "the US embassy".
fn is_in(scene: &Scene, participant: Participant, sectors: &[&str]) -> bool {
    let entity = &scene.entities[participant.entity];
    let is_thing =
        participant.through.is_some() || scene.mentions[participant.mention].form == MentionForm::Nominal;
    let is_people =
        matches!(entity.kind, EntityKind::Per | EntityKind::Group) || participant.through.is_some();
    let is_states = is_thing && entity.actor_kind == Some(ActorKind::State) && sectors.contains(&FIGHTERS[0]);
    is_states || is_people && entity.sector.as_deref().is_some_and(|sector| sectors.contains(&sector))
}

fn is_dissident(scene: &Scene, participant: &Participant) -> bool {
    let mention = &scene.mentions[participant.mention];
    let head = &scene.sentence(mention.sentence).tokens[mention.head];
    scene.ontology.words(WordSet::DissidentNoun).contains(&*head.lemma.to_lowercase())
}

/// "was arrested", and not "arrested near the border".
fn is_told_of(s: &Sentence, verb: usize) -> bool {
    is_passive(s, verb) && agent(s, verb).is_none() && own_subject(s, verb).is_some()
}

/// Whether weapons did it or an attack, or it is no accident by its kind: "was shot", "was wounded by gunfire", "The blast
/// killed".
fn is_meant(scene: &Scene, s: &Sentence, verb: usize, class: &EventClass) -> bool {
    let tells_more = |c: usize| matches!(s.tokens[c].relation(), "compound" | "amod" | "nmod" | "nsubj");
    let is_violent = |t: usize| names_violence(scene, s, t);
    let tells_violence = |t: usize| is_violent(t) || s.children(t).any(|c| tells_more(c) && is_violent(c));
    if !is_passive(s, verb) {
        return own_subject(s, verb).is_some_and(tells_violence);
    }
    if let Some(agent) = agent(s, verb) {
        return tells_violence(agent);
    }
    let is_by_kind = is_by_mode(class) || class.mode.is_none() && evokes(scene, s, verb, EventType::Assault);
    // "were killed and two others wounded in an ambush"
    let joined = s.children_by(verb, "conj").filter(|&c| is_passive(s, c));
    let mut beside = std::iter::once(verb)
        .chain(joined)
        .flat_map(|told| s.children(told))
        .filter(|&c| matches!(s.tokens[c].relation(), "obl" | "advcl"));
    is_by_kind || beside.any(tells_violence)
}

fn is_by_mode(class: &EventClass) -> bool {
    class.mode.as_deref().is_some_and(|mode| MEANT.contains(&mode))
}

fn names_violence(scene: &Scene, s: &Sentence, token: usize) -> bool {
    let accidents = scene.ontology.words(WordSet::AccidentNoun);
    is_weapon(scene, s, token)
        || evokes(scene, s, token, EventType::Assault)
            && !accidents.contains(&*s.tokens[token].lemma.to_lowercase())
}

/// "the senator's dog": no person is hit.
pub(super) fn is_pet(scene: &Scene, participant: Participant) -> bool {
    let s = scene.sentence(scene.mentions[participant.mention].sentence);
    let noun = &s.tokens[scene.noun_of(participant)];
    participant.through.is_some()
        && scene.ontology.words(WordSet::PetNoun).contains(&*noun.lemma.to_lowercase())
}
