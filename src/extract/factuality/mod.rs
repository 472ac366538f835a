//! Factuality: how the article tells what a trigger names. Reported, planned, possible, denied or
//! only claimed, and by whom. It climbs from the trigger to the root of the sentence and lets every
//! governor have its say; what the words do is in the ontology. It does not judge truth.

mod attribution;
mod clause;
mod condition;
mod gerund;
mod governor;
mod modifier;
mod noun;

use crate::extract::Participant;
use crate::extract::argument::base;
use crate::extract::scene::Scene;
use crate::extract::trigger::trigger;
use crate::ontology::{Factuality, SpeechWord, WordClass, WordSet};
use crate::text::{Function, Sentence, Upos, clause::Tense};

const MAX_STEPS: usize = 16;

/// The relation of who says that something will not be.
const RULES_OUT: &str = "rulesOut";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) factuality: Factuality,
    pub(super) negated: bool,
    /// Intended, also where that depends on something: "will withdraw if".
    pub(super) is_planned: bool,
    /// Told as what something else is done for: "to protest".
    pub(super) is_purpose: bool,
    /// Whose word it is.
    pub(super) claimant: Option<Participant>,
    /// A reporting word governs it, known speaker or not.
    pub(super) is_attributed: bool,
}

/// Reads how `trigger` is told. `light` is the verb that carries a noun trigger ("hold" + "talks").
pub(super) fn reading(scene: &Scene, sentence: usize, trigger: usize) -> Reading {
    let s = scene.sentence(sentence);
    let mut climb = Climb {
        scene,
        s,
        sentence,
        trigger,
        reading: Reading {
            factuality: Factuality::Reported,
            negated: false,
            is_planned: false,
            is_purpose: false,
            claimant: None,
            is_attributed: false,
        },
    };
    climb.modifiers(trigger);
    climb.ascription(trigger);
    if climb.is_cancelled(trigger) {
        climb.set(Factuality::Denied);
    }
    climb.walk(trigger);
    climb.question(trigger);
    climb.quotation(trigger);
    climb.reading
}

struct Climb<'a, 'b> {
    scene: &'b Scene<'a>,
    s: &'a Sentence,
    sentence: usize,
    trigger: usize,
    reading: Reading,
}

/// "summon": whether a verb tells that somebody complains to another.
pub(super) fn complains(scene: &Scene, s: &Sentence, verb: usize) -> bool {
    let ontology = scene.ontology;
    ontology
        .frames(&s.tokens[verb].lemma, WordClass::Verb)
        .any(|frame| ontology.is_of_mode(frame, "complain") && trigger(ontology, s, verb, frame).is_some())
}

impl Reading {
    /// What somebody goes for is to come.
    pub(super) fn aim_of(&mut self) {
        self.is_purpose = true;
        if self.factuality == Factuality::Reported {
            self.factuality = Factuality::Planned;
            self.is_planned = true;
        }
    }

    /// Whether somebody tells that it is done, for a fact or by another's word; of a word of saying, whether it is said.
    pub(super) fn is_said(self) -> bool {
        !self.negated && matches!(self.factuality, Factuality::Reported | Factuality::Claimed)
    }

    /// A negated report is a denial that something happened.
    pub(super) fn settled(self) -> Factuality {
        match (self.factuality, self.negated, self.is_attributed) {
            (Factuality::Reported | Factuality::Claimed, true, _) => Factuality::Denied,
            (Factuality::Reported, false, true) => Factuality::Claimed,
            (factuality, _, _) => factuality,
        }
    }
}

impl<'a> Climb<'a, '_> {
    fn walk(&mut self, trigger: usize) {
        let mut node = trigger;
        // Auxiliaries and negation of a governor count as long as the trigger is in their scope.
        let mut in_scope = true;
        for _ in 0..MAX_STEPS {
            self.attribution_beside(node);
            if in_scope {
                self.marker(node);
                self.condition(node);
            }
            let Some(head) = self.s.tokens[node].head else { break };
            // "After A rejected it, B said that …": what stands before the saying is not said.
            let is_before = base(&self.s.tokens[node].deprel) == "ccomp"
                && self.trigger < head
                && node > head
                && self.is_reporting(head);
            if self.stands_against(node) || is_before || self.is_retort(node) || self.is_of_time(node, head) {
                break;
            }
            in_scope = self.governed(node, head, in_scope);
            node = head;
        }
    }

    /// "in the weeks that followed the invasion": what tells which time is meant is taken for granted.
    fn is_of_time(&self, clause: usize, noun: usize) -> bool {
        let periods = self.scene.ontology.words(WordSet::PeriodNoun);
        let is_definite = self.s.children(noun).any(|c| self.s.tokens[c].does(Function::Definite));
        self.s.tokens[clause].deprel == "acl:relcl"
            && is_definite
            && periods.contains(&*self.s.tokens[noun].lemma.to_lowercase())
    }

    /// "went on to attack Mali": what comes next, and no aim; but "went to attack Mali".
    fn goes_on(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let is_next = s.infinitive_mark(node) == Some(head + 2) && s.tokens[head + 1].head == Some(head);
        is_next
            && matches!(s.tokens[head + 1].relation(), "advmod" | "compound")
            && self.speech(head).is_some_and(|word| word.factuality == Factuality::Reported)
    }

    /// "used tear gas to disperse the crowd": whoever uses something for a deed does it.
    fn is_use(&self, verb: usize) -> bool {
        self.scene.ontology.words(WordSet::UsingVerb).contains(&*self.s.tokens[verb].lemma)
            && self.s.children_by(verb, "obj").next().is_some()
    }

    /// "summoned the envoy": whether a noun is what a verb of complaint has for its object.
    fn is_remonstrance(&self, noun: usize) -> bool {
        let verb = self.s.tokens[noun].head.filter(|_| self.s.tokens[noun].deprel == "obj");
        verb.is_some_and(|verb| complains(self.scene, self.s, verb))
    }

    /// "is time", "would be a mistake": a predicate in no past tense.
    fn is_timeless(&self, predicate: usize) -> bool {
        self.s.tokens[predicate].upos != Upos::Verb && self.s.tense(predicate) != Some(Tense::Past)
    }

    fn is_noun(&self, node: usize) -> bool {
        matches!(self.s.tokens[node].upos, Upos::Noun | Upos::Propn | Upos::Pron)
    }

    /// "that" also where the parser takes it for an object.
    fn has_that(&self, node: usize) -> bool {
        let s = self.s;
        s.children(node).any(|c| {
            s.tokens[c].deprel == "mark"
                || s.tokens[c].deprel == "obj" && c < node && s.tokens[c].does(Function::Complementizer)
        })
    }

    fn has_no_auxiliary(&self, node: usize) -> bool {
        self.s.auxiliaries(node).next().is_none()
            && !self.s.children(node).any(|c| base(&self.s.tokens[c].deprel) == "nsubj")
    }

    /// "to meet Wang", "in order to": an aim.
    fn is_purpose(&self, node: usize) -> bool {
        self.s.tokens[node].xpos == "VB" && self.is_infinitive(node)
    }

    /// "to meet Wang", "to be deployed".
    fn is_infinitive(&self, node: usize) -> bool {
        self.s.children(node).any(|c| {
            matches!(self.s.tokens[c].deprel.as_str(), "mark" | "case") && self.s.tokens[c].lemma == "to"
        })
    }

    fn is_reporting(&self, token: usize) -> bool {
        self.speech(token).is_some_and(|word| word.is_reporting)
    }

    fn negate(&mut self) {
        self.reading.negated = !self.reading.negated;
    }

    /// The weaker reading wins; among weak ones the one nearest to the trigger.
    fn set(&mut self, makes: Factuality) {
        let current = self.reading.factuality;
        let wins = match (current, makes) {
            (Factuality::Reported, _) => true,
            (Factuality::Claimed, Factuality::Reported | Factuality::Claimed) => false,
            (Factuality::Claimed, _) => true,
            (Factuality::Denied, _) => false,
            (_, Factuality::Denied) => true,
            // "would impose sanctions if"
            (
                Factuality::Planned | Factuality::Possible,
                Factuality::Conditional | Factuality::Demanded | Factuality::Feared,
            ) => true,
            _ => false,
        };
        if wins {
            self.reading.is_planned |= makes == Factuality::Planned;
            self.reading.is_planned &= makes != Factuality::Denied;
            self.reading.factuality = makes;
        }
    }

    fn speech(&self, token: usize) -> Option<&'a SpeechWord> {
        let class = match self.s.tokens[token].upos {
            Upos::Verb | Upos::Aux => WordClass::Verb,
            Upos::Noun | Upos::Propn => WordClass::Noun,
            Upos::Adj => WordClass::Adjective,
            _ => return None,
        };
        // "was found guilty of killing him" is a verdict.
        let is_quality =
            |c: usize| self.s.tokens[c].upos == Upos::Adj && self.s.children_by(c, "mark").next().is_none();
        let has_quality = class == WordClass::Verb && self.s.children_by(token, "xcomp").any(is_quality);
        self.word(token, class).filter(|word| !(word.is_reporting && has_quality))
    }

    /// "during the attack" places the attack in time and says that it was.
    fn is_setting(&self, preposition: &str) -> bool {
        self.scene.ontology.words(WordSet::SettingPreposition).contains(preposition)
    }

    fn word(&self, token: usize, class: WordClass) -> Option<&'a SpeechWord> {
        self.scene.ontology.speech(&self.s.tokens[token].lemma, class).next()
    }
}
