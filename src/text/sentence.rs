//! Sentences: tokens of one zone cut after full stops that end one. Abbreviations and initials do not;
//! closing quotes and brackets stay with what they close; an empty line always ends a sentence.

use crate::text::English;
use crate::text::token::Piece;

/// Longer sentences are cut where a mark allows it.
const LONGEST: usize = 220;

/// Cuts the tokens of a zone; every token is in one sentence.
pub(super) fn sentences(text: &str, pieces: Vec<Piece>, english: &English) -> Vec<Vec<Piece>> {
    let mut sentences: Vec<Vec<Piece>> = Vec::new();
    let mut current: Vec<Piece> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    let mut open_quote = false;
    while let Some(piece) = pieces.next() {
        open_quote ^= piece.form == "\"";
        let mut ends = ends_sentence(&current, &piece, pieces.peek(), open_quote, english);
        let gap = pieces.peek().map(|next| &text[piece.span.end..next.span.start]);
        ends |= gap.is_some_and(|gap| is_break(gap, &current, &piece));
        current.push(piece);
        if ends {
            // What closes the sentence belongs to it.
            while let Some(next) = pieces.next_if(|next| is_closing(next, current.last(), open_quote)) {
                open_quote ^= next.form == "\"";
                current.push(next);
            }
        }
        if ends
            || current.len() >= LONGEST
                && pieces.peek().is_some_and(|next| !next.form.starts_with(char::is_alphanumeric))
            || current.len() >= LONGEST * 2
        {
            sentences.push(std::mem::take(&mut current));
        }
    }
    if !current.is_empty() {
        sentences.push(current);
    }
    sentences
}

/// An empty line, or a line end after a line that is no running text.
fn is_break(gap: &str, current: &[Piece], piece: &Piece) -> bool {
    let lines = gap.matches('\n').count();
    lines >= 2 || lines == 1 && (current.len() < 12 || is_stop(&piece.form))
}

fn is_stop(form: &str) -> bool {
    matches!(form, "." | "!" | "?" | "…" | "..." | "。") || form.starts_with(['!', '?'])
}

/// A quotation mark or bracket that touches the end of the sentence.
fn is_closing(next: &Piece, last: Option<&Piece>, open_quote: bool) -> bool {
    let touches = last.is_some_and(|last| last.span.end == next.span.start);
    match next.form.as_str() {
        "\"" => open_quote || touches,
        ")" | "]" => true,
        "'" | "''" => touches,
        _ => false,
    }
}

fn ends_sentence(
    before: &[Piece],
    piece: &Piece,
    next: Option<&Piece>,
    open_quote: bool,
    english: &English,
) -> bool {
    let Some(next) = next else { return true };
    let form = piece.form.as_str();
    let first = next.form.chars().next().unwrap_or(' ');
    let touches = piece.span.end == next.span.start;
    if is_stop(form) {
        let is_closer = matches!(next.form.as_str(), "\"" | "'" | "''" | ")" | "]");
        if touches && !is_closer {
            return false;
        }
        // "Really?" he asked.
        let is_continued = first.is_lowercase() || matches!(first, ',' | ';' | ':');
        let is_ellipsis = form.starts_with("..") || form == "…";
        let _ = open_quote;
        return !(is_continued || is_ellipsis && !first.is_uppercase());
    }
    // "… in the U.S. The president" but "U.S. President".
    let is_abbreviation = form.len() > 1 && form.ends_with('.') && !english.titles.contains(form);
    let is_initial = form.chars().count() == 2
        && before.last().is_some_and(|b| b.form.chars().next().is_some_and(char::is_uppercase));
    is_abbreviation && !is_initial && english.openers.contains(&next.form)
}
