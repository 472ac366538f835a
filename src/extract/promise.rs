//! Promises: whether what somebody promises to do, or refuses to do, is hostile or friendly to others.

use crate::extract::argument::{Trigger, is_content_gerund};
use crate::extract::implied::told_by;
use crate::extract::kind::HELPFUL;
use crate::extract::scene::Scene;
use crate::extract::trigger::trigger;
use crate::ontology::{EventClass, EventType, Factuality, WordClass};
use crate::text::{Sentence, Upos};

/// "vowed to attack": what is promised is hostile.
pub(super) fn promises_harm(scene: &Scene, s: &Sentence, promise: Trigger) -> bool {
    const HOSTILE: f32 = -4.0;
    // "agreed to be extradited" harms nobody else, and "promised not to attack" nobody.
    let harms = |clause: &usize| !s.is_passive(*clause) && !s.is_negated(*clause);
    let Some(clause) = promise.clause.filter(harms) else { return false };
    let clause = gone_on_with(scene, s, clause).unwrap_or(clause);
    let mut frames = scene.ontology.frames(&s.tokens[clause].lemma, WordClass::Verb);
    frames.any(|frame| {
        let class = scene.ontology.class(&frame.evokes);
        class.is_some_and(|class| class.weight <= HOSTILE)
            && trigger(scene.ontology, s, clause, frame).is_some()
    })
}

/// "to continue attacking": the deed itself, behind a verb that says only that one does it.
fn gone_on_with(scene: &Scene, s: &Sentence, clause: usize) -> Option<usize> {
    let mut words = scene.ontology.speech(&s.tokens[clause].lemma, WordClass::Verb);
    let goes_on = words.any(|word| word.factuality == Factuality::Reported);
    s.children_by(clause, "xcomp").find(|&c| goes_on && s.tokens[c].upos == Upos::Verb)
}

/// "vowed not to resign": what is promised is not to do what others would like.
pub(super) fn promises_nothing(scene: &Scene, s: &Sentence, promise: Trigger) -> bool {
    let Some(clause) = promise.clause.filter(|&clause| s.is_negated(clause)) else { return false };
    let mut frames = scene.ontology.frames(&s.tokens[clause].lemma, WordClass::Verb);
    frames.any(|frame| {
        let class = scene.ontology.class(&frame.evokes);
        // "promised not to arm the rebels"
        let is_friendly = |class: &EventClass| class.weight > 0.0 && !HELPFUL.contains(&class.plover);
        class.is_some_and(is_friendly) && trigger(scene.ontology, s, clause, frame).is_some()
    })
}

/// "refused to condemn Chad", "declined to rule out an attack": who does not do it spares whom it would hit.
pub(super) fn spares(scene: &Scene, sentence: usize, refusal: Trigger) -> bool {
    const HARM: [EventType; 5] =
        [EventType::Accuse, EventType::Reject, EventType::Sanction, EventType::Threaten, EventType::Assault];
    let s = scene.sentence(sentence);
    // "rejected a motion to overturn the verdict" is another's.
    let has_object = s.children_by(refusal.token, "obj").next().is_some();
    // "has no intention of attacking Chad"
    let none = refusal.object.filter(|&object| s.has_no(object));
    let is_of_none = |c: usize| none.is_some() && s.tokens[c].head == none;
    let is_own = |c: &usize| {
        let is_verbs = s.is_infinitive(*c) && s.tokens[*c].head == Some(refusal.token) && !has_object;
        is_verbs || is_of_none(*c) && (s.is_infinitive(*c) || is_content_gerund(s, *c))
    };
    let own = refusal.clause.filter(is_own);
    own.and_then(|clause| told_by(scene, sentence, clause))
        .is_some_and(|told| HARM.contains(&told.class.plover))
}
