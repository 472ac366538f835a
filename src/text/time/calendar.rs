//! The words of the calendar, from ontology/english.ttl: what each of them can mean, found in one look-up.

use crate::name::small;
use crate::ontology::turtle::Subject;
use crate::ontology::{Table, Text, Words};

/// A stretch of time that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Fortnight,
}

impl Unit {
    fn named(designator: &str) -> Option<Unit> {
        Some(match designator {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "D" => Unit::Day,
            "W" => Unit::Week,
            "WE" => Unit::Weekend,
            "M" => Unit::Month,
            "3M" => Unit::Quarter,
            "Y" => Unit::Year,
            "10Y" => Unit::Decade,
            "100Y" => Unit::Century,
            "2W" => Unit::Fortnight,
            _ => return None,
        })
    }

    /// The designator of ISO 8601 and how many of it make one.
    pub(super) fn designator(self) -> (i64, &'static str) {
        match self {
            Unit::Second => (1, "TS"),
            Unit::Minute => (1, "TM"),
            Unit::Hour => (1, "TH"),
            Unit::Day => (1, "D"),
            Unit::Week => (1, "W"),
            Unit::Weekend => (1, "WE"),
            Unit::Month => (1, "M"),
            Unit::Quarter => (3, "M"),
            Unit::Year => (1, "Y"),
            Unit::Decade => (10, "Y"),
            Unit::Century => (100, "Y"),
            Unit::Fortnight => (2, "W"),
        }
    }
}

/// What a word does in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Doubtful,
    OrdinalEnding,
    Every,
    EveryOther,
    Last,
    Next,
    This,
    That,
    OtherDay,
    LaterIn,
    EarlierIn,
    Early,
    Middle,
    Late,
    Ago,
    Earlier,
    Later,
    Hence,
    SinceBefore,
    Before,
    After,
    Until,
    From,
    To,
    Vague,
    Length,
    Age,
    Forward,
    Now,
    A,
    The,
    Of,
    And,
    At,
    Half,
    Fiscal,
    CalendarYear,
    Quarters,
    Halves,
    Am,
    Pm,
    AOrP,
    M,
    Zone,
    Past,
    Since,
    Whole,
    Working,
    PartOf,
    In,
    On,
    By,
    Between,
    Couple,
    JustLast,
    JustThis,
    JustNext,
    JustPrevious,
    JustAfter,
    Back,
    Than,
    ShortMonth,
}

const ROLES: [(&str, Role); 62] = [
    ("doubtful-dates", Role::Doubtful),
    ("ordinal-endings", Role::OrdinalEnding),
    ("every", Role::Every),
    ("every-other", Role::EveryOther),
    ("last", Role::Last),
    ("next", Role::Next),
    ("this", Role::This),
    ("that", Role::That),
    ("other-day", Role::OtherDay),
    ("later-in", Role::LaterIn),
    ("earlier-in", Role::EarlierIn),
    ("early", Role::Early),
    ("middle", Role::Middle),
    ("late", Role::Late),
    ("ago", Role::Ago),
    ("earlier", Role::Earlier),
    ("later", Role::Later),
    ("hence", Role::Hence),
    ("since-before", Role::SinceBefore),
    ("before", Role::Before),
    ("after", Role::After),
    ("until", Role::Until),
    ("from", Role::From),
    ("to", Role::To),
    ("vague", Role::Vague),
    ("lengths", Role::Length),
    ("ages", Role::Age),
    ("forward", Role::Forward),
    ("now", Role::Now),
    ("a", Role::A),
    ("the", Role::The),
    ("of", Role::Of),
    ("and", Role::And),
    ("at", Role::At),
    ("half", Role::Half),
    ("fiscal", Role::Fiscal),
    ("calendar-year", Role::CalendarYear),
    ("quarters", Role::Quarters),
    ("halves", Role::Halves),
    ("am", Role::Am),
    ("pm", Role::Pm),
    ("a-or-p", Role::AOrP),
    ("m", Role::M),
    ("zones-of-time", Role::Zone),
    ("past", Role::Past),
    ("since", Role::Since),
    ("whole", Role::Whole),
    ("working", Role::Working),
    ("part-of", Role::PartOf),
    ("in", Role::In),
    ("on", Role::On),
    ("by", Role::By),
    ("between", Role::Between),
    ("couple", Role::Couple),
    ("just-last", Role::JustLast),
    ("just-this", Role::JustThis),
    ("just-next", Role::JustNext),
    ("just-previous", Role::JustPrevious),
    ("just-after", Role::JustAfter),
    ("back", Role::Back),
    ("than", Role::Than),
    ("short-months", Role::ShortMonth),
];

/// All that a word of the calendar can be.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    roles: u64,
    /// 1 to 12.
    pub(super) month: Option<u32>,
    /// 1 is Monday.
    pub(super) weekday: Option<u32>,
    pub(super) cardinal: Option<i64>,
    pub(super) ordinal: Option<u32>,
    pub(super) unit: Option<Unit>,
    pub(super) short_unit: Option<Unit>,
    /// `SU` and the like, as TIMEX3 writes them; so are the parts of the day.
    pub(super) season: Option<String>,
    pub(super) part: Option<String>,
    /// Days from publication.
    pub(super) day: Option<i64>,
    pub(super) night: Option<i64>,
    /// The hour that goes by this name.
    pub(super) hour: Option<u32>,
    /// The decade of a century: 6 for "sixties".
    pub(super) era: Option<i64>,
    /// How often: `P1D`.
    pub(super) set: Option<String>,
}

impl Word {
    pub(super) fn is(&self, role: Role) -> bool {
        self.roles & (1 << role as u64) != 0
    }
}

/// A name of more words than one, without its first: "day" after "boxing".
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) rest: Vec<String>,
    pub(super) meaning: Meaning,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The rule of ontology/english.ttl by which a feast is found in its year.
    Holiday(String),
    /// A day of history, as ISO 8601 writes it.
    Occasion(String),
    /// `PRESENT_REF` and its like.
    Reference(String),
}

/// What English says of time.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    words: Table<Text, Word>,
    names: Table<String, Vec<Name>>,
    /// "evening" in "Monday evening".
    parts_of_day: Words,
}

impl Calendar {
    /// The number that a word stands for, up to ninety: "twelve".
    pub(in crate::text) fn cardinal(&self, lower: &str) -> Option<i64> {
        self.word(lower)?.cardinal.filter(|value| *value < 100)
    }

    pub(super) fn word(&self, lower: &str) -> Option<&Word> {
        self.words.get(lower)
    }

    /// Names that begin with a word, the longest first.
    pub(super) fn names(&self, first: &str) -> &[Name] {
        self.names.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether words are the name of a day: "Good Friday".
    pub(in crate::text) fn is_name(&self, words: &[&str]) -> bool {
        let Some((first, rest)) = words.split_first() else { return false };
        let is_rest = |name: &Name| {
            name.rest.len() == rest.len()
                && name.rest.iter().zip(rest).all(|(a, b)| b.eq_ignore_ascii_case(a))
        };
        self.names(&first.to_lowercase()).iter().any(is_rest)
    }

    /// Whether a word is a weekday in full, or "today".
    pub(in crate::text) fn is_day(&self, word: &str) -> bool {
        let is_full = |known: &Word| known.weekday.is_some() && word.len() > 5 || known.day.is_some();
        self.word(&small(word)).is_some_and(is_full)
    }

    /// "week", "month"
    pub(in crate::text) fn is_unit(&self, word: &str) -> bool {
        self.word(&small(word)).is_some_and(|known| known.unit.is_some())
    }

    pub(in crate::text) fn is_part_of_day(&self, word: &str) -> bool {
        self.parts_of_day.contains(word)
    }

    /// Takes up one list of the file; `key` is the last part of its IRI.
    pub(in crate::text) fn place(&mut self, key: &str, subject: &Subject) {
        let texts = subject.texts("word");
        if let Some((_, role)) = ROLES.iter().find(|(name, _)| *name == key) {
            texts.into_iter().for_each(|word| self.words.entry(word).or_default().roles |= 1 << *role as u64);
            return;
        }
        for text in &texts {
            let Some((value, word)) = text.split_once(' ') else { continue };
            self.define(key, value, word);
        }
    }

    fn define(&mut self, key: &str, value: &str, word: &str) {
        let meaning = match key {
            "holidays" => Some(Meaning::Holiday(value.to_owned())),
            "occasions" => Some(Meaning::Occasion(value.to_owned())),
            "references" => Some(Meaning::Reference(value.to_owned())),
            _ => None,
        };
        if let Some(meaning) = meaning {
            let mut parts = super::atom::lowered(word).into_iter();
            let Some(first) = parts.next() else { return };
            let names = self.names.entry(first).or_default();
            let name = Name { rest: parts.collect(), meaning };
            names.retain(|known| known.rest != name.rest);
            names.push(name);
            names.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then_with(|| a.rest.cmp(&b.rest)));
            return;
        }
        let known = self.words.entry(word.to_owned().into()).or_default();
        let text = || Some(value.to_owned());
        match key {
            "months" => known.month = value.parse().ok(),
            "weekdays" => known.weekday = value.parse().ok(),
            "cardinals" => known.cardinal = value.parse().ok(),
            "ordinals" => known.ordinal = value.parse().ok(),
            "units" => known.unit = Unit::named(value),
            "short-units" => known.short_unit = Unit::named(value),
            "seasons" => known.season = text(),
            "days" => known.day = value.parse().ok(),
            "nights" => known.night = value.parse().ok(),
            "hours" => known.hour = value.parse().ok(),
            "eras" => known.era = value.parse().ok(),
            "sets" => known.set = text(),
            "parts-of-day" => {
                known.part = text();
                self.parts_of_day.insert(word.to_owned().into());
            }
            _ => {}
        }
    }
}
