//! Offices before and without a name: "Federal Minister for Interior", "health and welfare minister".

use std::borrow::Cow;

use crate::extract::actor::Cast;
use crate::name::small;
use crate::ontology::{Iri, WordSet};
use crate::text::{Function, Sentence, Token, Upos};

/// The length of an office phrase at `token`.
pub(in crate::extract) fn office_at(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    office_phrase(cast, s, token).map(|(length, _)| length)
}

/// The words of an office phrase at `token` and the office, with what a minister is for: "foreign minister", "health and
/// welfare minister", "Minister of State for Water".
pub(in crate::extract) fn office_phrase<'a>(
    cast: &Cast<'a>,
    s: &Sentence,
    token: usize,
) -> Option<(usize, &'a Iri)> {
    let offices = cast.ontology.words(WordSet::PortfolioOffice);
    let is_held = |t: &Token| offices.contains(&*small(&t.form));
    let leads = portfolios(cast, s, token);
    let held = s.tokens.get(token + leads).filter(|t| leads > 0 && is_held(t));
    let led = held
        .and_then(|_| told_office(cast, s, token + leads))
        .map(|(length, office)| (leads + length, office));
    // As the gazetteer has it, if both are as long.
    let told = led.into_iter().chain(told_office(cast, s, token));
    let (mut length, office) = told.max_by_key(|(length, _)| *length)?;
    let told = &s.tokens[token..token + length];
    if told.iter().any(is_held) {
        // "Minister of Economy" and Trade
        let ends_so =
            told.last().is_some_and(|t| cast.ontology.words(WordSet::Portfolio).contains(&*small(&t.form)));
        let more =
            if ends_so && is_joint(s, token + length) { portfolios(cast, s, token + length + 1) } else { 0 };
        length += more + usize::from(more > 0);
        // "Minister of State" for Water
        while let Some(more) = portfolio_behind(cast, s, token + length) {
            length += more;
        }
    }
    Some((length, office))
}

/// An office of the gazetteer at `token`, and how many words tell it.
fn told_office<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<(usize, &'a Iri)> {
    if let Some(office) = short_office(cast, s, token) {
        return Some(office);
    }
    // Asked of every word, and few open an office.
    if !cast.ontology.names.begins(&small(&s.tokens[token].form)) {
        return None;
    }
    let lower: Vec<Cow<str>> = s.tokens[token..].iter().take(7).map(|t| small(&t.form)).collect();
    let words: Vec<&str> = lower.iter().map(Cow::as_ref).collect();
    cast.ontology.names.office(&words)
}

/// "PM" in "the Greek PM", but not in "at 5 PM".
fn short_office<'a>(cast: &Cast<'a>, s: &Sentence, token: usize) -> Option<(usize, &'a Iri)> {
    let form = s.tokens[token].form.as_str();
    let is_short = form.len() == 2 && form.bytes().all(|b| b.is_ascii_uppercase());
    let is_hour = || token.checked_sub(1).is_some_and(|before| s.tokens[before].upos == Upos::Num);
    (is_short && !is_hour()).then(|| cast.ontology.names.office(&[form])).flatten()
}

/// "of Health and Welfare", "for the Environment": how many words at `token` say what a minister is for.
fn portfolio_behind(cast: &Cast, s: &Sentence, token: usize) -> Option<usize> {
    s.tokens.get(token).filter(|t| t.does(Function::Content))?;
    let article = usize::from(s.tokens.get(token + 1).is_some_and(|t| t.does(Function::Definite)));
    let words = portfolios(cast, s, token + 1 + article);
    (words > 0).then_some(1 + article + words)
}

/// How many words from `token` on say what a minister is for: "Health, Labour and Welfare".
fn portfolios(cast: &Cast, s: &Sentence, token: usize) -> usize {
    let known = cast.ontology.words(WordSet::Portfolio);
    let is_known = |at: usize| s.tokens.get(at).is_some_and(|t| known.contains(&*small(&t.form)));
    let mut end = token;
    while is_known(end) || end > token && is_joint(s, end) && is_known(end + 1) {
        end += 1;
    }
    end - token
}

/// "and", "&", ","
fn is_joint(s: &Sentence, token: usize) -> bool {
    s.tokens.get(token).is_some_and(|t| t.does(Function::Coordinator) || matches!(t.form.as_str(), "," | "&"))
}
