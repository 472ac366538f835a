//! Extraction: from a document to who did what to whom, who says what, who stands where.
//! Knows politics through the ontology; knows no RDF.

mod actor;
mod argument;
mod attribute;
mod claim;
mod cluster;
mod coreference;
mod crime;
mod detail;
mod event;
mod factuality;
mod guess;
mod implied;
mod instance;
mod kind;
mod lexicon;
mod mediation;
mod mention;
mod occasion;
mod place;
mod promise;
mod protest;
mod residence;
mod role;
mod scene;
mod setting;
mod shape;
mod slot;
mod sport;
mod stance;
mod standing;
mod thing;
mod topic;
mod trigger;
mod variant;
mod victim;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::ontology::{ActorKind, Code, Factuality, Iri, Ontology, Polarity, Text};
use crate::span::Span;
use crate::text::{Basis, DateRange, Document};

pub use topic::{ArticleTopic, TopicIndex};

pub use actor::{Actors, actors};
pub use guess::{Guess, Guesser};
use scene::Scene;
pub use thing::Thing;

/// Reads who does what to whom, who says what and who stands where in an analysed article.
pub fn extract(document: Document, ontology: &Ontology, topics: &TopicIndex) -> Extraction {
    let Actors { mentions, mut entities, roles, mut diagnostics } = actors(&document, ontology);
    let scene = Scene::new(&document, ontology, &mentions, &entities);
    let (instances, missed) = event::instances(&scene);
    diagnostics.extend(
        missed.iter().map(|m| Diagnostic { span: m.trigger, kind: DiagnosticKind::MissingParticipant }),
    );
    let mut events = event::events(&scene, topics, &instances);
    cluster::cluster(&mut events, &entities, ontology, &document);
    let stances = stance::stances(&scene, topics, &instances);
    let mut claims = claim::claims(&scene, topics, &mut diagnostics);
    claim::fill(&document, &mut claims, &events, &stances);
    diagnostics.sort();
    diagnostics.dedup();
    for event in &mut events {
        event.target_state = residence::owner(&scene, event).or_else(|| residence::site(&scene, event));
    }
    let homes = residence::residence(&scene, &events);
    for (entity, state) in residence::natives(&scene).into_iter().chain(homes) {
        entities[entity].state = Some(state);
    }
    let about = topics.of_article(&document);
    let things = thing::things(&document, &mentions, &entities, ontology);
    Extraction {
        document,
        mentions,
        entities,
        things,
        events,
        missed,
        claims,
        stances,
        topics: about,
        roles,
        diagnostics,
    }
}

/// All that one article tells. Indices are into the vectors of the same value.
#[derive(Debug)]
pub struct Extraction {
    pub document: Document,
    /// In text order.
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    /// What is no actor and is told of again.
    pub things: Vec<Thing>,
    pub events: Vec<EventMention>,
    /// Event words without all their participants.
    pub missed: Vec<Missed>,
    pub claims: Vec<Claim>,
    pub stances: Vec<Stance>,
    /// What the article is about, most told first.
    pub topics: Vec<ArticleTopic>,
    pub roles: Vec<Role>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Words that stand for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    pub sentence: usize,
    /// Index of the head token in the sentence.
    pub head: usize,
    pub form: MentionForm,
    pub kind: EntityKind,
    pub entity: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// "Sergei Shoigu", "Beijing".
    Name,
    /// "Russian" in "Russian troops".
    Adjective,
    /// "the foreign minister", "the two nations", "thousands of demonstrators".
    Nominal,
    Pronoun,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityKind {
    Per,
    Org,
    /// A state, polity, region or city, as a political body or a place with a population.
    Gpe,
    Loc,
    Group,
    /// A storm, a war, a cup, a treaty.
    Event,
    /// A name of nobody knows what.
    Misc,
}

impl EntityKind {
    /// A state, a town, a stretch of land or of sea.
    pub fn is_land(self) -> bool {
        matches!(self, EntityKind::Gpe | EntityKind::Loc)
    }
}

/// One participant of the article's world: all its mentions are one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub kind: EntityKind,
    /// Canonical English label when known, else the longest name as written; empty for an "I" of whom the text
    /// does not tell who it is.
    pub label: String,
    pub named: bool,
    /// The IRI in the gazetteer, or one made from the name of a person or body that it lacks.
    pub actor: Option<Iri>,
    pub actor_kind: Option<ActorKind>,
    /// The IRI of the place, where the mention reads as a place.
    pub place: Option<Iri>,
    /// The state or polity for which it acts; a state's own IRI for a state.
    pub state: Option<Iri>,
    /// The body whose people a description names: "Hezbollah fighters", "its fighters".
    pub body: Option<Iri>,
    pub sector: Option<Text>,
    pub wikipedia: Option<Text>,
    /// Members of "Russia and China", "the two leaders": indices of entities.
    pub members: Vec<usize>,
}

impl Entity {
    /// Somebody whom the text describes and does not name.
    fn described(kind: EntityKind, label: String, state: Option<Iri>, sector: Option<Text>) -> Self {
        Self {
            kind,
            label,
            named: false,
            actor: None,
            actor_kind: None,
            place: None,
            state,
            body: None,
            sector,
            wikipedia: None,
            members: Vec::new(),
        }
    }
}

/// An event as one passage tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    pub sentence: usize,
    /// The trigger words.
    pub trigger: Span,
    /// The clause or sentence that is the evidence.
    pub evidence: Span,
    /// Frame and event class by IRI.
    pub frame: Iri,
    pub class: Iri,
    pub sources: Vec<Participant>,
    pub targets: Vec<Participant>,
    /// The words of a target that is no actor: "the plan", "a police station".
    pub target_words: Option<Span>,
    /// The state whose such a target is, or in which it stands.
    pub target_state: Option<Iri>,
    pub date: Option<EventDate>,
    /// Entity that is the place.
    pub place: Option<Participant>,
    pub topic: Option<Iri>,
    /// At most one of a kind.
    pub quantities: Vec<Quantity>,
    pub instrument: Option<Instrument>,
    pub factuality: Factuality,
    pub negated: bool,
    /// How PLOVER codes it: what is only planned is a promise or a threat.
    pub code: Code,
    /// Whose word it is, where it is only claimed.
    pub claimant: Option<usize>,
    /// One of several events by one word: "accused each other".
    pub is_mutual: bool,
    /// Told as history beside the news: "since Russia's invasion in 2022".
    pub is_background: bool,
    /// Mentions of one event in one article share this number.
    pub cluster: usize,
}

/// An event word that made no event, with whom it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    pub sentence: usize,
    pub trigger: Span,
    pub frame: Iri,
    pub class: Iri,
    pub sources: Vec<Participant>,
    pub targets: Vec<Participant>,
    pub lacks: Lack,
}

/// What an event word lacks to make an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    Source,
    Target,
    /// Nobody who takes part is known to act in politics.
    Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Participant {
    pub entity: usize,
    pub mention: usize,
    /// The words of what takes part for it: "a Russian tanker", "Iran's proposal".
    pub through: Option<Span>,
}

/// A number that an event is told with: 12 killed, 1,000 troops, 1.5 billion dollars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Of `Ontology::quantities`.
    pub kind: Iri,
    /// Inclusive bounds; `low` is none for "up to 30", `high` for "at least 12".
    pub low: Option<i64>,
    pub high: Option<i64>,
    /// "about 500".
    pub is_about: bool,
    /// Of money, the ISO 4217 code.
    pub unit: Option<Text>,
    pub span: Span,
}

impl Quantity {
    /// In words: "at least 12", "10 to 20", "about 500", "1500000000 USD".
    pub fn words(&self) -> String {
        let number = match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => low.to_string(),
            (Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(low), None) => format!("at least {low}"),
            (None, Some(high)) => format!("up to {high}"),
            (None, None) => String::new(),
        };
        let about = if self.is_about { "about " } else { "" };
        let unit = self.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
        format!("{about}{number}{unit}")
    }
}

/// What an event is done with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Of `Ontology::instruments`.
    pub kind: Iri,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDate {
    pub range: DateRange,
    pub basis: Basis,
    /// The words of the date; none where the date is that of the event's cluster or article.
    pub span: Option<Span>,
}

/// A proposition with a speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub sentence: usize,
    pub evidence: Span,
    /// Who says it, where the text tells more than words.
    pub claimant: Option<Participant>,
    /// The words of who says it: "a source".
    pub speaker: Span,
    /// The word that introduces it: "said".
    pub cue: Span,
    /// Nobody and no body is named: "officials said".
    pub is_anonymous: bool,
    /// The claimant says that it is not so: "denied that".
    pub is_denied: bool,
    /// The state or body for which the speaker speaks.
    pub on_behalf_of: Option<Iri>,
    pub addressee: Option<Participant>,
    /// The words of the content.
    pub content: Span,
    /// Verbatim words inside the content.
    pub quotation: Option<Span>,
    /// Several sentences of one quotation make one claim.
    pub manner: ClaimManner,
    /// The claim inside which it is told: "Reuters reported that Lavrov said".
    pub within: Option<usize>,
    /// Events and stances that are told inside the content.
    pub events: Vec<usize>,
    pub stances: Vec<usize>,
    /// Where or when it is said, in the text's words: "during their discussions", "in a statement".
    pub occasion: Option<Span>,
    pub date: Option<EventDate>,
    pub topic: Option<Iri>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimManner {
    DirectQuote,
    PartialQuote,
    Indirect,
}

/// Who stands where on what.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    pub sentence: usize,
    /// The words that tell the attitude.
    pub trigger: Span,
    pub evidence: Span,
    pub holder: Participant,
    pub polarity: Polarity,
    /// Relation's local name: `supports`, `opposes`, `recognises`, `considers`, `doesNotRuleOut`.
    pub relation: String,
    /// How firmly it is worded.
    pub strength: Strength,
    pub toward: Toward,
    pub topic: Option<Iri>,
    /// Who says so; the holder, its official, or nobody but the narrator make it declared.
    pub claimant: Option<usize>,
    /// Declared stances become edges, others are claims.
    pub is_declared: bool,
    pub factuality: Factuality,
    pub date: Option<EventDate>,
}

/// "strongly condemned", "condemned", "cautiously welcomed".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    Strong,
    Plain,
    Weak,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Toward {
    Actor(Participant),
    /// What an actor wants on a topic: China's position on Taiwan.
    Position {
        of: Participant,
        topic: Option<Iri>,
    },
    /// A proposal or state of affairs in the text's own words, on a topic: "Taiwan's independence".
    Proposition {
        span: Span,
        about: Option<Participant>,
    },
}

/// An office held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub span: Span,
    pub sentence: usize,
    pub person: Participant,
    /// Office IRI where known.
    pub office: Option<Iri>,
    /// As written: "Secretary".
    pub office_label: String,
    pub organisation: Option<usize>,
    pub state: Option<Iri>,
    pub status: RoleStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleStatus {
    Current,
    Former,
    Designate,
}
