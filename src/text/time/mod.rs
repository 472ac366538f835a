//! Times: expressions of the calendar and the clock as TIMEX3 values with bounds. Reports look back and plans look
//! forward: the tense of the governing verb decides. Without a reference date nothing is counted from
//! today: it stays undated. What has two ends is written as begin, end and length, `(2014-01-01,2018-01-01,P4Y)`,
//! after the TIMEX of Recognizers-Text, for TIMEX3 has no value of its own for it.

mod amount;
mod atom;
mod calendar;
mod clock;
mod period;
mod point;
mod range;
mod relative;

pub use self::calendar::{Calendar, Unit};

use chrono::NaiveDate;

use self::atom::{Atom, Kind};
use self::calendar::{Role, Word};
use self::period::Period;
use crate::span::Span;
use crate::text::clause::Tense;
use crate::text::{Basis, DateRange, English, Function, Precision, Sentence, Time, TimeKind, Token, Upos};

/// Finds the time expressions of a document. `published` is the publication date; without one the
/// first full date of the text is what others are counted from.
pub(super) fn times(
    text: &str,
    sentences: &[Sentence],
    published: Option<NaiveDate>,
    english: &English,
) -> (Vec<Time>, Option<NaiveDate>) {
    let atoms: Vec<Vec<Atom>> = sentences.iter().map(|s| atom::atoms(text, s, english)).collect();
    let is_day_first = is_day_first(&atoms);
    let reader = |index: usize, reference, previous| Reader {
        s: &sentences[index],
        atoms: &atoms[index],
        english,
        reference,
        previous,
        is_day_first,
    };
    let reference = published.or_else(|| {
        let read = (0..sentences.len()).filter(|index| sentences[*index].kind.is_read());
        read.into_iter().find_map(|index| reader(index, None, None).first_full_date())
    });
    let mut times = Vec::new();
    let mut previous = None;
    for index in 0..sentences.len() {
        let mut reader = reader(index, reference, previous);
        let is_read = sentences[index].kind.is_read();
        let mut i = 0;
        while i < atoms[index].len() {
            match reader.expression(i) {
                // "every two weeks" places nothing in time, but must not be read as two weeks.
                Some((time, end)) if time.kind == TimeKind::Set && time.value.starts_with('P') => i = end,
                Some((time, end)) if time.basis == Basis::InferredYear && reader.is_in_name(i, end) => {
                    i = end;
                }
                // A line beside the article is asked for its date alone.
                Some((time, end)) if !is_read => {
                    let is_full = time.basis == Basis::Explicit
                        && time.date.is_some_and(|date| date.precision == Precision::Day);
                    times.extend(is_full.then_some(time));
                    i = end;
                }
                Some((time, end)) => {
                    let told = time.date.filter(|_| time.kind != TimeKind::Set);
                    let period = told.and_then(|date| Some((date.earliest?, date.precision)));
                    reader.previous = period.or(reader.previous);
                    times.push(time);
                    i = end;
                }
                None => i += 1,
            }
        }
        previous = reader.previous;
    }
    (times, reference)
}

/// Whether a text writes "1 February" and 13/02 rather than "February 1" and 02/13.
fn is_day_first(atoms: &[Vec<Atom>]) -> bool {
    let is_month = |atom: &Atom| atom.word.is_some_and(|word| word.month.is_some());
    let number = |atom: &Atom| {
        (atom.kind == Kind::Number && atom.lower.len() <= 2).then(|| atom.lower.parse().unwrap_or(0))
    };
    let mut votes = 0;
    for sentence in atoms {
        for pair in sentence.windows(2) {
            votes += i32::from(number(&pair[0]).is_some() && is_month(&pair[1]));
            votes -= i32::from(is_month(&pair[0]) && number(&pair[1]).is_some());
        }
        for three in sentence.windows(5).filter(|w| w[1].lower == "/" && w[3].lower == "/") {
            let (Some(a), Some(b)) = (number(&three[0]), number(&three[2])) else { continue };
            votes += 10 * (i32::from(a > 12 && b <= 12) - i32::from(b > 12 && a <= 12));
        }
    }
    votes > 0
}

/// What reads one sentence.
struct Reader<'a> {
    s: &'a Sentence,
    atoms: &'a [Atom<'a>],
    english: &'a English,
    reference: Option<NaiveDate>,
    /// The date told last, its first day and how exactly it was told.
    previous: Option<(NaiveDate, Precision)>,
    is_day_first: bool,
}

/// Something found at an atom: what it is, where it ends, on what basis.
#[derive(Clone, Debug)]
struct Found {
    end: usize,
    kind: TimeKind,
    value: String,
    /// The value with X for what was inferred.
    open: String,
    period: Option<Period>,
    basis: Basis,
    /// The unit that it is one of: "last year".
    unit: Option<Unit>,
}

impl Found {
    fn new(value: String, period: Option<Period>, end: usize) -> Found {
        Found {
            end,
            kind: TimeKind::Date,
            open: value.clone(),
            value,
            period,
            basis: Basis::Explicit,
            unit: None,
        }
    }

    fn period(period: Period, basis: Basis, end: usize) -> Found {
        Found { basis, ..Found::new(period.value(), Some(period), end) }
    }
}

impl<'a> Reader<'a> {
    fn lower(&self, i: usize) -> &str {
        self.atoms.get(i).map_or("", |atom| atom.lower.as_str())
    }

    fn is(&self, i: usize, form: &str) -> bool {
        self.lower(i) == form
    }

    /// A mark beyond the end.
    fn kind(&self, i: usize) -> Kind {
        self.atoms.get(i).map_or(Kind::Mark, |atom| atom.kind)
    }

    fn is_glued(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|atom| atom.is_glued)
    }

    fn word(&self, i: usize) -> Option<&'a Word> {
        self.atoms.get(i).and_then(|atom| atom.word)
    }

    fn has(&self, i: usize, role: Role) -> bool {
        self.word(i).is_some_and(|word| word.is(role))
    }

    fn expression(&self, i: usize) -> Option<(Time, usize)> {
        let atom = &self.atoms[i];
        let is_promising = atom.kind == Kind::Number
            || atom.word.is_some()
            || matches!(atom.lower.as_str(), "'" | "½")
            || atom.kind == Kind::Letters && (self.is_named_day(&atom.lower) || atom.lower.ends_with('s'));
        if !is_promising {
            return None;
        }
        let best = self.longest(i);
        let found = self.with_clock(best?);
        let first = if self.has_article(i, found.end) { i - 1 } else { i };
        let span = Span::new(self.atoms[first].span.start, self.atoms[found.end - 1].span.end);
        let date = match found.kind {
            TimeKind::Set | TimeKind::Duration => None,
            TimeKind::Date => found.period.map(|period| self.bounds(i, period)),
            // "after midnight on Wednesday" is Wednesday still.
            TimeKind::Time => found.period.map(Period::bounds),
        };
        Some((Time { span, kind: found.kind, value: found.value, date, basis: found.basis }, found.end))
    }

    /// Of equals the one named first.
    fn longest(&self, i: usize) -> Option<Found> {
        let readings: [fn(&Self, usize) -> Option<Found>; 24] = [
            Self::named,
            Self::weekend,
            Self::day_of_month,
            Self::counted,
            Self::counted_relative,
            Self::early,
            Self::part_of_year,
            Self::fiscal,
            Self::nth_of,
            Self::day_beside,
            Self::date,
            Self::day_pair,
            Self::range,
            Self::weekday,
            Self::relative_day,
            Self::part_of_day,
            Self::season,
            Self::relative_unit,
            Self::numbered_week,
            Self::century,
            Self::decade,
            Self::time,
            Self::set,
            Self::duration,
        ];
        let best = readings
            .into_iter()
            .filter_map(|reading| reading(self, i))
            .reduce(|best, found| if found.end > best.end { found } else { best })?;
        // "the last week of July" is more than "the last week".
        let is_part = self.has(i, Role::The) && self.longest(i + 1).is_some_and(|inner| inner.end > best.end);
        (!is_part).then_some(best)
    }

    /// "the" in "the year before", but not in "the 2014 protests".
    fn has_article(&self, i: usize, end: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|b| self.has(*b, Role::The)) else { return false };
        let head = self.s.tokens[self.atoms[before].token].head;
        head.is_some_and(|head| (self.atoms[i].token..=self.atoms[end - 1].token).contains(&head))
    }

    /// "the March 23 Movement": a day in the name of something else.
    fn is_in_name(&self, i: usize, end: usize) -> bool {
        let tokens = &self.s.tokens;
        let (first, next) = (self.atoms[i].token, self.atoms[end - 1].token + 1);
        let is_led = first.checked_sub(1).is_some_and(|before| tokens[before].does(Function::Article));
        let is_name = |t: &Token| t.upos == Upos::Propn && t.form.starts_with(char::is_uppercase);
        is_led && tokens.get(next).is_some_and(is_name) && (first..next).any(|t| tokens[t].head == Some(next))
    }

    fn is_named_day(&self, first: &str) -> bool {
        !self.english.calendar.names(first).is_empty()
    }

    /// The first date with day, month and year.
    fn first_full_date(&self) -> Option<NaiveDate> {
        (0..self.atoms.len()).find_map(|i| {
            let found = self.date(i)?;
            let period = found.period?;
            (period.precision == Precision::Day && found.basis == Basis::Explicit).then_some(period.first)
        })
    }

    /// "since 2022", "before May": one bound only.
    fn bounds(&self, i: usize, period: Period) -> DateRange {
        let before = match i.checked_sub(1) {
            Some(b) if self.has(b, Role::The) => b.checked_sub(1),
            before => before,
        };
        let led = |role| before.is_some_and(|b| self.has(b, role));
        let range = |earliest, latest, precision| DateRange { earliest, latest, precision };
        if before.is_some_and(|b| self.has(b, Role::By)) {
            return range(None, Some(period.last), Precision::Before);
        }
        if led(Role::Before) {
            return range(None, period.first.pred_opt(), Precision::Before);
        }
        if led(Role::After) {
            return range(Some(period.first), None, Precision::After);
        }
        period.bounds()
    }

    /// Whether the clause tells a plan (true) or a report (false); none where grammar does not say.
    fn direction(&self, i: usize) -> Option<bool> {
        let before = i.checked_sub(1);
        if before.is_some_and(|b| self.has(b, Role::Until)) {
            return Some(true);
        }
        if before.is_some_and(|b| self.has(b, Role::Since)) {
            return Some(false);
        }
        let s = self.s;
        let token = self.atoms.get(i)?.token;
        let is_forward = |t: usize| {
            let lemma = s.tokens[t].lemma.as_str();
            self.english.calendar.word(lemma).is_some_and(|word| word.is(Role::Forward))
        };
        let mut told = None;
        for t in s.head_chain(token) {
            // "will leave", "was due to leave"
            let helps = |c: usize| s.tokens[c].upos == Upos::Aux || s.tokens[c].relation() == "mark";
            // "said that he would leave on Monday", "said that it might leave"
            let may = |c: usize| s.tokens[c].xpos == "MD" && s.tokens[t].xpos == "VB";
            let is_told = s.tokens[t].relation() == "ccomp";
            let is_helped = s.children(t).any(|c| helps(c) && (is_forward(c) || is_told && may(c)));
            if is_forward(t) || is_helped {
                return Some(true);
            }
            if matches!(s.tokens[t].upos, Upos::Verb | Upos::Aux) {
                told = told.or(match s.tense(t) {
                    Some(Tense::Future) => Some(true),
                    Some(Tense::Past) => Some(false),
                    // "plans to visit on Monday", "is to be held"; a headline's present tells nothing.
                    Some(Tense::Present) | None => {
                        let has_to = |c: usize| {
                            s.tokens[c].does(Function::Infinitive) && s.tokens[c].upos == Upos::Part
                        };
                        s.children(t).any(has_to).then_some(true)
                    }
                });
            }
        }
        told
    }
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
    fn no_number_is_too_large() {
        assert_eq!(values("It took 9,223,372,036,854,775,807 decades.", ""), ["P9223372036854775807Y"]);
        let years =
            values("It ended 9,223,372,036,854,775,807 years ago in week 99999 of 0000.", "2024-05-08");
        assert!(years.iter().all(|value| !value.contains("99999")), "{years:?}");
    }

    #[test]
    fn modals_and_marches_are_no_months() {
        assert_eq!(values("They may march on the capital.", "2024-05-08"), Vec::<String>::new());
    }
}
