//! Whose word it is: verbs of saying, "according to", quotations.

use super::Climb;
use crate::extract::EntityKind;
use crate::extract::argument::{base, grammatical_subject, is_passive, logical_subject};
use crate::extract::standing::owner_of_words;
use crate::ontology::{Factuality, Filling, SpeechWord, WordClass, WordSet};
use crate::text::{Function, Manner, Upos};

impl Climb<'_, '_> {
    /// "…, while China views": not part of what is said before.
    pub(super) fn stands_against(&self, node: usize) -> bool {
        let s = self.s;
        let is_marked = |c: usize| {
            s.tokens[c].deprel == "mark"
                && self.scene.ontology.words(WordSet::ContrastMarker).contains(&*s.tokens[c].lemma)
        };
        s.tokens[node].deprel == "advcl"
            && s.children(node).any(is_marked)
            && s.children_by(node, "nsubj").next().is_some()
    }

    /// "UN: Mali attacked Chad": whether a name and a colon open a heading.
    pub(super) fn is_headed_by_speaker(&self, clause: usize, name: usize) -> bool {
        let s = self.s;
        let is_behind_colon = s.subtree(clause).first().is_some_and(|&first| s.tokens[first].form == ":");
        let has_subject = s.children_by(clause, "nsubj").next().is_some();
        let is_alone = s.tokens[name].head.is_none() && s.phrase_span(name).start == s.span.start;
        // "Mexico: The army killed nine" tells where it was.
        let named = self.scene.mention_at(self.sentence, name).map(|m| self.scene.mentions[m].kind);
        let can_speak = matches!(named, Some(EntityKind::Org | EntityKind::Per));
        can_speak && is_behind_colon && has_subject && is_alone
    }

    /// "claimed that Chad had attacked it, which Chad denied", "was accused of attacking it, a charge it denies": the text
    /// says so, and not who claimed it.
    pub(super) fn is_retort(&self, node: usize) -> bool {
        let s = self.s;
        let noun = s.tokens[node].head.filter(|_| s.tokens[node].deprel == "acl:relcl");
        let is_of_charge = noun.is_some_and(|noun| {
            s.tokens[noun].relation() == "appos"
                && self.is_reporting(noun)
                && s.children_by(node, "obj").next().is_none()
        });
        noun.is_some()
            && self.is_reporting(node)
            && (is_of_charge
                || s.children_by(node, "obj").any(|c| s.tokens[c].xpos == "WDT")
                    && s.children_by(node, "nsubj").any(|c| s.tokens[c].upos != Upos::Pron))
    }

    /// "…, officials said" and "according to Kyiv" stand beside what they report.
    pub(super) fn attribution_beside(&mut self, node: usize) {
        let s = self.s;
        for child in s.children(node) {
            match base(&s.tokens[child].deprel) {
                "parataxis" if s.stands_beside(child) => {
                    // "…, the army was quoted as saying"
                    let saying = s.children_by(child, "advcl").find(|&c| {
                        s.is_passive(child)
                            && s.tokens[c].xpos == "VBG"
                            && s.children_by(c, "mark").any(|m| s.tokens[m].does(Function::Role))
                    });
                    if let Some(word) = saying.and_then(|c| self.speech(c)).filter(|word| word.is_reporting) {
                        self.set(word.factuality);
                        if let Some(speaker) = grammatical_subject(s, child) {
                            self.attribute(speaker);
                        }
                    } else if let Some(word) = self.speech(child).filter(|word| word.is_reporting) {
                        // "as Mali warns that if …", where the tree gives the clause to another verb.
                        let is_open =
                            s.tokens.get(child + 1).is_some_and(|t| t.does(Function::Complementizer));
                        let has_content =
                            is_open || s.children(child).any(|c| base(&s.tokens[c].deprel) == "ccomp");
                        // "…; workers were denied entry" denies nothing that is said before.
                        let has_object = s.children_by(child, "obj").next().is_some();
                        let is_denial = word.factuality == Factuality::Denied;
                        if !has_content && !(is_denial && (has_object || s.is_passive(child))) {
                            self.apply(word, child);
                        }
                    }
                }
                // "which officials suspect was carried out by Chad", where the tree has a subject that suspects.
                "nsubj" if s.tokens[child].upos == Upos::Verb && child < node => {
                    if let Some(word) = self.speech(child).filter(|word| word.is_reporting) {
                        self.apply(word, child);
                    }
                }
                "obl" | "nmod" => {
                    let preposition = s.preposition(child).unwrap_or_default();
                    let word = self.scene.ontology.speech(&preposition, WordClass::Preposition).next();
                    if let Some(word) = word.filter(|word| word.is_reporting) {
                        self.set(word.factuality);
                        self.attribute(child);
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn apply(&mut self, word: &SpeechWord, token: usize) {
        self.set(word.factuality);
        // "was wrongly reported to have"
        let adverbs = self.s.children_by(token, "advmod").filter_map(|c| self.word(c, WordClass::Adverb));
        if word.is_reporting && adverbs.into_iter().any(|adverb| adverb.factuality == Factuality::Denied) {
            self.set(Factuality::Denied);
        }
        if word.is_reporting {
            self.attribute_to_doer(token);
        }
    }

    /// Whoever says by the verb `token` what it is about.
    pub(super) fn attribute_to_doer(&mut self, token: usize) {
        // "is said to have attacked": not by the one who did.
        let otherwise = || grammatical_subject(self.s, token).filter(|_| !is_passive(self.s, token));
        let speaker = owner_of_words(self.scene, self.s, token)
            .or_else(|| logical_subject(self.s, token))
            .or_else(otherwise);
        // "filed a lawsuit against Chad alleging that": whoever files it.
        let filer = speaker.filter(|&noun| {
            let word = &self.s.tokens[noun];
            self.s.tokens[token].deprel == "acl"
                && word.deprel == "obj"
                && self.scene.mention_at(self.sentence, noun).is_none()
        });
        let filer = filer.and_then(|noun| logical_subject(self.s, self.s.tokens[noun].head?));
        match filer.or(speaker) {
            Some(speaker) => self.attribute(speaker),
            None => self.reading.is_attributed = true,
        }
    }

    pub(super) fn claimed_by_owner(&mut self, noun: usize, is_reporting: bool) {
        if is_reporting {
            let owner = self
                .s
                .children(noun)
                .find(|&c| matches!(self.s.tokens[c].deprel.as_str(), "nmod:poss" | "amod" | "compound"));
            match owner {
                Some(owner) => self.attribute(owner),
                None => self.reading.is_attributed = true,
            }
        }
    }

    /// Whoever is nearest says it: what an unknown "he" says is no word of who tells of him.
    pub(super) fn attribute(&mut self, speaker: usize) {
        let is_first = !self.reading.is_attributed;
        self.reading.is_attributed = true;
        if is_first && self.reading.claimant.is_none() {
            let participants = self.scene.participants(self.sentence, speaker, Filling::Owned);
            self.reading.claimant = participants.into_iter().next();
        }
    }

    /// Inside somebody's quoted speech everything is that person's word.
    pub(super) fn quotation(&mut self, trigger: usize) {
        let span = self.s.tokens[trigger].span;
        // "told a guard: 'they raped me'": also a short clause, but no marked word.
        let subject = self.s.children_by(trigger, "nsubj").next().map(|c| self.s.tokens[c].span);
        let document = self.scene.document;
        let around = document.quotation_around(span, |manner| manner == Manner::Direct).or_else(|| {
            let marked = document.quotation_around(span, |manner| manner == Manner::Partial);
            marked.filter(|q| subject.is_some_and(|subject| q.content.contains(subject)))
        });
        let Some(quotation) = around else {
            self.cited(trigger);
            return;
        };
        self.set(Factuality::Claimed);
        let is_first = !self.reading.is_attributed;
        self.reading.is_attributed = true;
        if is_first && self.reading.claimant.is_none() {
            self.reading.claimant =
                quotation.speaker.and_then(|speaker| self.scene.participant_of_span(speaker));
        }
    }

    /// "cited its 'raids and support for rebels'": of words in marks that somebody cites, each is his.
    fn cited(&mut self, trigger: usize) {
        let s = self.s;
        let span = s.tokens[trigger].span;
        let around = self.scene.document.quotation_around(span, |manner| manner == Manner::Partial);
        let Some(quotation) = around else { return };
        let citing = self.scene.ontology.words(WordSet::CitingVerb);
        let is_inside = |t: usize| quotation.content.contains(s.tokens[t].span);
        let cites = |&verb: &usize| {
            citing.contains(&*s.tokens[verb].lemma)
                && !is_inside(verb)
                && s.children_by(verb, "obj").any(is_inside)
        };
        if let Some(verb) = s.head_chain(trigger).find(cites) {
            self.set(Factuality::Claimed);
            self.attribute_to_doer(verb);
        }
    }
}
