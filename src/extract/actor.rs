//! Actors: the mentions of a document and the entities that they stand for. Names first, then what
//! is described, then who holds which office, then pronouns.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::extract::shape::is_model;
use crate::extract::{Entity, EntityKind, Mention, MentionForm, Role, coreference, mention, role};
use crate::name::{is_spelling_of, sound};
use crate::ontology::{Actor, ActorKind, Gender, Iri, Ontology, Tenure};
use crate::span::Span;
use crate::text::Document;

/// What [`actors`] finds.
#[derive(Debug, Default)]
pub struct Actors {
    /// In text order.
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    pub roles: Vec<Role>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds who is in a document.
pub fn actors(document: &Document, ontology: &Ontology) -> Actors {
    let mut cast = Cast {
        document,
        ontology,
        found: Actors::default(),
        known: HashMap::new(),
        bearers: HashMap::new(),
        by_sound: HashMap::new(),
        called: HashMap::new(),
        acronyms: HashMap::new(),
        genders: HashMap::new(),
        by_sentence: vec![Vec::new(); document.sentences.len()],
    };
    mention::names(&mut cast);
    mention::described(&mut cast);
    mention::lands_of_states(&mut cast);
    mention::institutions(&mut cast);
    mention::bodies_of_the_state(&mut cast);
    role::roles(&mut cast);
    coreference::pronouns(&mut cast);
    coreference::governments(&mut cast);
    coreference::owners_of_described(&mut cast);
    coreference::unresolved(&mut cast);
    cast.in_text_order()
}

/// The actors of a document while they are being found.
pub(super) struct Cast<'a> {
    pub(super) document: &'a Document,
    pub(super) ontology: &'a Ontology,
    pub(super) found: Actors,
    /// Entities by what tells them apart: an IRI, or the words of an unknown name.
    known: HashMap<String, usize>,
    /// The entity that last bore a name, of people a last name, and of bodies the last words of one.
    bearers: HashMap<String, usize>,
    /// Who was first called by a family name alone.
    called: HashMap<String, usize>,
    /// People by how their names sound.
    by_sound: HashMap<String, Vec<usize>>,
    /// Letters that the article gives as a body's name, in brackets behind it.
    pub(super) acronyms: HashMap<String, usize>,
    /// What pronouns and descriptions tell of people, by entity.
    pub(super) genders: HashMap<usize, Gender>,
    /// Mentions by sentence, in the order in which they were found.
    by_sentence: Vec<Vec<usize>>,
}

impl<'a> Cast<'a> {
    /// The entity of an actor of the gazetteer.
    pub(super) fn actor(&mut self, actor: &'a Actor) -> usize {
        let kind = match actor.kind {
            ActorKind::State | ActorKind::Polity => EntityKind::Gpe,
            ActorKind::Organisation => EntityKind::Org,
            ActorKind::Person => EntityKind::Per,
            ActorKind::Group => EntityKind::Group,
        };
        let (state, body) = match actor.kind {
            ActorKind::State | ActorKind::Polity => (Some(actor.iri.clone()), None),
            ActorKind::Organisation | ActorKind::Group => (actor.state.clone(), None),
            ActorKind::Person => self.service(actor),
        };
        let states: Vec<&Actor> =
            actor.members.iter().filter_map(|iri| self.ontology.actors.get(iri)).collect();
        let members = states.into_iter().map(|state| self.actor(state)).collect();
        self.entity(&actor.iri, || Entity {
            kind,
            label: actor.label.to_string(),
            named: true,
            actor: Some(actor.iri.clone()),
            actor_kind: Some(actor.kind),
            place: None,
            state,
            body,
            sector: actor.sector.clone().or_else(|| (kind == EntityKind::Gpe).then(|| "GOV".into())),
            wikipedia: actor.wikipedia.clone(),
            members,
        })
    }

    /// The state and the body that a person serves on the day of the article: NATO's Secretary General serves NATO, and
    /// served a state before. Who has no state serves the body of the last office.
    fn service(&self, person: &Actor) -> (Option<Iri>, Option<Iri>) {
        let day = self.document.reference;
        let is_held = |tenure: &&Tenure| day.map_or(tenure.to.is_none(), |day| tenure.covers(day));
        let has_begun = |tenure: &&Tenure| day.is_none_or(|day| tenure.from.is_none_or(|from| from <= day));
        let served = |tenure: &Tenure| self.ontology.actors.get(&tenure.of);
        let is_state = |of: &&Actor| of.kind.is_state();
        let is_between_states = |of: &&Actor| of.state.is_none() && of.sector.as_deref() == Some("IGO");
        let held: Vec<&Actor> = person.tenures.iter().filter(is_held).filter_map(served).collect();
        let state = held.iter().find(|of| is_state(of)).map(|of| of.iri.clone());
        let body = held.iter().find(|of| is_between_states(of)).map(|of| of.iri.clone());
        match (&person.state, state, body) {
            (Some(own), Some(_), _) | (Some(own), None, None) => (Some(own.clone()), None),
            (Some(_), None, body) => (None, body),
            (None, Some(state), _) => (Some(state), None),
            (None, None, _) => {
                let begun = person.tenures.iter().filter(has_begun);
                (None, begun.max_by_key(|tenure| tenure.from).map(|tenure| tenure.of.clone()))
            }
        }
    }

    /// The entity of a place of the gazetteer.
    pub(super) fn place(&mut self, iri: &Iri) -> Option<usize> {
        let place = self.ontology.places.get(iri)?;
        let kind = match place.kind {
            crate::ontology::PlaceKind::City | crate::ontology::PlaceKind::Region => EntityKind::Gpe,
            _ => EntityKind::Loc,
        };
        Some(self.entity(iri, || Entity {
            kind,
            label: place.label.to_string(),
            named: true,
            actor: None,
            actor_kind: None,
            place: Some(iri.clone()),
            state: place.state.clone(),
            body: None,
            sector: None,
            wikipedia: place.wikipedia.clone(),
            members: Vec::new(),
        }))
    }

    /// The entity with this key, made when it is new.
    pub(super) fn entity(&mut self, key: &str, make: impl FnOnce() -> Entity) -> usize {
        if let Some(&known) = self.known.get(key) {
            return known;
        }
        let index = self.found.entities.len();
        let entity = make();
        self.bearers.insert(entity.label.clone(), index);
        if entity.kind == EntityKind::Org {
            self.body_is_called(&entity.label, index);
        }
        // "Silva" after "Ana Silva", "Dorian" after "Hurricane Dorian"
        if matches!(entity.kind, EntityKind::Per | EntityKind::Event)
            && let Some((_, family)) = entity.label.rsplit_once(' ')
            // "Usman Khan … Khan … Sadiq Khan … Khan": the first one still.
            && !self.called.contains_key(family)
        {
            self.bearers.insert(format!("… {family}"), index);
        }
        if entity.kind == EntityKind::Misc {
            // "787" and "Dreamliner" after "Boeing 787 Dreamliner"
            for word in entity.label.split(' ').skip_while(|word| !is_model(word)) {
                self.bearers.insert(format!("{word} … model"), index);
            }
        }
        if entity.kind == EntityKind::Per {
            if let Some((first, _)) = entity.label.split_once(' ') {
                self.bearers.insert(format!("{first} …"), index);
            }
            self.by_sound.entry(sound(&entity.label)).or_default().push(index);
        }
        self.found.entities.push(entity);
        self.known.insert(key.to_owned(), index);
        index
    }

    /// Lets a body be found again by the first word, by the last words and by the initials of a name.
    pub(super) fn body_is_called(&mut self, name: &str, entity: usize) {
        let initials: String = name.split(' ').filter_map(initial).collect();
        self.bearers.insert(format!("{initials} … letters"), entity);
        if let Some((first, _)) = name.split_once(' ') {
            self.bearers.insert(format!("{first} … body"), entity);
        }
        let starts = name.match_indices(' ').map(|(at, _)| at + 1);
        for start in starts.filter(|&start| name[start..].contains(' ')) {
            self.bearers.insert(format!("… {}", &name[start..]), entity);
        }
    }

    /// Lets a name of which nothing certain was known be that of a body, wherever it stands.
    pub(super) fn is_body(&mut self, entity: usize) {
        let named = &mut self.found.entities[entity];
        named.kind = EntityKind::Org;
        named.actor_kind = Some(ActorKind::Organisation);
        for mention in self.found.mentions.iter_mut().filter(|m| m.entity == entity) {
            mention.kind = EntityKind::Org;
        }
    }

    pub(super) fn mention(
        &mut self,
        sentence: usize,
        head: usize,
        span: Span,
        form: MentionForm,
        entity: usize,
    ) {
        let kind = self.found.entities[entity].kind;
        let word = &self.document.sentences[sentence].tokens[head];
        if kind == EntityKind::Per && form == MentionForm::Name && span == word.span {
            self.called.entry(word.form.clone()).or_insert(entity);
        }
        self.by_sentence[sentence].push(self.found.mentions.len());
        self.found.mentions.push(Mention { span, sentence, head, form, kind, entity });
    }

    /// Lets the mention found last be more words, under another head; of an unknown thing they make a place.
    pub(super) fn extend_last(&mut self, head: usize, span: Span) {
        if let Some(mention) = self.found.mentions.last_mut() {
            (mention.head, mention.span) = (head, span);
            if mention.kind == EntityKind::Misc {
                mention.kind = EntityKind::Loc;
            }
        }
    }

    /// Takes the mention found last, which is one of this sentence, out again.
    pub(super) fn forget_last(&mut self, sentence: usize) {
        self.found.mentions.pop();
        self.by_sentence[sentence].pop();
    }

    /// The mentions of a sentence, in the order in which they were found.
    pub(super) fn mentions_in(&self, sentence: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.by_sentence.get(sentence).into_iter().flatten().copied()
    }

    /// The widest mention that `token` heads.
    pub(super) fn mention_at(&self, sentence: usize, token: usize) -> Option<usize> {
        self.mentions_in(sentence)
            .rev()
            .filter(|&m| self.found.mentions[m].head == token)
            .max_by_key(|&m| self.found.mentions[m].span.end - self.found.mentions[m].span.start)
    }

    /// Whether an actor was named before.
    pub(super) fn is_known(&self, iri: &Iri) -> bool {
        self.known.contains_key(&**iri)
    }

    /// Who last bore this name.
    pub(super) fn bearer(&self, name: &str) -> Option<usize> {
        self.bearers.get(name).copied()
    }

    /// Who last bore this family name.
    pub(super) fn family_bearer(&self, family: &str) -> Option<usize> {
        self.bearers.get(&format!("… {family}")).copied()
    }

    /// Who was first called by this family name alone.
    pub(super) fn called(&self, family: &str) -> Option<&Entity> {
        self.called.get(family).map(|&entity| &self.found.entities[entity])
    }

    /// Who last bore a name that begins so: the family name of "Kovács László".
    pub(super) fn first_bearer(&self, first: &str) -> Option<usize> {
        self.bearers.get(&format!("{first} …")).copied()
    }

    /// Which machine was last named with a word of this name that tells the type: "A380s" after "Airbus A380".
    pub(super) fn model(&self, name: &str) -> Option<usize> {
        let bearer = |word: &str| self.bearers.get(&format!("{word} … model")).copied();
        let is_alone = !name.contains(' ');
        let types = name.split(' ').filter(|word| is_alone || is_model(word));
        let types = types.flat_map(|word| [Some(word), word.strip_suffix('s')]).flatten();
        let machine = types.filter_map(bearer).next();
        machine.filter(|&entity| self.found.entities[entity].kind == EntityKind::Misc)
    }

    /// Which body was last named in full that begins so: "Ferrum" after "Ferrum Dynamics".
    pub(super) fn body_beginning(&self, first: &str) -> Option<usize> {
        self.bearers.get(&format!("{first} … body")).copied()
    }

    /// Which body was last named whose words begin with these letters: "KTB" after "Kenya Tea Board".
    pub(super) fn body_of_letters(&self, letters: &str) -> Option<usize> {
        self.bearers.get(&format!("{letters} … letters")).copied()
    }

    /// The first person of whose name this may be a spelling.
    pub(super) fn spelled(&self, name: &str) -> Option<usize> {
        let like = self.by_sound.get(&sound(name))?;
        like.iter().copied().find(|&e| is_spelling_of(&self.found.entities[e].label, name))
    }

    /// The state for which a mention's entity stands: itself, or the one that it serves.
    pub(super) fn state_of(&self, mention: usize) -> Option<Iri> {
        self.found.entities[self.found.mentions[mention].entity].state.clone()
    }

    fn in_text_order(self) -> Actors {
        let mut found = self.found;
        let mut order: Vec<usize> = (0..found.mentions.len()).collect();
        order.sort_by_key(|&m| (found.mentions[m].span, found.mentions[m].head));
        let mut new_place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            new_place[old] = new;
        }
        // What a name is may have been told by a later mention.
        for mention in found.mentions.iter_mut().filter(|m| m.kind == EntityKind::Misc) {
            mention.kind = found.entities[mention.entity].kind;
        }
        for role in &mut found.roles {
            role.person.mention = new_place[role.person.mention];
        }
        found.mentions = order.iter().map(|&m| found.mentions[m].clone()).collect();
        found.roles.sort_by_key(|role| role.span);
        found
    }
}

/// The capital with which a word begins.
fn initial(word: &str) -> Option<char> {
    word.chars().next().filter(|c| c.is_uppercase())
}

/// An IRI for a person or body that the gazetteer lacks: the same name gives the same one everywhere.
pub(super) fn minted(name: &str) -> Iri {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for c in name.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\'' | '.')) {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    format!("https://w3id.org/demarche/actor/{}", slug.trim_end_matches('-')).into()
}
