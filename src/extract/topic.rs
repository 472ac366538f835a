//! Topics: what a passage is about, by the keywords of the ontology. No statistics.

use std::collections::BTreeMap;

use crate::ontology::{Iri, Ontology};
use crate::text::Sentence;

/// Keywords by their first word, longest first.
pub struct TopicIndex {
    by_first: BTreeMap<String, Vec<(Vec<String>, Iri)>>,
}

impl TopicIndex {
    pub fn new(ontology: &Ontology) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, Iri)>> = BTreeMap::new();
        for topic in ontology.topics.values() {
            for keyword in topic.keywords.iter().chain([&topic.label]) {
                let words: Vec<String> =
                    keyword.split([' ', '-']).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
                if let Some(first) = words.first() {
                    by_first.entry(first.clone()).or_default().push((words.clone(), topic.iri.clone()));
                }
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            entries.dedup();
        }
        Self { by_first }
    }

    /// The topic of the most specific keyword among these tokens; the first one of equals.
    pub(super) fn topic(&self, s: &Sentence, tokens: &[usize]) -> Option<&Iri> {
        let mut best: Option<(usize, &Iri)> = None;
        for (position, &token) in tokens.iter().enumerate() {
            let matched = [s.tokens[token].form.to_lowercase(), s.tokens[token].lemma.to_lowercase()]
                .iter()
                .filter_map(|first| self.by_first.get(first))
                .flatten()
                .find(|(words, _)| follows(s, &tokens[position..], words));
            if let Some((words, iri)) = matched
                && best.is_none_or(|(length, _)| words.len() > length)
            {
                best = Some((words.len(), iri));
            }
        }
        best.map(|(_, iri)| iri)
    }
}

/// Whether `words` stand one after the other at the start of `tokens`, hyphens between them ignored.
fn follows(s: &Sentence, tokens: &[usize], words: &[String]) -> bool {
    let mut rest = tokens.iter().filter(|&&t| s.tokens[t].form != "-");
    words.iter().all(|word| {
        rest.next().is_some_and(|&t| {
            s.tokens[t].form.to_lowercase() == *word || s.tokens[t].lemma.to_lowercase() == *word
        })
    })
}
