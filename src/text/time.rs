//! Times: calendar expressions as TIMEX3 values with bounds. Reports look back and plans look
//! forward: the tense of the governing verb decides. Without a reference date nothing is counted from
//! today: it stays undated.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::span::Span;
use crate::text::clause::Tense;
use crate::text::english::Unit;
use crate::text::{Basis, DateRange, English, Precision, Sentence, Time, TimeKind, Upos};

/// Finds the time expressions of a document. `published` is the publication date; without one the
/// first full date of the text is what others are counted from.
pub(super) fn times(sentences: &[Sentence], published: Option<NaiveDate>, english: &English) -> Vec<Time> {
    let reference = published.or_else(|| first_full_date(sentences, english));
    let mut times = Vec::new();
    let mut previous = None;
    for sentence in sentences {
        let mut reader = Reader { s: sentence, english, reference, previous };
        let mut i = 0;
        while i < sentence.tokens.len() {
            match reader.expression(i) {
                Some((time, end)) => {
                    let day = time.date.and_then(|d| d.earliest);
                    reader.previous = day.or(reader.previous);
                    times.push(time);
                    i = end;
                }
                None => i += 1,
            }
        }
        previous = reader.previous;
    }
    times
}

/// The first date with day, month and year.
pub(super) fn first_full_date(sentences: &[Sentence], english: &English) -> Option<NaiveDate> {
    sentences.iter().find_map(|s| {
        let reader = Reader { s, english, reference: None, previous: None };
        (0..s.tokens.len()).find_map(|i| {
            let (time, _) = reader.expression(i)?;
            let date = time.date?;
            (date.precision == Precision::Day && time.basis == Basis::Explicit)
                .then_some(date.earliest)
                .flatten()
        })
    })
}

struct Reader<'a> {
    s: &'a Sentence,
    english: &'a English,
    reference: Option<NaiveDate>,
    previous: Option<NaiveDate>,
}

/// A calendar period: its first and last day.
#[derive(Clone, Copy)]
struct Period {
    first: NaiveDate,
    last: NaiveDate,
    precision: Precision,
}

impl Period {
    fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day, precision: Precision::Day }
    }

    fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        Some(Self { first, last, precision: Precision::Month })
    }

    fn year(year: i32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
        Some(Self { first, last, precision: Precision::Year })
    }

    fn week(day: NaiveDate) -> Option<Self> {
        let first = day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?;
        Some(Self { first, last: first.checked_add_days(Days::new(6))?, precision: Precision::Week })
    }

    fn value(self) -> String {
        match self.precision {
            Precision::Month => self.first.format("%Y-%m").to_string(),
            Precision::Year => self.first.format("%Y").to_string(),
            Precision::Week => self.first.format("%G-W%V").to_string(),
            _ => self.first.format("%Y-%m-%d").to_string(),
        }
    }
}

/// Something found at a token: what it is, where it ends, on what basis.
struct Found {
    period: Option<Period>,
    value: String,
    kind: TimeKind,
    basis: Basis,
    end: usize,
}

impl Found {
    fn period(period: Period, basis: Basis, end: usize) -> Option<Self> {
        Some(Self { value: period.value(), period: Some(period), kind: TimeKind::Date, basis, end })
    }

    /// A date of the calendar whose year nobody knows.
    fn unresolved(value: String, end: usize) -> Option<Self> {
        Some(Self { value, period: None, kind: TimeKind::Date, basis: Basis::InferredYear, end })
    }
}

impl Reader<'_> {
    fn form(&self, i: usize) -> &str {
        self.s.tokens.get(i).map_or("", |token| token.form.as_str())
    }

    fn lower(&self, i: usize) -> String {
        self.form(i).to_lowercase()
    }

    fn expression(&self, i: usize) -> Option<(Time, usize)> {
        let found = self
            .weekday_with_date(i)
            .or_else(|| self.iso(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.month(i))
            .or_else(|| self.weekday(i))
            .or_else(|| self.relative_day(i))
            .or_else(|| self.relative_unit(i))
            .or_else(|| self.ago(i))
            .or_else(|| self.early(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.year(i))
            .or_else(|| self.duration(i))?;
        let span = Span::new(self.s.tokens[i].span.start, self.s.tokens[found.end - 1].span.end);
        let date = found.period.map(|period| self.bounds(i, period));
        let time = Time { span, kind: found.kind, value: found.value, date, basis: found.basis };
        Some((time, found.end))
    }

    /// "since 2022", "before May": one bound only.
    fn bounds(&self, i: usize, period: Period) -> DateRange {
        let before = i.checked_sub(1).map(|b| self.lower(b)).unwrap_or_default();
        let range = |earliest, latest, precision| DateRange { earliest, latest, precision };
        if self.english.before.contains(&before) {
            return range(None, period.first.pred_opt(), Precision::Before);
        }
        if self.english.after.contains(&before) {
            return range(Some(period.first), None, Precision::After);
        }
        range(Some(period.first), Some(period.last), period.precision)
    }

    /// "Sunday, February 1, 2026", "Sunday, 1 February".
    fn weekday_with_date(&self, i: usize) -> Option<Found> {
        self.english.weekdays.get(self.form(i))?;
        let next = if self.form(i + 1) == "," { i + 2 } else { i + 1 };
        self.day_month(next)
    }

    /// "2026-02-01", "10/09/2024".
    fn iso(&self, i: usize) -> Option<Found> {
        let digits = |i: usize, length: usize| {
            let form = self.form(i);
            (form.len() == length && form.bytes().all(|b| b.is_ascii_digit()))
                .then(|| form.parse::<u32>().ok())
                .flatten()
        };
        let separator = |i: usize| matches!(self.form(i), "-" | "/");
        if separator(i + 1) && separator(i + 3) {
            let date = match (digits(i, 4), digits(i, 2)) {
                (Some(year), _) => (year, digits(i + 2, 2)?, digits(i + 4, 2)?),
                (_, Some(a)) => {
                    let (b, year) = (digits(i + 2, 2)?, digits(i + 4, 4)?);
                    // A month comes first in American order unless it cannot.
                    if a > 12 { (year, b, a) } else { (year, a, b) }
                }
                _ => return None,
            };
            let day = NaiveDate::from_ymd_opt(i32::try_from(date.0).ok()?, date.1, date.2)?;
            return Found::period(Period::day(day), Basis::Explicit, i + 5);
        }
        None
    }

    fn month_at(&self, i: usize) -> Option<u32> {
        let form = self.form(i);
        let month = *self.english.months.get(form)?;
        // "may" and "march" as verbs are not months, nor is a "May" that a parser calls a modal.
        let token = &self.s.tokens[i];
        let is_name = matches!(token.upos, Upos::Propn | Upos::Noun | Upos::Num) || form.ends_with('.');
        is_name.then_some(month)
    }

    fn day_at(&self, i: usize) -> Option<u32> {
        let form = self.lower(i);
        let digits: String = form.chars().take_while(char::is_ascii_digit).collect();
        let rest = &form[digits.len()..];
        let day: u32 = digits.parse().ok()?;
        (matches!(rest, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day) && digits.len() <= 2)
            .then_some(day)
    }

    fn year_at(&self, i: usize) -> Option<i32> {
        let form = self.form(i);
        let year: i32 = form.parse().ok()?;
        (form.len() == 4 && (1700..=2100).contains(&year)).then_some(year)
    }

    /// A year after a day or month, with or without a comma.
    fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        let at = if self.form(i) == "," || self.lower(i) == "of" { i + 1 } else { i };
        self.year_at(at).map(|year| (year, at + 1))
    }

    /// "February 1, 2026", "1 February", "the 10th of September 2024".
    fn day_month(&self, i: usize) -> Option<Found> {
        let (month, day, end) = if let Some(month) = self.month_at(i) {
            (month, self.day_at(i + 1)?, i + 2)
        } else {
            let day = self.day_at(i)?;
            let at = if self.lower(i + 1) == "of" { i + 2 } else { i + 1 };
            (self.month_at(at)?, day, at + 1)
        };
        if let Some((year, end)) = self.year_after(end) {
            return Found::period(
                Period::day(NaiveDate::from_ymd_opt(year, month, day)?),
                Basis::Explicit,
                end,
            );
        }
        let Some(reference) = self.reference else {
            return Found::unresolved(format!("XXXX-{month:02}-{day:02}"), end);
        };
        let this = NaiveDate::from_ymd_opt(reference.year(), month, day)?;
        let looks_forward = self.looks_forward(i);
        let date = match (this > reference, looks_forward) {
            // A few days ahead is still this year's, as datelines run ahead of events.
            (true, false) if (this - reference).num_days() > 3 => {
                NaiveDate::from_ymd_opt(reference.year() - 1, month, day)?
            }
            (false, true) if this < reference => NaiveDate::from_ymd_opt(reference.year() + 1, month, day)?,
            _ => this,
        };
        Found::period(Period::day(date), Basis::InferredYear, end)
    }

    /// "February 2022", "December meeting", "last March".
    fn month(&self, i: usize) -> Option<Found> {
        let month = self.month_at(i)?;
        if let Some((year, end)) = self.year_after(i + 1) {
            return Found::period(Period::month(year, month)?, Basis::Explicit, end);
        }
        // Short names alone are too often something else ("Jan", "Mar").
        if self.form(i).len() <= 3 && self.lower(i) != "may" {
            return None;
        }
        let Some(reference) = self.reference else {
            return Found::unresolved(format!("XXXX-{month:02}"), i + 1);
        };
        let looks_forward = self.looks_forward(i);
        let year = match (month.cmp(&reference.month()), looks_forward) {
            (std::cmp::Ordering::Greater, false) => reference.year() - 1,
            (std::cmp::Ordering::Less, true) => reference.year() + 1,
            _ => reference.year(),
        };
        Found::period(Period::month(year, month)?, Basis::InferredYear, i + 1)
    }

    fn weekday(&self, i: usize) -> Option<Found> {
        let day = *self.english.weekdays.get(self.form(i))?;
        let Some(reference) = self.reference else {
            return Found::unresolved(format!("XXXX-WXX-{}", day + 1), i + 1);
        };
        let today = reference.weekday().num_days_from_monday();
        let before = i.checked_sub(1).map(|b| self.lower(b)).unwrap_or_default();
        let is_next = self.english.next.contains(&before);
        let is_last = self.english.last.contains(&before);
        let back = (today + 7 - day) % 7;
        let ahead = (day + 7 - today) % 7;
        let date = if is_next || !is_last && self.looks_forward(i) {
            reference.checked_add_days(Days::new(u64::from(if ahead == 0 && is_next { 7 } else { ahead })))?
        } else {
            reference.checked_sub_days(Days::new(u64::from(if back == 0 && is_last { 7 } else { back })))?
        };
        Found::period(Period::day(date), Basis::Publication, i + 1)
    }

    /// Whether the clause tells a plan: future tense, or an infinitive under one.
    fn looks_forward(&self, i: usize) -> bool {
        let s = self.s;
        let verb = s.head_chain(i).find(|&t| matches!(s.tokens[t].upos, Upos::Verb | Upos::Aux));
        let Some(verb) = verb else { return false };
        match s.tense(verb) {
            Some(Tense::Future) => true,
            Some(Tense::Past | Tense::Present) => false,
            // "plans to visit on Monday"
            None => s.tokens[verb].xpos == "VB" && s.children(verb).any(|c| s.tokens[c].lemma == "to"),
        }
    }

    fn relative_day(&self, i: usize) -> Option<Found> {
        let shift = *self.english.days.get(&self.lower(i))?;
        let reference = self.reference?;
        let day = shifted(reference, shift)?;
        Found::period(Period::day(day), Basis::Publication, i + 1)
    }

    /// "last month", "this week", "next year".
    fn relative_unit(&self, i: usize) -> Option<Found> {
        let word = self.lower(i);
        let direction = if self.english.last.contains(&word) {
            -1
        } else if self.english.next.contains(&word) {
            1
        } else if self.english.this.contains(&word) {
            0
        } else {
            return None;
        };
        let (month, unit) = (self.month_at(i + 1), self.english.units.get(&self.lower(i + 1)));
        let previous = i.checked_sub(1).map(|b| self.lower(b)).unwrap_or_default();
        // "the previous day" counts from the date before it in the text.
        let (base, basis) = match self.previous {
            Some(day) if previous == "the" && direction != 0 => (day, Basis::Text),
            _ => (self.reference?, Basis::Publication),
        };
        if let Some(month) = month {
            let year = base.year()
                + match direction {
                    -1 if month >= base.month() => -1,
                    1 if month <= base.month() => 1,
                    _ => 0,
                };
            return Found::period(Period::month(year, month)?, basis, i + 2);
        }
        let period = match unit? {
            Unit::Day => Period::day(shifted(base, direction)?),
            Unit::Week => Period::week(shifted(base, direction * 7)?)?,
            Unit::Month => {
                let months =
                    base.year() * 12 + i32::try_from(base.month0()).ok()? + i32::try_from(direction).ok()?;
                Period::month(months.div_euclid(12), u32::try_from(months.rem_euclid(12)).ok()? + 1)?
            }
            Unit::Year => Period::year(base.year() + i32::try_from(direction).ok()?)?,
            Unit::Decade => return None,
        };
        // "last three years" has a number in between and is a duration.
        Found::period(period, basis, i + 2)
    }

    fn number(&self, i: usize) -> Option<i64> {
        let word = self.lower(i);
        self.english
            .numbers
            .get(&word)
            .copied()
            .or_else(|| word.parse().ok().filter(|n| (1..=999).contains(n)))
    }

    /// "two years ago", "three days later".
    fn ago(&self, i: usize) -> Option<Found> {
        let count = self.number(i)?;
        let unit = *self.english.units.get(&self.lower(i + 1))?;
        let word = self.lower(i + 2);
        let (base, sign, basis) = if word == "ago" {
            (self.reference?, -1, Basis::Publication)
        } else if self.english.ago.contains(&word) && word != "before" {
            (self.previous.or(self.reference)?, -1, Basis::Text)
        } else if self.english.later.contains(&word) {
            (self.previous?, 1, Basis::Text)
        } else {
            return None;
        };
        let count = sign * count;
        let months = |n: i64| {
            let magnitude = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
            if n < 0 { base.checked_sub_months(magnitude) } else { base.checked_add_months(magnitude) }
        };
        let period = match unit {
            Unit::Day => Period::day(shifted(base, count)?),
            Unit::Week => Period::week(shifted(base, count * 7)?)?,
            Unit::Month => {
                let day = months(count)?;
                Period::month(day.year(), day.month())?
            }
            Unit::Year => Period::year(base.year() + i32::try_from(count).ok()?)?,
            Unit::Decade => return None,
        };
        Found::period(period, basis, i + 3)
    }

    /// "early 2024", "mid-March 2023".
    fn early(&self, i: usize) -> Option<Found> {
        if !self.english.early.contains(&self.lower(i)) {
            return None;
        }
        let next = if self.form(i + 1) == "-" { i + 2 } else { i + 1 };
        self.month(next).or_else(|| {
            self.year_at(next).and_then(|y| Found::period(Period::year(y)?, Basis::Explicit, next + 1))
        })
    }

    /// "the 1990s".
    fn decade(&self, i: usize) -> Option<Found> {
        let form = self.form(i);
        let digits = form.strip_suffix('s')?;
        let year: i32 = digits.parse().ok()?;
        if digits.len() != 4 || year % 10 != 0 {
            return None;
        }
        let period = Period {
            first: NaiveDate::from_ymd_opt(year, 1, 1)?,
            last: NaiveDate::from_ymd_opt(year + 9, 12, 31)?,
            precision: Precision::Unknown,
        };
        Some(Found {
            period: Some(period),
            value: digits[..3].to_owned(),
            kind: TimeKind::Date,
            basis: Basis::Explicit,
            end: i + 1,
        })
    }

    /// A number that grammar and neighbours let be a year.
    fn year(&self, i: usize) -> Option<Found> {
        let year = self.year_at(i)?;
        if !(1900..=2060).contains(&year) || matches!(self.form(i + 1), "%" | "-" if self.form(i + 1) == "%")
        {
            return None;
        }
        let token = &self.s.tokens[i];
        // "1,950 troops" and "2000 people" count something.
        let counts =
            token.deprel == "nummod" && token.head.is_some_and(|h| h > i && self.s.tokens[h].xpos == "NNS");
        let after_currency = i > 0 && matches!(self.form(i - 1), "$" | "€" | "£");
        (!counts && !after_currency)
            .then(|| Found::period(Period::year(year)?, Basis::Explicit, i + 1))
            .flatten()
    }

    /// "three days".
    fn duration(&self, i: usize) -> Option<Found> {
        let count = self.number(i)?;
        let unit = *self.english.units.get(&self.lower(i + 1))?;
        if self.english.numbers.contains_key(&self.lower(i)) && count == 1 && self.lower(i) != "one" {
            return None;
        }
        let value = match unit {
            Unit::Day => format!("P{count}D"),
            Unit::Week => format!("P{count}W"),
            Unit::Month => format!("P{count}M"),
            Unit::Year => format!("P{count}Y"),
            Unit::Decade => format!("P{}Y", count * 10),
        };
        Some(Found { period: None, value, kind: TimeKind::Duration, basis: Basis::Explicit, end: i + 2 })
    }
}

fn shifted(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::text::model::Model;
    use crate::text::{NoLexicon, analyze};

    fn values(text: &str, published: &str) -> Vec<String> {
        let english = English::builtin().expect("embedded");
        let article = Article { published: published.parse().ok(), ..Article::plain("t", text) };
        analyze(article, &english, Model::english(), &NoLexicon)
            .times
            .into_iter()
            .map(|time| time.value)
            .collect()
    }

    #[test]
    fn explicit_dates_in_many_orders() {
        assert_eq!(values("They met on Sunday, February 1, 2026.", ""), ["2026-02-01"]);
        assert_eq!(
            values("It was signed on 10 September 2024 and again in May 2025.", ""),
            ["2024-09-10", "2025-05"]
        );
    }

    #[test]
    fn reports_look_back_and_plans_forward() {
        assert_eq!(values("He arrived on Monday.", "2024-05-08"), ["2024-05-06"]);
        assert_eq!(values("He will arrive on Monday.", "2024-05-08"), ["2024-05-13"]);
        assert_eq!(values("They met in December.", "2026-02-01"), ["2025-12"]);
    }

    #[test]
    fn without_a_date_of_the_page_nothing_is_counted_from_today() {
        assert_eq!(values("He arrived on Monday.", ""), ["XXXX-WXX-1"]);
    }

    #[test]
    fn modals_and_marches_are_no_months() {
        assert_eq!(values("They may march on the capital.", "2024-05-08"), Vec::<String>::new());
    }
}
