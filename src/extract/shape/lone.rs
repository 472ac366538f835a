//! Names that are told by their capitals alone.

use super::is_in;
use super::run::is_opening;
use crate::extract::actor::Cast;
use crate::ontology::WordSet;
use crate::text::{Function, Sentence, Token, Upos};

/// "shut down Skype", "the bombing of Poipet": a capital in the midst of a sentence, on a word that is no common noun of
/// ours and that the tagger takes for one, or for a verb.
pub(super) fn is_lone_capital(cast: &Cast, s: &Sentence, token: usize) -> bool {
    const LEAST: usize = 4;
    let word = &s.tokens[token];
    // "IndiGo"
    let has_capitals = word.form.chars().skip(1).any(char::is_uppercase);
    let is_mixed = has_capitals && word.form.chars().any(char::is_lowercase);
    let is_misread = word.upos == Upos::Noun && word.xpos == "NN" || word.upos == Upos::Verb && has_capitals;
    let is_shouted = word.form.chars().all(|c| !c.is_lowercase());
    let common = [
        WordSet::PersonNoun,
        WordSet::BodyNoun,
        WordSet::SharedName,
        WordSet::PlaceNameNoun,
        WordSet::PlaceNoun,
        WordSet::HazardNoun,
        WordSet::SiteNoun,
        WordSet::Portfolio,
    ];
    is_misread
        && !is_shouted
        && word.form.len() >= LEAST
        && word.form.chars().all(char::is_alphabetic)
        && !is_opening(s, token)
        && (is_mixed || stands_alone(cast, s, token))
        && cast.ontology.agent(&word.lemma.to_lowercase()).is_none()
        && !common.into_iter().any(|set| is_in(cast, s, token, set))
}

/// Whether no capital stands beside a word, nor before the "of" that leads to it: "Line" in "Main Line", "Death" in "Angel
/// of Death" are a part of what has more words.
fn stands_alone(cast: &Cast, s: &Sentence, token: usize) -> bool {
    let locative = cast.ontology.words(WordSet::LocativePreposition);
    let is_joined = |t: usize| {
        s.tokens.get(t).is_some_and(|t| {
            t.form.starts_with(char::is_uppercase) || matches!(t.form.as_str(), "-" | "–" | "/")
        })
    };
    let is_genitive = |t: usize| s.tokens[t].upos == Upos::Adp && s.tokens[t].does(Function::Genitive);
    let Some(before) = token.checked_sub(1) else { return false };
    let link = before.checked_sub(usize::from(s.tokens[before].does(Function::Definite))).unwrap_or(before);
    let is_link = |t: usize| s.tokens[t].upos == Upos::Adp && !locative.contains(&*s.tokens[t].form);
    let is_led = is_link(link) && link.checked_sub(1).is_some_and(is_joined);
    let leads = token + 1 < s.tokens.len() && is_genitive(token + 1);
    // "(Image: Reuters)"
    let opens_bracket = s.tokens[before].upos == Upos::Punct && s.tokens[before].form != ",";
    !opens_bracket && !is_joined(before) && !is_joined(token + 1) && !is_led && !leads
}

/// "T1 won": letters and digits for who does something.
pub(super) fn is_code(word: &Token) -> bool {
    let has = |kind: fn(&u8) -> bool| word.form.as_bytes().iter().any(kind);
    word.upos == Upos::Noun
        && matches!(word.relation(), "nsubj" | "obj")
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
}
