//! Guesses: what kind of act a word tells that the lexicon does not have, where two actors are tied by it. The lexicon
//! itself teaches it: its words, their letters, what stands beside them, and its example sentences. A guess is marked as one, has a
//! confidence, and makes no event.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::extract::argument::{logical_object, logical_subject};
use crate::extract::scene::Scene;
use crate::extract::standing::acts_in_politics;
use crate::extract::{Extraction, Participant};
use crate::ontology::{EventType, Filling, Frame, Ontology, Slot, WordClass};
use crate::span::Span;
use crate::text::{Sentence, Upos};

/// Lengths of the letter sequences of a word that are looked at.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// Added to each count, so that what is new to a type does not rule it out.
const SMOOTHING: f64 = 0.3;
/// Features of one word repeat each other: their weight is cut by this to give a fair confidence.
const TEMPERATURE: f64 = 9.5;

/// Less sure guesses are not told.
const LEAST: f64 = 0.3;

/// A type for a word that the lexicon does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    pub sentence: usize,
    pub trigger: Span,
    pub source: Participant,
    pub target: Participant,
    pub plover: EventType,
    /// The share of the probability that the type has, 0 to 1.
    pub confidence: f64,
}

/// What the lexicon teaches: how often a feature goes with a type.
#[derive(Debug, Default)]
pub struct Guesser {
    types: Vec<EventType>,
    /// Counts by type, in the order of `types`.
    counts: HashMap<String, Vec<f64>>,
    totals: Vec<f64>,
}

impl Guesser {
    pub fn new(ontology: &Ontology) -> Self {
        Self::without(ontology, &HashSet::new())
    }

    /// Taught by all frames but these, which can then be asked for.
    fn without(ontology: &Ontology, left_out: &HashSet<&str>) -> Self {
        let mut by_type: BTreeMap<EventType, Vec<String>> = BTreeMap::new();
        for frame in ontology.frames.iter().filter(|frame| !left_out.contains(&*frame.iri)) {
            let Some(class) = ontology.class(&frame.evokes) else { continue };
            by_type.entry(class.plover).or_default().extend(features_of(frame));
        }
        let mut guesser = Self { types: by_type.keys().copied().collect(), ..Self::default() };
        guesser.totals = vec![0.0; guesser.types.len()];
        for (index, features) in by_type.values().enumerate() {
            for feature in features {
                let counts =
                    guesser.counts.entry(feature.clone()).or_insert_with(|| vec![0.0; by_type.len()]);
                counts[index] += 1.0;
                guesser.totals[index] += 1.0;
            }
        }
        guesser
    }

    /// The likeliest type of these features, and the share of the probability that it has.
    fn guess(&self, features: &[String]) -> Option<(EventType, f64)> {
        let known: Vec<&Vec<f64>> = features.iter().filter_map(|feature| self.counts.get(feature)).collect();
        let score = |index: usize| -> f64 {
            let whole = self.totals[index] + SMOOTHING * self.counts.len() as f64;
            known.iter().map(|counts| ((counts[index] + SMOOTHING) / whole).ln()).sum::<f64>() / TEMPERATURE
        };
        let scores: Vec<f64> = (0..self.types.len()).map(score).collect();
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]))?;
        let sum: f64 = scores.iter().map(|other| (other - scores[best]).exp()).sum();
        (!known.is_empty()).then(|| (self.types[best], 1.0 / sum))
    }

    /// Guesses for the verbs of an article that the lexicon does not have and that tie two actors of politics.
    pub fn guesses(&self, extraction: &Extraction, ontology: &Ontology) -> Vec<Guess> {
        let document = &extraction.document;
        let scene = Scene::new(document, ontology, &extraction.mentions, &extraction.entities);
        let mut found = Vec::new();
        for (sentence, s) in document.sentences.iter().enumerate().filter(|(_, s)| s.kind.is_evidence()) {
            for verb in 0..s.tokens.len() {
                let lemma = s.tokens[verb].lemma.to_lowercase();
                let is_known = ontology.frames(&lemma, WordClass::Verb).next().is_some()
                    || ontology.speech(&lemma, WordClass::Verb).next().is_some();
                if s.tokens[verb].upos != Upos::Verb || is_known {
                    continue;
                }
                found.extend(self.guess_at(&scene, sentence, verb));
            }
        }
        found
    }

    fn guess_at(&self, scene: &Scene, sentence: usize, verb: usize) -> Option<Guess> {
        let s = scene.sentence(sentence);
        let politician = |token: usize| {
            let found = scene.participants(sentence, token, Filling::Owned);
            found.into_iter().find(|participant| acts_in_politics(scene, *participant))
        };
        let source = politician(logical_subject(s, verb)?)?;
        let object = logical_object(s, verb);
        let phrases = s.children_by(verb, "obl").filter_map(|c| Some((c, s.preposition(c)?)));
        let direct = object.and_then(politician).map(|target| (target, None));
        let (target, preposition) = direct
            .or_else(|| phrases.filter_map(|(c, word)| Some((politician(c)?, Some(word)))).next())
            .filter(|(target, _)| target.entity != source.entity)?;
        let mut features = features(&s.tokens[verb].lemma);
        features.extend(object.map(|object| format!("o={}", s.tokens[object].lemma.to_lowercase())));
        features.extend(preposition.map(|word| format!("t={word}")));
        features.extend(words(s, verb));
        let (plover, confidence) = self.guess(&features).filter(|(_, confidence)| *confidence >= LEAST)?;
        Some(Guess { sentence, trigger: s.tokens[verb].span, source, target, plover, confidence })
    }
}

/// A word and its letters.
fn features(lemma: &str) -> Vec<String> {
    let letters: Vec<char> = format!("<{}>", lemma.to_lowercase()).chars().collect();
    let grams = GRAMS.flat_map(|length| letters.windows(length).map(|gram| gram.iter().collect::<String>()));
    grams.map(|gram| format!("g={gram}")).collect()
}

fn features_of(frame: &Frame) -> Vec<String> {
    let mut found: Vec<String> = frame.lemmas.iter().flat_map(|lemma| features(lemma)).collect();
    found.extend(frame.objects.iter().map(|object| format!("o={object}")));
    found.extend(frame.target.iter().filter_map(|slot| match slot {
        Slot::Preposition(word) => Some(format!("t={word}")),
        _ => None,
    }));
    let plain = frame.examples.iter().flat_map(|example| example.text.split(|c: char| !c.is_alphabetic()));
    // Names tell nothing of the act.
    let is_plain = |word: &&str| word.len() > 3 && word.starts_with(char::is_lowercase);
    found.extend(plain.filter(is_plain).map(|word| format!("x={}", stem(word))));
    found
}

/// The other words of the clause.
fn words(s: &Sentence, verb: usize) -> Vec<String> {
    let plain = s.children(verb).flat_map(|c| s.subtree(c)).map(|t| s.tokens[t].form.as_str());
    let is_plain = |word: &&str| word.len() > 3 && word.starts_with(char::is_lowercase);
    plain.filter(is_plain).map(|word| format!("x={}", stem(word))).collect()
}

/// The beginning of a word, by which its forms are one.
fn stem(word: &str) -> String {
    word.chars().take(5).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Verbs that tell their act alone are asked for, a tenth at a time, by their letters, the preposition of their target and
    /// the words of their examples; frames that share a verb with them do not teach.
    #[test]
    fn a_type_is_guessed_better_than_the_most_frequent_one() {
        let ontology = Ontology::with_examples(None).expect("the embedded ontology loads");
        let is_alone = |frame: &&Frame| frame.class == WordClass::Verb && frame.objects.is_empty();
        let frames: Vec<&Frame> = ontology.frames.iter().filter(is_alone).collect();
        let (mut right, mut sum, mut all) = (0_usize, 0.0, 0_usize);
        let mut frequent: BTreeMap<EventType, usize> = BTreeMap::new();
        for part in 0..10 {
            let asked: Vec<&Frame> = frames.iter().skip(part).step_by(10).copied().collect();
            let verbs: HashSet<&str> =
                asked.iter().flat_map(|frame| &frame.lemmas).map(|lemma| &**lemma).collect();
            let shares = |frame: &&Frame| frame.lemmas.iter().any(|lemma| verbs.contains(&**lemma));
            let left_out = ontology.frames.iter().filter(shares).map(|frame| &*frame.iri).collect();
            let guesser = Guesser::without(&ontology, &left_out);
            for frame in asked {
                let class = ontology.class(&frame.evokes).expect("checked by ontology::check");
                *frequent.entry(class.plover).or_default() += 1;
                let Some((guess, confidence)) = guesser.guess(&features_of(frame)) else { continue };
                all += 1;
                sum += confidence;
                right += usize::from(guess == class.plover);
            }
        }
        let most = frequent.values().max().copied().unwrap_or(0);
        let (accuracy, confidence) = (right as f64 / all as f64, sum / all as f64);
        assert!(2 * right > 3 * most, "{right} of {all}, and {most} by always saying the most frequent type");
        assert!((confidence - accuracy).abs() < 0.05, "{confidence} is no fair confidence for {accuracy}");
    }
}
