//! Dates that a page or a record tells about itself. Full dates only: a day without its year is no date of
//! publication. The times that prose speaks of are another matter and another layer's.

use std::str::FromStr;

use chrono::{Month, NaiveDate, Weekday};

/// The date of a record or of a meta element: an ISO date, with or without a time, or a date in words.
pub(super) fn stated(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    iso(text).or_else(|| leading(text).map(|(date, _)| date)).or_else(|| mail(text))
}

/// `2024-05-03`, alone or followed by a time.
pub(super) fn iso(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10)?;
    let is_time = |rest: &str| rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    if !is_time(&text[10..]) || !day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

/// `Fri, 03 May 2024 10:15:00 GMT`, as in feeds and mail.
fn mail(text: &str) -> Option<NaiveDate> {
    chrono::DateTime::parse_from_rfc2822(text).ok().map(|time| time.date_naive())
}

/// A full date at the start of `text`, and the bytes that it and its time of day take.
///
/// "Friday, January 4, 2019", "4 January 2019", "Sept. 10, 2024 at 10:15 AM EDT", "2024-05-03T10:15".
pub(super) fn leading(text: &str) -> Option<(NaiveDate, usize)> {
    let words = words(text);
    let first = usize::from(words.first().is_some_and(|word| Weekday::from_str(word.text).is_ok()));
    let (date, length) = day(&words[first..])?;
    Some((date, with_time(text, &words, first + length)))
}

fn day(words: &[Word<'_>]) -> Option<(NaiveDate, usize)> {
    if let Some(date) = words.first().and_then(|word| iso(word.text)) {
        return Some((date, 1));
    }
    let [first, second, third, ..] = words else { return None };
    let (number, name) =
        if first.text.starts_with(|c: char| c.is_ascii_digit()) { (first, second) } else { (second, first) };
    let year = third.text.parse().ok().filter(|_| third.text.len() == 4)?;
    let date = NaiveDate::from_ymd_opt(year, month(name.text)?.number_from_month(), ordinal(number.text)?)?;
    Some((date, 3))
}

/// "Sept." is September: a month is named by any beginning of three letters or more.
fn month(text: &str) -> Option<Month> {
    let text = text.trim_end_matches('.');
    let month = Month::from_str(text.get(..3)?).ok()?;
    month.name().to_ascii_lowercase().starts_with(&text.to_ascii_lowercase()).then_some(month)
}

/// "4", "04", "4th".
fn ordinal(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = &text[digits..];
    let is_suffix =
        suffix.is_empty() || (suffix.len() == 2 && suffix.bytes().all(|b| b.is_ascii_lowercase()));
    if is_suffix { text[..digits].parse().ok() } else { None }
}

/// The end of a date at `count` words, or of the time that follows it: short words, one of them with a colon.
fn with_time(text: &str, words: &[Word<'_>], count: usize) -> usize {
    let date_end = words[count - 1].end;
    let short = words[count..].iter().take(6).take_while(|word| is_of_time(&text[word.start..word.end]));
    let tail: Vec<&Word<'_>> = short.collect();
    let has_clock = tail.iter().any(|word| is_clock(word.text));
    if has_clock { tail.last().map_or(date_end, |word| word.end) } else { date_end }
}

fn is_clock(text: &str) -> bool {
    let mut parts = text.split([':', '.']);
    let is_number = |part: Option<&str>| {
        part.is_some_and(|part| part.bytes().take_while(u8::is_ascii_digit).count() >= 1)
    };
    is_number(parts.next()) && is_number(parts.next())
}

/// "at", "10:15", "a.m.", "EDT", "(GMT)", "|": nothing longer, and no new sentence.
fn is_of_time(text: &str) -> bool {
    text.len() <= 6 && !text.contains("://")
}

struct Word<'a> {
    /// Without the comma or full stop that follows a word.
    text: &'a str,
    start: usize,
    end: usize,
}

/// The first words: a date with its time is no longer than that.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut offset = 0;
    for piece in text.split(' ').take(12) {
        if !piece.is_empty() {
            let bare = piece.trim_end_matches([',', ';', '.', ')']);
            words.push(Word { text: bare, start: offset, end: offset + bare.len() });
        }
        offset += piece.len() + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn dates_in_words_are_read_with_or_without_weekday_and_time() {
        for text in [
            "May 3, 2024",
            "3 May 2024",
            "Friday, May 3, 2024",
            "Fri 3rd May 2024",
            "2024-05-03",
            "2024-05-03T23:10:00+02:00",
            "May 3, 2024 at 10:15 AM EDT",
            "Fri, 03 May 2024 10:15:00 GMT",
        ] {
            assert_eq!(stated(text), date(2024, 5, 3), "{text}");
        }
        assert_eq!(stated("Sept. 10, 2024"), date(2024, 9, 10));
    }

    #[test]
    fn what_is_no_full_date_is_none() {
        for text in [
            "",
            "May 3",
            "Sunday",
            "Feb 30, 2024",
            "2024-13-01",
            "Marching 3, 2024",
            "3/5/2024",
            "2024-05-031",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }
}
