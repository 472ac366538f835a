//! Occasions: who takes part in the talks for which somebody travels, in the visit on which somebody is somewhere, and in the
//! meeting at which something is said. What the talks are is for the frame to say.

use crate::extract::Participant;
use crate::extract::argument::{Trigger, grammatical_subject, is_passive, own_subject};
use crate::extract::implied::word_evokes;
use crate::extract::scene::Scene;
use crate::ontology::{EventClass, EventType, Filling, WordClass, WordSet};
use crate::text::{Function, Upos};

/// "flew to Berlin for talks with Merz", "is expected in Oslo for a meeting", "gathered for a rally": who goes for it is to take
/// part.
pub(super) fn traveller(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    class: &EventClass,
) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let noun = trigger.token;
    let is_aim = [EventType::Consult, EventType::Protest].contains(&class.plover)
        && s.tokens[noun].relation() == "obl"
        && s.is_led_by(noun, Function::Content)
        && !s.is_led_by(noun, Function::Genitive);
    let verb = s.tokens[noun].head.filter(|&verb| is_aim && s.tokens[verb].upos == Upos::Verb);
    // "criticised Chad for talks" goes nowhere.
    let goes = verb.filter(|&verb| s.children_by(verb, "obj").next().is_none());
    let subject = goes.and_then(|verb| grammatical_subject(s, verb));
    subject.map_or(Vec::new(), |subject| scene.participants(sentence, subject, Filling::Actor))
}

/// "In a meeting with Xi, Putin praised the deal", "raised the case during talks with Chad", "said on a trip to Mali", "after
/// talks with Chad, Mali opened the border": whoever acts there takes part in it, and whether that is still to come.
pub(super) fn attendee(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
    class: &EventClass,
) -> Option<(Vec<Participant>, bool)> {
    let s = scene.sentence(sentence);
    let occasion = trigger.token;
    let leads = s.preposition(occasion).filter(|_| s.tokens[occasion].relation() == "obl")?;
    let simultaneous = scene.ontology.words(WordSet::SimultaneousMarker);
    let locative = scene.ontology.words(WordSet::LocativePreposition);
    let is_one =
        || s.children(occasion).any(|c| s.tokens[c].xpos == "DT" && !s.tokens[c].does(Function::Definite));
    let over = scene.ontology.words(WordSet::AftermathMarker);
    // "After talks with Chad, Mali freed two men"; "freed Chad's envoy after talks with Mali" may tell of Chad's.
    let is_over = || {
        let verb = s.tokens[occasion].head;
        let opens = verb.and_then(|v| grammatical_subject(s, v)).is_some_and(|subject| occasion < subject);
        let has_object = verb.is_some_and(|v| s.children_by(v, "obj").next().is_some());
        over.contains(&*leads) && (opens || !has_object)
    };
    // "spoke on talks with Iran" was at none, but "on a trip to Iran"; "in the first visit to Iran" tells whose it was.
    let is_there = match class.mode.as_deref() {
        Some("visit") => s.is_led_by(occasion, Function::Day) && is_one() || simultaneous.contains(&*leads),
        Some("meet" | "negotiate" | "phone") => {
            simultaneous.contains(&*leads) || locative.contains(&*leads) || is_over()
        }
        _ => false,
    };
    if s.children_by(occasion, "nmod:poss").any(|owner| s.tokens[owner].upos != Upos::Pron) {
        return None;
    }
    let is_noun = matches!(s.tokens[occasion].upos, Upos::Noun | Upos::Propn);
    let verb =
        s.tokens[occasion].head.filter(|&verb| is_there && is_noun && s.tokens[verb].upos == Upos::Verb)?;
    // "was shot during talks" did not talk.
    let subject = grammatical_subject(s, verb).filter(|_| !is_passive(s, verb) && !s.is_negated(verb))?;
    let is_ahead = s.is_infinitive(verb) || s.children_by(verb, "aux").any(|c| s.tokens[c].xpos == "MD");
    Some((scene.participants(sentence, subject, Filling::Actor), is_ahead))
}

/// "is in Hungary on a state visit", "was in Hungary for talks": who is there, and whose the place is.
pub(super) fn stay(
    scene: &Scene,
    sentence: usize,
    trigger: Trigger,
) -> Option<(Vec<Participant>, Vec<Participant>)> {
    let s = scene.sentence(sentence);
    let place = s.tokens[trigger.token].head.filter(|_| s.tokens[trigger.token].relation() == "obl")?;
    // "was in Chad after the talks" is there for something else.
    let aims = [Function::Engagement, Function::Content];
    let is_there = aims.iter().any(|aim| s.is_led_by(trigger.token, *aim))
        && s.is_led_by(place, Function::Engagement)
        && s.children_by(place, "cop").next().is_some();
    let visitor = own_subject(s, place).filter(|_| is_there)?;
    let at = |token: usize, filling: Filling| scene.participants(sentence, token, filling);
    Some((at(visitor, Filling::Actor), at(place, Filling::Place)))
}

/// "At Kenya's request, Uganda sent troops": whoever acts is who was asked.
pub(super) fn asked(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let wish = trigger.token;
    let locative = scene.ontology.words(WordSet::LocativePreposition);
    let is_led = s.preposition(wish).is_some_and(|leads| locative.contains(&*leads));
    let is_ground = is_led && s.tokens[wish].relation() == "obl" && s.tokens[wish].upos == Upos::Noun;
    let verb = s.tokens[wish].head.filter(|&verb| is_ground && s.tokens[verb].upos == Upos::Verb);
    // "was extradited at Kenya's request" by whom, nobody says.
    let acts = verb.filter(|&verb| !is_passive(s, verb) && !s.is_negated(verb));
    let subject = acts.and_then(|verb| grammatical_subject(s, verb));
    subject.map_or(Vec::new(), |subject| scene.participants(sentence, subject, Filling::Actor))
}

/// "In a letter to Silva, Berg offered condolences": to whom what is said is written.
pub(super) fn addressee(scene: &Scene, sentence: usize, trigger: Trigger) -> Vec<Participant> {
    let s = scene.sentence(sentence);
    let occasions = scene.ontology.words(WordSet::OccasionNoun);
    let is_written = |&c: &usize| {
        s.is_led_by(c, Function::Engagement)
            && occasions.contains(&*s.tokens[c].lemma.to_lowercase())
            && word_evokes(scene.ontology, s, (c, WordClass::Noun), EventType::Consult)
    };
    let letters = s.children_by(trigger.token, "obl").filter(is_written);
    let to = letters.flat_map(|letter| s.children_by(letter, "nmod"));
    to.filter(|&c| s.is_led_by(c, Function::Goal))
        .flat_map(|c| scene.participants(sentence, c, Filling::Actor))
        .collect()
}
