//! Names by shape: the longest run of words that can be one proper name, and what kind of thing bears it.
//! What the gazetteer lacks is recognised here.

mod kind;
mod known;
mod lone;
mod machine;
mod number;
mod run;
mod unknown;

use std::ops::Range;

use crate::extract::actor::Cast;
use crate::extract::mention::head_of;
use crate::extract::{Entity, EntityKind, Mention, MentionForm};
use crate::name::small;
use crate::ontology::WordSet;
use crate::text::{Sentence, Upos};
use known::{is_given, is_known};

pub(super) use kind::names_company;
pub(super) use known::{
    goes_on_small, is_misread_first_name, is_named_for, names_its_own, names_state, starts_person,
};
use machine::starts_machine;
pub(super) use machine::{is_model, machine, machine_again};
pub(super) use number::currency_sign;
pub(super) use run::{is_brand, is_company_form, is_state_of_town, run};
pub(super) use unknown::{new_entity, unknown_name};

/// Whether a sentence is a heading that capitalises its words: capitals tell nothing there.
pub(super) fn is_title_case(s: &Sentence) -> bool {
    const LEAST: usize = 4;
    let words = || s.tokens.iter().filter(|t| t.form.len() > 3 && t.form.chars().all(char::is_alphabetic));
    let capitals = words().filter(|t| t.form.starts_with(char::is_uppercase)).count();
    capitals >= LEAST && capitals * 10 >= words().count() * 9
}

/// Whether a word is one of a set.
fn is_in(cast: &Cast, s: &Sentence, token: usize, set: WordSet) -> bool {
    cast.ontology.words(set).contains(&*small(&s.tokens[token].form))
}

/// "Kansas City Chiefs", "Monaco Grand Prix", "Ana Silva Torres": the name found last, of which nothing is known, and the
/// one right before it are one name that the tree cuts in two. A place or a state that the first one is stays a mention.
pub(super) fn join_cut_name(cast: &mut Cast, sentence: usize, start: usize, end: usize) {
    let s = &cast.document.sentences[sentence];
    let Some(before) = start.checked_sub(1).map(|t| s.tokens[t].span.end) else { return };
    let ending = cast.mentions_in(sentence).filter(|&m| cast.found.mentions[m].span.end == before);
    let Some(first) = ending.min_by_key(|&m| cast.found.mentions[m].span.start) else { return };
    let Some(kind) = kind_of_joined(cast, s, &cast.found.mentions[first], start..end) else { return };
    let span = cast.found.mentions[first].span.cover(s.tokens[end - 1].span);
    let begin = (0..start).rev().find(|&t| s.tokens[t].span.start <= span.start).unwrap_or(start);
    let (head, name) = (head_of(s, begin, end), cast.document.words(span));
    let told = cast.found.mentions[first].entity;
    let is_known =
        cast.found.entities[told].place.is_some() || cast.found.entities[told].is_known(cast.ontology);
    cast.forget_last(sentence);
    // "Rodrigo Paz Pereira" is the Rodrigo Paz of whom something is known.
    let is_one_person = is_known && kind == EntityKind::Per;
    let entity = if is_one_person { told } else { new_entity(cast, &name, kind, end - begin) };
    if is_known && !is_one_person {
        cast.mention(sentence, head, span, MentionForm::Name, entity);
        return;
    }
    let mention = &mut cast.found.mentions[first];
    (mention.span, mention.head, mention.kind, mention.entity) = (span, head, kind, entity);
}

/// What a name and the unknown one behind it are together, where they are one.
fn kind_of_joined(cast: &Cast, s: &Sentence, first: &Mention, rest: Range<usize>) -> Option<EntityKind> {
    let second = cast.found.mentions.last()?;
    let (owner, thing) = (&cast.found.entities[first.entity], &cast.found.entities[second.entity]);
    let is_unknown = |entity: &Entity| entity.place.is_none() && !entity.is_known(cast.ontology);
    let is_beside = s.tokens[rest.start - 1].span.end + 1 == s.tokens[rest.start].span.start;
    // "Baltic Air Cessna 208"
    if starts_machine(cast, s, first.head, rest.start) {
        return None;
    }
    let words = cast.document.words(first.span);
    let is_named = |t: usize| {
        let word = &s.tokens[t];
        (word.upos == Upos::Propn || word.xpos == "NNP") && word.form.starts_with(char::is_uppercase)
    };
    if !is_beside || !is_unknown(thing) || !is_named(rest.start) || second.form != MentionForm::Name {
        return None;
    }
    let ends_in = |set: WordSet| is_in(cast, s, rest.end - 1, set);
    let opens_in = |word: &str, set: WordSet| cast.ontology.words(set).contains(&*word.to_lowercase());
    let is_body = ends_in(WordSet::BodyNoun) || ends_in(WordSet::SharedName);
    // "Rodrigo Paz Pereira", "Ana Torres", but "Donald Trump Jr."
    let opens_given = opens_in(words.split(' ').next()?, WordSet::GivenName);
    let is_of_two = rest.len() == 2 && second.kind == EntityKind::Org && opens_given && !words.contains(' ');
    let is_family = (rest.len() == 1 && matches!(second.kind, EntityKind::Per | EntityKind::Misc)
        || is_of_two)
        && !is_body
        && !is_given(cast, s, rest.start)
        && !s.tokens[rest.start].form.ends_with('.');
    if first.kind == EntityKind::Per && !ends_in(WordSet::PlaceNameNoun) {
        // "Ana Silva Racing"
        let is_firm =
            rest.len() == 1 && ends_in(WordSet::TeamNoun) && is_unknown(owner) && words.contains(' ');
        if is_firm {
            return Some(EntityKind::Org);
        }
        let is_whole = opens_given || !is_unknown(owner) && words.contains(' ');
        return (first.form == MentionForm::Name && is_whole && is_family).then_some(EntityKind::Per);
    }
    // "the Cypriot Cup", "the Monaco Grand Prix"
    if second.kind == EntityKind::Event && rest.len() <= 3 && ends_in(WordSet::HazardNoun) {
        return (first.kind != EntityKind::Per).then_some(EntityKind::Event);
    }
    // "in Paris Lumora announced"
    let is_apart = s.tokens[second.head].relation() == "nsubj" && s.case_marker(first.head).is_some();
    let is_land = owner.actor.is_none() && first.kind.is_land();
    let is_thing =
        is_unknown(owner) && matches!(first.kind, EntityKind::Org | EntityKind::Misc | EntityKind::Per);
    let owns_machine = words.rsplit(' ').next().is_some_and(|last| opens_in(last, WordSet::ForceNoun));
    // "the Refugee Council Enver Solomon" runs no council of that name.
    let is_closed =
        !is_body && words.rsplit(' ').next().is_some_and(|last| opens_in(last, WordSet::BodyNoun));
    let is_open = first.form == MentionForm::Name && (is_land || is_thing) && !is_apart;
    let is_open = is_open && !owns_machine && !is_closed;
    if !is_open || is_known(cast, s, rest.start) {
        return None;
    }
    match second.kind {
        _ if ends_in(WordSet::PlaceNameNoun) => Some(EntityKind::Loc),
        EntityKind::Misc if opens_given && is_family && is_unknown(owner) => Some(EntityKind::Per),
        EntityKind::Misc if s.tokens[second.head].xpos == "NNPS" => Some(EntityKind::Org),
        EntityKind::Org | EntityKind::Misc | EntityKind::Loc => Some(second.kind),
        EntityKind::Per | EntityKind::Gpe | EntityKind::Group | EntityKind::Event => None,
    }
}
