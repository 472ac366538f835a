//! Tokens: a text cut into syntactic words after the conventions of UD English. Contractions and
//! possessives are two tokens, hyphens stand alone, abbreviations keep their full stop.

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
    let is_address = written.contains("://")
        || written.starts_with("www.")
        || (written.contains('@') && written.contains('.'));
    if is_address {
        let end = written.trim_end_matches(['.', ',', ')', '"', '\'', '”', ';']).len();
        push(text, Span::new(span.start, span.start + end), pieces);
        if end < written.len() {
            cut(text, Span::new(span.start + end, span.end), english, pieces);
        }
        return;
    }
    cut(text, span, english, pieces);
}

fn push(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    if span.start < span.end {
        pieces.push(Piece { span, form: span.text(text).chars().map(plain).collect() });
    }
}

fn cut(text: &str, span: Span, english: &English, pieces: &mut Vec<Piece>) {
    let chars: Vec<(usize, char)> =
        span.text(text).char_indices().map(|(offset, c)| (span.start + offset, plain(c))).collect();
    let at = |i: usize| chars.get(i).map_or(span.end, |(offset, _)| *offset);
    let mut i = 0;
    while i < chars.len() {
        let end = if is_word(chars[i].1) { word_end(&chars, i, english) } else { mark_end(&chars, i) };
        if is_word(chars[i].1) {
            contractions(text, Span::new(at(i), at(end)), pieces);
        } else {
            push(text, Span::new(at(i), at(end)), pieces);
        }
        i = end;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36f}')
}

/// Runs of the same mark ("...", "--", "''") are one token.
fn mark_end(chars: &[(usize, char)], start: usize) -> usize {
    let mark = chars[start].1;
    // "'s" that stands after a space or a bracket, and "'90s".
    if mark == '\'' {
        let rest: String = chars[start + 1..].iter().map(|c| c.1).take_while(|c| is_word(*c)).collect();
        if matches!(rest.as_str(), "s" | "S" | "re" | "ve" | "ll" | "d" | "m") && start > 0 {
            return start + 1 + rest.chars().count();
        }
    }
    let is_run = matches!(mark, '.' | '-' | '\'' | '!' | '?' | '*' | '=' | '_' | '~');
    let mut end = start + 1;
    while is_run
        && end < chars.len()
        && (chars[end].1 == mark || matches!((mark, chars[end].1), ('!', '?') | ('?', '!')))
    {
        end += 1;
    }
    end
}

/// The end of a word: with inner full stops, apostrophes and digits' commas.
fn word_end(chars: &[(usize, char)], start: usize, english: &English) -> usize {
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
            '-' => {
                english.prefixes.contains(&written.to_lowercase())
                    && next.is_some_and(char::is_alphabetic)
                    && written.chars().all(char::is_alphabetic)
            }
            '$' => written.chars().all(char::is_uppercase) && next.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        if !goes_on {
            let is_abbreviation = mark == '.' && next != Some('.') && {
                let with_stop = format!("{written}.");
                english.titles.contains(&with_stop)
                    || english.abbreviations.contains(&with_stop)
                    || is_initials(&written)
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
fn contractions(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    let written: String = span.text(text).chars().map(plain).collect();
    let lower = written.to_lowercase();
    let tail = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
        .into_iter()
        .find(|tail| lower.ends_with(tail) && lower.len() > tail.len())
        .map(|tail| tail.chars().count())
        .or((lower == "cannot").then_some(3));
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
