//! Amounts of time: numbers in digits and words, lengths ("three days", "27-year", "two and a half years"),
//! and what comes again and again ("every Friday", "daily").

use super::atom::Kind;
use super::calendar::{Role, Unit};
use super::{Found, Reader};
use crate::text::TimeKind;

/// How many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Whole(i64),
    /// As a decimal: "2.5".
    Broken(String),
    /// "several".
    Vague,
}

impl Count {
    pub(super) fn whole(&self) -> Option<i64> {
        match self {
            Count::Whole(count) => Some(*count),
            Count::Broken(_) | Count::Vague => None,
        }
    }

    /// `P3D`, `PT2.5H`, `PXY`.
    pub(super) fn value(&self, unit: Unit) -> String {
        let (factor, designator) = unit.designator();
        let count = match self {
            Count::Whole(count) => count.saturating_mul(factor).to_string(),
            Count::Broken(count) => count.clone(),
            Count::Vague => "X".to_owned(),
        };
        match designator.strip_prefix('T') {
            Some(letter) => format!("PT{count}{letter}"),
            None => format!("P{count}{designator}"),
        }
    }
}

impl Reader<'_> {
    /// A whole number in digits or words.
    pub(super) fn cardinal(&self, i: usize) -> Option<(i64, usize)> {
        if self.kind(i) == Kind::Number {
            let mut value: i64 = self.lower(i).parse().ok().filter(|_| self.lower(i).len() <= 6)?;
            let mut end = i + 1;
            while self.is(end, ",")
                && self.is_glued(end)
                && self.is_glued(end + 1)
                && self.lower(end + 1).len() == 3
                && self.kind(end + 1) == Kind::Number
            {
                value = value.checked_mul(1000)?.checked_add(self.lower(end + 1).parse().ok()?)?;
                end += 2;
            }
            return Some((value, end));
        }
        let mut value = self.word(i)?.cardinal?;
        let mut end = i + 1;
        if (20..=90).contains(&value) {
            let at = end + usize::from(self.is(end, "-"));
            if let Some(ones) =
                self.word(at).and_then(|word| word.cardinal).filter(|ones| (1..10).contains(ones))
            {
                (value, end) = (value + ones, at + 1);
            }
        }
        for (scale, rest) in [(100, 100), (1000, 1000)] {
            let is_scaled = self.word(end).and_then(|word| word.cardinal) == Some(scale);
            if is_scaled && value < scale {
                (value, end) = (value * scale, end + 1);
                let at = end + usize::from(self.has(end, Role::And));
                if let Some((more, after)) =
                    self.cardinal(at).filter(|(more, _)| *more < rest && self.kind(at) == Kind::Letters)
                {
                    (value, end) = (value + more, after);
                }
            }
        }
        Some((value, end))
    }

    /// A number, or words that stand for one: "2.5", "2 1/2", "six and a half", "a", "several", "a couple of".
    pub(super) fn count(&self, i: usize) -> Option<(Count, usize)> {
        let skip = |at: usize| at + usize::from(self.has(at, Role::PartOf));
        if self.has(i, Role::Vague) {
            let count = if self.has(i, Role::Couple) { Count::Whole(2) } else { Count::Vague };
            return Some((count, skip(i + 1)));
        }
        if self.has(i, Role::A) {
            if self.has(i + 1, Role::Vague) {
                return self.count(i + 1);
            }
            return Some((Count::Whole(1), i + 1));
        }
        if self.has(i, Role::Half) {
            let end = i + 1 + usize::from(self.has(i + 1, Role::A) || self.is(i + 1, "-"));
            return Some((Count::Broken("0.5".to_owned()), end));
        }
        if self.is(i, "½") {
            return Some((Count::Broken("0.5".to_owned()), i + 1));
        }
        let (whole, end) = self.cardinal(i)?;
        // "the 2018 day of prayer" counts no days.
        if self.year(i).is_some()
            && self.word(end).is_some_and(|word| word.unit.is_some())
            && !self.is_plural(end)
        {
            return None;
        }
        if self.is(end, ".")
            && self.is_glued(end)
            && self.is_glued(end + 1)
            && self.kind(end + 1) == Kind::Number
        {
            return Some((Count::Broken(format!("{whole}.{}", self.lower(end + 1))), end + 2));
        }
        let broken = || Count::Broken(format!("{whole}.5"));
        if self.is(end, "½") {
            return Some((broken(), end + 1));
        }
        if self.is(end, "1") && self.is(end + 1, "/") && self.is(end + 2, "2") {
            return Some((broken(), end + 3));
        }
        if self.is_and_a_half(end) {
            return Some((broken(), end + 3));
        }
        Some((Count::Whole(whole), end))
    }

    fn is_and_a_half(&self, i: usize) -> bool {
        self.has(i, Role::And) && self.has(i + 1, Role::A) && self.has(i + 2, Role::Half)
    }

    /// A count and its unit: "three days", "27-year", "3h", "one year and a half".
    pub(super) fn amount(&self, i: usize) -> Option<(Count, Unit, usize)> {
        let (count, end) = self.count(i)?;
        if self.kind(i) == Kind::Number
            && i > 0
            && self.is_glued(i)
            && (self.kind(i - 1) != Kind::Mark
                || ["$", "€", "£", "/", ":"].iter().any(|mark| self.is(i - 1, mark)))
        {
            return None;
        }
        let at = end + usize::from(self.is(end, "-"));
        let word = self.word(at)?;
        let is_short = self.is_glued(at) && self.kind(end - 1) == Kind::Number && at == end;
        let unit = word.unit.or(word.short_unit.filter(|_| is_short))?;
        if self.is_inside_word(at, at + 1) && !is_short {
            return None;
        }
        let mut end = at + 1;
        let mut count = count;
        if let Count::Whole(whole) = count {
            let is_half =
                self.is_and_a_half(end) || self.has(end, Role::And) && self.has(end + 1, Role::Half);
            if is_half {
                end += if self.has(end + 1, Role::Half) { 2 } else { 3 };
                count = Count::Broken(format!("{whole}.5"));
            }
        }
        Some((count, unit, end))
    }

    /// "three days", "2 years 1 month", "a decade"; ages are none.
    pub(super) fn duration(&self, i: usize) -> Option<Found> {
        if self.has(i, Role::Whole) {
            let unit = self.word(i + 1)?.unit.filter(|_| !self.is_plural(i + 1))?;
            let value = Count::Whole(1).value(unit);
            return Some(Found {
                kind: TimeKind::Duration,
                unit: Some(unit),
                ..Found::new(value, None, i + 2)
            });
        }
        let is_article = self.has(i, Role::A);
        let (count, unit, mut end) = self.amount(i)?;
        let is_age = |at: usize| self.has(at, Role::Age) || self.is(at, "-") && self.has(at + 1, Role::Age);
        let is_after_age = i > 0 && self.has(i - 1, Role::Age);
        if is_age(end) || is_after_age {
            return None;
        }
        // "a second time", "a minute" and "a day" are lengths only after a word that measures.
        if is_article && count == Count::Whole(1) {
            let is_measured = i > 0 && (self.has(i - 1, Role::Length) || self.kind(i - 1) == Kind::Number);
            let is_long = matches!(unit, Unit::Decade | Unit::Century | Unit::Fortnight);
            // "for a quarter of a century"
            if !is_measured && !is_long {
                return None;
            }
        }
        // "for a quarter of a century", "one quarter of the people"
        let is_fraction = unit == Unit::Quarter && self.has(end, Role::PartOf)
            || i > 0 && self.has(i - 1, Role::PartOf) && is_article;
        if is_fraction {
            return None;
        }
        // "one day" looks back or forward, and "the second" counts nothing.
        if count == Count::Whole(1)
            && unit == Unit::Day
            && self.kind(i) == Kind::Letters
            && !is_article
            && i == 0
        {
            return None;
        }
        let mut value = count.value(unit);
        let mut last = unit;
        while let Some((more, smaller, after)) =
            self.amount(end + usize::from(self.has(end, Role::And) || self.is(end, ",")))
        {
            let (Count::Whole(_), true) = (&more, is_smaller(smaller, last)) else { break };
            let more = more.value(smaller);
            let tail = more.trim_start_matches('P');
            let tail = if value.contains('T') { tail.trim_start_matches('T') } else { tail };
            value.push_str(tail);
            (end, last) = (after, smaller);
        }
        Some(Found { kind: TimeKind::Duration, unit: Some(unit), ..Found::new(value, None, end) })
    }

    /// "daily", "every two weeks", "each Monday", "Thursdays", "every night".
    pub(super) fn set(&self, i: usize) -> Option<Found> {
        let found = |value: String, end| Some(Found { kind: TimeKind::Set, ..Found::new(value, None, end) });
        if let Some(value) = self.word(i).and_then(|word| word.set.clone()) {
            // "The Daily Telegraph" is no set.
            let is_name = self.atoms[i].is_capital && self.atoms[i].token > 0;
            return (!is_name && !self.is_inside_word(i, i + 1)).then(|| found(value, i + 1)).flatten();
        }
        // "thus" is no plural of "Thu".
        let singular = self.lower(i).strip_suffix('s').filter(|day| day.len() > 5);
        let singular = singular.and_then(|day| self.english.calendar.word(day));
        if let Some(weekday) = singular
            .and_then(|word| word.weekday)
            .filter(|_| self.word(i).is_none_or(|word| word.weekday.is_none()))
        {
            return found(format!("XXXX-WXX-{weekday}"), i + 1);
        }
        if !self.has(i, Role::Every) {
            return None;
        }
        let other = usize::from(self.has(i + 1, Role::EveryOther));
        let at = i + 1 + other;
        if let Some(weekday) = self.word(at).and_then(|word| word.weekday) {
            return found(format!("XXXX-WXX-{weekday}"), at + 1);
        }
        if let Some(part) = self.word(at).and_then(|word| word.part.clone()) {
            return found(format!("T{part}"), at + 1);
        }
        if let Some(unit) = self.word(at).and_then(|word| word.unit) {
            return found(Count::Whole(1 + i64::try_from(other).ok()?).value(unit), at + 1);
        }
        let (count, unit, end) = self.amount(at)?;
        found(count.value(unit), end)
    }
}

fn is_smaller(unit: Unit, than: Unit) -> bool {
    let rank = |unit| match unit {
        Unit::Century => 0,
        Unit::Decade => 1,
        Unit::Year => 2,
        Unit::Quarter => 3,
        Unit::Month => 4,
        Unit::Fortnight => 5,
        Unit::Week | Unit::Weekend => 6,
        Unit::Day => 7,
        Unit::Hour => 8,
        Unit::Minute => 9,
        Unit::Second => 10,
    };
    rank(unit) > rank(than)
}
