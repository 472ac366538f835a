//! Things: machines told of again, "a ship … the ship", or under a name, "the A380 … the plane". They take part in no event.

use std::collections::BTreeSet;

use crate::extract::{Entity, EntityKind, Mention, MentionForm, shape};
use crate::ontology::{Ontology, WordSet};
use crate::span::Span;
use crate::text::{Document, Function, Sentence, Upos};

/// A machine that a text tells of more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// The named entity that it is: the A380.
    pub entity: Option<usize>,
    /// In text order.
    pub spans: Vec<Span>,
}

/// How many sentences back a thing was told of that is told of again.
const REACH: usize = 12;
/// How many sentences back a machine was named.
const NAMED_WITHIN: usize = 3;
/// What is told of as often as this matters to the text.
const LEAST: usize = 2;

/// A noun that stands for a thing.
struct Noun {
    sentence: usize,
    token: usize,
    lemma: String,
    is_plural: bool,
    /// What is said of the thing besides: "new", "trade".
    attributes: BTreeSet<String>,
    is_definite: bool,
}

/// The things of a text.
pub(super) fn things(
    document: &Document,
    mentions: &[Mention],
    entities: &[Entity],
    ontology: &Ontology,
) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut told: Vec<(Noun, usize)> = Vec::new();
    let machines = ontology.words(WordSet::MachineNoun);
    for (sentence, s) in document.sentences.iter().enumerate() {
        let is_machine = |token: &usize| machines.contains(&*s.tokens[*token].lemma.to_lowercase());
        let is_one = |token: &usize| is_machine(token) && is_thing(document, mentions, sentence, *token);
        for token in (0..s.tokens.len()).filter(is_one) {
            let noun = noun(s, sentence, token);
            let named = || named_machine(document, mentions, entities, ontology, sentence);
            let before = told_before(&told, &noun);
            let named = points_at_name(s, &noun).then(named).flatten();
            let thing = match (before, named) {
                // "the ship", and a plane that was named before that
                (Some((at, thing)), named) if named.is_none_or(|(name_at, _)| name_at <= at) => thing,
                (_, Some((_, entity))) => of_entity(&mut things, entity),
                _ => new_thing(&mut things, None),
            };
            things[thing].spans.push(s.phrase_span(token));
            told.push((noun, thing));
        }
    }
    let lasts = |thing: &Thing| thing.entity.is_some() || thing.spans.len() >= LEAST;
    things.into_iter().filter(lasts).collect()
}

fn noun(s: &Sentence, sentence: usize, token: usize) -> Noun {
    let word = &s.tokens[token];
    Noun {
        sentence,
        token,
        lemma: word.lemma.to_lowercase(),
        is_plural: word.xpos == "NNS",
        attributes: attributes(s, token),
        is_definite: is_definite(s, token),
    }
}

/// What the same noun told of before, with all that is said of it here, and in which sentence.
fn told_before(told: &[(Noun, usize)], noun: &Noun) -> Option<(usize, usize)> {
    let is_same = |(before, _): &&(Noun, usize)| {
        before.lemma == noun.lemma
            && before.is_plural == noun.is_plural
            && noun.attributes.is_subset(&before.attributes)
    };
    let mut near = told
        .iter()
        .rev()
        .take_while(|(before, _)| noun.is_definite && noun.sentence - before.sentence <= REACH);
    let before = near.find(is_same);
    before.map(|(before, thing)| (before.sentence, *thing))
}

/// "the plane", "the new plane"; "the first commercial jet" tells of one what no name tells.
fn points_at_name(s: &Sentence, noun: &Noun) -> bool {
    !noun.is_plural && noun.attributes.len() < 2 && is_pointed_at(s, noun.token)
}

/// Whether a common noun stands for a thing: no actor, no time, and no part of a name.
fn is_thing(document: &Document, mentions: &[Mention], sentence: usize, token: usize) -> bool {
    let s = &document.sentences[sentence];
    let word = &s.tokens[token];
    let is_noun = word.upos == Upos::Noun
        && matches!(word.xpos.as_str(), "NN" | "NNS")
        && !matches!(word.relation(), "compound" | "flat" | "fixed");
    let here = mentions.partition_point(|m| m.span.end < s.span.start);
    let mut near = mentions[here..].iter().take_while(|m| m.span.start < s.span.end);
    is_noun
        && !document.is_time(word.span)
        && !near.any(|m| {
            let is_name = m.form == MentionForm::Name && m.span.contains(word.span);
            m.sentence == sentence && (m.head == token || is_name)
        })
}

/// "the plane", "this plane"
fn is_pointed_at(s: &Sentence, noun: usize) -> bool {
    s.children(noun)
        .any(|c| s.tokens[c].does(Function::Definite) || s.tokens[c].does(Function::Demonstrative))
}

/// "the plane", "this deal", "its new phone"
fn is_definite(s: &Sentence, noun: usize) -> bool {
    is_pointed_at(s, noun) || s.children_by(noun, "nmod:poss").next().is_some()
}

/// What is said of a thing in its own phrase.
fn attributes(s: &Sentence, noun: usize) -> BTreeSet<String> {
    let is_attribute =
        |&c: &usize| matches!(s.tokens[c].relation(), "amod" | "compound" | "nmod" | "nummod" | "acl");
    let is_owner = |c: usize| s.tokens[c].deprel == "nmod:poss";
    let told = s.children(noun).filter(is_attribute).filter(|&c| !is_owner(c));
    told.map(|c| s.tokens[c].lemma.to_lowercase()).collect()
}

/// The machine that was named last and lately, and in which sentence; "an F-18 landed on the ship" tells of two.
fn named_machine(
    document: &Document,
    mentions: &[Mention],
    entities: &[Entity],
    ontology: &Ontology,
    sentence: usize,
) -> Option<(usize, usize)> {
    let first = sentence.saturating_sub(NAMED_WITHIN);
    let end = mentions.partition_point(|m| m.span.start < document.sentences[sentence].span.start);
    let near = mentions[..end].iter().rev().take_while(|m| m.sentence >= first);
    let is_machine = |m: &&Mention| m.form == MentionForm::Name && entities[m.entity].is_product(ontology);
    near.filter(is_machine).map(|m| (m.sentence, m.entity)).next()
}

/// The thing that is this entity, made when it is new.
fn of_entity(things: &mut Vec<Thing>, entity: usize) -> usize {
    let known = things.iter().position(|thing| thing.entity == Some(entity));
    known.unwrap_or_else(|| new_thing(things, Some(entity)))
}

fn new_thing(things: &mut Vec<Thing>, entity: Option<usize>) -> usize {
    things.push(Thing { entity, spans: Vec::new() });
    things.len() - 1
}

impl Entity {
    /// Whether it is a machine or a product with a name: "A380", "iPhone 4", "USS Gerald R. Ford".
    pub fn is_product(&self, ontology: &Ontology) -> bool {
        let is_ship = || {
            let first = self.label.split(' ').next().unwrap_or_default().to_lowercase();
            ontology.words(WordSet::ShipPrefix).contains(&*first)
        };
        let tells = |word: &str| shape::is_model(word) || shape::is_brand(word);
        // "Google Maps"
        let is_made = || {
            let words: Vec<&str> = self.label.split(' ').collect();
            let (known, namings) = ontology.names.longest(&words)?;
            let mut makers = namings.iter().filter_map(|naming| ontology.actors.get(&naming.iri));
            let is_name = words.iter().all(|word| word.starts_with(char::is_uppercase));
            (known < words.len() && is_name)
                .then(|| makers.any(|maker| matches!(maker.sector.as_deref(), Some("BUS" | "MNC"))))
        };
        self.kind == EntityKind::Misc
            && self.named
            && (self.label.split(' ').any(tells) || is_ship() || is_made().unwrap_or_default())
    }
}
