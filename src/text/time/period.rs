//! Periods: stretches of the calendar from one day to another, their TIMEX3 values, and how they are counted.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::calendar::Unit;
use crate::text::{DateRange, Precision};

/// First and last day, both inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) precision: Precision,
}

impl Period {
    pub(super) fn new(first: NaiveDate, last: NaiveDate) -> Period {
        Period { first, last, precision: Precision::Unknown }
    }

    pub(super) fn day(day: NaiveDate) -> Period {
        Period { first: day, last: day, precision: Precision::Day }
    }

    pub(super) fn week(day: NaiveDate) -> Option<Period> {
        let first = moved(day, -i64::from(day.weekday().num_days_from_monday()), Unit::Day)?;
        Some(Period { first, last: moved(first, 6, Unit::Day)?, precision: Precision::Week })
    }

    pub(super) fn months(year: i32, month: u32, count: u32) -> Option<Period> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        let precision = match count {
            1 => Precision::Month,
            12 => Precision::Year,
            _ => Precision::Unknown,
        };
        Some(Period { first, last, precision })
    }

    pub(super) fn month(year: i32, month: u32) -> Option<Period> {
        Period::months(year, month, 1)
    }

    pub(super) fn year(year: i32) -> Option<Period> {
        Period::months(year, 1, 12)
    }

    pub(super) fn years(year: i32, count: u32) -> Option<Period> {
        Period::months(year, 1, 12 * count).map(|period| Period { precision: Precision::Unknown, ..period })
    }

    /// The period of this unit that holds a day; none for what is shorter than one.
    pub(super) fn around(day: NaiveDate, unit: Unit) -> Option<Period> {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => None,
            Unit::Day => Some(Period::day(day)),
            Unit::Week => Period::week(day),
            Unit::Weekend => {
                let week = Period::week(day)?;
                let first = moved(week.first, 5, Unit::Day)?;
                Some(Period { first, ..week })
            }
            Unit::Fortnight => {
                let week = Period::week(day)?;
                Some(Period::new(week.first, moved(week.first, 13, Unit::Day)?))
            }
            Unit::Month => Period::month(day.year(), day.month()),
            Unit::Quarter => Period::months(day.year(), day.month0() / 3 * 3 + 1, 3),
            Unit::Year => Period::year(day.year()),
            Unit::Decade => Period::years(day.year().div_euclid(10) * 10, 10),
            Unit::Century => Period::years(day.year().div_euclid(100) * 100, 100),
        }
    }

    pub(super) fn bounds(self) -> DateRange {
        DateRange { earliest: Some(self.first), latest: Some(self.last), precision: self.precision }
    }

    /// The TIMEX3 value of a day, week, month or year, else of the first day.
    pub(super) fn value(self) -> String {
        match self.precision {
            Precision::Month => self.first.format("%Y-%m").to_string(),
            Precision::Year => self.first.format("%Y").to_string(),
            Precision::Week => self.first.format("%G-W%V").to_string(),
            Precision::Day | Precision::Before | Precision::After | Precision::Unknown => {
                self.first.format("%Y-%m-%d").to_string()
            }
        }
    }

    /// The TIMEX3 value as one of a unit: `2024-Q3`, `2024-W05-WE`, `199` for a decade.
    pub(super) fn value_as(self, unit: Unit) -> String {
        let year = self.first.year();
        match unit {
            Unit::Quarter => format!("{year}-Q{}", self.first.month0() / 3 + 1),
            Unit::Weekend => self.first.format("%G-W%V-WE").to_string(),
            Unit::Decade => format!("{:03}", year.div_euclid(10)),
            Unit::Century => format!("{:02}", year.div_euclid(100)),
            Unit::Fortnight => {
                let end = moved(self.last, 1, Unit::Day).unwrap_or(self.last);
                format!("({},{end},P2W)", self.value())
            }
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year => {
                self.value()
            }
        }
    }
}

/// A day so many units away; months that are too short give their last day.
pub(super) fn moved(day: NaiveDate, count: i64, unit: Unit) -> Option<NaiveDate> {
    let days = |count: i64| {
        let days = Days::new(count.unsigned_abs());
        if count < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
    };
    let months = |count: i64| {
        let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
        if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => days(count),
        Unit::Week | Unit::Weekend => days(count.checked_mul(7)?),
        Unit::Fortnight => days(count.checked_mul(14)?),
        Unit::Month => months(count),
        Unit::Quarter => months(count.checked_mul(3)?),
        Unit::Year => months(count.checked_mul(12)?),
        Unit::Decade => months(count.checked_mul(120)?),
        Unit::Century => months(count.checked_mul(1200)?),
    }
}

/// Begin, end and length of what has no TIMEX3 value of its own, as the TIMEX of Recognizers-Text writes them:
/// `(2014-01-01,2018-01-01,P4Y)`. Months and years count up to their first day.
pub(super) fn range_value(begin: &str, end: &str, period: Period) -> String {
    let Period { first, last, .. } = period;
    format!("({begin},{end},P{}D)", (last - first).num_days())
}

/// The day of a feast in a year, by the rule of ontology/english.ttl.
pub(super) fn holiday(rule: &str, year: i32) -> Option<NaiveDate> {
    if let Some(offset) = rule.strip_prefix('E') {
        return moved(easter(year)?, offset.parse().ok()?, Unit::Day);
    }
    if !rule.contains('/') {
        let (month, day) = rule.split_once('-')?;
        return NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?);
    }
    let mut parts = rule.split('/');
    let month: u32 = parts.next()?.parse().ok()?;
    let nth: i64 = parts.next()?.parse().ok()?;
    let weekday = Weekday::try_from(parts.next()?.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
    match u8::try_from(nth) {
        Ok(nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        Err(_) => (4..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)),
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31).ok()? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_the_calendar_says() {
        let day = |rule: &str, year| holiday(rule, year).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(day("E+0", 2024), "2024-03-31");
        assert_eq!(day("E-2", 2018), "2018-03-30");
        assert_eq!(day("11/4/4", 2023), "2023-11-23");
        assert_eq!(day("05/-1/1", 2022), "2022-05-30");
        assert_eq!(day("02-30", 2022), "");
    }
}
