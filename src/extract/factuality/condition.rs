//! Conditions and questions.

use super::Climb;
use crate::ontology::{Factuality, WordClass};
use crate::text::Upos;

impl Climb<'_, '_> {
    /// "would impose sanctions if …": the main clause of a condition.
    pub(super) fn condition(&mut self, node: usize) {
        if !matches!(self.reading.factuality, Factuality::Planned | Factuality::Possible) {
            return;
        }
        let is_condition = |c: usize| {
            let makes = |m: usize| self.word(m, WordClass::Preposition).map(|word| word.factuality);
            let mut marks = self.s.children_by(c, "mark");
            marks.any(|m| makes(m) == Some(Factuality::Conditional) && !self.is_concession(m))
                || self.is_inverted(c)
        };
        if self.s.children_by(node, "advcl").any(is_condition) {
            self.set(Factuality::Conditional);
        }
    }

    /// "will attack even if": it does not depend on that.
    fn is_concession(&self, mark: usize) -> bool {
        let before = mark.checked_sub(1).map(|before| &self.s.tokens[before].lemma);
        let phrase = before.map(|before| format!("{} {}", before.to_lowercase(), self.s.tokens[mark].lemma));
        let mut words =
            phrase.iter().flat_map(|phrase| self.scene.ontology.speech(phrase, WordClass::Preposition));
        words.any(|word| word.factuality == Factuality::Reported)
    }

    /// "Had Iran attacked", "Were Ukraine to strike": a condition without "if".
    pub(super) fn is_inverted(&self, clause: usize) -> bool {
        let s = self.s;
        let words = s.subtree(clause);
        // "Had Mali attacked Togo, Ghana would have met": the auxiliary may go to the main verb.
        let before = words.first().and_then(|first| first.checked_sub(1)).filter(|&t| {
            s.tokens[t].relation() == "aux"
                && s.tokens[t].xpos == "VBD"
                && s.tokens[t].head == s.tokens[clause].head
        });
        let is_bare = s.tokens[clause].xpos == "VBN" && s.auxiliaries(clause).next().is_none();
        if before == Some(0) && is_bare && s.tokens[clause].relation() == "advcl" {
            return true;
        }
        let (Some(&first), Some(subject)) = (words.first(), s.children_by(clause, "nsubj").next()) else {
            return false;
        };
        // "Had the king helped the duke, …": or the auxiliary for the whole.
        let is_below_auxiliary = s.tokens[clause].head == Some(0)
            && s.tokens[0].xpos == "VBD"
            && s.tokens[0].head.is_none()
            && first == 1
            && s.tokens[clause].relation() == "parataxis";
        if is_below_auxiliary && s.children_by(clause, "nsubj").all(|c| c < clause) {
            return true;
        }
        // The parser may take the condition for the whole.
        let is_root = s.tokens[clause].head.is_none() && s.tokens.last().is_some_and(|last| last.form != "?");
        (is_root && s.tokens[first].xpos == "VBD" || s.tokens[clause].relation() == "advcl")
            && first < subject
            && subject < clause
            && matches!(s.tokens[first].relation(), "aux" | "cop")
            && s.tokens[first].head == Some(clause)
    }

    /// "Will Israel attack Iran?" asks; "Why did Israel attack Iran?" takes for granted.
    pub(super) fn question(&mut self, trigger: usize) {
        let s = self.s;
        let is_asked = s.tokens.last().is_some_and(|token| token.form == "?");
        let asks_more = s.tokens.iter().any(|t| matches!(t.xpos.as_str(), "WRB" | "WP" | "WDT" | "WP$"));
        let root = s.head_chain(trigger).last().unwrap_or(trigger);
        let is_main = s.head_chain(trigger).all(|t| s.tokens[t].upos != Upos::Verb) || root == trigger;
        if !is_asked || asks_more || !is_main {
            return;
        }
        let first = s.tokens.iter().position(|token| token.upos != Upos::Punct);
        let opens = first.is_some_and(|t| matches!(s.tokens[t].relation(), "aux" | "cop"));
        if opens {
            if self.reading.factuality == Factuality::Planned {
                self.reading.factuality = Factuality::Possible;
            }
            self.set(Factuality::Possible);
        }
    }
}
