//! From one date to another: "from March to May 2024", "3–5 July", "between 2014 and 2018".

use super::atom::Kind;
use super::calendar::Role;
use super::point::Partial;
use super::relative::between;
use super::{Found, Reader};
use crate::text::Basis;

/// One end of a range: a date that can borrow what it does not say, or a day already known.
enum End {
    Written(Partial),
    /// "the 3rd", whose month the other end tells.
    Day(u32),
    Known(Found),
}

impl Reader<'_> {
    pub(super) fn range(&self, i: usize) -> Option<Found> {
        let is_led = self.has(i, Role::From);
        let is_between = self.has(i, Role::Between);
        let start = i + usize::from(is_led);
        let (left, after) = self.end(start)?;
        let joint = after + usize::from(self.is(after, ",") && is_led);
        let is_dash = self.is(joint, "-");
        let joins = if is_between {
            self.has(joint, Role::And) || is_dash || self.has(joint, Role::To)
        } else {
            is_dash || self.has(joint, Role::To)
        };
        if !joins {
            return None;
        }
        // "until" alone joins nothing: "on Monday until Friday" is rare, "held until 2019" is not a range.
        if !is_led && !is_dash && !self.has(joint, Role::To) {
            return None;
        }
        let right_at = joint + 1;
        let (right, end) = self.end(right_at)?;
        if is_dash && !is_led && !self.is_close(joint) {
            return None;
        }
        let (left, right) = match (left, right) {
            (End::Day(_), End::Day(_)) => return None,
            (End::Day(day), End::Written(right)) => {
                right.day?;
                (End::Written(Partial { day: Some(day), weekday: None, ..right }), End::Written(right))
            }
            (End::Written(left), End::Day(day)) => {
                left.day?;
                let (year, end_of_year) =
                    self.shared_year(end).map_or((left.year, end), |(year, end)| (Some(year), end));
                let right = Partial { day: Some(day), year, ..left };
                return self.ranged(i, Partial { year, ..left }, right, end_of_year);
            }
            (End::Written(left), End::Written(right)) => return self.ranged(i, left, right, end),
            (End::Day(_), End::Known(_)) | (End::Known(_), End::Day(_)) => return None,
            others => others,
        };
        if let (End::Written(left), End::Written(right)) = (&left, &right) {
            return self.ranged(i, *left, *right, end);
        }
        let settle = |point: End, at| match point {
            End::Written(partial) => self.settle(partial, at, end),
            End::Known(found) => Some(found),
            End::Day(_) => None,
        };
        self.joined(&settle(left, start)?, &settle(right, right_at)?, end)
    }

    /// The dash of a range touches both sides, or neither.
    fn is_close(&self, dash: usize) -> bool {
        self.is_glued(dash) == self.is_glued(dash + 1)
    }

    fn shared_year(&self, end: usize) -> Option<(i32, usize)> {
        let at = end + usize::from(self.is(end, ","));
        let at = at + usize::from(self.has(at, Role::PartOf));
        self.year(at)
    }

    /// The left end borrows year and month of the right one.
    fn ranged(&self, i: usize, mut left: Partial, right: Partial, end: usize) -> Option<Found> {
        if left.year.is_some() && left.month.is_none() && right.month.is_none() && left.year >= right.year {
            return None;
        }
        if left.year.is_none()
            && let Some(year) = right.year
        {
            let is_year_before = left.month > right.month;
            left.year = Some(year - i32::from(is_year_before));
        }
        let left = self.settle(left, i, end)?;
        let right = self.settle(right, i, end)?;
        if left.basis == Basis::InferredYear && right.basis == Basis::InferredYear {
            return self.in_one_year(&left, right, end);
        }
        self.joined(&left, &right, end)
    }

    /// Two days without a year: the second comes within a year of the first.
    fn in_one_year(&self, left: &Found, mut right: Found, end: usize) -> Option<Found> {
        if let (Some(a), Some(b)) = (left.period, right.period) {
            let shift = |period: super::period::Period, years: i64| {
                let moved = |day| super::period::moved(day, years, super::Unit::Year);
                Some(super::period::Period {
                    first: moved(period.first)?,
                    last: moved(period.last)?,
                    ..period
                })
            };
            if b.last < a.first {
                right.period = shift(b, 1);
            } else if (b.first - a.first).num_days() > 366 {
                right.period = shift(b, -1);
            }
        }
        self.joined(left, &right, end)
    }

    fn joined(&self, left: &Found, right: &Found, end: usize) -> Option<Found> {
        if left.period.is_none() && right.period.is_none() && left.open.starts_with("XXXX") {
            return Some(Found {
                basis: left.basis,
                ..Found::new(format!("({},{},PX)", left.open, right.open), None, end)
            });
        }
        let mut left = left.clone();
        // "from Monday to Thursday", told on a Wednesday: of one week.
        if let (Some(a), Some(b)) = (left.period, right.period)
            && (1..7).contains(&(a.first - b.last).num_days())
            && left.open.starts_with("XXXX-WXX")
        {
            let earlier = |day| super::period::moved(day, -1, super::Unit::Week);
            left.period =
                Some(super::period::Period { first: earlier(a.first)?, last: earlier(a.last)?, ..a });
        }
        let left = &left;
        let (value, period) = between(left, right)?;
        let basis = left.basis.max(right.basis);
        Some(Found { period: Some(period), basis, ..Found::new(value, None, end) })
    }

    fn end(&self, i: usize) -> Option<(End, usize)> {
        let mut at = i;
        at += usize::from(self.has(at, Role::In));
        at += usize::from(self.has(at, Role::The));
        if self.has(at, Role::Now) {
            let found =
                Found::period(super::period::Period::day(self.reference?), Basis::Publication, at + 1);
            return Some((End::Known(found), at + 1));
        }
        // "this May", "next 5/19"
        let led = at + usize::from(self.has(at, Role::JustThis));
        if let Some((partial, end)) = self.numeric_pair(led) {
            let year = self.shared_year(end);
            let end = year.map_or(end, |(_, end)| end);
            return Some((End::Written(Partial { year: year.map(|(year, _)| year), ..partial }), end));
        }
        // Both years of "2014-2018" touch a dash.
        let is_dashed = self.is(led + 1, "-") || led > 0 && self.is(led - 1, "-");
        if let Some((year, end)) = self.year(led).filter(|_| is_dashed && self.kind(led) == Kind::Number) {
            let is_code = led > 1
                && self.is(led - 1, "-")
                && self.kind(led - 2) == Kind::Number
                && self.lower(led - 2).len() != 4;
            let is_free = !is_code
                && (self.kind(end + 1) != Kind::Number
                    || !self.is(end, "-")
                    || self.lower(end + 1).len() == 4);
            if is_free && (1500..=2100).contains(&year) {
                return Some((End::Written(Partial { year: Some(year), ..Partial::default() }), end));
            }
        }
        if let Some((partial, end)) = self.partial(led) {
            let is_year_alone =
                partial.month.is_none() && self.lower(at).len() != 4 && self.kind(at) == Kind::Number;
            return (!is_year_alone).then_some((End::Written(partial), end));
        }
        if let Some((day, end)) = self.day_number(at).filter(|(_, end)| !self.is_inside_word(at, *end)) {
            return Some((End::Day(day), end));
        }
        // A month that grammar doubts alone is one inside a range: "Jan-Feb 2017".
        if let Some(month) = self.word(at).and_then(|word| word.month) {
            let end = at + 1 + usize::from(self.is(at + 1, ".") && self.is_glued(at + 1));
            return Some((End::Written(Partial { month: Some(month), ..Partial::default() }), end));
        }
        let found = self.relative_day(at).or_else(|| self.weekday(at)).or_else(|| self.named(at))?;
        let end = found.end;
        Some((End::Known(found), end))
    }
}
