//! Tokens: a text cut into syntactic words after the conventions of UD English. Contractions and
//! possessives are two tokens, hyphens stand alone, abbreviations keep their full stop.

use std::borrow::Cow;

use crate::name::small;
use crate::span::Span;
use crate::text::English;

/// A token before analysis: where it stands, and its form in ASCII punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) form: String,
}

/// Cuts a stretch of `text`.
pub(super) fn tokens(text: &str, within: Span, english: &English) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = None;
    for (offset, c) in within.text(text).char_indices() {
        let at = within.start + offset;
        match (c.is_whitespace() || is_invisible(c), start) {
            (true, Some(from)) => {
                chunk(text, Span::new(from, at), english, &mut pieces);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        chunk(text, Span::new(from, within.end), english, &mut pieces);
    }
    pieces
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
}

/// Quotes, dashes and hyphens as on a typewriter.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '‒' => '-',
        '–' | '—' | '―' => '–',
        c => c,
    }
}

/// A run without white space.
fn chunk(text: &str, span: Span, english: &English, pieces: &mut Vec<Piece>) {
    let written = span.text(text);
    if english.marks.contains(written) {
        return push(text, span, pieces);
    }
    let Some(address) = address(written, english) else { return cut(text, span, english, pieces) };
    let at = |offset: usize| span.start + offset;
    cut(text, Span::new(span.start, at(address.start)), english, pieces);
    push(text, Span::new(at(address.start), at(address.end)), pieces);
    cut(text, Span::new(at(address.end), span.end), english, pieces);
}

/// The address or name of a file inside a run, without the marks around it.
fn address(written: &str, english: &English) -> Option<Span> {
    const AROUND: &[char] =
        &['.', ',', '(', ')', '"', '\'', '“', '”', ';', '<', '>', '[', ']', ':', '!', '?'];
    if !written.contains(['.', '@']) && !written.contains("://") {
        return None;
    }
    let start = written
        .rfind(['<', '"', '(', '['])
        .filter(|place| place + 1 < written.len())
        .map_or(0, |place| place + 1);
    let inner = written[start..].trim_start_matches(AROUND);
    let start = written.len() - inner.len();
    let end = start + inner.trim_end_matches(AROUND).len();
    let inner = written.get(start..end)?;
    let is_name =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let parts: Vec<&str> = inner.split('.').collect();
    let last = parts.last()?.to_lowercase();
    let is_file = parts.len() > 1
        && parts.iter().all(|part| is_name(part))
        && english.address_endings.contains(&*last)
        && parts[0].chars().count() > 1;
    // "alt.animals.cat"
    let is_group = parts.len() > 2
        && parts
            .iter()
            .all(|part| part.len() > 2 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'));
    let is_mail = inner.contains('@') && inner.contains('.') && !inner.starts_with('@');
    let is_link = inner.contains("://") || inner.starts_with("www.");
    (is_file || is_group || is_mail || is_link).then_some(Span::new(start, end))
}

/// A stretch of text as on a typewriter.
fn typed(written: &str) -> Cow<'_, str> {
    let is_plain = written.bytes().all(|byte| byte.is_ascii() && byte != b'`');
    if is_plain { written.into() } else { written.chars().map(plain).collect() }
}

fn push(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    if span.start < span.end {
        pieces.push(Piece { span, form: typed(span.text(text)).into_owned() });
    }
}

fn cut(text: &str, span: Span, english: &English, pieces: &mut Vec<Piece>) {
    let after = text[span.end..].trim_start();
    let is_number_next = after.starts_with(|c: char| c.is_ascii_digit());
    let is_last = text[span.end..].is_empty() || text[span.end..].starts_with('\n');
    let chars: Vec<(usize, char)> =
        span.text(text).char_indices().map(|(offset, c)| (span.start + offset, plain(c))).collect();
    let at = |i: usize| chars.get(i).map_or(span.end, |(offset, _)| *offset);
    let mut i = 0;
    while i < chars.len() {
        let end = match number_end(&chars, i) {
            Some(end) => end,
            None if is_word(chars[i].1) => {
                word_end(&chars, i, Next { is_number: is_number_next, is_none: is_last }, english)
            }
            None => mark_end(&chars, i, english),
        };
        if is_word(chars[i].1) {
            contractions(text, Span::new(at(i), at(end)), english, pieces);
        } else {
            push(text, Span::new(at(i), at(end)), pieces);
        }
        i = end;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36f}')
}

/// The end of a date or telephone number: "08/16/2000", "303-832-8160", "853-3242".
fn number_end(chars: &[(usize, char)], start: usize) -> Option<usize> {
    let is_digit = |i: usize| chars.get(i).is_some_and(|c| c.1.is_ascii_digit());
    if !is_digit(start) || start > 0 && is_word(chars[start - 1].1) {
        return None;
    }
    let mut lengths = Vec::new();
    let mut mark = None;
    let mut i = start;
    loop {
        let from = i;
        while is_digit(i) {
            i += 1;
        }
        lengths.push(i - from);
        let next = chars.get(i).map(|c| c.1).filter(|c| matches!(c, '/' | '-') && is_digit(i + 1));
        if next.is_none() || mark.is_some() && next != mark {
            break;
        }
        (mark, i) = (next, i + 1);
    }
    let is_whole = !chars.get(i).is_some_and(|c| is_word(c.1));
    let is_number = matches!(
        (mark, lengths.as_slice()),
        (Some('/'), [1..=2, 1..=2, 2 | 4]) | (Some('-'), [3, 3, 4] | [1, 3, 3, 4] | [3 | 1, 4])
    );
    (is_whole && is_number).then_some(i)
}

/// Runs of the same mark ("...", "--", "''") are one token, and so are those of the list.
fn mark_end(chars: &[(usize, char)], start: usize, english: &English) -> usize {
    let mark = chars[start].1;
    if start + 1 == chars.len() {
        return chars.len();
    }
    for length in [3, 2] {
        let run: String = chars[start..].iter().take(length).map(|c| c.1).collect();
        let is_cut_word = chars.get(start + length).is_some_and(|c| is_word(c.1)) && run.ends_with(is_word);
        if english.marks.contains(&*run) && !is_cut_word {
            return start + length;
        }
    }
    // "'s" that stands after a space or a bracket, and "'90s".
    if mark == '\'' {
        let rest: String = chars[start + 1..].iter().map(|c| c.1).take_while(|c| is_word(*c)).collect();
        if matches!(rest.as_str(), "s" | "S" | "re" | "ve" | "ll" | "d" | "m") && start > 0 {
            return start + 1 + rest.chars().count();
        }
    }
    let is_run = matches!(mark, '.' | '-' | '$' | '\'' | '!' | '?' | '*' | '=' | '_' | '~');
    let mut end = start + 1;
    while is_run
        && end < chars.len()
        && (chars[end].1 == mark || matches!((mark, chars[end].1), ('!', '?') | ('?', '!')))
    {
        end += 1;
    }
    end
}

/// What stands behind the characters between two spaces.
#[derive(Clone, Copy)]
struct Next {
    is_number: bool,
    /// The paragraph ends.
    is_none: bool,
}

/// The end of a word: with inner full stops, apostrophes and digits' commas.
fn word_end(chars: &[(usize, char)], start: usize, next_piece: Next, english: &English) -> usize {
    let mut end = start;
    loop {
        while end < chars.len() && is_word(chars[end].1) {
            end += 1;
        }
        let Some(&(_, mark)) = chars.get(end) else { return end };
        let next = chars.get(end + 1).map(|c| c.1);
        let before = chars[end - 1].1;
        let written: String = chars[start..end].iter().map(|c| c.1).collect();
        let goes_on = match mark {
            '\'' => next.is_some_and(char::is_alphabetic) && before.is_alphabetic(),
            ',' | ':' => {
                before.is_ascii_digit()
                    && next.is_some_and(|c| c.is_ascii_digit())
                    && (mark == ':' || is_thousands(chars, end))
            }
            '.' => {
                next.is_some_and(is_word)
                    && (before.is_numeric() == next.is_some_and(char::is_numeric))
                    && (before.is_numeric()
                        || is_initials(&written)
                        || is_lower_initial(&written, chars, end))
            }
            '&' => {
                written.chars().count() <= 3 && next.is_some_and(char::is_uppercase) && before.is_uppercase()
            }
            // "e-mail", but "Lashkar-e-Taiba"
            '-' => {
                english.prefixes.contains(&*written.to_lowercase())
                    && start.checked_sub(1).is_none_or(|before| chars[before].1 != '-')
                    && next.is_some_and(char::is_alphabetic)
                    && written.chars().all(char::is_alphabetic)
            }
            '$' => written.chars().all(char::is_uppercase) && next.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        if !goes_on {
            // "re- rebuild": a word broken off.
            if mark == '-' && next.is_none() && start == 0 && written.chars().all(char::is_alphabetic) {
                return end + 1;
            }
            let dots = chars[end..].iter().take_while(|c| c.1 == '.').count();
            let is_abbreviation = mark == '.' && (dots == 1 || dots == 2 && end + 2 == chars.len()) && {
                let with_stop = format!("{written}.");
                // A name is to follow: "he met Hun Sen." ends.
                let is_letter = is_initials(&written) && written.chars().count() == 1;
                let is_open = is_title(&with_stop, english) || is_letter;
                (is_open || is_initials(&written)) && !(is_open && next_piece.is_none)
                    || english.abbreviations.contains(&*with_stop)
                    || dots == 1
                        && next_piece.is_number
                        && end + 1 == chars.len()
                        && english.before_numbers.contains(&*with_stop)
            };
            return end
                + usize::from(
                    is_abbreviation
                        || mark == '$'
                            && next.is_some_and(|c| c.is_ascii_digit())
                            && written.chars().all(char::is_uppercase),
                );
        }
        end += 1;
        if mark == '$' {
            return end;
        }
    }
}

/// "Gen.", "GEN."
pub(super) fn is_title(form: &str, english: &English) -> bool {
    let is_shouted = form.len() > 3 && form.chars().all(|c| c.is_uppercase() || c == '.');
    let lower = || {
        let first = form.chars().next().into_iter();
        first.chain(form.chars().skip(1).flat_map(char::to_lowercase)).collect::<String>()
    };
    english.titles.contains(form) || is_shouted && english.titles.contains(&*lower())
}

/// "U", "U.S", "a.m": single letters between full stops.
fn is_initials(written: &str) -> bool {
    written.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
        && (written.contains('.') || written.chars().all(char::is_uppercase))
}

/// "a.m.", "i.e.": a small letter, a full stop, a small letter, a full stop.
fn is_lower_initial(written: &str, chars: &[(usize, char)], stop: usize) -> bool {
    written.chars().count() == 1
        && written.chars().all(char::is_alphabetic)
        && chars.get(stop + 2).is_some_and(|c| c.1 == '.')
}

/// "1,000" but not "in 2024,2025".
fn is_thousands(chars: &[(usize, char)], comma: usize) -> bool {
    let digits = chars[comma + 1..].iter().take_while(|c| c.1.is_ascii_digit()).count();
    digits == 3
}

/// Splits "didn't", "Shoigu's", "they'll", "cannot".
fn contractions(text: &str, span: Span, english: &English, pieces: &mut Vec<Piece>) {
    let written = typed(span.text(text));
    let lower = small(&written);
    let tail = english
        .endings
        .iter()
        .find(|tail| lower.ends_with(&***tail) && lower.len() > tail.len())
        .map(|tail| tail.chars().count())
        .or_else(|| {
            // "ive" is "I have", "Ive" a name; "Wald im Tal" has no "I am".
            let is_in_name = || text[span.end..].trim_start().starts_with(char::is_uppercase);
            let first = english.cuts.get(&*lower).filter(|_| written == lower || lower.len() > 3)?;
            if is_in_name() {
                return None;
            }
            Some(lower[*first..].chars().count())
        });
    let Some(tail) = tail else { return push(text, span, pieces) };
    let count = span.text(text).chars().count();
    let middle =
        span.text(text).char_indices().nth(count - tail).map_or(span.end, |(offset, _)| span.start + offset);
    push(text, Span::new(span.start, middle), pieces);
    push(text, Span::new(middle, span.end), pieces);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let english = English::builtin().expect("embedded");
        let forms: Vec<String> =
            tokens(text, Span::new(0, text.len()), &english).into_iter().map(|piece| piece.form).collect();
        forms.join(" ")
    }

    #[test]
    fn contractions_hyphens_abbreviations_and_numbers() {
        assert_eq!(
            cut("It didn’t, Gen. Lee's U.S.-led force said."),
            "It did n't , Gen. Lee 's U.S. - led force said ."
        );
        assert_eq!(cut("$1,250.5 for 3 p.m. in the U.S."), "$ 1,250.5 for 3 p.m. in the U.S.");
        assert_eq!(cut("'China's Ill‑wishers...': (no)"), "' China 's Ill - wishers ... ' : ( no )");
        assert_eq!(cut("see https://a.org/b?c=1."), "see https://a.org/b?c=1 .");
        assert_eq!(cut("anti-war re-elect 2-3"), "anti-war re-elect 2 - 3");
    }
}
