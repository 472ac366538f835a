//! Actors that the text alone names.

use super::is_in;
use super::kind::{is_addressed, kind_by_shape};
use super::known::is_given;
use crate::extract::actor::{Cast, minted};
use crate::extract::mention::{head_of, titled, titled_in_full};
use crate::extract::{Entity, EntityKind, MentionForm};
use crate::ontology::{Actor, ActorKind, Ontology, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Upos};

/// The mention of a proper name that the gazetteer lacks, from `start` to `end`; whether one was made.
pub(in crate::extract) fn unknown_name(cast: &mut Cast, sentence: usize, start: usize, end: usize) -> bool {
    let s = &cast.document.sentences[sentence];
    let head = head_of(s, start, end);
    // "al-Maliki", "Okonjo-Iweala"
    let is_one_word = end == start + 1 || end == start + 3 && s.tokens[start + 1].form == "-";
    let word = || cast.document.words(Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end));
    let holder = is_one_word.then(|| titled(cast, sentence, start, &word())).flatten();
    let by_shape = || kind_by_shape(cast, s, start, end, head);
    let Some(kind) = holder.as_ref().map(|_| EntityKind::Per).or_else(by_shape) else { return false };
    let has_title = kind == EntityKind::Per && is_personal_title(cast, s, start, end);
    let start = start + usize::from(has_title);
    let head = head_of(s, start, end);
    let span = Span::new(s.tokens[start].span.start, s.tokens[end - 1].span.end);
    let name = cast.document.words(span);
    let is_generic = is_generic(cast, s, start, end);
    // "International Office for Migrants" is no office of a government.
    let is_worldwide = is_in(cast, s, start, WordSet::WorldwideAdjective);
    // "Armed Forces" are a force, and "Forces for Democracy" may be anybody's.
    let form = &s.tokens[head].form;
    let one = form.strip_suffix('s').filter(|_| head > start);
    let singular = || one.and_then(|one| cast.ontology.agent(one));
    let agent = cast.ontology.agent(form).or_else(singular).filter(|_| !is_worldwide);
    let ontology = cast.ontology;
    let sector = agent.and_then(|agent| agent.sector.clone());
    let spelled = if kind == EntityKind::Per { ontology.spelled(&name) } else { None };
    let in_full = (kind == EntityKind::Per).then(|| titled_in_full(cast, s, start, &name)).flatten();
    let known = spelled.or(holder.as_ref()).or(in_full.as_ref()).and_then(|iri| ontology.actors.get(iri));
    let known = known.map(|actor| cast.actor(actor));
    // "Mr. Kovács" after "Kovács László": an honorific goes with the family name, wherever it stands.
    let is_addressed = kind == EntityKind::Per && is_addressed(s, start);
    let earlier = earlier_bearer(cast, &name, kind);
    // "Ana" after "Ana Silva"
    let is_first = kind == EntityKind::Per && is_given(cast, s, start);
    let earlier = earlier.or_else(|| cast.first_bearer(&name).filter(|_| is_addressed || is_first));
    let earlier = earlier.or_else(|| body_begun(cast, s, start, end));
    let entity = known.or(earlier).unwrap_or_else(|| {
        let entity = new_entity(cast, &name, kind, end - start);
        let made = &mut cast.found.entities[entity];
        if kind == EntityKind::Org {
            made.sector = sector.or(made.sector.take());
        }
        // "the Health Ministry": of which state is not said here.
        if is_generic {
            made.actor = None;
        }
        entity
    });
    cast.mention(sentence, head, span, MentionForm::Name, entity);
    // "Henri signed … . Henri said": what it is may be told by a later mention.
    if cast.found.entities[entity].kind == EntityKind::Misc && kind != EntityKind::Misc {
        cast.found.entities[entity].kind = kind;
    }
    true
}

/// "Sheikh Hikmat al-Tarif", "MP Rana Silva": whether a person's name begins with what the person is. "Sheikh Hasina" may
/// be a name.
fn is_personal_title(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let word = &s.tokens[start];
    let is_acronym = word.form.chars().all(char::is_uppercase);
    is_in(cast, s, start, WordSet::PersonNoun)
        && s.tokens.get(start + 1).is_some_and(|t| t.form.starts_with(char::is_uppercase))
        && !is_given(cast, s, start)
        && (end - start >= 3 || is_acronym && end - start > 1)
}

/// Whether every word of a name is one that many bodies share: "Health Ministry", "Supreme Court".
fn is_generic(cast: &Cast, s: &Sentence, start: usize, end: usize) -> bool {
    let sets = [WordSet::BodyNoun, WordSet::SharedName];
    s.tokens[start..end].iter().all(|token| {
        let lower = token.form.to_lowercase();
        sets.iter().any(|set| cast.ontology.words(*set).contains(&*lower))
            || cast.ontology.agent(&lower).is_some()
            || [Function::Content, Function::Definite, Function::Coordinator].iter().any(|f| token.does(*f))
    })
}

/// Who bore this name before: the same words, or a person's last word.
pub(super) fn earlier_bearer(cast: &Cast, name: &str, kind: EntityKind) -> Option<usize> {
    let same = cast.bearer(name);
    if kind == EntityKind::Org {
        // "the Foreign Ministry" after "the Iranian Foreign Ministry"
        return same.or_else(|| cast.family_bearer(name));
    }
    if kind == EntityKind::Misc {
        return same.or_else(|| cast.model(name));
    }
    if kind != EntityKind::Per {
        return same;
    }
    same.max(cast.family_bearer(name)).or_else(|| cast.spelled(name))
}

/// "Ferrum" after "Ferrum Dynamics": the first word of a body's name alone, where it is no word that many names have.
fn body_begun(cast: &Cast, s: &Sentence, start: usize, end: usize) -> Option<usize> {
    let word = &s.tokens[start].form;
    let is_common = || {
        let sets = [WordSet::BodyNoun, WordSet::SharedName, WordSet::GivenName, WordSet::PlaceNameNoun];
        sets.into_iter().any(|set| is_in(cast, s, start, set)) || cast.ontology.agent(word).is_some()
    };
    (end == start + 1 && s.tokens[start].upos == Upos::Propn)
        .then(|| cast.body_beginning(word))
        .flatten()
        .filter(|_| !is_common())
}

/// The body between states whose name opens that of one of its own: "European Union Monitoring Mission".
fn parent<'a>(ontology: &'a Ontology, name: &str) -> Option<&'a Actor> {
    let words: Vec<&str> = name.split(' ').collect();
    let (last, before) = words.split_last()?;
    let (_, namings) = ontology.names.longest(before)?;
    let is_body = ontology.words(WordSet::BodyNoun).contains(&*last.to_lowercase());
    let mut bodies = namings.iter().filter_map(|naming| ontology.actors.get(&naming.iri));
    bodies.find(|body| is_body && body.sector.as_deref() == Some("IGO"))
}

pub(in crate::extract) fn new_entity(cast: &mut Cast, name: &str, kind: EntityKind, words: usize) -> usize {
    // One word alone names nobody for certain: no IRI.
    let is_actor = matches!(kind, EntityKind::Per | EntityKind::Org)
        && (words > 1 || kind == EntityKind::Org && name.len() >= 3);
    let actor = is_actor.then(|| minted(name));
    let actor_kind = match kind {
        EntityKind::Per => Some(ActorKind::Person),
        EntityKind::Org => Some(ActorKind::Organisation),
        EntityKind::Gpe | EntityKind::Loc | EntityKind::Group | EntityKind::Event | EntityKind::Misc => None,
    };
    let key = format!("name {name}");
    let label = name.to_owned();
    let parent = parent(cast.ontology, name).filter(|_| kind == EntityKind::Org);
    cast.entity(&key, || Entity {
        kind,
        label,
        named: true,
        actor,
        actor_kind,
        place: None,
        state: None,
        body: parent.map(|body| body.iri.clone()),
        sector: parent.and_then(|body| body.sector.clone()),
        wikipedia: None,
        members: Vec::new(),
    })
}
