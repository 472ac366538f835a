//! A scene: a document with its actors, indexed for the passes that read what they do. It answers
//! which participants a token stands for; it does not know what happens to them.

use std::collections::HashMap;

use crate::extract::{Entity, EntityKind, Mention, MentionForm, Participant};
use crate::ontology::Ontology;
use crate::span::Span;
use crate::text::{Document, Sentence, Upos};

pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) ontology: &'a Ontology,
    pub(super) mentions: &'a [Mention],
    pub(super) entities: &'a [Entity],
    /// Mentions by sentence and head token.
    by_head: HashMap<(usize, usize), Vec<usize>>,
}

/// What may fill a role beside a mention that is an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// Only who is named or described: "Russia", "two soldiers".
    Actor,
    /// Also whose it is: "Russian tanks", "Iran's proposal".
    Owned,
    /// Also a place that is not a state: "bombed Aleppo".
    OwnedOrPlace,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        document: &'a Document,
        ontology: &'a Ontology,
        mentions: &'a [Mention],
        entities: &'a [Entity],
    ) -> Self {
        let mut by_head: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (index, mention) in mentions.iter().enumerate() {
            by_head.entry((mention.sentence, mention.head)).or_default().push(index);
        }
        Self { document, ontology, mentions, entities, by_head }
    }

    pub(super) fn sentence(&self, index: usize) -> &'a Sentence {
        &self.document.sentences[index]
    }

    /// The widest mention that `token` heads.
    pub(super) fn mention_at(&self, sentence: usize, token: usize) -> Option<usize> {
        let candidates = self.by_head.get(&(sentence, token))?;
        candidates
            .iter()
            .copied()
            .max_by_key(|&m| (self.mentions[m].span.end - self.mentions[m].span.start, std::cmp::Reverse(m)))
    }

    /// Who `token` and what is coordinated with it stand for, in text order.
    pub(super) fn participants(&self, sentence: usize, token: usize, filling: Filling) -> Vec<Participant> {
        let mut found = Vec::new();
        for conjunct in self.sentence(sentence).conjuncts(token) {
            for participant in self.participants_of_one(sentence, conjunct, filling, 0) {
                if !found.iter().any(|other: &Participant| other.entity == participant.entity) {
                    found.push(participant);
                }
            }
        }
        found
    }

    fn participants_of_one(
        &self,
        sentence: usize,
        token: usize,
        filling: Filling,
        depth: usize,
    ) -> Vec<Participant> {
        if let Some(mention) = self.mention_at(sentence, token) {
            let filled = self.fill(mention, filling);
            if !filled.is_empty() {
                return filled;
            }
        }
        if filling == Filling::Actor || depth > 2 {
            return Vec::new();
        }
        self.owners(sentence, token, depth)
    }

    fn fill(&self, mention: usize, filling: Filling) -> Vec<Participant> {
        let entity = &self.entities[self.mentions[mention].entity];
        if !entity.members.is_empty() {
            return entity.members.iter().map(|&entity| Participant { entity, mention }).collect();
        }
        let is_place = entity.actor.is_none() && entity.place.is_some();
        if entity.is_actor() || is_place && filling == Filling::OwnedOrPlace {
            return vec![Participant { entity: self.mentions[mention].entity, mention }];
        }
        Vec::new()
    }

    /// Whose the thing is that `token` names: "Iran's proposal", "Russian tanks", "the army of Chad".
    fn owners(&self, sentence: usize, token: usize, depth: usize) -> Vec<Participant> {
        let s = self.sentence(sentence);
        if !matches!(s.tokens[token].upos, Upos::Noun | Upos::Propn) {
            return Vec::new();
        }
        for relation in ["nmod:poss", "amod", "compound", "nmod:desc"] {
            for child in s.children(token).filter(|&c| s.tokens[c].deprel == relation) {
                let owners = self.participants(sentence, child, Filling::Actor);
                if !owners.is_empty() {
                    return owners;
                }
            }
        }
        let of = s
            .children(token)
            .find(|&c| s.tokens[c].deprel.starts_with("nmod") && s.preposition(c).is_some_and(|p| p == "of"));
        of.map_or(Vec::new(), |child| self.participants_of_one(sentence, child, Filling::Owned, depth + 1))
    }

    /// Who a span names: the widest mention inside it.
    pub(super) fn participant_of_span(&self, span: Span) -> Option<Participant> {
        let mention = (0..self.mentions.len())
            .filter(|&m| span.contains(self.mentions[m].span))
            .filter(|&m| !self.fill(m, Filling::Actor).is_empty())
            .max_by_key(|&m| {
                (self.mentions[m].span.end - self.mentions[m].span.start, std::cmp::Reverse(m))
            })?;
        self.fill(mention, Filling::Actor).into_iter().next()
    }

    /// Whether a mention can say where something was.
    pub(super) fn is_place(&self, mention: usize) -> bool {
        let entity = &self.entities[self.mentions[mention].entity];
        matches!(entity.kind, EntityKind::Gpe | EntityKind::Loc)
            && self.mentions[mention].form == MentionForm::Name
    }

    /// Whether a mention is headed by this token of `s`.
    pub(super) fn mention_at_token(&self, s: &Sentence, token: usize) -> bool {
        let span = s.tokens[token].span;
        let sentences = &self.document.sentences;
        let sentence = sentences.partition_point(|other| other.span.end <= span.start);
        self.mention_at(sentence, token).is_some()
    }

    /// The first actor whose mention lies inside the subtree of `token`, itself excluded.
    pub(super) fn actor_within(&self, sentence: usize, token: usize) -> Option<Participant> {
        let s = self.sentence(sentence);
        s.subtree(token).into_iter().filter(|&t| t != token).find_map(|t| {
            let mention = self.mention_at(sentence, t)?;
            self.fill(mention, Filling::Actor).into_iter().next()
        })
    }
}

impl Entity {
    /// Whether it can do something: a person, a body, a state or a group, named or described.
    pub fn is_actor(&self) -> bool {
        match self.kind {
            EntityKind::Per | EntityKind::Org | EntityKind::Group => true,
            EntityKind::Gpe => self.actor.is_some() || self.place.is_none(),
            EntityKind::Loc => false,
        }
    }

    /// The actor of the graph that it stands for: itself, or for unnamed officials and troops the
    /// state that they serve.
    pub fn acts_as(&self) -> Option<&str> {
        const SERVANTS: [&str; 5] = ["GOV", "MIL", "SPY", "COP", "LEG"];
        let is_servant = self.sector.as_deref().is_some_and(|sector| SERVANTS.contains(&sector));
        match (&self.actor, &self.state) {
            (Some(actor), _) => Some(actor),
            (None, Some(state)) if is_servant && !self.named => Some(state),
            _ => None,
        }
    }
}

impl MentionForm {
    pub fn is_named(self) -> bool {
        match self {
            Self::Name | Self::Adjective => true,
            Self::Nominal | Self::Pronoun => false,
        }
    }
}
