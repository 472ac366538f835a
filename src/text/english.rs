//! English: the word lists of ontology/english.ttl, typed. What is English in the reading of text is
//! here or in the model.

use std::path::Path;

use crate::error::Result;
use crate::ontology::turtle::Subject;
use crate::ontology::{Pack, Table, Text, Words, described};
use crate::text::{Calendar, Functions};

/// `ontology/english.ttl`, packed by the build.
const BUILTIN: Pack = (
    include_str!(concat!(env!("OUT_DIR"), "/english.texts")),
    include_bytes!(concat!(env!("OUT_DIR"), "/english.numbers")),
);

#[derive(Debug, Default)]
pub struct English {
    pub titles: Words,
    pub abbreviations: Words,
    pub openers: Words,
    /// Abbreviations only where a number follows: "No."
    pub before_numbers: Words,
    /// Words at the end of others: "n't".
    pub endings: Vec<Text>,
    /// Words that are two, and the bytes of the first of them: "gonna".
    pub cuts: Table<Text, usize>,
    /// Runs of marks that are one token: ":-)".
    pub marks: Words,
    pub address_endings: Words,
    pub prefixes: Words,
    /// Pronouns and determiners by their number.
    pub singular: Words,
    pub plural: Words,
    /// Nouns without a plural that mean several: "police".
    pub collective: Words,
    /// Words of the calendar and the clock.
    pub calendar: Calendar,
    /// Past forms and the verbs that they are of: "shot", "shoot".
    pub irregular: Table<Text, Text>,
    /// Plurals and their singulars, where the lemmatiser does not know them: "bases", "base".
    pub plurals: Table<Text, Text>,
    /// What the small words do.
    small_words: Table<Text, Functions>,
    /// What a verb's form ends in and what its lemma has there: "ied", "y".
    pub verb_endings: Vec<(Text, Text)>,
    /// What the past of a regular verb ends in.
    pub past_endings: Vec<Text>,
    /// Words beside which a day is no aside between a subject and its verb.
    pub continuers: Words,
    /// Names in capitals that are other words in small letters: "IS".
    pub misleading: Words,
    /// What multiplies a number: "million", "dozen", "bn".
    pub scales: Table<Text, f64>,
    /// Several of a scale: "thousands".
    pub plural_scales: Table<Text, f64>,
    /// "half" in "half a million".
    pub fractions: Table<Text, f64>,
    /// "thirds", "percent".
    pub parts: Words,
    /// "several" in "several thousand".
    pub few: Words,
    /// "a" in "a dozen".
    pub one_words: Words,
    /// "of" in "tens of thousands".
    pub number_links: Words,
    /// "between" in "between 10 and 20".
    pub range_openers: Words,
    /// "and" there.
    pub range_ends: Words,
    /// "to" in "10 to 20".
    pub range_joints: Words,
    /// "at least", "more than".
    pub at_least: Words,
    /// "up to".
    pub at_most: Words,
    /// "about".
    pub about: Words,
}

impl English {
    /// The embedded lists.
    ///
    /// # Errors
    /// When the embedded file is malformed, which a test rules out for a released build.
    pub fn builtin() -> Result<Self> {
        Self::load(None)
    }

    /// The embedded lists with what the `*.ttl` files of `folder` add to them or replace.
    ///
    /// # Errors
    /// When the folder or a file cannot be read or is not Turtle.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        let mut english = Self::default();
        for subject in described(&[BUILTIN], folder)? {
            english.place(&subject?);
        }
        Ok(english)
    }

    fn place(&mut self, subject: &Subject) {
        let key = subject.iri.rsplit('/').next().unwrap_or_default();
        match subject.class() {
            Some("EnglishWords") => {}
            Some("Function") => return self.learn(key, subject),
            Some("Calendar") => return self.calendar.place(key, subject),
            _ => return,
        }
        let words = || subject.texts("word").into_iter().collect::<Words>();
        match key {
            "titles" => self.titles = words(),
            "abbreviations" => self.abbreviations = words(),
            "openers" => self.openers = words(),
            "before-numbers" => self.before_numbers = words(),
            "endings" => self.endings = subject.texts("word"),
            "cuts" => {
                let cut = |pair: &Text| Some((pair.replace(' ', "").into(), pair.find(' ')?));
                self.cuts = subject.texts("word").iter().filter_map(cut).collect();
            }
            "marks" => self.marks = words(),
            "address-endings" => self.address_endings = words(),
            "singular" => self.singular = words(),
            "plural" => self.plural = words(),
            "collective" => self.collective = words(),
            "prefixes" => self.prefixes = words(),
            "past-endings" => self.past_endings = subject.texts("word"),
            "verb-endings" => {
                let pair = |text: &Text| {
                    let (form, lemma) = text.split_once(' ').unwrap_or((text, ""));
                    (form.to_owned().into(), lemma.to_owned().into())
                };
                self.verb_endings = subject.texts("word").iter().map(pair).collect();
            }
            "continuers" => self.continuers = words(),
            "misleading-names" => self.misleading = words(),
            "scales" => self.scales = factors(&subject.texts("word")),
            "plural-scales" => self.plural_scales = factors(&subject.texts("word")),
            "fractions" => self.fractions = factors(&subject.texts("word")),
            "parts" => self.parts = words(),
            "few-words" => self.few = words(),
            "one-words" => self.one_words = words(),
            "number-links" => self.number_links = words(),
            "range-openers" => self.range_openers = words(),
            "range-ends" => self.range_ends = words(),
            "range-joints" => self.range_joints = words(),
            "at-least" => self.at_least = words(),
            "at-most" => self.at_most = words(),
            "about" => self.about = words(),
            "irregular-verbs" => self.irregular = pairs(subject),
            "irregular-plurals" => self.plurals = pairs(subject),
            _ => {}
        }
    }

    fn learn(&mut self, key: &str, subject: &Subject) {
        let Some(functions) = Functions::named(key) else { return };
        for word in subject.texts("word") {
            let known = self.small_words.entry(word).or_default();
            *known = known.with(functions);
        }
    }

    /// What a word in small letters, or its lemma, does.
    pub fn functions(&self, word: &str, lemma: &str) -> Functions {
        let of = |word: &str| self.small_words.get(word).copied().unwrap_or_default();
        if word == lemma { of(word) } else { of(word).with(of(lemma)) }
    }
}

/// "1000 thousand": words and what they stand for.
fn factors(pairs: &[Text]) -> Table<Text, f64> {
    let factor = |pair: &Text| {
        let (factor, word) = pair.split_once(' ')?;
        Some((word.to_owned().into(), factor.parse().ok()?))
    };
    pairs.iter().filter_map(factor).collect()
}

/// Two words in each text, the first looked up by.
fn pairs(subject: &Subject) -> Table<Text, Text> {
    let pairs = subject.texts("word");
    let pairs = pairs.iter().filter_map(|pair| pair.split_once(' '));
    pairs.map(|(form, word)| (form.to_owned().into(), word.to_owned().into())).collect()
}
