//! What the ontology tells the analysis of English: verbs of speech, and names to parse as one word.

use crate::ontology::{
    ActorKind, Clause, EventType, Factuality, Frame, NameKind, Ontology, Slot, SpeechWord, WordClass, WordSet,
};
use crate::text::{Lexicon, NameShape};

impl Lexicon for Ontology {
    fn is_reporting(&self, lemma: &str) -> bool {
        self.speech(lemma, WordClass::Verb).any(|word| word.is_reporting)
    }

    fn is_attribution(&self, preposition: &str) -> bool {
        self.speech(preposition, WordClass::Preposition).any(|word| word.is_reporting)
    }

    fn is_verb(&self, lemma: &str) -> bool {
        self.frames(lemma, WordClass::Verb).next().is_some()
            || self.speech(lemma, WordClass::Verb).next().is_some()
    }

    fn has_recipient(&self, lemma: &str) -> bool {
        self.frames(lemma, WordClass::Verb)
            .any(|frame| frame.source.iter().chain(&frame.target).any(|slot| *slot == Slot::IndirectObject))
    }

    fn takes(&self, lemma: &str, preposition: &str) -> bool {
        let is_it = |slot: &Slot| matches!(slot, Slot::Preposition(word) if word == preposition);
        self.frames(lemma, WordClass::Verb).any(|frame| {
            frame.objects.is_empty()
                && !frame.target.contains(&Slot::Object)
                && frame.source.contains(&Slot::Subject)
                && frame.target.iter().any(is_it)
        })
    }

    fn is_said_of_object(&self, verb: &str, word: &str) -> bool {
        self.frames(verb, WordClass::Verb).any(|frame| {
            frame.clause == Some(Clause::Any) && frame.clause_verbs.iter().any(|said| said == word)
        })
    }

    fn is_speaking(&self, lemma: &str) -> bool {
        let is_told = |word: &SpeechWord| word.is_reporting || word.factuality == Factuality::Demanded;
        self.speech(lemma, WordClass::Verb).any(is_told) || self.words(WordSet::CitingVerb).contains(lemma)
    }

    fn is_charging(&self, lemma: &str) -> bool {
        self.words(WordSet::ChargingVerb).contains(lemma)
    }

    fn is_punishing(&self, lemma: &str) -> bool {
        self.frames(lemma, WordClass::Verb).any(|frame| {
            let is_plain = frame.objects.is_empty() && frame.target.contains(&Slot::Object);
            is_plain && self.class(&frame.evokes).is_some_and(|class| class.by_authorities)
        })
    }

    fn is_noun(&self, lemma: &str) -> bool {
        self.agent(lemma).is_some() || self.frames(lemma, WordClass::Noun).next().is_some()
    }

    fn is_actor(&self, lemma: &str) -> bool {
        self.agent(lemma).is_some()
    }

    fn is_deed(&self, lemma: &str) -> bool {
        // A protest camp is a deed, and a camp is not.
        self.names_deed(lemma) && !self.words(WordSet::SiteNoun).contains(lemma)
    }

    fn is_instrument(&self, lemma: &str) -> bool {
        self.instruments(lemma).next().is_some()
    }

    fn is_gathering(&self, lemma: &str) -> bool {
        let is_plain = |frame: &&Frame| frame.objects.is_empty() && frame.phrases.is_empty();
        let plain = || self.frames(lemma, WordClass::Verb).filter(is_plain);
        let protests = |frame: &Frame| self.is_of_type(frame, EventType::Protest);
        plain().any(protests) && !plain().any(|frame| frame.target.contains(&Slot::Object))
    }

    fn has_content(&self, lemma: &str) -> bool {
        self.speech(lemma, WordClass::Noun).next().is_some()
    }

    fn is_adjective(&self, form: &str) -> bool {
        self.frames(form, WordClass::Adjective).next().is_some()
    }

    fn is_contrast(&self, lemma: &str) -> bool {
        self.words(WordSet::ContrastMarker).contains(lemma)
    }

    fn is_loud_name(&self, forms: &[&str]) -> bool {
        let words: Vec<String> = forms.iter().map(|form| crate::name::capitalised(form)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.names.longest(&words).is_some_and(|(length, _)| length == words.len())
    }

    fn name(&self, forms: &[&str]) -> Option<(usize, NameShape)> {
        if !forms.first()?.starts_with(char::is_uppercase) {
            return None;
        }
        let (length, namings) = self.names.longest(forms)?;
        let shape =
            namings.iter().find_map(|naming| match self.actors.get(&naming.iri).map(|actor| actor.kind) {
                Some(ActorKind::State | ActorKind::Polity) => match naming.kind {
                    NameKind::Name => Some(NameShape::Place),
                    NameKind::Adjective => Some(NameShape::Adjective),
                    _ => None,
                },
                Some(ActorKind::Person) => Some(NameShape::Person),
                Some(ActorKind::Organisation | ActorKind::Group) => Some(NameShape::Body),
                None => (naming.kind == NameKind::Place).then_some(NameShape::Place),
            })?;
        Some((length, shape))
    }
}
