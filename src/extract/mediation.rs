//! Whom somebody brings together by a settlement, where no "between" on it says so.

use crate::extract::Participant;
use crate::extract::argument::{Trigger, logical_subject};
use crate::extract::implied::told_by;
use crate::extract::kind::MEDIATE;
use crate::extract::scene::Scene;
use crate::extract::standing::acts_in_politics;
use crate::ontology::{Filling, WordClass};
use crate::text::{Function, Sentence};

/// "Chad and Niger reached a deal mediated by Oman", "a deal that Oman brokered to restore ties between Chad and Niger": whose
/// settlement it is.
pub(super) fn reconciled(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let settlement = trigger.object;
    let sides = settlement.and_then(|settlement| {
        sides_behind(scene, sentence, settlement)
            .or_else(|| sides_behind(scene, sentence, trigger.token))
            .or_else(|| sides_around(scene, sentence, settlement))
    });
    sides.unwrap_or_default()
}

/// "an accord that ended the war between Chad and Niger", "brokered it to restore ties between them": of whom a clause behind
/// a word says what they do together.
fn sides_behind(scene: &Scene, sentence: usize, word: usize) -> Option<Vec<Participant>> {
    let s = scene.sentence(sentence);
    let is_clause = |&c: &usize| c > word && matches!(s.tokens[c].relation(), "acl" | "advcl" | "xcomp");
    s.children(word).filter(is_clause).find_map(|clause| told_together(scene, sentence, clause))
}

/// "Chad and Niger reached a deal mediated by Oman", "In a deal mediated by Oman, Chad and Niger freed prisoners".
fn sides_around(scene: &Scene, sentence: usize, settlement: usize) -> Option<Vec<Participant>> {
    let s = scene.sentence(sentence);
    let verb = s.tokens[settlement].head?;
    match s.tokens[settlement].relation() {
        "obj" | "nsubj" => told_together(scene, sentence, verb),
        "obl" if settlement > verb => told_together(scene, sentence, verb),
        "obl" if settlement < verb && s.is_led_by(settlement, Function::Engagement) => {
            let doers = logical_subject(s, verb).map(|t| scene.participants(sentence, t, Filling::Actor));
            doers.filter(|doers| doers.len() > 1 && doers.iter().all(|p| acts_in_politics(scene, *p)))
        }
        _ => None,
    }
}

/// "agreed to a deal mediated by Oman": with Oman nobody does.
pub(super) fn is_mediator(scene: &Scene, s: &Sentence, token: usize) -> bool {
    let participle = s.tokens[token].head.filter(|_| s.tokens[token].deprel == "obl:agent");
    let participle = participle.filter(|&participle| s.tokens[participle].relation() == "acl");
    let Some((participle, noun)) = participle.and_then(|t| Some((t, s.tokens[t].head?))) else {
        return false;
    };
    let settlement = s.tokens[noun].lemma.to_lowercase();
    let mut frames = scene.ontology.frames(&s.tokens[participle].lemma, WordClass::Verb);
    frames.any(|frame| {
        scene.ontology.is_of_mode(frame, MEDIATE)
            && frame.objects.iter().any(|object| **object == *settlement)
    })
}

/// Those of whom a clause says that they do something with each other.
fn told_together(scene: &Scene, sentence: usize, clause: usize) -> Option<Vec<Participant>> {
    let told = told_by(scene, sentence, clause).filter(|told| told.class.is_symmetric)?;
    let sides: Vec<Participant> = told.sources.into_iter().chain(told.targets).collect();
    (sides.len() > 1).then_some(sides)
}
