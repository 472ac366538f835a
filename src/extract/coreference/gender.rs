//! Whether somebody is a woman or a man, by the gazetteer, by what the text calls her or him, and by a given name.

use crate::extract::actor::Cast;
use crate::extract::{EntityKind, Mention, MentionForm};
use crate::ontology::{Gender, WordSet};

/// Learns from "the actress", "Mrs Silva", "his mother".
pub(super) fn learn_genders(cast: &mut Cast) {
    for mention in cast.found.mentions.iter().filter(|m| m.kind == EntityKind::Per) {
        if let Some(gender) = gender_told(cast, mention) {
            cast.genders.entry(mention.entity).or_insert(gender);
        }
    }
}

/// What a description, or the word before a name, tells.
fn gender_told(cast: &Cast, mention: &Mention) -> Option<Gender> {
    let s = &cast.document.sentences[mention.sentence];
    let word = match mention.form {
        MentionForm::Nominal => s.tokens[mention.head].lemma.to_lowercase(),
        MentionForm::Name => {
            // "will miss Silva" is no title.
            let first = s.tokens.iter().position(|t| t.span.start >= mention.span.start)?;
            let title = &s.tokens[first.checked_sub(1)?].form;
            title.starts_with(char::is_uppercase).then(|| title.to_lowercase())?
        }
        MentionForm::Adjective | MentionForm::Pronoun => return None,
    };
    let is_one = |set: WordSet| cast.ontology.words(set).contains(&*word);
    if is_one(WordSet::WomenNoun) {
        Some(Gender::Female)
    } else {
        is_one(WordSet::MenNoun).then_some(Gender::Male)
    }
}

/// Of an entity, as far as it is known; a pronoun that stood for it before tells most.
pub(super) fn gender(cast: &Cast, entity: usize) -> Option<Gender> {
    let somebody = &cast.found.entities[entity];
    let known = somebody.actor.as_ref().and_then(|iri| cast.ontology.actors.get(iri));
    let told = known.and_then(|actor| actor.gender).or_else(|| cast.genders.get(&entity).copied());
    told.or_else(|| {
        let (first, _) = somebody.label.split_once(' ').filter(|_| somebody.named)?;
        let first = first.to_lowercase();
        let is_one = |set: WordSet| cast.ontology.words(set).contains(&*first);
        if is_one(WordSet::WomenName) {
            return Some(Gender::Female);
        }
        (is_one(WordSet::GivenName) && !is_one(WordSet::EitherName)).then_some(Gender::Male)
    })
}
