//! Names of machines and of what is no actor: "F-16", "Boeing 737".

use super::is_in;
use super::unknown::new_entity;
use crate::extract::actor::Cast;
use crate::extract::mention::{head_of, office_at};
use crate::extract::{EntityKind, MentionForm};
use crate::ontology::WordSet;
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// Whether what stands at `at` is a machine behind the body that owns it: "Air Force F-35", "Air Force Bell 412".
pub(super) fn starts_machine(cast: &Cast, s: &Sentence, start: usize, at: usize) -> bool {
    if at > start && machine_end(cast, s, at).is_some() {
        return true;
    }
    // "Baltic Airways Flight 412"
    let is_event = is_in(cast, s, at, WordSet::HazardNoun);
    let is_body = at > start && is_in(cast, s, at - 1, WordSet::ForceNoun) && !is_event;
    let is_number =
        |t: usize| s.tokens.get(t).is_some_and(|t| t.form.starts_with(|c: char| c.is_ascii_digit()));
    let is_mark = |t: usize, mark: &str| s.tokens.get(t).is_some_and(|token| token.form == mark);
    // "Baltic Airways CRJ700", "Navy 737"
    let is_model = || {
        let form = &s.tokens[at].form;
        form.bytes().any(|b| b.is_ascii_digit())
            && form.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    };
    // "Navy F/A-18"
    let letters = at + if is_mark(at + 1, "/") { 3 } else { 1 };
    is_body && (is_model() || is_number(letters) || is_mark(letters, "-") && is_number(letters + 1))
}

/// The end of the name of a type of aircraft that begins with its maker's, "Cessna 208 Caravan", "Sikorsky UH-60 Black
/// Hawk", "a Beechcraft King Air", or of a ship: "USS Gerald R. Ford".
fn machine_end(cast: &Cast, s: &Sentence, start: usize) -> Option<usize> {
    let is_shouted = || s.tokens[start].form.chars().all(char::is_uppercase);
    let is_ship = is_in(cast, s, start, WordSet::ShipPrefix) && is_shouted();
    let is_made =
        is_in(cast, s, start, WordSet::MachineMaker) && s.tokens[start].form.starts_with(char::is_uppercase);
    if !is_ship && !is_made {
        return None;
    }
    let is_model = |form: &str| {
        let form = if is_ship { form.trim_end_matches('.') } else { form };
        form.chars().all(char::is_alphanumeric)
            && form.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
    };
    // "a Beechcraft King Air", but "Boeing President Ana Silva"
    let is_unknown = cast.ontology.names.longest(&[s.tokens[start].form.as_str()]).is_none();
    let mut end = start + 1;
    let mut is_numbered = false;
    while let Some(token) = s.tokens.get(end) {
        let is_beside = s.tokens[end - 1].span.end == token.span.start;
        let joins = !is_ship
            && token.form == "-"
            && is_beside
            && s.tokens.get(end + 1).is_some_and(|t| is_model(&t.form));
        let at = if joins { end + 1 } else { end };
        let is_named = is_model(&s.tokens[at].form)
            && (is_ship || is_unknown || office_at(cast, s, at).is_none())
            && !cast.document.is_time(s.tokens[at].span);
        if !is_named {
            break;
        }
        is_numbered |= s.tokens[at].form.bytes().any(|b| b.is_ascii_digit());
        end = at + 1;
    }
    let is_one = start.checked_sub(1).is_some_and(|before| s.tokens[before].does(Function::Article));
    let is_told_by_name = || {
        is_one
            && end > start + 1
            && s.tokens[start + 1].upos == Upos::Propn
            && is_unknown
            && !is_in(cast, s, end - 1, WordSet::BodyNoun)
            && !is_in(cast, s, end - 1, WordSet::PlaceNameNoun)
    };
    (is_numbered || is_ship && end > start + 1 || is_told_by_name()).then_some(end)
}

/// "A Cessna 208 Caravan crashed": a type of aircraft or a ship, which is no actor; where the text goes on after it.
pub(in crate::extract) fn machine(cast: &mut Cast, sentence: usize, start: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let end = machine_end(cast, s, start)?;
    let span = Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end);
    let head = head_of(s, start, end);
    let label = cast.document.label(span);
    let entity =
        cast.model(&label).unwrap_or_else(|| new_entity(cast, &label, EntityKind::Misc, end - start));
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    Some(end)
}

/// "the 787", "two 787s" after "a Boeing 787": a number that is the name of a machine.
pub(in crate::extract) fn machine_again(cast: &mut Cast, sentence: usize, token: usize) -> Option<usize> {
    let s = &cast.document.sentences[sentence];
    let word = &s.tokens[token];
    let is_number = word.form.len() > 2 && word.form.starts_with(|c: char| c.is_ascii_digit());
    if !is_number || cast.document.is_time(word.span) {
        return None;
    }
    // "787 passengers"
    let is_of_machine = || {
        let noun = s.tokens[token].head.map(|head| s.tokens[head].lemma.to_lowercase());
        noun.is_some_and(|noun| cast.ontology.words(WordSet::MachineNoun).contains(&*noun))
    };
    let is_counted = matches!(word.relation(), "nummod" | "compound") && !is_of_machine();
    let is_one = |before: usize| s.tokens[before].does(Function::Article) || s.tokens[before].xpos == "POS";
    let is_led = token.checked_sub(1).is_some_and(is_one) || word.form.ends_with('s');
    let entity = cast.model(&word.form).filter(|_| !is_counted && is_led)?;
    cast.mention(sentence, token, word.span, MentionForm::Name, entity);
    Some(token + 1)
}

/// "A380", "787": what tells the type of a machine, longer than a number of a series and no year.
pub(in crate::extract) fn is_model(word: &str) -> bool {
    let is_number = word.bytes().all(|b| b.is_ascii_digit());
    word.len() > 2 && word.bytes().any(|b| b.is_ascii_digit()) && !(is_number && word.len() > 3)
}
