//! Negation, auxiliaries, adjectives, adverbs and markers of one word.

use super::Climb;
use crate::extract::argument::base;
use crate::ontology::{Factuality, WordClass, WordSet};
use crate::text::{Function, Upos, clause::Tense};

impl Climb<'_, '_> {
    /// Negation, auxiliaries, adjectives and adverbs of one word.
    pub(super) fn modifiers(&mut self, token: usize) {
        let s = self.s;
        // "did not lift the sanctions until 2020" lifted them.
        let is_limited = |c: usize| {
            s.is_led_by(c, Function::Limit) && matches!(base(&s.tokens[c].deprel), "obl" | "advmod")
        };
        let is_late = s.tense(token) == Some(Tense::Past) && s.children(token).any(is_limited);
        if s.is_negated(token) && !is_late {
            self.negate();
        }
        // "a fictional state invades its neighbour"
        let fiction = self.scene.ontology.words(WordSet::FictionWord);
        let is_invented = |c: usize| s.children_by(c, "amod").any(|a| fiction.contains(&*s.tokens[a].lemma));
        // "In the novel, troops occupy Canada"
        let is_story = |c: usize| {
            s.is_led_by(c, Function::Engagement)
                && fiction.contains(&*s.tokens[c].lemma)
                && s.children(c).any(|t| s.tokens[t].does(Function::Definite) || s.tokens[t].xpos == "PRP$")
                && !s.children(c).any(|t| s.tokens[t].deprel == "nmod")
        };
        let is_unreal = |c: usize| match s.tokens[c].relation() {
            "nsubj" | "obj" => is_invented(c),
            "obl" => is_story(c),
            _ => false,
        };
        if s.children(token).any(is_unreal) {
            self.set(Factuality::Possible);
        }
        if s.tokens[token].upos == Upos::Verb && self.is_of_none(token) {
            self.negate();
        }
        self.auxiliaries(token);
        // "Kenyan police are to arrest", "are yet to arrest"
        let is_be = |c: &usize| {
            s.tokens[*c].lemma == "be"
                && matches!(s.tokens[*c].relation(), "cop" | "aux")
                && s.tokens[*c].xpos != "VB"
        };
        if let Some(be) = s.children(token).find(is_be).filter(|_| s.tokens[token].xpos == "VB") {
            self.set(self.with_adverb(be, token).map_or(Factuality::Planned, |word| word.factuality));
        }
        // "was to have signed it on Friday": it was planned, and did not come about.
        let is_perfect = s.auxiliaries(token).any(|c| s.tokens[c].does(Function::Perfect));
        let to = s.infinitive_mark(token).filter(|_| is_perfect);
        if to
            .and_then(|to| to.checked_sub(1))
            .is_some_and(|before| s.children(token).any(|c| c == before && is_be(&c)))
        {
            self.set(Factuality::Possible);
        }
        // "assaulted, allegedly by members of the party"
        let agents = s.children_by(token, "obl").filter(|&c| s.is_led_by(c, Function::Agent));
        let beside = agents.flat_map(|agent| s.children_by(agent, "advmod"));
        for child in s.children(token).chain(beside) {
            let class = match base(&s.tokens[child].deprel) {
                "amod" | "compound" => WordClass::Adjective,
                "advmod" => WordClass::Adverb,
                "det" if s.tokens[child].lemma == "no" => {
                    self.negate();
                    continue;
                }
                _ => continue,
            };
            // "planned" is a participle to the tagger and an adjective to the lexicon.
            let form = self.s.tokens[child].form.as_str();
            let by_form = || self.scene.ontology.speech(form, class).next();
            let word = self.word(child, class).or_else(by_form);
            // "wrongly arrested", "falsely accused": so he was.
            let told = word.filter(|word| class != WordClass::Adverb || !word.is_disowning);
            if let Some(word) = told {
                self.set(word.factuality);
            }
        }
    }

    /// "No country recognised it", "Neither side accepts the plan", "held no talks", "No talks were held".
    fn is_of_none(&self, verb: usize) -> bool {
        let s = self.s;
        let none =
            |t: usize| s.tokens[t].does(Function::Negation) && matches!(s.tokens[t].relation(), "det" | "cc");
        let is_none =
            |c: usize| s.children(c).any(none) || s.has_no(c) || s.tokens[c].does(Function::Negation);
        ["nsubj", "obj"].iter().any(|relation| s.children_by(verb, relation).any(is_none))
    }

    pub(super) fn auxiliaries(&mut self, token: usize) {
        for auxiliary in self.s.auxiliaries(token) {
            if let Some(word) = self.word(auxiliary, WordClass::Auxiliary) {
                // "said that it would have attacked" tells of nothing to come.
                let is_perfect = self.s.auxiliaries(token).any(|c| self.s.tokens[c].does(Function::Perfect));
                let is_later = !is_perfect && self.is_told_in_the_past(token);
                let later = word.under_past.filter(|_| is_later);
                let is_negated = self.s.is_negated(token) || self.is_of_none(token);
                let negated = word.when_negated.filter(|_| is_negated);
                // "They would often attack": so they did.
                if word.under_past.is_some() && !is_later && !is_negated && self.is_usual(token) {
                    continue;
                }
                // "won, but Chad would not recognise it": so it did not.
                let is_refused = is_negated && word.under_past.is_some() && self.goes_on_in_the_past(token);
                let refused = Some(Factuality::Denied).filter(|_| is_refused);
                self.set(refused.or(negated).or(later).unwrap_or(word.factuality));
            }
        }
    }

    /// "often"
    fn is_usual(&self, verb: usize) -> bool {
        let adverbs = self.scene.ontology.words(WordSet::FrequencyAdverb);
        self.s.children_by(verb, "advmod").any(|c| adverbs.contains(&*self.s.tokens[c].lemma))
    }

    /// Whether a verb goes on with what is told in the past.
    fn goes_on_in_the_past(&self, verb: usize) -> bool {
        let first = self.s.first_conjunct(verb);
        first != verb && self.s.tense(first) == Some(Tense::Past) && !self.is_told_in_the_past(verb)
    }

    /// "said that it would": what was to come when it was said.
    fn is_told_in_the_past(&self, token: usize) -> bool {
        let first = self.s.first_conjunct(token);
        let governor = self.s.tokens[first].head.filter(|_| self.s.tokens[first].relation() == "ccomp");
        governor.is_some_and(|verb| self.is_reporting(verb) && self.s.tense(verb) == Some(Tense::Past))
    }

    /// "if", "unless".
    pub(super) fn marker(&mut self, node: usize) {
        if self.is_inverted(node) {
            self.set(Factuality::Conditional);
        }
        if self.stands_instead(node) {
            self.set(Factuality::Denied);
        }
        // "if it fails, Mali will answer, as Chad accuses it": a mark before the governor opens no clause behind it.
        let head = self.s.tokens[node].head;
        let is_own = |mark: usize| !head.is_some_and(|head| mark < head && head < node);
        for mark in self.s.children(node).filter(|&c| self.s.tokens[c].deprel == "mark" && is_own(c)) {
            if let Some(word) = self.word(mark, WordClass::Preposition) {
                // "whether it will release them"
                if self.reading.factuality == Factuality::Planned && word.factuality == Factuality::Possible {
                    self.reading.factuality = Factuality::Possible;
                }
                self.set(word.factuality);
            }
            let pending = self.scene.ontology.words(WordSet::PendingMarker);
            if pending.contains(&*self.s.tokens[mark].lemma) && self.s.tense(node) == Some(Tense::Present) {
                self.set(Factuality::Possible);
            }
            if self.is_beside_what_is_to_come(node, mark) {
                self.set(Factuality::Planned);
            }
        }
    }

    /// "Rather than attacking Chad, Mali met it": a gerund behind words that the tree gives to what is done instead.
    fn stands_instead(&self, gerund: usize) -> bool {
        let s = self.s;
        let first = s.subtree(gerund).first().copied().filter(|_| s.tokens[gerund].xpos == "VBG");
        let before = first.and_then(|first| first.checked_sub(1));
        let whole = before.map(|t| s.tokens[t].head.filter(|_| s.tokens[t].deprel == "fixed").unwrap_or(t));
        whole.is_some_and(|t| {
            let is_joint = s.tokens[t].relation() == "cc" && s.tokens[t].head == s.tokens[gerund].head;
            let word = self.word(t, WordClass::Preposition).filter(|_| is_joint);
            word.is_some_and(|word| word.factuality == Factuality::Denied)
        })
    }

    /// "will brief them before he visits Oslo": what comes before or after what is to come is to come, too.
    fn is_beside_what_is_to_come(&self, clause: usize, mark: usize) -> bool {
        let s = self.s;
        let markers = self.scene.ontology.words(WordSet::SequenceMarker);
        let is_timeless = s.tense(clause) == Some(Tense::Present) || s.tokens[clause].xpos == "VBG";
        let main = s.tokens[clause].head.filter(|_| s.tokens[clause].relation() == "advcl" && is_timeless);
        let to_come = |auxiliary: usize| {
            let word = self.word(auxiliary, WordClass::Auxiliary);
            word.is_some_and(|word| matches!(word.factuality, Factuality::Planned | Factuality::Demanded))
        };
        markers.contains(&*s.tokens[mark].lemma.to_lowercase())
            && main.is_some_and(|main| s.auxiliaries(main).any(to_come))
    }
}
