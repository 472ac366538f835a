//! The time of day: "8:30 a.m.", "18:00 UTC", "noon", "half past seven", "Monday evening".

use super::atom::Kind;
use super::calendar::Role;
use super::period::{Period, moved};
use super::{Found, Reader};
use crate::text::{Basis, Precision, TimeKind};

impl Reader<'_> {
    /// A time of the day: what follows the T of its value, and where it ends.
    pub(super) fn clock(&self, i: usize) -> Option<(String, usize)> {
        if let Some(hour) = self.word(i).and_then(|word| word.hour) {
            return Some((format!("{hour:02}"), i + 1));
        }
        if self.kind(i) != Kind::Number
            || self.lower(i).len() > 2
            || i > 0
                && self.is_glued(i)
                && (self.kind(i - 1) != Kind::Mark || [".", ":", "$"].iter().any(|mark| self.is(i - 1, mark)))
        {
            return self.past_hour(i);
        }
        let hour: u32 = self.lower(i).parse().ok().filter(|hour| *hour <= 24)?;
        let two = |at: usize| self.kind(at) == Kind::Number && self.lower(at).len() == 2 && self.is_glued(at);
        let has_colon = self.is(i + 1, ":") && self.is_glued(i + 1) && two(i + 2);
        let has_stop = self.is(i + 1, ".") && self.is_glued(i + 1) && two(i + 2);
        let (minutes, mut end) =
            if has_colon || has_stop { (Some(self.lower(i + 2)), i + 3) } else { (None, i + 1) };
        if minutes.is_some_and(|minutes| minutes > "59") {
            return None;
        }
        let mut seconds = String::new();
        if has_colon && self.is(end, ":") && two(end + 1) {
            seconds = format!(":{}", self.lower(end + 1));
            end += 2;
        }
        let half = self.half_of_day(end);
        let Some((is_afternoon, after)) = half else {
            return has_colon
                .then(|| (format!("{hour:02}:{}{seconds}", minutes.unwrap_or("00")), self.zone(end)));
        };
        let hour = match (hour, is_afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            (13.., _) => return None,
            _ => hour,
        };
        let minutes = minutes.map(|minutes| format!(":{minutes}")).unwrap_or_default();
        Some((format!("{hour:02}{minutes}{seconds}"), self.zone(after)))
    }

    /// "a.m.", "pm": whether it is after noon.
    fn half_of_day(&self, i: usize) -> Option<(bool, usize)> {
        if self.has(i, Role::Am) || self.has(i, Role::Pm) {
            return Some((self.has(i, Role::Pm), i + 1));
        }
        let is_dotted = self.has(i, Role::AOrP)
            && self.is(i + 1, ".")
            && self.has(i + 2, Role::M)
            && self.is_glued(i + 2);
        if !is_dotted {
            return None;
        }
        let stop = usize::from(self.is(i + 3, ".") && self.is_glued(i + 3));
        Some((self.lower(i) == "p", i + 3 + stop))
    }

    fn zone(&self, end: usize) -> usize {
        end + usize::from(self.has(end, Role::Zone))
    }

    /// "half past seven", "20 past eight".
    fn past_hour(&self, i: usize) -> Option<(String, usize)> {
        if !self.has(i, Role::Half) || !self.has(i + 1, Role::Past) {
            return None;
        }
        let (hour, end) = self.cardinal(i + 2).filter(|(hour, _)| (1..=12).contains(hour))?;
        Some((format!("{hour:02}:30"), end))
    }

    /// A time of day alone.
    pub(super) fn time(&self, i: usize) -> Option<Found> {
        let (value, end) = self.clock(i)?;
        // "the midnight hour"
        let is_compound = self.s.tokens[self.atoms[i].token].relation() == "compound";
        if self.word(i).is_some_and(|word| word.hour.is_some())
            && (is_compound || self.is_inside_word(i, end))
        {
            return None;
        }
        if let Some(found) = self.day_after_clock(&value, end) {
            return Some(found);
        }
        Some(Found { kind: TimeKind::Time, ..Found::new(format!("T{value}"), None, end) })
    }

    /// "8:30 a.m. on Monday".
    fn day_after_clock(&self, value: &str, end: usize) -> Option<Found> {
        let at = end + usize::from(self.has(end, Role::On) || self.is(end, ","));
        let at = at + usize::from(self.has(at, Role::The));
        if let Some(part) = self.part_of_day(at) {
            let value = format!("{}T{value}", part.period?.first);
            return Some(Found { open: value.clone(), value, ..part });
        }
        let day = self.day(at)?;
        Some(Found {
            kind: TimeKind::Time,
            value: format!("{}T{value}", day.value),
            open: format!("{}T{value}", day.open),
            ..day
        })
    }

    /// Whatever gives one day.
    fn day(&self, i: usize) -> Option<Found> {
        let found = self
            .date(i)
            .or_else(|| self.relative_day(i))
            .or_else(|| self.weekday(i))
            .or_else(|| self.relative_unit(i))?;
        found.period.is_some_and(|period| period.precision == Precision::Day).then_some(found)
    }

    /// A day with the hour or the part of the day that follows it.
    pub(super) fn with_clock(&self, found: Found) -> Found {
        if found.kind == TimeKind::Time && found.value.ends_with("TNI") {
            let at = found.end + usize::from(self.has(found.end, Role::At));
            let Some((clock, end)) = self.clock(at) else { return found };
            let value = format!("{}T{clock}", found.value.trim_end_matches("TNI"));
            return Found { open: value.clone(), value, end, ..found };
        }
        let is_day = found.kind == TimeKind::Date
            && (found.value.len() >= 10 && found.period.is_none_or(|p| p.precision == Precision::Day));
        if !is_day || found.value.starts_with('(') {
            return found;
        }
        let at = found.end + usize::from(self.is(found.end, ","));
        let at = at + usize::from(self.has(at, Role::At) && !self.has(at, Role::On));
        let late =
            found.end + usize::from(self.has(found.end, Role::Early) || self.has(found.end, Role::Late));
        let (suffix, end) = if let Some((clock, end)) = self.clock(at) {
            (clock, end)
        } else if let Some(part) = self.word(late).and_then(|word| word.part.clone()) {
            (part, late + 1)
        } else {
            return found;
        };
        Found {
            kind: TimeKind::Time,
            value: format!("{}T{suffix}", found.value),
            open: format!("{}T{suffix}", found.open),
            end,
            ..found
        }
    }

    /// "tonight", "last night", "this morning", "overnight".
    pub(super) fn part_of_day(&self, i: usize) -> Option<Found> {
        let reference = self.reference?;
        let (shift, part, end) = if let Some(night) = self.word(i)?.night {
            (night, "NI".to_owned(), i + 1)
        } else {
            let late = i + usize::from(self.has(i, Role::Late) || self.has(i, Role::Early));
            let shift = match () {
                () if self.has(late, Role::JustLast) => -1,
                () if self.has(late, Role::JustThis) => 0,
                () => return None,
            };
            (shift, self.word(late + 1)?.part.clone()?, late + 2)
        };
        // "overnight" as in "overnight success" tells no night.
        let token = &self.s.tokens[self.atoms[i].token];
        if shift == -1 && end == i + 1 && !matches!(token.relation(), "advmod" | "obl") {
            return None;
        }
        let day = moved(reference, shift, super::Unit::Day)?;
        let last = if part == "NI" { moved(day, 1, super::Unit::Day)? } else { day };
        let period = Period { last: if shift < 0 { last } else { day }, ..Period::day(day) };
        let found = Found::period(period, Basis::Publication, end);
        Some(Found {
            kind: TimeKind::Time,
            value: format!("{day}T{part}"),
            open: format!("{day}T{part}"),
            ..found
        })
    }
}
