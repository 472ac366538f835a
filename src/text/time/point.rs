//! Dates as the calendar writes them: "Sunday, February 1, 2026", "10/09/2024", "Q3 2024", "the 1990s".

use chrono::{Datelike, NaiveDate};

use super::atom::Kind;
use super::calendar::{Meaning, Role, Unit};
use super::period::{Period, holiday};
use super::{Found, Reader};
use crate::text::{Basis, TimeKind, Upos};

/// The years that are read as such.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2200;
/// The years that stand without a preposition or month beside them.
const BARE_YEARS: std::ops::RangeInclusive<i32> = 1900..=2060;
/// Two digits above this are of the last century.
const PIVOT: i32 = 35;

/// What a date says; the rest is inferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// 1 is Monday.
    pub(super) weekday: Option<u32>,
}

impl Partial {
    /// With `X` for what is not said.
    pub(super) fn open(self) -> String {
        let year = self.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        match (self.month, self.day) {
            (None, None) => year,
            (Some(month), None) => format!("{year}-{month:02}"),
            (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (None, Some(day)) => format!("{year}-XX-{day:02}"),
        }
    }
}

impl Reader<'_> {
    /// A date with at least a month or a year, in words or numbers.
    pub(super) fn date(&self, i: usize) -> Option<Found> {
        let (partial, end) = self.partial(i)?;
        self.in_year_beside(partial, i, end).or_else(|| self.settle(partial, i, end))
    }

    /// "March 20 last year", "May of this year"; not "on March 20 last year's report".
    fn in_year_beside(&self, partial: Partial, i: usize, end: usize) -> Option<Found> {
        let of = end + usize::from(self.has(end, Role::Of));
        let is_open = partial.year.is_none() && partial.month.is_some();
        let beside = self.relative_unit(of).filter(|found| is_open && found.unit == Some(Unit::Year))?;
        if self.lower(beside.end).starts_with(['\'', '’']) {
            return None;
        }
        let year = Some(beside.period?.first.year());
        // "March 20 last year" tells its day by itself, and the year stands beside it.
        let end = if of == end && partial.day.is_some() { end } else { beside.end };
        let found = self.settle(Partial { year, ..partial }, i, end)?;
        Some(Found { basis: beside.basis, ..found })
    }

    pub(super) fn partial(&self, i: usize) -> Option<(Partial, usize)> {
        let plain = self.numeric(i).or_else(|| self.worded(i)).or_else(|| self.bare_year(i));
        if plain.is_some() {
            return plain;
        }
        let weekday = self.word(i)?.weekday?;
        let mut next = i + 1 + usize::from(self.is(i + 1, ".") && self.is_glued(i + 1));
        next += usize::from(self.is(next, ",") || self.is(next, "("));
        next += usize::from(self.has(next, Role::The));
        let told = self.numeric_pair(next).or_else(|| self.numeric(next)).or_else(|| self.worded(next));
        let Some((partial, mut end)) = told.filter(|(partial, _)| partial.month.is_some()) else {
            return self.weekday_of_month(i, weekday);
        };
        end += usize::from(self.is(next.saturating_sub(1), "(") && self.is(end, ")"));
        Some((Partial { weekday: Some(weekday), ..partial }, end))
    }

    /// "Tuesday the eleventh", "Friday 26th": the nearest month in which that day is one.
    fn weekday_of_month(&self, i: usize, weekday: u32) -> Option<(Partial, usize)> {
        let at = i + 1 + usize::from(self.has(i + 1, Role::The));
        let (day, end) = self.day_number(at)?;
        let is_ordinal = self.kind(at) == Kind::Letters || end > at + 1;
        // "said on Tuesday the first ship had arrived" counts ships.
        let token = self.atoms[end - 1].token;
        let counts = self.s.tokens[token]
            .head
            .is_some_and(|head| head > token && self.s.tokens[head].upos == Upos::Noun);
        if !is_ordinal || counts || self.is(end, ":") {
            return None;
        }
        let reference = self.reference?;
        let date = [0, -1, 1, -2, 2, -3, 3].into_iter().find_map(|shift| {
            let month = super::period::moved(reference.with_day(1)?, shift, Unit::Month)?;
            month.with_day(day).filter(|date| date.weekday().number_from_monday() == weekday)
        })?;
        let partial = Partial {
            year: Some(date.year()),
            month: Some(date.month()),
            day: Some(day),
            weekday: Some(weekday),
        };
        Some((partial, end))
    }

    /// The period that a date stands for; a year that it does not say is inferred from tense and reference.
    pub(super) fn settle(&self, partial: Partial, i: usize, end: usize) -> Option<Found> {
        let open = partial.open();
        let unresolved = |basis| Found { basis, ..Found::new(open.clone(), None, end) };
        let period = match (partial.year, partial.month, partial.day) {
            (Some(year), Some(month), Some(day)) => {
                NaiveDate::from_ymd_opt(year, month, day).map(Period::day)
            }
            (Some(year), Some(month), None) => Period::month(year, month),
            (Some(year), None, None) => Period::year(year),
            (None, Some(month), day) => {
                let found = self.year_of(i, month, day, partial.weekday).and_then(|year| match day {
                    Some(day) => NaiveDate::from_ymd_opt(year, month, day).map(Period::day),
                    None => Period::month(year, month),
                });
                let Some(period) = found else { return Some(unresolved(Basis::InferredYear)) };
                return Some(Found { open, ..Found::period(period, Basis::InferredYear, end) });
            }
            (None | Some(_), None, Some(_)) | (None, None, None) => return None,
        };
        match period {
            Some(period) => Some(Found::period(period, Basis::Explicit, end)),
            None => Some(unresolved(Basis::Explicit)),
        }
    }

    /// The year of a day or month that is told without one.
    fn year_of(&self, i: usize, month: u32, day: Option<u32>, weekday: Option<u32>) -> Option<i32> {
        let reference = self.reference?;
        let this = reference.year();
        if let (Some(day), Some(weekday)) = (day, weekday) {
            let fits = |year: &i32| {
                let date = NaiveDate::from_ymd_opt(*year, month, day);
                date.is_some_and(|date| date.weekday().number_from_monday() == weekday)
            };
            if let Some(year) = [this, this - 1, this + 1].into_iter().find(fits) {
                return Some(year);
            }
        }
        let first = NaiveDate::from_ymd_opt(this, month, day.unwrap_or(1))?;
        // A few days ahead is still this year's, as datelines run ahead of events.
        let ahead = (first - reference).num_days();
        let is_this_month = day.is_none() && month == reference.month();
        Some(match self.direction(i) {
            _ if is_this_month => this,
            Some(true) => this + i32::from(ahead < 0),
            Some(false) => this - i32::from(ahead > 3),
            None if ahead > 183 => this - 1,
            None if ahead < -183 => this + 1,
            None => this,
        })
    }

    /// "February 1, 2026", "1 February", "the tenth of September 2024", "May 2025", "July".
    fn worded(&self, i: usize) -> Option<(Partial, usize)> {
        if let Some((month, end)) = self.month(i) {
            let glue = usize::from(["-", "/"].iter().any(|mark| self.is(end, mark)) && self.is_glued(end));
            let day_at = end + glue + usize::from(self.has(end + glue, Role::The));
            if let Some((day, after)) = self.day_number(day_at).filter(|(_, after)| !self.counts(*after)) {
                let (year, end) =
                    self.year_after(after).map_or((None, after), |(year, end)| (Some(year), end));
                return Some((Partial { year, month: Some(month), day: Some(day), weekday: None }, end));
            }
            let year = self.year_after(end + glue);
            if year.is_none() && !self.is_month_alone(i, end) {
                return None;
            }
            let end = year.map_or(end, |(_, end)| end);
            let year = year.map(|(year, _)| year);
            return Some((Partial { year, month: Some(month), ..Partial::default() }, end));
        }
        let in_words = || {
            let (day, end) = self.cardinal(i).filter(|_| self.kind(i) == Kind::Letters)?;
            Some((u32::try_from(day).ok().filter(|day| (1..=31).contains(day))?, end))
        };
        let (day, mut end) = self.day_number(i).or_else(in_words)?;
        // "$12 December 27", "6,107.31 August 2019"
        let is_amount = |mark: &str| self.is(i.wrapping_sub(1), mark) && self.is_glued(i);
        if ["$", "€", "£"].iter().any(|mark| is_amount(mark))
            || [".", ","].iter().any(|mark| is_amount(mark) && self.kind(i.wrapping_sub(2)) == Kind::Number)
        {
            return None;
        }
        end += usize::from(self.word(end).is_some_and(|word| word.unit == Some(Unit::Day)));
        end += usize::from(self.has(end, Role::Of));
        end += usize::from(["-", "/"].iter().any(|mark| self.is(end, mark)) && self.is_glued(end));
        let (month, end) = self.month(end)?;
        let glue = usize::from(["-", "/"].iter().any(|mark| self.is(end, mark)) && self.is_glued(end));
        let year = self.year_after(end + glue);
        let end = year.map_or(end, |(_, end)| end);
        let year = year.map(|(year, _)| year);
        Some((Partial { year, month: Some(month), day: Some(day), weekday: None }, end))
    }

    /// A month and what comes after it and its full stop.
    fn month(&self, i: usize) -> Option<(u32, usize)> {
        let month = self.word(i)?.month?;
        // A full stop that ends the sentence is not the month's.
        let stop =
            self.is(i + 1, ".") && self.is_glued(i + 1) && self.atoms[i].token == self.atoms[i + 1].token;
        Some((month, i + 1 + usize::from(stop)))
    }

    /// "may" and "march" as verbs are not months, nor are short names that are other words.
    fn is_month_alone(&self, i: usize, end: usize) -> bool {
        let token = &self.s.tokens[self.atoms[i].token];
        let is_name = matches!(token.upos, Upos::Propn | Upos::Noun | Upos::Num);
        let is_doubtful = self.has(i, Role::Doubtful);
        let is_short = self.lower(i).len() == 3 && self.has(i, Role::ShortMonth) && end == i + 1;
        is_name && !self.is_inside_word(i, end) && (self.atoms[i].is_capital || !is_doubtful) && !is_short
    }

    /// "1", "01", "1st", "twenty-first".
    pub(super) fn day_number(&self, i: usize) -> Option<(u32, usize)> {
        let (day, end) = match self.kind(i) {
            Kind::Number => {
                let day: u32 = self.lower(i).parse().ok().filter(|_| self.lower(i).len() <= 2)?;
                let ending = self.has(i + 1, Role::OrdinalEnding) && self.is_glued(i + 1);
                (day, i + 1 + usize::from(ending))
            }
            _ => self.ordinal(i)?,
        };
        (1..=31).contains(&day).then_some((day, end))
    }

    /// "third", "twenty-first", "3rd".
    pub(super) fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        if self.kind(i) == Kind::Number {
            let is_ordinal = self.has(i + 1, Role::OrdinalEnding) && self.is_glued(i + 1);
            return self.lower(i).parse().ok().filter(|_| is_ordinal).map(|number| (number, i + 2));
        }
        let word = self.word(i)?;
        if let Some(ordinal) = word.ordinal {
            return Some((ordinal, i + 1));
        }
        let tens = u32::try_from(word.cardinal?).ok().filter(|tens| (20..=90).contains(tens))?;
        let at = i + 1 + usize::from(self.is(i + 1, "-"));
        let ones = self.word(at)?.ordinal.filter(|ones| *ones < 10)?;
        Some((tens + ones, at + 1))
    }

    /// Whether a number here counts what follows: "March 5 days".
    fn counts(&self, after: usize) -> bool {
        self.word(after).is_some_and(|word| word.unit.is_some_and(|unit| unit != Unit::Day))
            || self.is(after, "%")
    }

    /// Four digits that can be a year.
    pub(super) fn year(&self, i: usize) -> Option<(i32, usize)> {
        if self.kind(i) != Kind::Number || self.lower(i).len() != 4 {
            return self.year_in_words(i);
        }
        let year: i32 = self.lower(i).parse().ok()?;
        let is_decimal = [".", ","].iter().any(|mark| self.is(i + 1, mark))
            && self.is_glued(i + 1)
            && self.kind(i + 2) == Kind::Number
            && self.is_glued(i + 2);
        (YEARS.contains(&year) && !is_decimal && !self.is_inside_word(i, i + 1)).then_some((year, i + 1))
    }

    /// "nineteen ninety six", "two thousand and fifteen".
    fn year_in_words(&self, i: usize) -> Option<(i32, usize)> {
        let first = self.word(i)?.cardinal?;
        let (year, end) =
            if (18..=20).contains(&first) && self.word(i + 1).is_some_and(|w| w.cardinal.is_some()) {
                let (rest, end) = self.cardinal(i + 1)?;
                (first * 100 + rest, end)
            } else {
                self.cardinal(i).filter(|(_, end)| *end > i + 1)?
            };
        let is_sane = (1800..=2100).contains(&year) && self.word(end).is_none_or(|word| word.unit.is_none());
        is_sane.then_some((i32::try_from(year).ok()?, end))
    }

    /// A year after a day or month, with or without a comma: ", 2026", "of 2024", "'87".
    fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        let at = i + usize::from(self.is(i, ",") || self.has(i, Role::Of));
        let at = at + usize::from(self.has(at, Role::The));
        let named = usize::from(self.word(at).is_some_and(|word| word.unit == Some(Unit::Year))) * 2;
        let named = if named == 2 && self.has(at + 1, Role::Of) { 2 } else { named / 2 };
        if let Some(found) = self.year(at + named) {
            return Some(found);
        }
        let is_short = self.is(at, "'") || (self.has(i, Role::PartOf));
        let digits = if self.is(at, "'") { at + 1 } else { at };
        let short: i32 =
            self.lower(digits).parse().ok().filter(|_| is_short && self.lower(digits).len() == 2)?;
        Some((if short > PIVOT { 1900 + short } else { 2000 + short }, digits + 1))
    }

    /// "2026-02-01", "10/09/2024", "22/Jan/2019", "12-2015".
    fn numeric(&self, i: usize) -> Option<(Partial, usize)> {
        if self.kind(i) == Kind::Mark {
            return None;
        }
        let mark = ["-", "/", "."].into_iter().find(|mark| self.is(i + 1, mark) && self.is_glued(i + 1))?;
        let joined = |i: usize| self.is_glued(i) && self.kind(i) != Kind::Mark;
        let three = joined(i + 2) && self.is(i + 3, mark) && self.is_glued(i + 3) && joined(i + 4);
        if three {
            return self.three_parts(i, mark).map(|partial| (partial, i + 5));
        }
        if !joined(i + 2) || mark == "." || self.is_inside_chain(i, i + 3) {
            return None;
        }
        let (first, second) = (self.part(i)?, self.part(i + 2)?);
        let partial = match (first, second) {
            (Part::Year(year), Part::Day(month) | Part::Month(month)) if (1..=12).contains(&month) => {
                // "2010-11" is two years, not a November.
                let is_next = matches!(second, Part::Day(_))
                    && year.rem_euclid(100) + 1 == i32::try_from(month).ok()?;
                (!is_next).then_some((year, month))
            }
            (Part::Day(month) | Part::Month(month), Part::Year(year)) if (1..=12).contains(&month) => {
                Some((year, month))
            }
            _ => None,
        };
        let (year, month) = partial?;
        Some((Partial { year: Some(year), month: Some(month), ..Partial::default() }, i + 3))
    }

    fn three_parts(&self, i: usize, mark: &str) -> Option<Partial> {
        let parts = (self.part(i)?, self.part(i + 2)?, self.part(i + 4)?);
        let is_whole = matches!(parts.0, Part::Year(_)) && mark == "-";
        if !is_whole && self.is_inside_chain(i, i + 5) {
            return None;
        }
        let full = |year, month, day| Partial {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            weekday: None,
        };
        let short = |i: usize| {
            let year: i32 = self.lower(i).parse().ok().filter(|_| self.lower(i).len() == 2)?;
            Some(if year > PIVOT { 1900 + year } else { 2000 + year })
        };
        let partial = match parts {
            (Part::Year(year), Part::Day(month) | Part::Month(month), Part::Day(day))
            | (Part::Year(year), Part::Day(day), Part::Month(month)) => full(year, month, day),
            (Part::Day(day), Part::Month(month), Part::Year(year))
            | (Part::Month(month), Part::Day(day), Part::Year(year)) => full(year, month, day),
            (Part::Day(a), Part::Day(b), Part::Year(year)) => self.in_order(year, a, b, mark),
            (Part::Day(a), Part::Day(b), Part::Day(_)) if mark != "-" || i == 0 => {
                self.in_order(short(i + 4)?, a, b, mark)
            }
            _ => return None,
        };
        let is_real = (1..=12).contains(&partial.month?) && (1..=31).contains(&partial.day?);
        is_real.then_some(partial)
    }

    /// Which of two numbers is the month: the one that can be, else as the text does elsewhere.
    fn in_order(&self, year: i32, a: u32, b: u32, mark: &str) -> Partial {
        let is_day_first = a > 12 || b <= 12 && (self.is_day_first || mark == ".");
        let (month, day) = if is_day_first { (b, a) } else { (a, b) };
        Partial { year: Some(year), month: Some(month), day: Some(day), weekday: None }
    }

    fn part(&self, i: usize) -> Option<Part> {
        match self.kind(i) {
            Kind::Letters => self.word(i)?.month.map(Part::Month),
            Kind::Mark => None,
            Kind::Number if self.lower(i).len() == 4 => {
                self.lower(i).parse().ok().filter(|y| YEARS.contains(y)).map(Part::Year)
            }
            Kind::Number if self.lower(i).len() <= 2 => self.lower(i).parse().ok().map(Part::Day),
            Kind::Number => None,
        }
    }

    /// "22/04", "7/6": a day without its year.
    pub(super) fn numeric_pair(&self, i: usize) -> Option<(Partial, usize)> {
        let is_pair = self.kind(i) == Kind::Number
            && (self.is(i + 1, "/")
                || self.is(i + 1, ".") && i > 0 && self.word(i - 1).is_some_and(|w| w.weekday.is_some()))
            && self.is_glued(i + 1)
            && self.is_glued(i + 2)
            && !self.is_inside_chain(i, i + 3);
        let (Part::Day(a), Part::Day(b)) = (self.part(i)?, self.part(i + 2)?) else { return None };
        if !is_pair || a == 0 || b == 0 || a.min(b) > 12 || a.max(b) > 31 {
            return None;
        }
        let Partial { month, day, .. } = self.in_order(0, a, b, if b > 12 { "/" } else { self.lower(i + 1) });
        Some((Partial { month, day, ..Partial::default() }, i + 3))
    }

    /// A pair of numbers that a preposition or its size shows to be a day: "on 22/04" but not "9/10 of them".
    pub(super) fn day_pair(&self, i: usize) -> Option<Found> {
        let (partial, end) = self.numeric_pair(i)?;
        let is_led = i == 0
            || self.word(i - 1).is_some_and(|word| {
                [Role::From, Role::To, Role::Before, Role::After, Role::At, Role::This, Role::Next]
                    .iter()
                    .any(|role| word.is(*role))
            });
        is_led.then(|| self.settle(partial, i, end)).flatten()
    }

    /// Part of a longer number, code or address.
    fn is_inside_chain(&self, i: usize, end: usize) -> bool {
        let links = |at: usize| ["-", "/", ".", "_", ":"].iter().any(|mark| self.is(at, mark));
        let before = i >= 1
            && self.is_glued(i)
            && (self.kind(i - 1) != Kind::Mark || links(i - 1) && i >= 2 && self.is_glued(i - 1));
        let after = end < self.atoms.len()
            && self.is_glued(end)
            && (self.kind(end) != Kind::Mark
                || links(end)
                    && self.is_glued(end + 1)
                    && self.kind(end + 1) == Kind::Number
                    && !self.is(end, "-"));
        before && !self.is_range_mark(i) || after
    }

    /// The dash between the two dates of "10/1/2018-10/7/2018".
    fn is_range_mark(&self, i: usize) -> bool {
        i >= 2 && self.is(i - 1, "-") && self.is(i + 1, "/")
    }

    /// Letters or digits touch the expression.
    pub(super) fn is_inside_word(&self, i: usize, end: usize) -> bool {
        let before = i > 0 && self.is_glued(i) && self.kind(i - 1) != Kind::Mark;
        let after = end < self.atoms.len()
            && self.is_glued(end)
            && self.kind(end) != Kind::Mark
            && !self.is_era_ending(end);
        before || after
    }

    fn is_era_ending(&self, i: usize) -> bool {
        self.lower(i) == "s"
    }

    /// A number that grammar and neighbours let be a year.
    fn bare_year(&self, i: usize) -> Option<(Partial, usize)> {
        let at = if self.word(i).is_some_and(|word| word.unit == Some(Unit::Year)) {
            i + 1 + usize::from(self.has(i + 1, Role::Of))
        } else {
            i
        };
        let (year, end) = self.year(at)?;
        let partial = Partial { year: Some(year), ..Partial::default() };
        if at > i {
            return Some((partial, end));
        }
        let is_led = i > 0
            && self.word(i - 1).is_some_and(|word| {
                [
                    Role::Of,
                    Role::From,
                    Role::To,
                    Role::Before,
                    Role::After,
                    Role::Until,
                    Role::Early,
                    Role::Late,
                    Role::Middle,
                ]
                .iter()
                .any(|role| word.is(*role))
            });
        let is_amount = i > 0
            && ["$", "€", "£", "#", "+", "/", ":"].iter().any(|mark| self.is(i - 1, mark))
            && self.is_glued(i)
            || self.is(end, "%")
            || i > 1 && self.is(i - 1, "-") && self.kind(i - 2) == Kind::Number
            || self.is(end, "-") && self.kind(end + 1) == Kind::Number
            || self.is_inside_chain(i, end);
        let token = &self.s.tokens[self.atoms[i].token];
        // "1,950 troops" and "2000 people" count something.
        let counts = token.head.is_some_and(|h| {
            h > self.atoms[i].token
                && (token.deprel == "nummod" || h == self.atoms[i].token + 1)
                && self.s.tokens[h].xpos == "NNS"
        });
        let is_age = self.word(end).is_some_and(|word| word.unit.is_some());
        let is_likely = BARE_YEARS.contains(&year) || is_led;
        (is_likely && !is_amount && !counts && !is_age).then_some((partial, end))
    }

    /// "the 1990s", "the '90s", "the nineties".
    pub(super) fn decade(&self, i: usize) -> Option<Found> {
        let found = |first: i32, end| {
            let period = Period::years(first, 10)?;
            Some(Found { period: Some(period), ..Found::new(period.value_as(Unit::Decade), None, end) })
        };
        if let Some(era) = self.word(i).and_then(|word| word.era) {
            let is_led = i > 0 && self.has(i - 1, Role::The);
            return is_led.then(|| found(1900 + 10 * i32::try_from(era).ok()?, i + 1)).flatten();
        }
        let at = i + usize::from(self.is(i, "'"));
        let digits = self.lower(at);
        let value: i32 =
            digits.parse().ok().filter(|value| value % 10 == 0 && self.kind(at) == Kind::Number)?;
        let year = match digits.len() {
            4 if YEARS.contains(&value) => value,
            2 if at > i => {
                if value > PIVOT {
                    1900 + value
                } else {
                    2000 + value
                }
            }
            _ => return None,
        };
        let s = at + 1 + usize::from(self.is(at + 1, "'") && self.is_glued(at + 1));
        let is_era =
            self.lower(s) == "s" && (self.is_glued(s) || self.is(s + 1, ".") || s + 1 == self.atoms.len());
        (is_era && (!self.is_inside_word(s, s + 1) || self.is_glued(s))).then(|| found(year, s + 1)).flatten()
    }

    /// "the 20th century".
    pub(super) fn century(&self, i: usize) -> Option<Found> {
        let (nth, end) = self.ordinal(i)?;
        let end = end + usize::from(self.is(end, "-"));
        if self.word(end)?.unit != Some(Unit::Century) || !(5..=22).contains(&nth) {
            return None;
        }
        let period = Period::years(i32::try_from(nth - 1).ok()? * 100, 100)?;
        Some(Found { period: Some(period), ..Found::new(period.value_as(Unit::Century), None, end + 1) })
    }

    /// "Q3 2024", "2019-H2", "the first quarter of 2019", "the second half of last year".
    pub(super) fn part_of_year(&self, i: usize) -> Option<Found> {
        let (year_first, at) = match self.year(i) {
            Some((year, end)) => (Some(year), end + usize::from(self.is(end, "-"))),
            None => (None, i),
        };
        let (nth, count, end, is_written_out) = self.nth_part(at)?;
        let after = if self.is(end, "-") || self.is(end, ",") { end + 1 } else { end };
        let of = after + usize::from(self.has(after, Role::Of));
        let of = of + usize::from(self.has(of, Role::The));
        let (year, end, basis) = if let Some(year) = year_first {
            (year, end, Basis::Explicit)
        } else if let Some((year, end)) = self.year(of) {
            (year, end, Basis::Explicit)
        } else if let Some(found) = self.relative_unit(of).filter(|found| found.unit == Some(Unit::Year)) {
            (found.period?.first.year(), found.end, found.basis)
        } else {
            let reference = self.reference?;
            let is_year = self.word(of).is_some_and(|word| word.unit == Some(Unit::Year));
            // "the first half" alone is more often one of a match.
            if is_written_out && count == 6 && !is_year {
                return None;
            }
            let end = if is_year { of + 1 } else { end };
            let first = NaiveDate::from_ymd_opt(reference.year(), (nth - 1) * count + 1, 1)?;
            (
                reference.year() - i32::from(first > reference && self.direction(i) != Some(true)),
                end,
                Basis::InferredYear,
            )
        };
        let period = Period::months(year, (nth - 1) * count + 1, count)?;
        let letter = if count == 3 { 'Q' } else { 'H' };
        Some(Found { period: Some(period), basis, ..Found::new(format!("{year}-{letter}{nth}"), None, end) })
    }

    /// Which quarter or half, how many months it has, and whether it is written out.
    fn nth_part(&self, i: usize) -> Option<(u32, u32, usize, bool)> {
        let short = [(Role::Quarters, 3, 4), (Role::Halves, 6, 2)];
        if let Some((_, count, most)) = short.into_iter().find(|(role, ..)| self.has(i, *role)) {
            let nth = self.lower(i + 1).parse().ok().filter(|nth| (1..=most).contains(nth))?;
            return (self.is_glued(i + 1) && !self.is_inside_word(i, i + 2)).then_some((
                nth,
                count,
                i + 2,
                false,
            ));
        }
        let (nth, end) = self.ordinal(i).or_else(|| self.has(i, Role::Last).then_some((0, i + 1)))?;
        if self.has(end, Role::Half) {
            return ((1..=2).contains(&nth)).then_some((nth, 6, end + 1, true));
        }
        let is_quarter = self.word(end)?.unit == Some(Unit::Quarter);
        (is_quarter && (1..=4).contains(&nth)).then_some((nth, 3, end + 1, true))
    }

    /// "fiscal year 2008", "FY08", "calendar year 2008".
    pub(super) fn fiscal(&self, i: usize) -> Option<Found> {
        let is_fiscal = self.has(i, Role::Fiscal);
        if !is_fiscal && !self.has(i, Role::CalendarYear) {
            return None;
        }
        let at = i + 1 + usize::from(self.word(i + 1).is_some_and(|word| word.unit == Some(Unit::Year)));
        let (year, end) = self.year(at).or_else(|| {
            let short: i32 =
                self.lower(at).parse().ok().filter(|_| self.is_glued(at) && self.lower(at).len() == 2)?;
            Some((2000 + short, at + 1))
        })?;
        let period = Period::year(year)?;
        let value = if is_fiscal { format!("FY{year}") } else { period.value() };
        Some(Found { period: Some(period), ..Found::new(value, None, end) })
    }

    /// "Christmas", "Easter 2018", "9/11", "at present".
    pub(super) fn named(&self, i: usize) -> Option<Found> {
        let names = self.english.calendar.names(self.lower(i));
        let name = names
            .iter()
            .find(|name| name.rest.iter().zip(i + 1..).all(|(word, at)| self.lower(at) == word))?;
        let end = i + 1 + name.rest.len();
        if self.is_inside_word(i, end) || self.kind(i) == Kind::Number && self.is_inside_chain(i, end) {
            return None;
        }
        // "Chinese New Year" is another day, and Johnnie Christmas a man.
        let token = self.atoms[i].token;
        let is_qualified = token > 0 && {
            let before = &self.s.tokens[token - 1];
            matches!(before.upos, Upos::Propn | Upos::Adj) && before.form.starts_with(char::is_uppercase)
        };
        if is_qualified && matches!(name.meaning, Meaning::Holiday(_)) {
            return None;
        }
        match &name.meaning {
            Meaning::Reference(value) => Some(Found::new(value.clone(), None, end)),
            Meaning::Occasion(value) => {
                Some(Found::period(Period::day(value.parse().ok()?), Basis::Explicit, end))
            }
            Meaning::Holiday(rule) => {
                // "labor day" in small letters is no feast unless a year follows.
                if let Some((year, end)) = self.year_after(end) {
                    return Some(Found::period(Period::day(holiday(rule, year)?), Basis::Explicit, end));
                }
                let of = end + usize::from(self.has(end, Role::Of));
                if let Some(found) = self.relative_unit(of).filter(|found| found.unit == Some(Unit::Year)) {
                    let year = found.period?.first.year();
                    return Some(Found::period(Period::day(holiday(rule, year)?), found.basis, found.end));
                }
                let reference = self.reference?;
                let this = reference.year();
                let day = holiday(rule, this)?;
                let before = i.checked_sub(1);
                let is_last = before.is_some_and(|b| self.has(b, Role::Last));
                let is_next = before.is_some_and(|b| self.has(b, Role::Next))
                    || self.direction(i) == Some(true) && !is_last;
                let ahead = (day - reference).num_days();
                let is_past = is_last || self.direction(i) == Some(false);
                let year = match ahead {
                    1.. if is_past => this - 1,
                    ..=-1 if is_next => this + 1,
                    184.. if !is_next => this - 1,
                    ..=-184 if !is_past => this + 1,
                    _ => this,
                };
                let open = format!("XXXX{}", &day.to_string()[4..]);
                Some(Found {
                    open,
                    ..Found::period(Period::day(holiday(rule, year)?), Basis::InferredYear, end)
                })
            }
        }
    }

    /// "summer 2023", "the spring of 2024", "last winter".
    pub(super) fn season(&self, i: usize) -> Option<Found> {
        let is_led = [Role::Last, Role::Next, Role::This].iter().any(|role| self.has(i, *role));
        let (before, i) = (i, i + usize::from(is_led));
        let season = self.word(i)?.season.as_ref()?;
        let led = |role| is_led && self.has(before, role);
        let (year, end, basis) = if let Some((year, end)) = self.year_after(i + 1) {
            (Some(year), end, Basis::Explicit)
        } else if let Some(found) = self
            .relative_unit(i + 1 + usize::from(self.has(i + 1, Role::Of)))
            .filter(|f| f.unit == Some(Unit::Year))
        {
            (Some(found.period?.first.year()), found.end, found.basis)
        } else if led(Role::Last) || led(Role::Next) || led(Role::This) {
            (None, i + 1, Basis::Publication)
        } else {
            return None;
        };
        let first_month = match season.as_str() {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let year = match year {
            Some(year) => year,
            None => {
                let reference = self.reference?;
                let this = Period::months(reference.year(), first_month, 3)?;
                let shift = match () {
                    () if led(Role::Last) => -i32::from(this.last >= reference),
                    () if led(Role::Next) => i32::from(this.first <= reference),
                    () => -i32::from(first_month == 12 && reference.month() < 6),
                };
                reference.year() + shift
            }
        };
        let period = Period::months(year, first_month, 3)?;
        Some(Found { period: Some(period), basis, ..Found::new(format!("{year}-{season}"), None, end) })
    }

    /// "week 10", "week 3 of 2027".
    pub(super) fn numbered_week(&self, i: usize) -> Option<Found> {
        if self.word(i)?.unit != Some(Unit::Week) || self.kind(i + 1) != Kind::Number {
            return None;
        }
        let week: u32 = self.lower(i + 1).parse().ok().filter(|week| (1..=53).contains(week))?;
        let of = i + 2 + usize::from(self.has(i + 2, Role::Of));
        let (year, end, basis) = match self.year(of) {
            Some((year, end)) => (year, end, Basis::Explicit),
            None => (self.reference?.year(), i + 2, Basis::InferredYear),
        };
        let period = Period::week(NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?)?;
        Some(Found::period(period, basis, end))
    }

    /// "the first week of July", "the last week of 2019", "the 9th month of next year".
    pub(super) fn nth_of(&self, i: usize) -> Option<Found> {
        let is_last = self.has(i, Role::Last);
        let (nth, at) = self.ordinal(i).or_else(|| is_last.then_some((0, i + 1)))?;
        let unit = self.word(at)?.unit?;
        let of = at + 1 + usize::from(self.has(at + 1, Role::Of));
        let whole = self.worded(of).and_then(|(partial, end)| self.settle(partial, of, end));
        let whole = whole.or_else(|| self.relative_unit(of)).or_else(|| {
            let (year, end) = self.year(of)?;
            Some(Found::period(Period::year(year)?, Basis::Explicit, end))
        });
        let whole = whole.or_else(|| {
            // "the last day of the month"
            let unit = self.word(of + 1)?.unit.filter(|_| self.has(of, Role::The))?;
            let period = Period::around(self.reference?, unit)?;
            Some(Found::period(period, Basis::Publication, of + 2))
        });
        let whole = whole.filter(|_| of > at + 1)?;
        let period = whole.period?;
        match unit {
            Unit::Week if period.precision == crate::text::Precision::Month => {
                let count = if is_last { 5 } else { nth };
                let first = match is_last {
                    true => super::period::moved(period.last, -6, Unit::Day)?,
                    false => moved_weeks(period.first, nth.checked_sub(1)?)?,
                };
                let last = moved_days(first, 6)?;
                let week = Period { first, last, precision: crate::text::Precision::Week };
                let open = format!("{}-W{count:02}", whole.open);
                let value = format!("{}-W{count:02}", period.value());
                Some(Found {
                    period: Some(week),
                    open,
                    basis: whole.basis,
                    ..Found::new(value, None, whole.end)
                })
            }
            Unit::Week if period.precision == crate::text::Precision::Year => {
                let week = if is_last { 52 } else { nth };
                let day = NaiveDate::from_isoywd_opt(period.first.year(), week, chrono::Weekday::Mon)?;
                Some(Found::period(Period::week(day)?, whole.basis, whole.end))
            }
            Unit::Month if period.precision == crate::text::Precision::Year => {
                let month = if is_last { 12 } else { nth };
                Some(Found::period(Period::month(period.first.year(), month)?, whole.basis, whole.end))
            }
            Unit::Day
                if matches!(
                    period.precision,
                    crate::text::Precision::Month | crate::text::Precision::Year
                ) =>
            {
                let day = if is_last { period.last } else { moved_days(period.first, nth.checked_sub(1)?)? };
                Some(Found::period(Period::day(day), whole.basis, whole.end))
            }
            _ => None,
        }
    }

    /// "on the 18th", where nothing is counted.
    pub(super) fn day_of_month(&self, i: usize) -> Option<Found> {
        let (day, end) = self.ordinal(i)?;
        let is_led =
            i >= 2 && self.has(i - 1, Role::The) && self.has(i - 2, Role::On) && self.kind(i) == Kind::Number;
        let token = &self.s.tokens[self.atoms[i].token];
        let is_free =
            token.head.is_none_or(|head| head < self.atoms[i].token || token.deprel.starts_with("obl"));
        if !is_led || !is_free || day > 31 {
            return None;
        }
        let reference = self.reference?;
        let this = NaiveDate::from_ymd_opt(reference.year(), reference.month(), day)?;
        let shift = match self.direction(i) {
            Some(true) if this < reference => 1,
            Some(false) | None if this > reference => -1,
            _ => 0,
        };
        let date = super::period::moved(this, shift, Unit::Month)?;
        let open = format!("XXXX-XX-{day:02}");
        Some(Found {
            open,
            kind: TimeKind::Date,
            ..Found::period(Period::day(date), Basis::InferredYear, end)
        })
    }
}

fn moved_weeks(day: NaiveDate, weeks: u32) -> Option<NaiveDate> {
    super::period::moved(day, i64::from(weeks), Unit::Week)
}

fn moved_days(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    super::period::moved(day, i64::from(days), Unit::Day)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year(i32),
    Month(u32),
    /// A number of one or two digits, be it day, month or short year.
    Day(u32),
}
