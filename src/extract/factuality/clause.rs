//! What a verb makes of the clause below it: said, hoped, refused, about to be.

use super::Climb;
use crate::extract::argument::{grammatical_subject, own_subject};
use crate::extract::implied::verb_evokes;
use crate::extract::kind::is_courtesy;
use crate::ontology::{EventType, Factuality, SpeechWord, WordClass, WordSet};
use crate::text::{Function, Upos};

impl<'a> Climb<'a, '_> {
    /// "anyone who attacks", "will punish states that attack": whether a relative clause tells of whoever may do so.
    pub(super) fn is_of_anybody(&self, clause: usize, noun: usize) -> bool {
        let s = self.s;
        let is_present = s.tokens[clause].deprel == "acl:relcl"
            && matches!(s.tokens[clause].xpos.as_str(), "VBZ" | "VBP")
            && s.auxiliaries(clause).next().is_none();
        let anybody = self.scene.ontology.words(WordSet::AnybodyWord);
        let is_any = |t: usize| anybody.contains(&*s.tokens[t].form.to_lowercase());
        let verb =
            s.tokens[noun].head.filter(|_| matches!(s.tokens[noun].deprel.as_str(), "obj" | "nsubj:pass"));
        // "will found a club where people advise the king"
        let to_come = |auxiliary: usize| {
            self.word(auxiliary, WordClass::Auxiliary)
                .is_some_and(|word| word.factuality == Factuality::Planned)
        };
        let is_indefinite = s.children_by(noun, "det").all(|c| !s.tokens[c].does(Function::Definite));
        let is_to_come = verb.is_some_and(|verb| s.auxiliaries(verb).any(to_come))
            && is_indefinite
            && s.tokens[noun].upos == Upos::Noun;
        // "arrested protesters who block roads" tells of some.
        let is_bare = s.tokens[noun].xpos == "NNS"
            && !s.children(noun).any(|c| matches!(s.tokens[c].relation(), "det" | "nummod" | "nmod:poss"));
        is_present
            && (is_any(noun)
                || is_to_come
                || s.children_by(noun, "det").any(is_any)
                || is_bare && verb.is_some_and(|verb| s.tokens[verb].xpos == "VB"))
    }

    /// "would like to thank", "would like to state": a courtesy is done by saying that one would like to.
    pub(super) fn is_polite(&self, verb: usize, liking: usize) -> bool {
        let ontology = self.scene.ontology;
        let courtesy = ontology.words(WordSet::CourtesyVerb);
        if !courtesy.contains(&*self.s.tokens[liking].lemma) || self.s.is_negated(liking) {
            return false;
        }
        let mut frames = ontology.frames(&self.s.tokens[verb].lemma, WordClass::Verb);
        self.is_reporting(verb)
            || frames.any(|frame| {
                let mode = ontology.class(&frame.evokes).and_then(|class| class.mode.as_deref());
                mode.is_some_and(is_courtesy)
            })
    }

    /// "that Kenya withdraw its troops": a clause with a subject whose verb has the bare form.
    pub(super) fn is_subjunctive(&self, verb: usize) -> bool {
        self.s.tokens[verb].xpos == "VB"
            && self.has_that(verb)
            && own_subject(self.s, verb).is_some()
            && self.s.auxiliaries(verb).next().is_none()
    }

    /// "too weak to attack"
    pub(super) fn is_beyond(&self, node: usize, quality: usize) -> bool {
        let excess = self.scene.ontology.words(WordSet::ExcessWord);
        self.is_purpose(node)
            && self.s.tokens[quality].upos == Upos::Adj
            && self.s.children_by(quality, "advmod").any(|c| excess.contains(&*self.s.tokens[c].lemma))
    }

    /// "The film shows how Russia invades Norway."
    fn is_fiction(&self, verb: usize) -> bool {
        let fiction = self.scene.ontology.words(WordSet::FictionWord);
        grammatical_subject(self.s, verb)
            .is_some_and(|t| fiction.contains(&*self.s.tokens[t].lemma.to_lowercase()))
    }

    /// "the episode in which Kenya attacks", "The opera is about a general who is jailed": whether a relative clause goes on
    /// with what is told in fiction.
    pub(super) fn is_of_story(&self, clause: usize, noun: usize) -> bool {
        let s = self.s;
        let fiction = self.scene.ontology.words(WordSet::FictionWord);
        let is_fiction = |t: usize| fiction.contains(&*s.tokens[t].lemma.to_lowercase());
        let is_relative = s.tokens[clause].deprel == "acl:relcl";
        // "in which", but not "the film that Chad banned"
        let is_setting = |c: usize| s.tokens[c].xpos == "WDT" && s.is_led_by(c, Function::Engagement);
        let is_about = s.preposition(noun).is_some_and(|preposition| {
            self.scene.ontology.words(WordSet::TopicPreposition).contains(&*preposition)
        });
        let is_of_fiction = || s.tokens[noun].head.is_some_and(|above| is_about && is_fiction(above));
        is_relative
            && (is_fiction(noun) && s.children(clause).any(is_setting)
                || s.children_by(noun, "nsubj").any(is_fiction)
                || is_of_fiction())
    }

    /// A clause that `head` governs: said, hoped, denied.
    pub(super) fn clause_of(&mut self, head: usize, in_scope: bool) {
        if in_scope && self.is_fiction(head) {
            self.set(Factuality::Possible);
        }
        if let Some(word) = self.speech(head)
            && (in_scope || word.is_reporting)
        {
            // "nothing prevents Iran from attacking"
            let is_nobody = |c: usize| self.s.has_no(c) || self.s.tokens[c].does(Function::Negation);
            let is_undone = self.s.is_negated(head) || self.s.children_by(head, "nsubj").any(is_nobody);
            if word.factuality == Factuality::Denied && !word.is_reporting && is_undone {
                self.set(Factuality::Possible);
                return;
            }
            self.apply(word, head);
            // "does not believe that Iran attacked"
            if let Some(makes) = word.when_negated.filter(|_| word.is_reporting && self.s.is_negated(head)) {
                self.set(makes);
            }
        }
        if in_scope && !self.is_reporting(head) {
            self.modifiers(head);
        }
    }

    pub(super) fn report(&mut self, head: usize, in_scope: bool) {
        if in_scope && !self.is_reporting(head) {
            self.modifiers(head);
        }
    }

    /// "has yet", "is yet": a verb and the adverb behind it that mean something else together.
    pub(super) fn with_adverb(&self, verb: usize, infinitive: usize) -> Option<&'a SpeechWord> {
        let s = self.s;
        let beside = s.children_by(verb, "advmod").chain(s.children_by(infinitive, "advmod"));
        let adverb = beside.into_iter().find(|&c| c > verb && c < infinitive)?;
        let phrase = format!("{} {}", s.tokens[verb].lemma, s.tokens[adverb].lemma);
        self.scene.ontology.speech(&phrase, WordClass::Verb).next()
    }

    /// "agreed to lift", "failed to meet", "is expected to visit".
    pub(super) fn infinitive_of(&mut self, node: usize, head: usize) {
        // "has yet to sign"
        let whole = self.with_adverb(head, node);
        // "I would like to reaffirm our support" does it.
        let courtesy = self.scene.ontology.words(WordSet::CourtesyVerb);
        if courtesy.contains(&*self.s.tokens[head].lemma) && self.is_reporting(node) {
            return;
        }
        // "is going to impose"
        let by_form = || {
            let form = &self.s.tokens[head].form;
            let is_going = self.s.tokens[head].xpos == "VBG" && self.s.tokens[node].xpos == "VB";
            self.scene.ontology.speech(form, WordClass::Verb).next().filter(|_| is_going)
        };
        let word = whole.or_else(by_form).or_else(|| self.speech(head));
        // "was not able to deliver"
        if let Some(makes) = word.and_then(|word| word.when_negated).filter(|_| self.s.is_negated(head)) {
            self.set(makes);
            return;
        }
        match word {
            // "declined to say whether Chad had attacked" denies nothing.
            Some(word)
                if word.factuality == Factuality::Denied
                    && node != self.trigger
                    && self.is_reporting(node) =>
            {
                self.set(Factuality::Possible);
            }
            // "found three people killed", "shows troops beating a man": nobody's word.
            Some(word)
                if word.is_reporting
                    && matches!(self.s.tokens[node].xpos.as_str(), "VBG" | "VBN")
                    && !self.is_infinitive(node)
                    && self.s.children_by(head, "obj").next().is_some() => {}
            // "suggested deporting them" asks for it.
            Some(word)
                if word.factuality == Factuality::Claimed
                    && self.s.tokens[node].xpos == "VBG"
                    && verb_evokes(self.scene, self.s, head, EventType::Request) =>
            {
                self.set(Factuality::Demanded);
            }
            Some(word) => self.apply(word, head),
            None if self.s.tokens[node].xpos == "VB" && self.s.tokens[node].upos == Upos::Verb => {
                self.set(Factuality::Possible);
            }
            None => {}
        }
    }
}
