//! What in a name reads as something else: "Cessna 172", "Highway 135D", "Zapad 2025", "C. P. Silva", "He Lifeng"; and
//! signs of money, which look like names.

use super::known::names_land;
use super::run::is_opening;
use crate::extract::actor::Cast;
use crate::extract::mention::office_at;
use crate::text::{Sentence, Token, Upos};

/// "Cessna 172", "Highway 135D", "Boeing 737 airliners": a number inside a name.
pub(super) fn is_number(s: &Sentence, start: usize, at: usize) -> bool {
    let token = &s.tokens[at];
    // "Arsenal 3-0"
    let is_score = s.tokens.get(at + 1).is_some_and(|next| matches!(next.form.as_str(), "-" | "–"));
    let is_plain = token.form.starts_with(|c: char| c.is_ascii_digit())
        && token.form.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let is_lettered = is_plain && token.form.bytes().any(|b| b.is_ascii_uppercase());
    let before = &s.tokens[at - 1];
    let is_beside = before.upos == Upos::Propn
        && before.deprel == "compound"
        && (token.deprel == "compound" && before.head == token.head || before.head == Some(at));
    // "Flight 8243"
    let is_behind =
        token.relation() == "flat" || token.deprel == "nmod:unmarked" || token.relation() == "nummod";
    let is_inner = is_behind && token.head.is_some_and(|head| (start..at).contains(&head));
    // "a Falcon 9 rocket", but "Kyiv 2 people"
    let is_model = at == start + 1
        && token.form.len() <= 2
        && token.form != "1"
        && s.tokens
            .get(at + 1)
            .is_some_and(|next| next.xpos == "NN" && next.form.starts_with(char::is_lowercase));
    (matches!(token.upos, Upos::Num | Upos::Propn) || is_lettered)
        && !is_score
        && is_plain
        && (is_inner || is_beside || is_model)
}

/// "Zapad 2025", "the Fisheries Act 2010", "Highway 135D": whether what reads as a time is the number with which a name ends.
pub(super) fn is_number_of_name(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let token = &s.tokens[at];
    let is_whole_time = cast.document.times.iter().any(|time| time.span == token.span);
    let is_name = s.tokens[at - 1].upos == Upos::Propn && !cast.document.is_time(s.tokens[at - 1].span);
    is_whole_time && is_name && is_number(s, start, at) && !names_land(cast, s, start..at)
}

/// "I" in "King Edward I": a number that reads as a pronoun.
pub(super) fn is_number_of_king(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    let is_titled = || start.checked_sub(1).is_some_and(|title| office_at(cast, s, title) == Some(1));
    at == start + 1 && s.tokens.get(at).is_some_and(|t| t.form == "I") && is_titled()
}

/// "C." of "C. P. Silva".
pub(super) fn is_initial(s: &Sentence, token: usize) -> bool {
    let form = s.tokens.get(token).map_or("", |token| token.form.as_str());
    let mut letters = form.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

/// "He" in "Vice Premier He Lifeng": a family name that reads as a pronoun.
pub(super) fn is_pronoun_in_name(s: &Sentence, token: usize) -> bool {
    let is_name = |t: &Token| t.upos == Upos::Propn && t.form.starts_with(char::is_uppercase);
    let word = &s.tokens[token];
    word.xpos == "PRP"
        && word.form.len() > 1
        && word.form.starts_with(char::is_uppercase)
        && word.form.chars().skip(1).all(char::is_lowercase)
        && !is_opening(s, token)
        && s.tokens.get(token + 1).is_some_and(is_name)
}

/// "US$", "US" in "US$ 40 billion": how many words are a sign of money, which names no state.
pub(in crate::extract) fn currency_sign(s: &Sentence, token: usize) -> Option<usize> {
    let is_code = |form: &str| (1..=3).contains(&form.len()) && form.bytes().all(|b| b.is_ascii_uppercase());
    let word = s.tokens.get(token)?;
    if word.form.strip_suffix('$').is_some_and(is_code) {
        return Some(1);
    }
    let sign = s.tokens.get(token + 1)?;
    (is_code(&word.form) && sign.xpos == "$" && word.span.end == sign.span.start).then_some(2)
}
