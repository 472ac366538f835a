//! What is made of a deed told by a gerund, or by a participle: "opposes lifting", "kept them from attacking".

use super::{Climb, RULES_OUT};
use crate::extract::argument::{base, is_content_gerund, object_gerund, own_subject};
use crate::extract::implied::verb_evokes;
use crate::extract::trigger::trigger;
use crate::ontology::{EventClass, EventType, Factuality, Filling, Frame, WordClass, WordSet};
use crate::text::{Function, Upos};

/// What is done to somebody for what he did.
const ANSWERS: [EventType; 5] =
    [EventType::Coerce, EventType::Accuse, EventType::Support, EventType::Sanction, EventType::Assault];

impl<'a> Climb<'a, '_> {
    /// "punish him for refusing", "arrested him for shooting": what is done to somebody for what he does.
    pub(super) fn answer(&self, gerund: usize, verb: usize) -> Option<&'a EventClass> {
        let ontology = self.scene.ontology;
        let is_answer = is_content_gerund(self.s, gerund)
            && self.s.tokens[verb].upos == Upos::Verb
            && self.speech(verb).is_none();
        let frames = ontology.frames(&self.s.tokens[verb].lemma, WordClass::Verb).filter(|_| is_answer);
        // "placed him under arrest for", not "placed trust in".
        let frames = frames.filter(|frame| trigger(ontology, self.s, verb, frame).is_some());
        let mut classes = frames.filter_map(|frame| ontology.class(&frame.evokes));
        classes.find(|class| ANSWERS.contains(&class.plover))
    }

    /// "discussed lifting the ban", "held talks on lifting it": what is still to be settled.
    pub(super) fn is_talked_about(&self, gerund: usize, head: usize) -> bool {
        let s = self.s;
        if s.tokens[gerund].xpos != "VBG" {
            return false;
        }
        let topics = self.scene.ontology.words(WordSet::TopicPreposition);
        let is_topic = s.children(gerund).any(|c| {
            matches!(s.tokens[c].relation(), "mark" | "case") && topics.contains(&*s.tokens[c].lemma)
        });
        let talks = |t: usize, class: WordClass| {
            let lemma = s.tokens[t].lemma.to_lowercase();
            // "began lifting it" begins no talks.
            let is_plain = |f: &&Frame| f.objects.is_empty() && f.particle.is_none();
            let mut frames = self.scene.ontology.frames(&lemma, class).filter(is_plain);
            frames.any(|frame| self.scene.ontology.is_of_type(frame, EventType::Consult))
        };
        match s.tokens[head].upos {
            Upos::Noun => is_topic && talks(head, WordClass::Noun),
            Upos::Verb if is_topic => {
                talks(head, WordClass::Verb)
                    || s.children_by(head, "obj").any(|object| talks(object, WordClass::Noun))
            }
            Upos::Verb => object_gerund(s, head) == Some(gerund) && talks(head, WordClass::Verb),
            _ => false,
        }
    }

    /// "ruled out attacking", "refused to rule out an attack": what is made of what somebody rules out or does not.
    pub(super) fn ruled_out(&self, verb: usize) -> Option<Factuality> {
        let is_open = self.s.is_negated(verb) || self.is_withheld(verb);
        let makes = if is_open { Factuality::Possible } else { Factuality::Denied };
        self.rules_out(verb).then_some(makes)
    }

    fn rules_out(&self, verb: usize) -> bool {
        let particle = self.s.children(verb).find(|&c| self.s.tokens[c].deprel == "compound:prt");
        let mut attitudes = self.scene.ontology.attitudes(&self.s.tokens[verb].lemma, WordClass::Verb);
        attitudes.any(|attitude| {
            let has_particle =
                attitude.frame.particle.as_deref() == particle.map(|p| self.s.tokens[p].lemma.as_str());
            attitude.relation == RULES_OUT && has_particle
        })
    }

    /// "refused to rule out attacking": whether a verb tells what somebody does not do.
    fn is_withheld(&self, verb: usize) -> bool {
        let governor = self.s.tokens[verb].head.filter(|_| self.s.tokens[verb].relation() == "xcomp");
        let word = governor.and_then(|governor| self.speech(governor));
        word.is_some_and(|word| word.factuality == Factuality::Denied && !word.is_reporting)
    }

    /// "barred the UN from visiting", "was banned from attending": somebody is kept from what the gerund tells.
    pub(super) fn is_kept_from(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let is_from =
            |c: usize| matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].lemma == "from";
        let is_somebody = |c: usize| {
            matches!(s.tokens[c].deprel.as_str(), "obj" | "nsubj:pass")
                && c < node
                && !self.scene.participants(self.sentence, c, Filling::Actor).is_empty()
        };
        s.tokens[node].xpos == "VBG"
            && s.children(node).any(is_from)
            && self.speech(head).is_none()
            && s.children(head).any(is_somebody)
    }

    /// Whether a gerund tells what a verb accuses its object of.
    pub(super) fn is_charge_on(&self, gerund: usize, noun: usize) -> bool {
        let s = self.s;
        let is_of = |c: usize| {
            matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].does(Function::Genitive)
        };
        let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "obj");
        s.tokens[gerund].xpos == "VBG"
            && s.children(gerund).any(is_of)
            && verb.is_some_and(|verb| verb_evokes(self.scene, s, verb, EventType::Accuse))
    }

    pub(super) fn is_object_of_attitude(&self, node: usize, head: usize) -> bool {
        object_gerund(self.s, head) == Some(node)
            && self.scene.ontology.attitudes(&self.s.tokens[head].lemma, WordClass::Verb).next().is_some()
            && self.speech(head).is_none()
    }

    /// "plan on overthrowing", "charged with killing"
    pub(super) fn is_planned_gerund(&self, node: usize, head: usize) -> bool {
        let has_preposition = |c: usize| {
            matches!(base(&self.s.tokens[c].deprel), "mark" | "case")
                && matches!(
                    self.s.tokens[c].lemma.as_str(),
                    "on" | "about" | "against" | "to" | "from" | "with"
                )
        };
        // "reported shots, with Mali blaming Chad": that is told beside what is reported.
        let is_beside = own_subject(self.s, node).is_some()
            && self.s.children(node).any(|c| self.s.tokens[c].does(Function::Absolute));
        self.s.tokens[node].xpos == "VBG"
            && self.s.children(node).any(has_preposition)
            && self.speech(head).is_some()
            && !is_beside
    }

    /// "would have faced trial but resigned", with a participle in the tree: what is told behind "but" happened.
    pub(super) fn stands_against_what_would(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let joins = |c: usize| {
            [Function::Coordinator, Function::Alternative].iter().any(|&function| s.tokens[c].does(function))
        };
        s.tokens[node].xpos == "VBN"
            && s.children_by(node, "cc").any(|c| !joins(c))
            && s.auxiliaries(head).any(|c| s.tokens[c].does(Function::Perfect))
    }

    /// "its earlier ban", "the tariffs imposed last month": a noun that is told as done.
    pub(super) fn is_done(&self, noun: usize) -> bool {
        let ontology = self.scene.ontology;
        let is_past = |c: usize| {
            ontology.words(WordSet::PastAdjective).contains(&*self.s.tokens[c].form.to_lowercase())
        };
        let is_carried = |c: usize| {
            self.s.tokens[c].xpos == "VBN"
                && !self.is_infinitive(c)
                && ontology.words(WordSet::SupportVerb).contains(&*self.s.tokens[c].lemma)
        };
        self.s.children_by(noun, "amod").any(is_past) || self.s.children_by(noun, "acl").any(is_carried)
    }
}
