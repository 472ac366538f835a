//! Dates counted from another: from publication ("on Tuesday", "last month", "two years ago") or from a date that
//! the text has told ("the next day", "three days later", "two weeks before 13 May").

use chrono::{Datelike, NaiveDate};

use super::amount::Count;
use super::atom::Kind;
use super::calendar::{Role, Unit};
use super::period::{Period, moved, range_value};
use super::{Found, Reader};
use crate::text::{Basis, Precision};

impl Reader<'_> {
    /// "today", "yesterday".
    pub(super) fn relative_day(&self, i: usize) -> Option<Found> {
        let shift = self.word(i)?.day?;
        let day = moved(self.reference?, shift, Unit::Day)?;
        Some(Found::period(Period::day(day), Basis::Publication, i + 1))
    }

    /// "Monday", "last Tuesday", "Wednesday next week", "Tuesday of last week", "this week Monday".
    pub(super) fn weekday(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.weekday_of_week(i) {
            return Some(found);
        }
        let (at, led) =
            if self.word(i)?.weekday.is_some() { (i, i.checked_sub(1)) } else { (i + 1, Some(i)) };
        let is_led = at > i && [Role::Last, Role::Next, Role::This].iter().any(|role| self.has(i, *role));
        let weekday = self.word(at)?.weekday.filter(|_| at == i || is_led)?;
        let stop = usize::from(self.is(at + 1, ".") && self.is_glued(at + 1) && self.lower(at).len() <= 5);
        let is_short = self.lower(at).len() <= 5;
        // "Sun" and "sat" alone are something else; "Tues." and "on Fri" are days.
        let is_clear = (stop == 1 || self.atoms[at].is_capital) && !self.has(at, Role::Doubtful);
        if is_short && !is_clear && !self.is_clock_after(at + 1) {
            return None;
        }
        let end = at + 1 + if is_short { stop } else { 0 };
        let open = format!("XXXX-WXX-{weekday}");
        let Some(reference) = self.reference else {
            return Some(Found { basis: Basis::Publication, ..Found::new(open, None, end) });
        };
        let has = |role| led.is_some_and(|led| self.has(led, role));
        let today = i64::from(reference.weekday().number_from_monday());
        let back = (today - i64::from(weekday)).rem_euclid(7);
        let ahead = (i64::from(weekday) - today).rem_euclid(7);
        // "next Friday" is in the week to come, "this Friday" in this one.
        let is_this = has(Role::This) && self.has(led.unwrap_or(i), Role::JustThis);
        let is_past = has(Role::Last);
        let shift = if has(Role::JustNext) {
            7 + i64::from(weekday) - today
        } else if has(Role::JustPrevious) {
            i64::from(weekday) - today - 7
        } else if has(Role::Next) || !is_past && self.direction(at) == Some(true) {
            if ahead == 0 && has(Role::Next) { 7 } else { ahead }
        } else if is_this && self.direction(at).is_none() {
            ahead
        } else if is_past && back == 0 {
            -7
        } else {
            -back
        };
        let day = moved(reference, shift, Unit::Day)?;
        Some(Found { open, ..Found::period(Period::day(day), Basis::Publication, end) })
    }

    /// A weekday whose week is told before or after it.
    fn weekday_of_week(&self, i: usize) -> Option<Found> {
        let in_week = |week: Period, weekday: u32, end| {
            let day = moved(week.first, i64::from(weekday) - 1, Unit::Day)?;
            Some(Found::period(Period::day(day), Basis::Publication, end))
        };
        if let Some(weekday) = self.word(i)?.weekday {
            let of = i + 1 + usize::from(self.has(i + 1, Role::Of));
            let week = self.relative_unit(of).filter(|found| found.unit == Some(Unit::Week))?;
            return in_week(week.period?, weekday, week.end);
        }
        let week = self.relative_unit(i).filter(|found| found.unit == Some(Unit::Week))?;
        let at = week.end + usize::from(self.has(week.end, Role::At));
        in_week(week.period?, self.word(at)?.weekday?, at + 1)
    }

    fn is_clock_after(&self, i: usize) -> bool {
        let at = i + usize::from(self.is(i, ",")) + usize::from(self.has(i, Role::At));
        self.clock(at).is_some() || self.ordinal(at).is_some()
    }

    /// "last month", "this week", "the next decade", "later this year", "that weekend", "the past three days".
    pub(super) fn relative_unit(&self, i: usize) -> Option<Found> {
        let later = self.has(i, Role::LaterIn);
        if (later || self.has(i, Role::EarlierIn)) && self.has(i + 1, Role::This) {
            let found = self.relative_unit(i + 1)?;
            let reference = self.reference?;
            let period = found.period.map(|period| match later {
                true => Period { first: reference.max(period.first), ..period },
                false => Period { last: reference.min(period.last), ..period },
            });
            let value = found.value.clone();
            return Some(Found { period, ..Found { value, ..found } });
        }
        let the = usize::from(self.has(i, Role::The));
        let at = i + the;
        let direction = self.direction_word(at)?;
        if direction == 0 && self.has(at, Role::That) {
            return self.same_unit(at);
        }
        let next = at + 1;
        // "this past week"
        let next =
            next + usize::from(direction == 0 && (self.has(next, Role::Last) || self.has(next, Role::Next)));
        let direction = if next > at + 1 { self.direction_word(at + 1)? } else { direction };
        let (base, basis) = match self.previous {
            // "the previous day" counts from the date before it in the text.
            Some((day, _))
                if direction != 0
                    && self.has(at, Role::OtherDay)
                    && self.is_after_the(i, the)
                    && self.is_exact_for(next) =>
            {
                (day, Basis::Text)
            }
            _ => (self.reference?, Basis::Publication),
        };
        let is_month = self.month_is_named(next) && (direction != 0 || self.has(at, Role::JustThis));
        if let Some(month) = self.word(next).and_then(|word| word.month).filter(|_| is_month) {
            let shift = match direction {
                -1 if month >= base.month() => -1,
                1 if month <= base.month() => 1,
                _ => 0,
            };
            return Some(Found::period(Period::month(base.year() + shift, month)?, basis, next + 1));
        }
        let is_fiscal = self.has(next, Role::Fiscal);
        let next = next + usize::from(is_fiscal || self.has(next, Role::Working));
        if let Some(unit) = self
            .word(next)
            .and_then(|word| word.unit)
            .filter(|unit| !self.is_plural(next) || *unit == Unit::Second)
        {
            let base = if unit == Unit::Fortnight {
                moved(base, direction.max(0) * 14, Unit::Day)?
            } else {
                moved(base, direction, unit)?
            };
            let period = Period::around(base, unit)?;
            if self.has(next + 1, Role::Age) {
                return None;
            }
            // "the last day of the meeting"
            if direction < 0 && self.is_after_the(i, the) && self.has(next + 1, Role::Of) {
                return None;
            }
            let value = if is_fiscal { format!("FY{}", period.first.year()) } else { period.value_as(unit) };
            return Some(Found {
                unit: Some(unit),
                period: Some(period),
                basis,
                ..Found::new(value, None, next + 1)
            });
        }
        if direction == 0 {
            return None;
        }
        let (count, unit, end) = self.amount(next)?;
        self.stretch(base, basis, direction, &count, unit, end)
    }

    /// "5 upcoming years", "2 next days".
    pub(super) fn counted_relative(&self, i: usize) -> Option<Found> {
        let (count, at) = self.count(i)?;
        let direction = self.direction_word(at).filter(|direction| *direction != 0)?;
        let unit = self.word(at + 1)?.unit?;
        self.stretch(self.reference?, Basis::Publication, direction, &count, unit, at + 2)
    }

    /// So many units up to the base, or from the day after it.
    fn stretch(
        &self,
        base: NaiveDate,
        basis: Basis,
        direction: i64,
        count: &Count,
        unit: Unit,
        end: usize,
    ) -> Option<Found> {
        let length = count.value(unit);
        let Some(whole) = count.whole() else {
            return Some(Found { kind: crate::text::TimeKind::Duration, ..Found::new(length, None, end) });
        };
        let (begin, stop) = if direction < 0 {
            (moved(base, -whole, unit)?, base)
        } else {
            let begin = moved(base, 1, Unit::Day)?;
            (begin, moved(begin, whole, unit)?)
        };
        let (begin, stop) = match unit {
            Unit::Quarter => {
                let this = Period::around(base, unit)?;
                if direction < 0 {
                    (moved(this.first, -whole, unit)?, this.first)
                } else {
                    let begin = moved(this.first, 1, unit)?;
                    (begin, moved(begin, whole, unit)?)
                }
            }
            _ => (begin, stop),
        };
        let last = if direction < 0 && unit != Unit::Quarter { stop } else { stop.pred_opt()? };
        let value = format!("({begin},{stop},{length})");
        Some(Found {
            period: Some(Period::new(begin, last)),
            basis,
            unit: None,
            ..Found::new(value, None, end)
        })
    }

    /// −1 for "last", 1 for "next", 0 for "this" and "that".
    fn direction_word(&self, i: usize) -> Option<i64> {
        match () {
            () if self.has(i, Role::Last) => Some(-1),
            () if self.has(i, Role::Next) => Some(1),
            () if self.has(i, Role::This) || self.has(i, Role::That) => Some(0),
            () => None,
        }
    }

    /// "the same day", "that week": of the date told before.
    fn same_unit(&self, i: usize) -> Option<Found> {
        let at = i + 1 + usize::from(self.has(i + 1, Role::That));
        let unit = self.word(at)?.unit.filter(|unit| !self.is_plural(at) && *unit != Unit::Second)?;
        let period = Period::around(self.previous?.0, unit)?;
        let found = Found {
            period: Some(period),
            basis: Basis::Text,
            ..Found::new(period.value_as(unit), None, at + 1)
        };
        Some(Found { unit: Some(unit), ..found })
    }

    /// A month that can be nothing else here: not "this may help", "this august body".
    fn month_is_named(&self, i: usize) -> bool {
        !self.has(i, Role::Doubtful) || self.atoms[i].is_capital
    }

    fn is_after_the(&self, i: usize, the: usize) -> bool {
        the == 1 || i > 0 && self.has(i - 1, Role::The)
    }

    pub(super) fn is_plural(&self, i: usize) -> bool {
        self.lower(i).ends_with('s')
    }

    /// "two years ago", "three days later", "two weeks before 13 May", "three weeks from tomorrow", "in two days".
    pub(super) fn counted(&self, i: usize) -> Option<Found> {
        let (count, unit, mut end) = self.amount(i)?;
        let mut parts = vec![(count, unit)];
        while let Some((more, smaller, after)) = self.amount(end + usize::from(self.has(end, Role::And))) {
            if more.whole().is_none()
                || parts.len() > 3
                || self.has(end, Role::And) && self.has(after, Role::Ago)
            {
                break;
            }
            parts.push((more, smaller));
            end = after;
        }
        let (base, sign, basis, end) = self.anchor(i, end, unit)?;
        let Some(whole) = parts[0].0.whole() else {
            let value = match (&parts[0].0, sign) {
                (Count::Broken(count), _) => {
                    let months = broken_months(count, unit)?;
                    let day = moved(base, sign * months, Unit::Month)?;
                    return Some(Found::period(Period::month(day.year(), day.month())?, basis, end));
                }
                (_, -1) => "PAST_REF",
                _ => "FUTURE_REF",
            };
            return Some(Found { basis, ..Found::new(value.to_owned(), None, end) });
        };
        let mut day = moved(base, sign * whole, unit)?;
        for (more, unit) in &parts[1..] {
            day = moved(day, sign * more.whole()?, *unit)?;
        }
        let smallest = parts.last().map_or(unit, |(_, unit)| *unit);
        Some(match smallest {
            Unit::Month if basis != Basis::Explicit => {
                Found::period(Period::month(day.year(), day.month())?, basis, end)
            }
            Unit::Year if basis != Basis::Explicit => Found::period(Period::year(day.year())?, basis, end),
            Unit::Decade | Unit::Century => Found::period(Period::year(day.year())?, basis, end),
            Unit::Week | Unit::Fortnight if whole > 1 => {
                let found = Found::period(Period::day(day), basis, end);
                Found { period: Period::week(day), ..found }
            }
            _ => Found {
                basis: if basis == Basis::Explicit { Basis::Text } else { basis },
                ..Found::period(Period::day(day), basis, end)
            },
        })
    }

    /// What a length is counted from, and in which direction.
    fn anchor(&self, i: usize, end: usize, unit: Unit) -> Option<(NaiveDate, i64, Basis, usize)> {
        if self.has(end, Role::Ago) {
            // "two years back in Kabul" is rarely said; "back" must close its clause.
            let is_back = self.has(end, Role::Back);
            let is_closed = end + 1 >= self.atoms.len() || self.kind(end + 1) == Kind::Mark;
            return (!is_back || is_closed).then_some((self.reference?, -1, Basis::Publication, end + 1));
        }
        let is_after = self.has(end, Role::Hence);
        if is_after || self.has(end, Role::SinceBefore) {
            let at = end + 1;
            let sign = if is_after { 1 } else { -1 };
            if self.has(at, Role::Now) && is_after {
                return Some((self.reference?, 1, Basis::Publication, at + 1));
            }
            let point = self
                .date(at)
                .or_else(|| self.relative_day(at))
                .or_else(|| self.named(at))
                .or_else(|| self.weekday(at));
            if let Some(found) = point {
                let period = found.period.filter(|period| period.precision == Precision::Day)?;
                return Some((period.first, sign, Basis::Explicit, found.end));
            }
        }
        if self.has(end, Role::Later) && !self.is_followed_by_noun(end) {
            return Some((self.told_in(unit)?, 1, Basis::Text, end + 1));
        }
        if self.has(end, Role::Earlier) && !self.is_followed_by_noun(end) {
            let (base, basis) = match self.previous {
                Some(_) => (self.told_in(unit)?, Basis::Text),
                None => (self.reference?, Basis::Publication),
            };
            return Some((base, -1, basis, end + 1));
        }
        let is_in = i > 0 && self.has(i - 1, Role::In);
        if is_in && self.direction(i) == Some(true) {
            return Some((self.reference?, 1, Basis::Publication, end));
        }
        None
    }

    /// The date told last, where it was told as exactly as the unit asks: "in 2024 … three months later" tells no month.
    fn told_in(&self, unit: Unit) -> Option<NaiveDate> {
        let (day, precision) = self.previous?;
        let is_exact = match precision {
            Precision::Day | Precision::Before | Precision::After => true,
            Precision::Week => unit != Unit::Day,
            Precision::Month => !matches!(unit, Unit::Day | Unit::Week | Unit::Fortnight),
            Precision::Year => matches!(unit, Unit::Year | Unit::Decade | Unit::Century),
            Precision::Unknown => false,
        };
        is_exact.then_some(day)
    }

    /// "in 2024 … the previous month": no month that the text has told.
    fn is_exact_for(&self, i: usize) -> bool {
        let unit = self.word(i).and_then(|word| word.unit);
        unit.is_none_or(|unit| self.told_in(unit).is_some())
    }

    /// "three days after the attack" is counted from the attack, whose day is not known here.
    fn is_followed_by_noun(&self, i: usize) -> bool {
        let is_preposition = self.has(i, Role::JustAfter) || self.has(i, Role::SinceBefore);
        is_preposition && self.kind(i + 1) == Kind::Letters || self.has(i + 1, Role::Than)
    }

    /// "the day before", "the following day" are units; "the day after tomorrow" and "the day before yesterday" days.
    pub(super) fn day_beside(&self, i: usize) -> Option<Found> {
        let unit =
            self.word(i)?.unit.filter(|_| i > 0 && self.has(i - 1, Role::The) && !self.is_plural(i))?;
        let is_before = self.has(i + 1, Role::SinceBefore);
        let is_after = self.has(i + 1, Role::JustAfter);
        if !is_before && !is_after || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            return None;
        }
        let sign = if is_before { -1 } else { 1 };
        if let Some(found) = self.relative_day(i + 2) {
            let day = moved(found.period?.first, sign, unit)?;
            return Some(Found::period(Period::day(day), Basis::Publication, found.end));
        }
        // "the week after next"
        if is_after && self.has(i + 2, Role::Next) || is_before && self.has(i + 2, Role::Last) {
            let period = Period::around(moved(self.reference?, 2 * sign, unit)?, unit)?;
            return Some(Found {
                period: Some(period),
                basis: Basis::Publication,
                ..Found::new(period.value_as(unit), None, i + 3)
            });
        }
        if self.kind(i + 2) == Kind::Letters {
            return None;
        }
        let base = self.previous.map(|(day, _)| day).or(self.reference)?;
        let period = Period::around(moved(base, sign, unit)?, unit)?;
        Some(Found {
            period: Some(period),
            basis: Basis::Text,
            ..Found::new(period.value_as(unit), None, i + 2)
        })
    }

    /// "early 2024", "mid-March", "the end of May", "the beginning of this month".
    pub(super) fn early(&self, i: usize) -> Option<Found> {
        let third = [Role::Early, Role::Middle, Role::Late].into_iter().position(|role| self.has(i, role))?;
        let mut at = i + 1 + usize::from(self.is(i + 1, "-"));
        at += usize::from(self.has(at, Role::PartOf));
        at += usize::from(self.has(at, Role::The));
        let found = self
            .date(at)
            .or_else(|| self.season(at))
            .or_else(|| self.relative_unit(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))?;
        let period = found.period?;
        let days = (period.last - period.first).num_days();
        // "late Tuesday" is a part of the day.
        if days < 6 {
            return None;
        }
        let cut = |part: i64| moved(period.first, (days + 1) * part / 3, Unit::Day);
        let part = i64::try_from(third).ok()?;
        let period = Period { first: cut(part)?, last: cut(part + 1)?.pred_opt()?, ..period };
        Some(Found { period: Some(period), unit: None, ..found })
    }

    /// "this weekend", "over the weekend", "at the weekend".
    pub(super) fn weekend(&self, i: usize) -> Option<Found> {
        let is_weekend = self.word(i)?.unit == Some(Unit::Weekend) && !self.is_plural(i);
        let is_led = i >= 1 && self.has(i - 1, Role::The);
        if !is_weekend || !is_led {
            return None;
        }
        let reference = self.reference?;
        let this = Period::around(reference, Unit::Weekend)?;
        let is_past = this.first > reference && self.direction(i) != Some(true);
        let period =
            if is_past { Period::around(moved(reference, -1, Unit::Week)?, Unit::Weekend)? } else { this };
        let value = period.value_as(Unit::Weekend);
        Some(Found { period: Some(period), basis: Basis::Publication, ..Found::new(value, None, i + 1) })
    }
}

/// "2.5" years or months in months.
fn broken_months(count: &str, unit: Unit) -> Option<i64> {
    let count: f64 = count.parse().ok()?;
    let months = match unit {
        Unit::Month => count,
        Unit::Year => count * 12.0,
        Unit::Decade => count * 120.0,
        _ => return None,
    };
    (months < 2400.0).then_some(months.round() as i64)
}

/// Begin, end and length of two dates, in years or months where both are.
pub(super) fn between(begin: &Found, end: &Found) -> Option<(String, Period)> {
    let (first, last) = (begin.period?, end.period?);
    if first.first > last.last {
        return None;
    }
    let period = Period::new(first.first, last.last);
    let open_day = |found: &Found, day: NaiveDate| {
        // The year alone was inferred.
        let is_open = found.open.starts_with("XXXX-") && !found.open.starts_with("XXXX-W");
        if is_open { format!("XXXX{}", &day.to_string()[4..]) } else { day.to_string() }
    };
    let (a, b) = (open_day(begin, first.first), open_day(end, last.first));
    let months = i64::from(last.first.year() - first.first.year()) * 12 + i64::from(last.first.month())
        - i64::from(first.first.month());
    let length = match (first.precision, last.precision) {
        (Precision::Year, Precision::Year) => format!("P{}Y", last.first.year() - first.first.year()),
        (Precision::Month | Precision::Year, Precision::Month | Precision::Year) => format!("P{months}M"),
        _ => return Some((range_value(&a, &b, Period::new(first.first, last.first)), period)),
    };
    Some((format!("({a},{b},{length})"), period))
}
