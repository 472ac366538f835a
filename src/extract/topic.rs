//! Topics: what a passage is about, by the keywords of the ontology. No statistics.

use std::collections::BTreeMap;

use crate::name::small;
use crate::ontology::{Iri, Ontology, Table};
use crate::span::Span;
use crate::text::{Document, Sentence, Upos};

/// Keywords by their first word, longest first.
pub struct TopicIndex {
    by_first: Table<String, Vec<(Vec<String>, Iri)>>,
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
        Self { by_first: by_first.into_iter().collect() }
    }

    /// The topic of the most specific keyword among these tokens; the first one of equals.
    pub(super) fn topic(&self, s: &Sentence, tokens: &[usize]) -> Option<&Iri> {
        let mut best: Option<(usize, &Iri)> = None;
        for position in 0..tokens.len() {
            if let Some((length, iri)) = self.keyword_at(s, &tokens[position..])
                && best.is_none_or(|(most, _)| length > most)
            {
                best = Some((length, iri));
            }
        }
        best.map(|(_, iri)| iri)
    }

    /// The topic of an event: of its own clause, of the clauses inside it, of those that carry it.
    pub(super) fn of_event(&self, s: &Sentence, carriers: &[usize]) -> Option<&Iri> {
        let (trigger, above) = carriers.split_first()?;
        self.topic(s, &clause(s, *trigger))
            .or_else(|| self.topic(s, &s.subtree(*trigger)))
            .or_else(|| above.iter().find_map(|&carrier| self.topic(s, &clause(s, carrier))))
    }

    /// The longest keyword that these tokens begin with: its words and its topic.
    fn keyword_at(&self, s: &Sentence, tokens: &[usize]) -> Option<(usize, &Iri)> {
        let first = &s.tokens[*tokens.first()?];
        [small(&first.form), small(&first.lemma)]
            .iter()
            .filter_map(|first| self.by_first.get(first.as_ref()))
            .flatten()
            .filter(|(words, _)| follows(s, tokens, words))
            .map(|(words, iri)| (words.len(), iri))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    /// What an article is about: topics that its heading or first sentence names, or that it names again.
    pub(super) fn of_article(&self, document: &Document) -> Vec<ArticleTopic> {
        let mut places: BTreeMap<&Iri, Vec<(usize, Span)>> = BTreeMap::new();
        for (sentence, s) in document.sentences.iter().enumerate() {
            let tokens: Vec<usize> = (0..s.tokens.len()).collect();
            let mut at = 0;
            while at < tokens.len() {
                let Some((words, iri)) = self.keyword_at(s, &tokens[at..]) else {
                    at += 1;
                    continue;
                };
                let last = (at + words - 1).min(tokens.len() - 1);
                let span = s.tokens[at].span.cover(s.tokens[last].span);
                places.entry(iri).or_default().push((sentence, span));
                at += words;
            }
        }
        let is_told = |(_, places): &(&Iri, Vec<(usize, Span)>)| places.len() > 1 || places[0].0 == 0;
        let mut found: Vec<ArticleTopic> = places
            .into_iter()
            .filter(is_told)
            .map(|(topic, places)| ArticleTopic { topic: topic.clone(), places })
            .collect();
        found.sort_by_key(|topic| std::cmp::Reverse(topic.places.len()));
        found.truncate(MOST_TOPICS);
        found
    }
}

/// An article has at most this many topics.
const MOST_TOPICS: usize = 6;

/// A topic of an article with the words that tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleTopic {
    pub topic: Iri,
    /// Sentence and words, in text order.
    pub places: Vec<(usize, Span)>,
}

/// The words below `head` without those of clauses that tell something else: "imposed tariffs after drones hit a pipeline".
fn clause(s: &Sentence, head: usize) -> Vec<usize> {
    let tells_else = |t: usize| match s.tokens[t].relation() {
        "advcl" | "acl" | "parataxis" => true,
        "conj" => s.tokens[t].upos == Upos::Verb,
        _ => false,
    };
    let mut words = vec![head];
    let mut next = 0;
    while let Some(&word) = words.get(next) {
        words.extend(s.children(word).filter(|&c| !tells_else(c)));
        next += 1;
    }
    words.sort_unstable();
    words
}

/// Whether `words` stand one after the other at the start of `tokens`, hyphens between them ignored.
fn follows(s: &Sentence, tokens: &[usize], words: &[String]) -> bool {
    let mut rest = tokens.iter().filter(|&&t| s.tokens[t].form != "-");
    words.iter().all(|word| {
        rest.next().is_some_and(|&t| small(&s.tokens[t].form) == *word || small(&s.tokens[t].lemma) == *word)
    })
}
