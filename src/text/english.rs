//! English: the word lists of ontology/english.ttl, typed. What is English in the reading of text is
//! here or in the model.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::error::Result;
use crate::ontology::described;
use crate::ontology::turtle::Subject;

const FILE: &str = include_str!("../../ontology/english.ttl");

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

#[derive(Debug, Default)]
pub struct English {
    pub titles: HashSet<String>,
    pub abbreviations: HashSet<String>,
    pub openers: HashSet<String>,
    pub prefixes: HashSet<String>,
    /// 1 to 12.
    pub months: HashMap<String, u32>,
    /// 0 is Monday.
    pub weekdays: HashMap<String, u32>,
    pub numbers: HashMap<String, i64>,
    pub units: HashMap<String, Unit>,
    /// "yesterday" is −1.
    pub days: HashMap<String, i64>,
    pub last: HashSet<String>,
    pub next: HashSet<String>,
    pub this: HashSet<String>,
    pub early: HashSet<String>,
    pub ago: HashSet<String>,
    pub later: HashSet<String>,
    pub before: HashSet<String>,
    pub after: HashSet<String>,
    /// "evening" in "Monday evening".
    pub parts_of_day: HashSet<String>,
    /// Past forms and the verbs that they are of: "shot", "shoot".
    pub irregular: HashMap<String, String>,
    /// Words beside which a day is no aside between a subject and its verb.
    pub continuers: HashSet<String>,
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
        for subject in described(&[("english.ttl", FILE)], folder)?.values() {
            english.place(subject);
        }
        Ok(english)
    }

    fn place(&mut self, subject: &Subject) {
        if !matches!(subject.class(), Some("EnglishWords" | "Calendar")) {
            return;
        }
        let words = || subject.texts("word").into_iter().collect::<HashSet<String>>();
        match subject.iri.rsplit('/').next().unwrap_or_default() {
            "titles" => self.titles = words(),
            "abbreviations" => self.abbreviations = words(),
            "openers" => self.openers = words(),
            "prefixes" => self.prefixes = words(),
            "last" => self.last = words(),
            "next" => self.next = words(),
            "this" => self.this = words(),
            "early" => self.early = words(),
            "ago" => self.ago = words(),
            "later" => self.later = words(),
            "before" => self.before = words(),
            "after" => self.after = words(),
            "parts-of-day" => self.parts_of_day = words(),
            "continuers" => self.continuers = words(),
            "irregular-verbs" => {
                let pairs = subject.texts("word");
                let pairs = pairs.iter().filter_map(|pair| pair.split_once(' '));
                self.irregular = pairs.map(|(form, verb)| (form.to_owned(), verb.to_owned())).collect();
            }
            "months" => self.months = numbered(subject, &MONTHS, 1),
            "weekdays" => self.weekdays = numbered(subject, &WEEKDAYS, 0),
            "numbers" => {
                self.numbers = (1..=12)
                    .flat_map(|n| subject.texts(&format!("n{n}")).into_iter().map(move |word| (word, n)))
                    .collect();
            }
            "units" => {
                let units = [
                    ("day", Unit::Day),
                    ("week", Unit::Week),
                    ("month", Unit::Month),
                    ("year", Unit::Year),
                    ("decade", Unit::Decade),
                ];
                self.units = units
                    .into_iter()
                    .flat_map(|(key, unit)| subject.texts(key).into_iter().map(move |word| (word, unit)))
                    .collect();
            }
            "days" => {
                let days = [("today", 0), ("yesterday", -1), ("tomorrow", 1)];
                self.days = days
                    .into_iter()
                    .flat_map(|(key, day)| subject.texts(key).into_iter().map(move |word| (word, day)))
                    .collect();
            }
            _ => {}
        }
    }
}

fn numbered(subject: &Subject, keys: &[&str], first: u32) -> HashMap<String, u32> {
    keys.iter()
        .zip(first..)
        .flat_map(|(key, number)| subject.texts(key).into_iter().map(move |word| (word, number)))
        .collect()
}
