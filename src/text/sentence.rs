//! Sentences: tokens of one zone cut after full stops that end one. Abbreviations and initials do not;
//! closing quotes and brackets stay with what they close; an empty line always ends a sentence.

use crate::text::English;
use crate::text::token::{self, Piece};

/// Longer sentences are cut where a mark allows it.
const LONGEST: usize = 220;

/// Cuts the tokens of a zone; every token is in one sentence.
pub(super) fn sentences(text: &str, pieces: Vec<Piece>, english: &English) -> Vec<Vec<Piece>> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < pieces.len() {
        let rest = &pieces[i + 1..];
        let current = &pieces[start..i];
        let mut ended = ends_sentence(current, &pieces[i], rest, english);
        let mut end = i + 1;
        if ended {
            // What closes the sentence belongs to it.
            end += closing(&pieces[i], rest);
            while is_late_closing(text, &pieces[start..end], &pieces[end..]) {
                end += 1;
            }
        } else {
            let gap = rest.first().map(|next| &text[pieces[i].span.end..next.span.start]);
            ended = gap.is_some_and(|gap| is_break(gap, current, &pieces[i]));
        }
        let length = end - start;
        let may_be_cut = pieces.get(end).is_some_and(|next| !next.form.starts_with(char::is_alphanumeric));
        if ended || length >= LONGEST && may_be_cut || length >= LONGEST * 2 {
            ends.push(end);
            start = end;
        }
        i = end;
    }
    if start < pieces.len() {
        ends.push(pieces.len());
    }
    let mut pieces = pieces.into_iter();
    let mut start = 0;
    let mut sentences = Vec::with_capacity(ends.len());
    for end in ends {
        sentences.push(pieces.by_ref().take(end - start).collect());
        start = end;
    }
    sentences
}

/// A quotation mark that stands apart from the end of the sentence but closes what the sentence opened.
fn is_late_closing(text: &str, sentence: &[Piece], rest: &[Piece]) -> bool {
    let [next, ..] = rest else { return false };
    let Some(last) = sentence.last() else { return false };
    // "… long.\n\n“They were": a mark that opens the next paragraph.
    let opens = rest.get(1).is_some_and(|after| after.span.start == next.span.end);
    let is_apart = text[last.span.end..next.span.start].contains('\n');
    next.form == "\"" && !opens && !is_apart && is_inside_quotation(sentence)
}

/// An empty line, or a line end after a line that is no running text.
fn is_break(gap: &str, current: &[Piece], piece: &Piece) -> bool {
    let lines = gap.matches('\n').count();
    lines >= 2 || lines == 1 && (current.len() < 12 || is_stop(&piece.form))
}

fn is_stop(form: &str) -> bool {
    matches!(form, "." | "!" | "?" | "…" | "..." | "。") || form.starts_with(['!', '?'])
}

/// Whether a sentence ends with `piece`; `rest` is what comes after it.
fn ends_sentence(before: &[Piece], piece: &Piece, rest: &[Piece], english: &English) -> bool {
    let Some(next) = rest.first() else { return true };
    let form = piece.form.as_str();
    let touches = piece.span.end == next.span.start;
    if is_stop(form) {
        let closers = closing(piece, rest);
        if touches && closers == 0 {
            return false;
        }
        let Some(opener) = rest.get(closers) else { return true };
        let first = opener.form.chars().next().unwrap_or(' ');
        let is_ellipsis = form.starts_with("..") || form == "…";
        // "Really?" he asked; "She left (why?) at once"; "Waiting ... for what?"
        let is_lower = first.is_lowercase()
            && (closers > 0 || is_ellipsis || form != "." && is_inside_quotation(before));
        let is_continued = is_lower
            || matches!(first, ',' | ';' | ':')
            || is_ellipsis && !first.is_alphanumeric() && closers == 0;
        return !is_continued;
    }
    let first = next.form.chars().next().unwrap_or(' ');
    // "… in the U.S. The president" but "U.S. President".
    let is_abbreviation = form.len() > 1
        && form.ends_with('.')
        && !token::is_title(form, english)
        && !english.before_numbers.contains(form)
        && first.is_uppercase();
    let is_initial = form.chars().count() == 2
        && before.last().is_some_and(|b| b.form.chars().next().is_some_and(char::is_uppercase));
    is_abbreviation && !is_initial && english.openers.contains(&*next.form)
}

/// How many pieces close the sentence that `stop` ends: quotation marks, brackets, the number of a note.
fn closing(stop: &Piece, rest: &[Piece]) -> usize {
    let mut count = 0;
    let mut end = stop.span.end;
    while let Some(next) = rest.get(count) {
        let touches = next.span.start == end;
        let is_number =
            |piece: Option<&Piece>| piece.is_some_and(|p| p.form.bytes().all(|b| b.is_ascii_digit()));
        let length = match next.form.as_str() {
            "\"" | "'" | "''" if touches => 1,
            ")" | "]" if touches => 1,
            "[" if is_number(rest.get(count + 1)) && rest.get(count + 2).is_some_and(|p| p.form == "]") => 3,
            _ if touches
                && count == 0
                && is_number(Some(next))
                && rest.get(1).is_some_and(|p| p.span.start > next.span.end) =>
            {
                1
            }
            _ => break,
        };
        count += length;
        end = rest[count - 1].span.end;
    }
    count
}

/// A quotation was opened in this sentence and is not closed.
fn is_inside_quotation(before: &[Piece]) -> bool {
    before.iter().filter(|piece| piece.form == "\"").count() % 2 == 1
}
