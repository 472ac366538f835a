//! What is made of a deed that a noun tells: "threat of war", "called for talks", "the meeting was cancelled".

use super::Climb;
use crate::extract::Participant;
use crate::extract::argument::{antecedent, base, logical_subject};
use crate::extract::implied::{evokes, parties, verb_evokes};
use crate::extract::kind::SPOKEN;
use crate::extract::trigger::support;
use crate::ontology::{EventType, Factuality, Filling, WordClass, WordSet};
use crate::text::{Function, Upos};

impl Climb<'_, '_> {
    /// "called Mali's support an act of war": whether a noun is what a verb gives another name to.
    pub(super) fn is_called(&self, noun: usize, verb: usize) -> bool {
        let naming = self.scene.ontology.words(WordSet::DescribingVerb);
        let is_name = |c: usize| c > noun && matches!(self.s.tokens[c].relation(), "obj" | "xcomp");
        naming.contains(&*self.s.tokens[verb].lemma) && self.s.children(verb).any(is_name)
    }

    /// Whether a verb keeps its object from what a gerund on this tells.
    pub(super) fn is_kept_noun(&self, node: usize, noun: usize) -> bool {
        let s = self.s;
        let is_from =
            |c: usize| matches!(s.tokens[c].relation(), "mark" | "case") && s.tokens[c].lemma == "from";
        let verb = s.tokens[noun].head.filter(|_| s.tokens[noun].deprel == "obj");
        s.tokens[node].xpos == "VBG"
            && s.children(node).any(is_from)
            && verb.is_some_and(|verb| self.speech(verb).is_none() && !s.is_negated(verb))
    }

    /// "rejected the claim", "A report was dismissed": whether somebody takes what a noun tells for untrue.
    pub(super) fn is_disputed(&self, noun: usize) -> bool {
        let is_what = matches!(self.s.tokens[noun].deprel.as_str(), "obj" | "nsubj:pass");
        let verb = self.s.tokens[noun].head.filter(|_| is_what);
        verb.is_some_and(|verb| {
            self.s.tokens[verb].upos == Upos::Verb
                && verb_evokes(self.scene, self.s, verb, EventType::Reject)
                && !self.s.is_negated(verb)
        })
    }

    /// "rejected the claim that …"; "rejected Mali's claim that …" leaves it Mali's word.
    pub(super) fn dispute(&mut self, noun: usize) {
        let is_named = |p: Participant| self.scene.entities[p.entity].named;
        if self.is_disputed(noun) && !self.reading.claimant.is_some_and(is_named) {
            self.set(Factuality::Denied);
        }
    }

    /// "reversed a decision", "The offer was withdrawn": whether what a noun tells of is given up.
    pub(super) fn is_called_off(&self, noun: usize) -> bool {
        let s = self.s;
        let ending = self.scene.ontology.words(WordSet::CallingOffVerb);
        let is_what = matches!(s.tokens[noun].deprel.as_str(), "obj" | "nsubj:pass");
        let verb = s.tokens[noun].head.filter(|_| is_what && self.speech(noun).is_some());
        verb.is_some_and(|verb| ending.contains(&*s.tokens[verb].lemma) && !s.is_negated(verb))
    }

    /// "her trip, which was cancelled", "was due to visit Chad but cancelled the trip": whether what a word tells is told to
    /// have been given up.
    pub(super) fn is_cancelled(&self, token: usize) -> bool {
        let s = self.s;
        let cancels = |verb: &usize| {
            let word = self.speech(*verb).filter(|_| s.tokens[*verb].upos == Upos::Verb);
            word.is_some_and(|word| word.factuality == Factuality::Denied && !word.is_reporting)
                && s.children_by(*verb, "xcomp").next().is_none()
                && !s.is_negated(*verb)
        };
        let is_it = |verb: usize| {
            let what =
                s.children(verb).find(|&c| matches!(s.tokens[c].deprel.as_str(), "obj" | "nsubj:pass"));
            what.is_some_and(|what| match s.tokens[token].upos {
                Upos::Verb => self.is_same_deed(token, what),
                _ => antecedent(s, what) == token,
            })
        };
        if s.tokens[token].upos != Upos::Verb {
            return s.children_by(token, "acl").filter(cancels).any(is_it);
        }
        // "was expected to visit it, but the trip was postponed"
        let governors = s.head_chain(token).zip(std::iter::once(token).chain(s.head_chain(token)));
        let above =
            governors.take_while(|(_, below)| s.tokens[*below].relation() == "xcomp").map(|(above, _)| above);
        std::iter::once(token).chain(above).any(|verb| s.children_by(verb, "conj").filter(cancels).any(is_it))
    }

    /// "visit" and "the trip": whether a noun behind an article tells the same kind of event as a verb.
    fn is_same_deed(&self, verb: usize, noun: usize) -> bool {
        let ontology = self.scene.ontology;
        let kinds = |token: usize, class: WordClass| {
            let frames = ontology.frames(&self.s.tokens[token].lemma, class);
            frames
                .filter_map(|frame| ontology.class(&frame.evokes))
                .map(|class| class.plover)
                .collect::<Vec<_>>()
        };
        let is_definite = self.s.children(noun).any(|c| self.s.tokens[c].does(Function::Definite));
        // "Chad criticised Mali, and Mali rejected the criticism": what is said stays said.
        let told = kinds(verb, WordClass::Verb);
        let is_done = |kind: &EventType| !SPOKEN.contains(kind) && told.contains(kind);
        is_definite && kinds(noun, WordClass::Noun).iter().any(is_done)
    }

    /// "The rumour that … proved false", "an attack is unlikely": what is said of a noun.
    pub(super) fn judged(&mut self, noun: usize) {
        let Some(head) = self.s.tokens[noun].head.filter(|_| self.s.tokens[noun].relation() == "nsubj")
        else {
            return;
        };
        let predicate = if self.s.tokens[head].upos == Upos::Adj {
            Some(head)
        } else {
            self.s.children_by(head, "xcomp").find(|&c| self.s.tokens[c].upos == Upos::Adj)
        };
        if let Some(word) = predicate.and_then(|p| self.word(p, WordClass::Adjective)) {
            self.set(word.factuality);
        }
    }

    /// "reports of an attack", "citing attacks": whether somebody's word is all that there is for what a noun tells.
    fn is_only_told(&self, node: usize, head: usize, relation: &str) -> bool {
        let s = self.s;
        match relation {
            "nmod" => {
                let word = self.speech(head).filter(|_| s.is_led_by(node, Function::Genitive));
                word.is_some_and(|word| word.factuality == Factuality::Claimed)
            }
            "obj" => self.scene.ontology.words(WordSet::CitingVerb).contains(&*s.tokens[head].lemma),
            _ => false,
        }
    }

    /// "the tariffs will be lifted", "sanctions expire": whether a measure is the subject of its end.
    fn is_over(&self, measure: usize, verb: usize, relation: &str) -> bool {
        let s = self.s;
        let lemma = &s.tokens[verb].lemma;
        let ends = self.scene.ontology.words(WordSet::CallingOffVerb).contains(lemma.as_str())
            || self
                .speech(verb)
                .is_some_and(|word| word.factuality == Factuality::Denied && !word.is_reporting);
        relation == "nsubj"
            && s.tokens[verb].upos == Upos::Verb
            && s.children_by(verb, "obj").next().is_none()
            && ends
            && !s.is_negated(verb)
            && evokes(self.scene, s, measure, EventType::Sanction)
    }

    /// "take part in the attack": whether a verb carries a noun behind a preposition.
    pub(super) fn is_taken_part_in(&self, noun: usize, verb: usize) -> bool {
        self.s.tokens[noun].relation() == "obl" && support(self.scene.ontology, self.s, noun) == Some(verb)
    }

    /// "in the event of an attack"
    fn is_contingency(&self, node: usize, head: usize) -> bool {
        let s = self.s;
        let contingencies = self.scene.ontology.words(WordSet::ContingencyNoun);
        s.is_led_by(node, Function::Genitive)
            && contingencies.contains(&*s.tokens[head].lemma)
            && s.is_led_by(head, Function::Engagement)
            && !s.children(node).any(|c| s.tokens[c].does(Function::Definite))
    }

    /// "called for talks", "threat of war", "the meeting was cancelled".
    pub(super) fn noun_of(&mut self, node: usize, head: usize, deprel: &str) {
        let relation = base(deprel);
        if self.is_called_off(node) || self.is_over(node, head, relation) {
            self.set(Factuality::Denied);
        }
        if self.is_contingency(node, head) {
            self.set(Factuality::Conditional);
        }
        if self.is_only_told(node, head, relation) {
            self.set(Factuality::Claimed);
            if relation == "obj" {
                self.attribute_to_doer(head);
            } else {
                self.claimed_by_owner(head, true);
                self.judged(head);
                if self.s.has_no(head) {
                    self.negate();
                }
            }
        }
        if let Some(word) = self.speech(head) {
            let makes = word.factuality;
            let weakens = !matches!(makes, Factuality::Reported | Factuality::Claimed);
            let is_content = match relation {
                "obj" => true,
                "nsubj" => deprel == "nsubj:pass" || self.s.tokens[head].upos == Upos::Adj,
                // "Macron, on a visit to Kyiv, promised tanks" is there.
                "obl" | "nmod" => {
                    node > head && self.s.preposition(node).is_some_and(|p| !self.is_setting(&p))
                }
                _ => false,
            };
            // "ordered the deployment": who has the power to order it does it.
            let support = self.scene.ontology.words(WordSet::SupportVerb);
            let is_done = makes == Factuality::Demanded && support.contains(&*self.s.tokens[head].lemma);
            let is_others =
                makes == Factuality::Denied && !word.is_reporting && self.is_between_others(node, head);
            if weakens && is_content && !is_done && !is_others {
                self.set(makes);
            }
        }
        // "will lead a delegation on a visit to Kenya"
        let is_meeting = relation == "obl"
            && [Function::Content, Function::Day].iter().any(|f| self.s.is_led_by(node, *f))
            && evokes(self.scene, self.s, node, EventType::Consult);
        if is_meeting && self.s.tokens[head].upos == Upos::Verb {
            self.auxiliaries(head);
        }
        let is_part = matches!(relation, "obj" | "nsubj") || self.is_taken_part_in(node, head);
        if is_part && self.s.tokens[head].upos == Upos::Verb {
            self.auxiliaries(head);
            if self.s.is_negated(head) {
                self.negate();
            }
        }
    }

    /// "Chad rejected the deal between Mali and Niger": they have it nevertheless.
    fn is_between_others(&self, noun: usize, verb: usize) -> bool {
        let parties = parties(self.scene, self.sentence, noun);
        let subject = logical_subject(self.s, verb).filter(|_| parties.is_some());
        let rejecting =
            subject.map(|subject| (subject, self.scene.participants(self.sentence, subject, Filling::Actor)));
        let is_party = |p: &Participant| parties.iter().flatten().any(|party| party.entity == p.entity);
        // "The union rejected it": who is nobody known is no party, whoever "they" are.
        rejecting.is_some_and(|(subject, rejecting)| {
            let is_somebody = !rejecting.is_empty() || self.s.tokens[subject].upos == Upos::Noun;
            is_somebody && !rejecting.iter().any(is_party)
        })
    }

    /// "An attack blamed on the rebels killed nine", "nine were killed in an attack blamed on them": nobody knows that they did.
    pub(super) fn ascription(&mut self, trigger: usize) {
        let s = self.s;
        let is_attack = verb_evokes(self.scene, s, trigger, EventType::Assault);
        let is_deed = |c: &usize| is_attack && matches!(s.tokens[*c].relation(), "nsubj" | "obl");
        let mut deeds = std::iter::once(trigger).chain(s.children(trigger).filter(is_deed));
        if deeds.any(|deed| self.scene.ascribed(s, deed).is_some()) {
            self.set(Factuality::Claimed);
        }
    }
}
