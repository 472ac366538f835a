//! Numbers of things: "12", "1.2 billion", "twenty-two", "two dozen", "tens of thousands", "half a million", with what surrounds them: "at
//! least 12", "10 to 20". What is counted, the layers above tell.

use crate::name::small;
use crate::span::Span;
use crate::text::{English, Number, Sentence, Token, Upos};

/// How many times its word "dozens" or "thousands" is at least.
const SEVERAL: f64 = 2.0;
const HUNDRED: f64 = 100.0;
/// How many words before a number can say how exact it is: "an estimated", "no fewer than".
const LEAD: usize = 3;

/// The numbers of a sentence, in text order.
pub(super) fn numbers(sentence: usize, s: &Sentence, english: &English) -> Vec<Number> {
    let is_several = |t: &Token| t.xpos == "NNS" && english.plural_scales.contains_key(&*small(&t.form));
    if !s.tokens.iter().any(|t| t.upos == Upos::Num || is_several(t)) {
        return Vec::new();
    }
    let reader = Reader { forms: s.tokens.iter().map(|token| token.form.to_lowercase()).collect(), english };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.forms.len() {
        let Some(read) = reader.range(at) else {
            at += 1;
            continue;
        };
        // "two-thirds", "30 percent": of how many is not told.
        if reader.is_part(read.end) {
            at = read.end;
            continue;
        }
        let span = Span::new(s.tokens[at].span.start, s.tokens[read.end - 1].span.end);
        let lead = reader.lead(at);
        let (low, high) = match lead {
            Some(Lead::AtLeast) => (Some(read.low), None),
            Some(Lead::AtMost) => (None, read.high),
            Some(Lead::About) | None => (Some(read.low), read.high),
        };
        let whole = |value: f64| value.round() as i64;
        found.push(Number {
            sentence,
            start: at,
            end: read.end,
            low: low.map(whole),
            high: high.map(whole),
            is_about: lead == Some(Lead::About),
            span,
        });
        at = read.end;
    }
    found
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Lead {
    AtLeast,
    AtMost,
    About,
}

/// A number that ends before word `end`; without `high`, there may be more.
#[derive(Clone, Copy, Debug)]
struct Read {
    low: f64,
    high: Option<f64>,
    end: usize,
}

struct Reader<'a> {
    forms: Vec<String>,
    english: &'a English,
}

impl Reader<'_> {
    /// "10 to 20", "10-20", "between 10 and 20", or one number.
    fn range(&self, at: usize) -> Option<Read> {
        let first = self.number(at)?;
        let joint = self.forms.get(first.end)?.as_str();
        let is_between = at > 0 && self.english.range_openers.contains(&*self.forms[at - 1]);
        let joins = self.english.range_joints.contains(joint)
            || is_between && self.english.range_ends.contains(joint);
        let second = Some(first).filter(|_| joins).and_then(|first| self.number(first.end + 1));
        match second {
            Some(Read { low, high: Some(high), end }) if low > first.low => {
                // "10 to 20 million"
                let scale = self.scale_before(end).filter(|scale| first.low < *scale).unwrap_or(1.0);
                Some(Read { low: first.low * scale, high: Some(high), end })
            }
            _ => Some(first),
        }
    }

    fn number(&self, at: usize) -> Option<Read> {
        if let Some(several) = self.several(at) {
            return Some(several);
        }
        let (mut value, mut end) = self.digits(at).or_else(|| self.words(at))?;
        let is_spelled = self.digits(at).is_none();
        while let Some(scale) = self.scale(end) {
            (value, end) = (value * scale, end + 1);
            if let Some((rest, after)) = self.rest(at, end).filter(|_| is_spelled && scale == HUNDRED) {
                (value, end) = (value + rest, after);
            }
        }
        // "half a million"
        let before = at.checked_sub(1).and_then(|before| self.english.fractions.get(&*self.forms[before]));
        if let Some(fraction) = before.filter(|_| end > at + 1 || self.scale(at).is_some()) {
            value *= fraction;
        }
        Some(Read { low: value, high: Some(value), end })
    }

    /// "and twenty" in "one hundred and twenty"; not in "between one hundred and twenty".
    fn rest(&self, at: usize, end: usize) -> Option<(f64, usize)> {
        let is_between = at > 0 && self.english.range_openers.contains(&*self.forms[at - 1]);
        let link = self.forms.get(end).is_some_and(|form| self.english.range_ends.contains(form.as_str()));
        let first = end + usize::from(link);
        let is_count = self.english.calendar.cardinal(self.forms.get(first)?).is_some();
        self.words(first).filter(|(rest, _)| is_count && !is_between && *rest < HUNDRED)
    }

    /// Whether a number before word `end` counts parts: "thirds", "percent".
    fn is_part(&self, end: usize) -> bool {
        let hyphen = usize::from(self.forms.get(end).is_some_and(|form| form == "-"));
        self.forms.get(end + hyphen).is_some_and(|form| self.english.parts.contains(form.as_str()))
    }

    /// "1,200", "1.2", "500m".
    fn digits(&self, at: usize) -> Option<(f64, usize)> {
        let form = self.forms.get(at)?;
        let split =
            form.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(form.len());
        let (digits, unit) = form.split_at(split);
        // "10,5" is no thousand.
        let is_grouped =
            digits.split(',').skip(1).all(|group| group.split('.').next().is_some_and(|g| g.len() == 3));
        let value: f64 = digits.replace(',', "").parse().ok().filter(|_| is_grouped)?;
        // "65 000"
        let is_head = unit.is_empty() && digits.len() <= 3 && !digits.contains(['.', ',']) && value > 0.0;
        let groups = self.forms[at + 1..].iter().take_while(|form| is_head && *form == "000").count();
        if groups > 0 {
            return Some((value * 1000_f64.powi(i32::try_from(groups).ok()?), at + 1 + groups));
        }
        let scale = match unit {
            "" => 1.0,
            unit => *self.english.scales.get(unit)?,
        };
        Some((value * scale, at + 1))
    }

    /// "twenty-two", "a hundred", "a dozen".
    fn words(&self, at: usize) -> Option<(f64, usize)> {
        let form = self.forms.get(at)?;
        if self.english.one_words.contains(form.as_str()) && self.scale(at + 1).is_some() {
            return Some((1.0, at + 1));
        }
        if let Some(scale) = self.scale(at) {
            return Some((scale, at + 1));
        }
        let tens = self.english.calendar.cardinal(form)?;
        let hyphen = usize::from(self.forms.get(at + 1).is_some_and(|form| form == "-"));
        let ones = self.forms.get(at + 1 + hyphen).and_then(|form| self.english.calendar.cardinal(form));
        match ones.filter(|ones| (20..=90).contains(&tens) && (1..10).contains(ones)) {
            Some(ones) => Some(((tens + ones) as f64, at + 2 + hyphen)),
            None => Some((tens as f64, at + 1)),
        }
    }

    /// "dozens", "tens of thousands", "several thousand": at least two of the last, or twenty.
    fn several(&self, at: usize) -> Option<Read> {
        let is_few = at.checked_sub(1).is_some_and(|before| self.english.few.contains(&*self.forms[before]));
        if is_few && let Some(mut low) = self.scale(at).map(|scale| SEVERAL * scale) {
            let mut end = at + 1;
            while let Some(scale) = self.scale(end) {
                (low, end) = (low * scale, end + 1);
            }
            return Some(Read { low, high: None, end });
        }
        let first = *self.english.plural_scales.get(self.forms.get(at)?.as_str())?;
        let is_linked =
            self.forms.get(at + 1).is_some_and(|link| self.english.number_links.contains(link.as_str()));
        let second = self.forms.get(at + 2).and_then(|form| self.english.plural_scales.get(form.as_str()));
        match second.filter(|second| is_linked && **second > first) {
            Some(second) => Some(Read { low: SEVERAL * first * second, high: None, end: at + 3 }),
            None => Some(Read { low: SEVERAL * first, high: None, end: at + 1 }),
        }
    }

    fn scale(&self, at: usize) -> Option<f64> {
        self.english.scales.get(self.forms.get(at)?.as_str()).copied()
    }

    fn scale_before(&self, end: usize) -> Option<f64> {
        self.scale(end.checked_sub(1)?)
    }

    /// What the words before a number say of it: "at least", "up to", "about".
    fn lead(&self, at: usize) -> Option<Lead> {
        (1..=LEAD.min(at)).rev().find_map(|length| {
            let words = self.forms[at - length..at].join(" ");
            let lists = [
                (&self.english.at_least, Lead::AtLeast),
                (&self.english.at_most, Lead::AtMost),
                (&self.english.about, Lead::About),
            ];
            lists.into_iter().find(|(list, _)| list.contains(&*words)).map(|(_, lead)| lead)
        })
    }
}
