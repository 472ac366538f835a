//! Dates of pages: a full date in a line of chrome or a dateline. Relative dates belong to the text layer.

use chrono::NaiveDate;

const FORMATS: [&str; 6] = ["%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%Y/%m/%d"];

/// The first full date of a line.
pub(super) fn date_in(line: &str) -> Option<NaiveDate> {
    let words = words(line);
    (0..words.len()).find_map(|start| date_at(&words, start).map(|(day, _)| day))
}

/// Whether a line is a date and little more: "Friday, January 4, 2019".
pub(super) fn is_date_line(line: &str) -> bool {
    let words = words(line);
    words.len() <= 6 && (0..words.len()).any(|start| date_at(&words, start).is_some())
}

/// A date as records give it: `2024-05-03`, with or without a time.
pub(super) fn iso(text: &str) -> Option<NaiveDate> {
    text.get(..10).and_then(|day| day.parse().ok()).or_else(|| date_in(text))
}

fn words(line: &str) -> Vec<String> {
    line.split([' ', ',', '\t', 'T', '\u{a0}'])
        .filter(|w| !w.is_empty())
        .map(|w| w.trim_end_matches(['.', ':']).to_owned())
        .collect()
}

fn date_at(words: &[String], start: usize) -> Option<(NaiveDate, usize)> {
    [3, 1].into_iter().find_map(|length| {
        let text = words.get(start..start + length)?.join(" ");
        FORMATS
            .iter()
            .find_map(|format| NaiveDate::parse_from_str(&text, format).ok())
            .map(|day| (day, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_its_date_in_words() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 1);
        assert_eq!(date_in("A paper broke the news on Sunday, February 1, 2026."), day);
        assert_eq!(date_in("Published 1 Feb 2026"), day);
        assert_eq!(date_in("They met in February 2026"), None);
        assert!(is_date_line("Friday, January 4, 2019"));
    }
}
