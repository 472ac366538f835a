//! Coreference: who "he", "they", "both nations" and "the island" are. Number, gender and animacy
//! must agree, a subject is preferred, and where two are equally good nobody is chosen.

mod antecedent;
mod described;
mod gender;
mod owner;
mod pair;
mod speaker;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::extract::actor::Cast;
use crate::extract::argument::logical_subject;
use crate::extract::{Entity, EntityKind, MentionForm};
use crate::ontology::{ActorKind, Gender, WordSet};
use crate::text::{Function, Sentence, Upos};
use antecedent::antecedent;
use described::{described_again, officer_told_again};
use gender::{gender, learn_genders};
use owner::{
    body_of_several, hits_people, joined_owner, other_party, owning_body, relative_owner, speaking_body,
    wronged,
};
use pair::coordinated;
use speaker::{
    addressed, audience, first_person, interviewee, is_marked, is_question, side_of, side_of_nobody_known,
    speaker, spoken_for,
};

/// How many sentences back an antecedent is looked for.
const REACH: usize = 3;

/// The tag of "whose".
const RELATIVE_OWNER: &str = "WP$";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    Person(Gender),
    Thing,
    Plural,
    Speaker,
    Speakers,
    Addressee,
}

pub(super) fn pronouns(cast: &mut Cast) {
    learn_genders(cast);
    let mut of_speech = Vec::new();
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            match pronoun(s, token) {
                // "'I …', he said": who "he" is comes first.
                Some(pronoun @ (Pronoun::Speaker | Pronoun::Speakers | Pronoun::Addressee)) => {
                    of_speech.push((sentence, token, pronoun));
                }
                Some(pronoun) => resolve(cast, sentence, token, pronoun),
                None if s.tokens[token].xpos == RELATIVE_OWNER => {
                    if let Some(entity) = relative_owner(cast, sentence, token) {
                        let span = s.tokens[token].span;
                        cast.mention(sentence, token, span, MentionForm::Pronoun, entity);
                    }
                }
                None if s.tokens[token].upos == Upos::Noun => described_again(cast, sentence, token),
                // "Sen. Silva" is told by the name.
                None if s.tokens[token].xpos == "NNP" && !s.tokens[token].form.ends_with('.') => {
                    officer_told_again(cast, sentence, token);
                }
                None => {}
            }
        }
    }
    if of_speech.is_empty() {
        return;
    }
    let interviewee = interviewee(cast);
    for (sentence, token, pronoun) in of_speech {
        let span = cast.document.sentences[sentence].tokens[token].span;
        let entity = match pronoun {
            Pronoun::Speaker => Some(first_person(cast, span, interviewee)),
            // "our support": of the state for which the speaker speaks.
            Pronoun::Speakers => {
                let is_quoted = cast.document.quotation_around(span, is_marked).is_some();
                match if is_quoted { speaker(cast, span) } else { interviewee } {
                    Some(speaker) => {
                        let side = spoken_for(cast, speaker, sentence, span);
                        Some(if side == speaker && !is_quoted { side_of(cast, Some(speaker)) } else { side })
                    }
                    None => Some(side_of_nobody_known(cast, span)),
                }
            }
            _ => {
                let known = addressed(cast, sentence, span)
                    .or_else(|| interviewee.filter(|_| is_question(cast, sentence)));
                // Whoever a news article quotes speaks to anybody.
                let is_quoted = cast.document.quotation_around(span, is_marked).is_some();
                known.or_else(|| (!is_quoted).then(|| audience(cast, span)))
            }
        };
        if let Some(entity) = entity {
            cast.mention(sentence, token, span, MentionForm::Pronoun, entity);
        }
    }
}

/// "his government", "her country", where she is a prime minister: the state that she serves.
pub(super) fn governments(cast: &mut Cast) {
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            let sets = [WordSet::GovernmentNoun, WordSet::CountryNoun];
            let is_state =
                |lemma: &String| sets.iter().any(|set| cast.ontology.words(*set).contains(lemma.as_str()));
            // "its local governments" are others.
            let is_plain = s.tokens[token].xpos == "NN"
                && !s.children(token).any(|c| matches!(s.tokens[c].relation(), "amod" | "compound"));
            let is_one = is_plain && is_state(&s.tokens[token].lemma);
            if !is_one || cast.mention_at(sentence, token).is_some() {
                continue;
            }
            let owner = owning_pronoun(s, token).and_then(|c| cast.mention_at(sentence, c));
            // Whose government "its" is, is seldom sure.
            let is_person = |m: &usize| cast.found.mentions[*m].kind == EntityKind::Per;
            let state = owner.filter(is_person).and_then(|owner| cast.state_of(owner));
            if let Some(actor) = state.and_then(|state| cast.ontology.actors.get(&state)) {
                let (span, entity) = (s.phrase_span(token), cast.actor(actor));
                cast.mention(sentence, token, span, MentionForm::Nominal, entity);
            }
        }
    }
}

/// "its fighters", "his government": people of whoever the pronoun stands for, where all mentions agree.
pub(super) fn owners_of_described(cast: &mut Cast) {
    let mut owners: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for mention in cast.found.mentions.iter().filter(|m| m.form == MentionForm::Nominal) {
        let entity = &cast.found.entities[mention.entity];
        let is_told = entity.actor.is_some() || entity.state.is_some() || entity.body.is_some();
        if entity.named || is_told || !entity.serves() {
            continue;
        }
        let s = &cast.document.sentences[mention.sentence];
        let pronoun = owning_pronoun(s, mention.head);
        let owner = pronoun.and_then(|c| cast.mention_at(mention.sentence, c));
        let owner = owner.map(|m| cast.found.mentions[m].entity).filter(|&owner| owner != mention.entity);
        let known = owners.entry(mention.entity).or_insert(owner);
        if *known != owner {
            *known = None;
        }
    }
    for (entity, owner) in owners {
        let Some(owner) = owner.map(|owner| cast.found.entities[owner].clone()) else { continue };
        let is_state = owner.actor_kind.is_some_and(ActorKind::is_state);
        let described = &mut cast.found.entities[entity];
        described.state = if is_state { owner.actor.clone() } else { owner.state.clone() };
        if matches!(owner.kind, EntityKind::Org | EntityKind::Group) {
            described.body = owner.actor;
        }
    }
}

/// "its" in "its fighters", "whose" in "whose president".
fn owning_pronoun(s: &Sentence, noun: usize) -> Option<usize> {
    s.children_by(noun, "nmod:poss").find(|&c| matches!(s.tokens[c].xpos.as_str(), "PRP$" | RELATIVE_OWNER))
}

fn pronoun(s: &Sentence, token: usize) -> Option<Pronoun> {
    if !matches!(s.tokens[token].xpos.as_str(), "PRP" | "PRP$") {
        return None;
    }
    // "published a novel, The Day It Ended": a word of a title.
    let is_capital =
        |t: usize| s.tokens[t].form.starts_with(char::is_uppercase) && s.tokens[t].form.len() > 1;
    if token > 0
        && is_capital(token)
        && is_capital(token - 1)
        && s.tokens.get(token + 1).is_some_and(|_| is_capital(token + 1))
    {
        return None;
    }
    let kinds = [
        (Function::He, Pronoun::Person(Gender::Male)),
        (Function::She, Pronoun::Person(Gender::Female)),
        (Function::It, Pronoun::Thing),
        (Function::They, Pronoun::Plural),
        (Function::I, Pronoun::Speaker),
        (Function::We, Pronoun::Speakers),
        (Function::You, Pronoun::Addressee),
    ];
    kinds.into_iter().find(|(function, _)| s.tokens[token].does(*function)).map(|(_, pronoun)| pronoun)
}

fn resolve(cast: &mut Cast, sentence: usize, token: usize, pronoun: Pronoun) {
    let s = &cast.document.sentences[sentence];
    let span = s.tokens[token].span;
    let joined = joined_owner(cast, sentence, token, pronoun);
    let wronged = wronged(cast, s, token)
        .and_then(|t| Some((t, cast.found.mentions[cast.mention_at(sentence, t)?].entity)))
        .filter(|&(t, entity)| agrees(cast, s, t, entity, pronoun))
        .map(|(_, entity)| entity);
    let entity = match pronoun {
        _ if joined.is_some() => joined,
        _ if wronged.is_some() => wronged,
        Pronoun::Plural if hits_people(cast, s, token) => antecedent(cast, sentence, token, pronoun),
        Pronoun::Thing if is_open(s, token) => other_party(cast, sentence, token),
        Pronoun::Plural if is_open(s, token) => None,
        Pronoun::Plural => coordinated(cast, sentence, token)
            .or_else(|| speaking_body(cast, sentence, token))
            .or_else(|| owning_body(cast, sentence, token))
            .or_else(|| antecedent(cast, sentence, token, pronoun))
            .or_else(|| body_of_several(cast, sentence, token)),
        _ => antecedent(cast, sentence, token, pronoun),
    };
    if let (Some(entity), Pronoun::Person(gender)) = (entity, pronoun) {
        cast.genders.entry(entity).or_insert(gender);
    }
    match entity {
        Some(entity) => cast.mention(sentence, token, span, MentionForm::Pronoun, entity),
        None if matches!(pronoun, Pronoun::Person(_) | Pronoun::Plural) => {
            cast.found.diagnostics.push(Diagnostic { span, kind: DiagnosticKind::UnresolvedReference });
        }
        None => {}
    }
}

fn is_plural_noun(s: &Sentence, token: usize) -> bool {
    matches!(s.tokens[token].xpos.as_str(), "NNS" | "NNPS")
}

/// "opposed it", "welcomed them": what is acted on may be an agreement as well as a state.
fn is_open(s: &Sentence, token: usize) -> bool {
    !matches!(s.tokens[token].deprel.as_str(), "nsubj" | "nsubj:pass" | "nmod:poss")
}

/// The verb, or the other predicate, of the nearest clause around a word.
fn clause_of(s: &Sentence, token: usize) -> Option<usize> {
    let is_predicate = |t: usize| s.children_by(t, "cop").next().is_some();
    s.head_chain(token).find(|&t| s.tokens[t].upos == Upos::Verb || is_predicate(t))
}

/// Whether words stand for more than one: "officials", "the Houthis", but "Mr. Banks", "the Philippines" and "EADS" are one.
fn is_several(s: &Sentence, head: usize, entity: &Entity) -> bool {
    let word = &s.tokens[head];
    let is_one = || match entity.kind {
        // "the Radical Greens": people bear no article.
        EntityKind::Per => !s.children(head).any(|c| s.tokens[c].does(Function::Definite)),
        EntityKind::Gpe => true,
        _ => word.form.bytes().all(|b| b.is_ascii_uppercase()),
    };
    let is_plural = matches!(word.xpos.as_str(), "NNS" | "NNPS");
    is_plural && !(entity.named && is_one()) || entity.members.len() > 1
}

fn agrees(cast: &Cast, s: &Sentence, head: usize, entity: usize, pronoun: Pronoun) -> bool {
    let known = gender(cast, entity);
    let entity = &cast.found.entities[entity];
    let is_plural = is_several(s, head, entity);
    match pronoun {
        Pronoun::Person(gender) => {
            entity.kind == EntityKind::Per && !is_plural && known.is_none_or(|known| known == gender)
        }
        Pronoun::Thing => {
            // "Kenya Airlines said it would"
            let is_one = || entity.label.contains(' ') && s.tokens[head].relation() == "nsubj";
            // "Hurricane Ana hit the island. It": a name of nobody knows what, where it is told of.
            let is_subject = s.tokens[head].relation() == "nsubj";
            let is_thing = match entity.kind {
                EntityKind::Org => true,
                EntityKind::Gpe => entity.actor.is_some(),
                EntityKind::Event | EntityKind::Misc => entity.named && is_subject,
                EntityKind::Per | EntityKind::Loc | EntityKind::Group => false,
            };
            (!is_plural || entity.named && entity.members.is_empty() && is_one()) && is_thing
        }
        Pronoun::Plural => {
            let is_nobody = matches!(entity.kind, EntityKind::Event | EntityKind::Misc | EntityKind::Loc);
            is_plural && !is_nobody || entity.kind == EntityKind::Group
        }
        Pronoun::Speaker | Pronoun::Speakers | Pronoun::Addressee => false,
    }
}

/// One person who is named or of whom it is told whom he serves.
fn is_somebody(entity: &Entity) -> bool {
    entity.kind == EntityKind::Per && (entity.named || entity.state.is_some() || entity.body.is_some())
}

/// "this city", "the border", "our country", "the team": which one is told nowhere, but a place or a body it is.
pub(super) fn unresolved(cast: &mut Cast) {
    let kinds = [(WordSet::PlaceNoun, EntityKind::Loc), (WordSet::CircleNoun, EntityKind::Org)];
    for sentence in 0..cast.document.sentences.len() {
        let s = &cast.document.sentences[sentence];
        for token in 0..s.tokens.len() {
            let is_told = |c: usize| {
                let word = &s.tokens[c];
                word.does(Function::Definite) || word.does(Function::Demonstrative) || word.xpos == "PRP$"
            };
            let is_one =
                matches!(s.tokens[token].xpos.as_str(), "NN" | "NNP") && s.children(token).any(is_told);
            if !is_one || cast.mention_at(sentence, token).is_some() {
                continue;
            }
            let lemma = s.tokens[token].lemma.to_lowercase();
            let kind = kinds.iter().find(|(set, _)| cast.ontology.words(*set).contains(&*lemma));
            if let Some((_, kind)) = kind {
                let label = cast.document.label(s.name_span(token));
                let key = format!("unresolved {label}");
                // What has no label acts nowhere.
                let entity = cast.entity(&key, || Entity::described(*kind, String::new(), None, None));
                cast.mention(sentence, token, s.phrase_span(token), MentionForm::Nominal, entity);
            }
        }
    }
}

/// "Estonia imposed sanctions on the country": not on itself.
fn is_own_subject(s: &Sentence, subject: usize, token: usize) -> bool {
    let first = s.first_conjunct(subject);
    let clause = clause_of(s, token);
    // "Estonia accused Latvia of invading the country": nor does Latvia invade itself.
    let is_doer =
        || clause.filter(|&verb| s.tokens[verb].xpos == "VBG").and_then(|verb| logical_subject(s, verb));
    s.tokens[first].relation() == "nsubj" && clause_of(s, first) == clause || is_doer() == Some(first)
}

fn is_modifier(s: &Sentence, token: usize) -> bool {
    matches!(s.tokens[token].deprel.as_str(), "amod" | "compound" | "nmod:poss" | "nmod:desc")
}

fn set(cast: &mut Cast, sentence: usize, token: usize, entity: usize) {
    let kind = cast.found.entities[entity].kind;
    match cast.mention_at(sentence, token) {
        Some(mention) => {
            cast.found.mentions[mention].entity = entity;
            cast.found.mentions[mention].kind = kind;
        }
        None => {
            let span = cast.document.sentences[sentence].phrase_span(token);
            cast.mention(sentence, token, span, MentionForm::Nominal, entity);
        }
    }
}
