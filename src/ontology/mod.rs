//! The ontology: what can be known. Actors, places, topics, offices, event types and the lexicon,
//! read from Turtle, checked, and typed. Code names no actor, verb, place or topic.

mod check;
mod institution;
mod load;
mod lookup;
mod packed;
mod plover;
pub mod wikidata;
pub(crate) mod turtle;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use foldhash::fast::FixedState;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub use institution::Institutions;
pub(crate) use load::described;
pub(crate) use lookup::term_parts;
pub use lookup::{NameKind, Names, Naming, written};
use lookup::{last_word, part};
pub(crate) use packed::Pack;
pub use plover::{Code, EventType, PloverType, UnknownEventType};

/// A text of the ontology: a stretch of what the build packed into the program, or a copy of a user's.
pub type Text = Cow<'static, str>;

/// An absolute IRI.
pub type Iri = Text;

/// What is looked up for each word of a text, and so with a fast hash.
pub type Table<K, V> = HashMap<K, V, FixedState>;

/// Words that each word of a text is compared with.
pub type Words = HashSet<Text, FixedState>;

/// What has an IRI, in the order of the IRIs.
pub type ByIri<T> = IndexMap<Iri, T, FixedState>;

/// Places of entries by the class and the lemma of their words.
pub type ByLemma<T> = BTreeMap<WordClass, Table<Text, Vec<T>>>;

/// A frame that a lemma may evoke, by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evoked {
    pub frame: usize,
    /// Those of its terms that may be told with the lemma, by their places.
    pub terms: Vec<usize>,
}

/// Everything that was loaded. The maps are keyed by IRI; the indices hold keys of those maps.
#[derive(Debug, Default)]
pub struct Ontology {
    pub classes: ByIri<EventClass>,
    pub actors: ByIri<Actor>,
    pub offices: ByIri<Office>,
    pub places: ByIri<Place>,
    pub topics: ByIri<Topic>,
    pub sources: ByIri<Source>,
    pub frames: Vec<Frame>,
    pub attitudes: Vec<Attitude>,
    pub speech: Vec<SpeechWord>,
    /// Role nouns that name actors by kind: "troops", "minister", "rebels", "official".
    pub agents: Vec<AgentNoun>,
    /// Small closed sets of words that grammar needs, each at the place of its [`WordSet`].
    pub word_sets: Vec<Words>,
    /// Frames by the lemma of their trigger word and its part of speech.
    pub frames_by_lemma: ByLemma<Evoked>,
    pub attitudes_by_lemma: ByLemma<usize>,
    pub speech_by_lemma: ByLemma<usize>,
    pub agents_by_lemma: Table<Text, usize>,
    /// Kinds of numbers by the words that tell them.
    pub quantities_by_lemma: BTreeMap<Counted, Table<Text, Iri>>,
    /// The kind and the code of a currency, by its sign or name.
    pub currencies: Table<Text, (Iri, Text)>,
    /// Instruments by the last word of their names.
    pub instruments_by_lemma: Table<Text, Vec<Iri>>,
    /// What PLOVER says of its event types.
    pub plover: Vec<PloverType>,
    /// Who holds or held an office, by the office and the state or body.
    pub holders: Table<(Iri, Iri), Vec<Iri>>,
    /// Kinds of numbers that events are told with: killed, troops, money.
    pub quantities: ByIri<QuantityKind>,
    /// What events are done with: drones, tariffs.
    pub instruments: ByIri<Instrument>,
    /// What the classes of Wikidata are here, with their sector.
    pub wikidata_classes: BTreeMap<Iri, (ActorKind, Option<Text>)>,
    /// What the institutions and offices of states are called on Wikipedia.
    pub institutions: Institutions,
    pub names: Names,
}

/// A node of the event type hierarchy that frames evoke: `dm:Meeting`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventClass {
    pub iri: Iri,
    pub label: Text,
    pub plover: EventType,
    /// PLOVER mode, or our own where PLOVER has none: `meet`, `visit`.
    pub mode: Option<Text>,
    /// CAMEO code: `040`.
    pub cameo: Text,
    /// Goldstein scale, −10 (conflict) to 10 (cooperation).
    pub weight: f32,
    /// The direct predicate's local name: `met`.
    pub relation: Text,
    /// The relation holds both ways.
    pub is_symmetric: bool,
    /// A standing attitude (supports, opposes, recognises), told as a stance.
    pub polarity: Option<Polarity>,
    /// What promising a hostile act is instead: a threat.
    pub if_hostile: Option<Iri>,
    /// What promising not to do a friendly act is instead: a refusal.
    pub if_withheld: Option<Iri>,
    /// What it is where somebody and no thing or land is hit: who captures a general arrests him.
    pub if_person: Option<Iri>,
    /// What it is where a crowd does it: protesters who storm an office riot.
    pub if_crowd: Option<Iri>,
    /// What it is where a government does it: a state that protests complains.
    pub if_government: Option<Iri>,
    /// What it is, told by a noun, where people without arms do it: the strike of teachers is no air strike.
    pub if_civilians: Option<Iri>,
    /// What it is where a body between states is left: who withdraws from a union leaves an agreement.
    pub if_body: Option<Iri>,
    /// What it is where those who keep the law do it: a raid of the police is no attack.
    pub if_police: Option<Iri>,
    /// What it is where armed rebels are its object: who drives them out fights them.
    pub if_rebels: Option<Iri>,
    /// Event classes that happen with it: an invasion implies a presence of troops.
    pub implies: Vec<Iri>,
    /// What may be the source.
    pub sources: Filling,
    /// What may be the target.
    pub targets: Filling,
    /// Sectors of whom it is not done to: to speak to a newspaper is no phone call.
    pub spares: Vec<Text>,
    /// Only who holds power does it: states, their servants, armed groups, parties; of what is symmetric, one side.
    pub is_official: bool,
    /// Whom or where what is said concerns is its target, when nobody else is: "agreed to build a school in Mali".
    pub concerns: bool,
    /// Done to people, who may be told in words alone: "arrested three lawyers".
    pub hits_people: bool,
    /// Done by the authorities of where it happens, when nobody is named: "was arrested in Belarus".
    pub by_authorities: bool,
    /// Against a flood or a disease it is no such event: "declared a state of emergency".
    pub unless_disaster: bool,
}

/// What may fill a role beside an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Filling {
    /// Only people, no state or body: "resigned".
    Person,
    /// Only who is named or described: "Russia", "two soldiers".
    Actor,
    /// Also whose it is: "Russian tanks", "Iran's proposal".
    Owned,
    /// Also a place that is not a state: "bombed Aleppo".
    Place,
    /// Also a building, vessel or stretch of land, in the words of the text: "attacked a police station".
    Site,
    /// A place, or a stretch of land in the words of the text: "captured the town".
    Territory,
    /// Also any noun phrase, in the words of the text: "rejected the plan".
    Thing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    Support,
    Oppose,
    Neutral,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub iri: Iri,
    pub kind: ActorKind,
    pub label: Text,
    /// Other names, exact: also in other scripts and spellings.
    pub names: Vec<Text>,
    /// "Russian": an adjective that stands for the actor or what is its own.
    pub adjectives: Vec<Text>,
    /// "Russian", "Russians": people of the state.
    pub demonyms: Vec<Text>,
    /// Names of a seat of government that stand for it: "Kremlin". Capitals are in `capital`.
    pub metonyms: Vec<Text>,
    pub capital: Option<Iri>,
    /// Groups: the states that a name stands for together, "the two Koreas", each of which acts for itself.
    pub members: Vec<Iri>,
    /// Persons: the part that stands for the whole after first mention.
    pub family_name: Option<Text>,
    pub gender: Option<Gender>,
    /// The state that a person or body belongs to. Not set for states.
    pub state: Option<Iri>,
    /// Sector code: GOV MIL REB OPP PTY JUD LEG SPY COP MED BUS CVL IGO NGO …
    pub sector: Option<Text>,
    pub tenures: Vec<Tenure>,
    /// ISO 3166-1 alpha-2 and alpha-3, states only.
    pub iso2: Option<Text>,
    pub iso3: Option<Text>,
    /// CAMEO actor code: `RUS`, `IGOUNO`.
    pub cameo: Option<Text>,
    pub wikipedia: Option<Text>,
    pub wikidata: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    State,
    /// A disputed or dependent territory with its own authorities: a neutral type.
    Polity,
    Organisation,
    Person,
    /// An ethnic, religious or national group.
    Group,
}

impl ActorKind {
    /// Whether it governs land: a state or a polity.
    pub fn is_state(self) -> bool {
        matches!(self, ActorKind::State | ActorKind::Polity)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    Female,
    Male,
}

/// An office held in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    pub office: Iri,
    /// The state or organisation whose office it is.
    pub of: Iri,
    /// First day, or the first day of the month or year that is known; none: unknown.
    pub from: Option<NaiveDate>,
    /// Last day; none: open or unknown.
    pub to: Option<NaiveDate>,
}

impl Tenure {
    /// Whether it holds on a day, as far as its bounds are known.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A kind of office: "foreign minister".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub iri: Iri,
    pub label: Text,
    /// "foreign minister", "minister of foreign affairs", "head of diplomacy". Lower case unless a name.
    pub names: Vec<Text>,
    pub sector: Option<Text>,
    /// Whether one person at a time holds it for a state or body.
    pub is_unique: bool,
    /// Whether its holder leads a government: "the Bush administration".
    pub leads: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub iri: Iri,
    pub kind: PlaceKind,
    pub label: Text,
    pub names: Vec<Text>,
    /// The state or polity that contains it; none for seas, and for what is disputed.
    pub state: Option<Iri>,
    pub latitude: Option<f32>,
    pub longitude: Option<f32>,
    pub wikipedia: Option<Text>,
    /// Whether Wikipedia names towns inside it with its name: "Toledo, Ohio".
    pub titles_within: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    City,
    /// A province, federal state, or part of a country.
    Region,
    /// Crosses borders: "Middle East", "Sahel".
    WorldRegion,
    Water,
    /// A crossing, base, plant, airport, building.
    Site,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    pub iri: Iri,
    pub label: Text,
    /// Words and phrases that tell the topic, as lemmas in lower case or as names.
    pub keywords: Vec<Text>,
    /// What it belongs to: `topic:nuclear` is broader than `topic:nuclear-tests`.
    pub broader: Vec<Iri>,
    /// The actor or place that the topic is about: `topic:taiwan` is about `actor:taiwan`.
    pub about: Option<Iri>,
}

/// A kind of number that an event is told with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityKind {
    pub iri: Iri,
    pub label: Text,
    /// Verbs whose object is counted: "killed 12 people".
    pub verbs: Vec<Text>,
    /// Verbs whose subject is counted: "12 people died".
    pub subject_of: Vec<Text>,
    /// What is said of those who are counted: "left 12 dead".
    pub adjectives: Vec<Text>,
    /// Deeds that are counted: "12 deaths".
    pub nouns: Vec<Text>,
    /// What is counted wherever it takes part: "1,000 troops".
    pub counts: Vec<Text>,
    /// ISO 4217 codes of currencies by their signs and names, as pairs.
    pub units: Vec<(Text, Text)>,
    pub examples: Vec<(Text, Text)>,
}

/// What a word is to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// "killed 12".
    Object,
    /// "12 died".
    Subject,
    /// "12 dead".
    Adjective,
    /// "12 deaths".
    Deed,
    /// "12 tanks".
    Thing,
}

/// What an event is done with: "drone".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    pub iri: Iri,
    pub label: Text,
    /// Lemmas, of one or more words.
    pub nouns: Vec<Text>,
    pub examples: Vec<Text>,
}

/// A publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub iri: Iri,
    pub label: Text,
    pub names: Vec<Text>,
    pub hosts: Vec<Text>,
    pub state: Option<Iri>,
    /// Its reports are reprinted by others.
    pub is_agency: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordClass {
    Verb,
    Noun,
    Adjective,
    Adverb,
    Auxiliary,
    Preposition,
}

/// How a word evokes an event class, and where its participants stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub iri: Iri,
    pub class: WordClass,
    /// Lemmas that share this syntax: "impose", "slap".
    pub lemmas: Vec<Text>,
    /// Verbs: the particle ("up" in "step up").
    pub particle: Option<Text>,
    /// Prepositions of which one must lead a phrase of the verb: "attacked Trump for his taxes".
    pub beside: Vec<Text>,
    /// The verb must have an object: "returned the bronzes to Nigeria", not "returned to Nigeria".
    pub is_transitive: bool,
    /// The verb must have none: "called for talks", not "called the support for rebels a crime".
    pub is_intransitive: bool,
    /// Done by states and bodies only: people "stand with" others for a picture.
    pub by_bodies: bool,
    /// Nouns of which one must be who or what does it: "troops left", "a bomb killed".
    pub subjects: Vec<Text>,
    /// Light verbs: the head lemma of the object must be one of these ("sanction", "talks").
    pub objects: Vec<Text>,
    /// Required clause.
    pub clause: Option<Clause>,
    /// Phrases of which one must stand by the verb, with its preposition: "put an editor on trial".
    pub phrases: Vec<Text>,
    /// Verbs of which one must head the clause: "called Iraq's president to thank him" is a phone call.
    pub clause_verbs: Vec<Text>,
    /// The clause must be negated: "said that it would not tolerate the attacks".
    pub clause_is_negated: bool,
    /// Words of which one must tell that the clause is asked for: "said that Chad must leave".
    pub modals: Vec<Text>,
    /// Event class.
    pub evokes: Iri,
    pub source: Vec<Slot>,
    pub target: Vec<Slot>,
    /// Target may be missing and the event is still told: "Russia withdrew its troops".
    pub target_optional: bool,
    /// The source may be missing: "three people were killed".
    pub source_optional: bool,
    /// Roles are filled by actors only (persons, bodies, states, groups), the default; or by anything.
    pub target_is_any: bool,
    /// Standing attitude or standing fact rather than something that happened.
    pub examples: Vec<Example>,
    /// Sentences in which this frame must not be read.
    pub counter_examples: Vec<Text>,
}

impl Frame {
    /// "has no intention": whether its object is that there is none of this noun.
    pub fn says_no(&self, noun: &str) -> bool {
        self.objects.iter().any(|object| object.strip_prefix("no ") == Some(noun))
    }
}

/// A word that tells where somebody stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Attitude {
    /// How it is read: its source is the holder; it evokes no event.
    pub frame: Frame,
    /// The stance's predicate: `supports`.
    pub relation: Text,
    pub polarity: Polarity,
    /// What it is when negated, where that is an attitude, too: `doesNotRecognise`.
    pub negated: Option<(Text, Polarity)>,
    /// Read only when negated: "does not accept".
    pub only_negated: bool,
    /// Never toward an actor: "welcomed Macron" is a meeting.
    pub toward_things: bool,
    /// Never in the passive: "a person wanted by a court".
    pub is_active: bool,
    /// Verbs whose object the noun is where it is no attitude: "provided support".
    pub except_verbs: Vec<Text>,
    /// The clause says what something is: "maintains that the island is its own".
    pub is_copular: bool,
    /// Something is said of the object: "considers Kosovo part of Serbia".
    pub has_predicate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clause {
    Infinitive,
    That,
    /// "that" with a verb that stands for a wish: "insisted that Mali leave".
    Subjunctive,
    Gerund,
    Any,
}

/// Where a participant stands relative to the trigger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Logical subject: the subject of an active, the by-phrase of a passive.
    Subject,
    /// Logical object: the object of an active, the subject of a passive.
    Object,
    IndirectObject,
    /// Nouns: "Russia's invasion", "its support".
    Possessor,
    /// Nouns: "Israeli strikes", "Moscow talks" (an adjective or a compound that names an actor).
    Modifier,
    /// A phrase with this preposition on the trigger or, in a light verb, on its object.
    Preposition(Text),
    /// Subject of the clause that the trigger governs: "accused X of", "urged X to".
    ClauseSubject,
    /// Object of the clause that the trigger governs: "agreed to support X".
    ClauseObject,
    /// The clause that the trigger governs, of attitudes: "supports sending tanks".
    Clause,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub text: Text,
    pub source: Option<Text>,
    pub target: Option<Text>,
}

/// A reporting, attitude or hedging word: what it does to the clause that it governs.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeechWord {
    pub iri: Iri,
    pub class: WordClass,
    pub lemmas: Vec<Text>,
    /// Whether the subject says the content, so that it is a claim with a speaker.
    pub is_reporting: bool,
    /// Whether the subject does not hold the content for true: "deny", "doubt".
    pub is_disowning: bool,
    /// What the governed clause is, as far as the article tells.
    pub factuality: Factuality,
    /// What it makes of it when the saying is past: "said that it would".
    pub under_past: Option<Factuality>,
    /// What an auxiliary makes of it when it is negated: "could not".
    pub when_negated: Option<Factuality>,
    /// Preposition that names the addressee ("to"); the object does in "told X that".
    pub addressee: Option<Text>,
    pub examples: Vec<SpeechExample>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeechExample {
    pub text: Text,
    /// The word inside the governed clause whose factuality is told.
    pub trigger: Text,
    pub factuality: Factuality,
    pub claimant: Option<Text>,
}

/// How an article tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Factuality {
    Reported,
    Planned,
    Possible,
    /// Only if something else happens.
    Conditional,
    /// Asked for, ordered.
    Demanded,
    /// Expected with fear.
    Feared,
    Denied,
    Claimed,
}

impl Factuality {
    /// One of five: what is conditional, demanded or feared is possible.
    pub fn coarse(self) -> Self {
        match self {
            Self::Conditional | Self::Demanded | Self::Feared => Self::Possible,
            told => told,
        }
    }

    /// The finer name, where [`Factuality::coarse`] says less.
    pub fn modality(self) -> Option<Self> {
        (self != self.coarse()).then_some(self)
    }
}

/// A noun that names an actor by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentNoun {
    pub lemmas: Vec<Text>,
    /// Sector code: "troops" MIL, "protester" CVL, "official" GOV.
    pub sector: Option<Text>,
    pub is_person: bool,
    /// Only with a state or body beside it: "Israeli forces", never "market forces".
    pub needs_state: bool,
    /// Only several: "African states".
    pub is_plural: bool,
}

/// Closed sets of lemmas, `dm:WordSet` in grammar.ttl.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordSet {
    /// `word:position-nouns`: what an actor wants on a topic: "position", "stance", "policy".
    PositionNoun,
    /// `word:strong-words`: "firmly" in "firmly opposes".
    StrongWord,
    /// `word:weak-words`: "cautiously" in "cautiously welcomed".
    WeakWord,
    /// `word:occasion-nouns`: "talks" in "said during the talks".
    OccasionNoun,
    /// `word:interview-words`: "our reporter interviewed the mayor", "an interview with".
    InterviewWord,
    /// `word:courtesy-verbs`: "like" in "I would like to reaffirm".
    CourtesyVerb,
    /// `word:rank-words`: "first" in "the first country to recognise it".
    RankWord,
    /// `word:player-nouns`: "striker" in "the striker attacked the defence".
    PlayerNoun,
    /// `word:sport-words`: "cricket" in "the Cricket Council".
    SportWord,
    /// `word:pet-nouns`: "dog" in "the senator's dog".
    PetNoun,
    /// `word:fiction-words`: "film" in "the film shows how".
    FictionWord,
    /// `word:blame-nouns`: "responsibility" in "claimed responsibility for the attack".
    BlameNoun,
    /// `word:ascribing-verbs`: "blame" in "an attack blamed on the rebels".
    AscribingVerb,
    /// `word:onset-nouns`: "start" in "announced the start of an offensive".
    OnsetNoun,
    /// `word:head-counts`: "thousands" in "thousands rallied".
    HeadCount,
    /// `word:doer-predicates`: "responsible" in "was responsible for the attack".
    DoerPredicate,
    /// `word:describing-verbs`: "call" in "called it 'a crime'".
    DescribingVerb,
    /// `word:view-nouns`: "view" in "in the view of".
    ViewNoun,
    /// `word:locative-prepositions`: "in", "at", "near".
    LocativePreposition,
    /// `word:topic-prepositions`: "on", "over", "regarding".
    TopicPreposition,
    /// `word:growth-nouns`: "increase" in "announced an increase in aid".
    GrowthNoun,
    /// `word:answer-nouns`: "response" in "went on strike in response to".
    AnswerNoun,
    /// `word:pair-nouns`: "sides" in "the two sides".
    PairNoun,
    /// `word:prison-nouns`: "jail" in "was freed from a Syrian jail".
    PrisonNoun,
    /// `word:territory-nouns`: "island" in "the island".
    TerritoryNoun,
    /// `word:country-nouns`: "country" in "the country".
    CountryNoun,
    /// `word:country-attributes`: "island" in "the island nation".
    CountryAttribute,
    /// `word:bloc-nouns`: "alliance" in "the alliance".
    BlocNoun,
    /// `word:society-nouns`: "group" in "the rights group".
    SocietyNoun,
    /// `word:town-nouns`: "city" in "the city".
    TownNoun,
    /// `word:circle-nouns`: "team" in "the team".
    CircleNoun,
    /// `word:compass-nouns`: "North" in "the North".
    CompassNoun,
    /// `word:portfolio-offices`: "minister" in "health minister".
    PortfolioOffice,
    /// `word:portfolios`: "health" in "health minister".
    Portfolio,
    /// `word:part-adjectives`: "Eastern" in "Eastern Ukraine".
    PartAdjective,
    /// `word:worldwide-adjectives`: "International" in "International Tea Office".
    WorldwideAdjective,
    /// `word:place-nouns`: "district" in "this district".
    PlaceNoun,
    /// `word:government-nouns`: stand for their state: "government", "administration".
    GovernmentNoun,
    /// `word:force-nouns`: "Force" in "Air Force F-35".
    ForceNoun,
    /// `word:machine-makers`: "Cessna" in "Cessna 208 Caravan".
    MachineMaker,
    /// `word:name-openers`: "Miss" in "Miss France".
    NameOpener,
    /// `word:ship-prefixes`: "USS" in "USS Gerald R. Ford".
    ShipPrefix,
    /// `word:state-nouns`: "Government" in "the Federal Government of Somalia".
    StateNoun,
    /// `word:former-adjectives`.
    FormerAdjective,
    /// `word:weapon-nouns`: whose they are, is their military's: "a Kenyan drone".
    WeaponNoun,
    /// `word:citizen-nouns`: "hostage" in "Kenyan hostages".
    CitizenNoun,
    /// `word:court-nouns`: "court" in "the Fijian High Court".
    CourtNoun,
    /// `word:contest-verbs`: "beat" in "Spain beat Italy".
    ContestVerb,
    /// `word:team-nouns`: "Racing" in "Ana Silva Racing".
    TeamNoun,
    /// `word:embassy-nouns`: "embassy" in "the Kenyan embassy in Paris".
    EmbassyNoun,
    /// `word:yearly-names`: "tropical storm" in "Tropical Storm Ana".
    YearlyName,
    /// `word:womens-words`: "women" in "the women's World Cup".
    WomensWord,
    /// `word:side-nouns`: "team" in "the Spanish women's team".
    SideNoun,
    /// `word:titled-kinds`: "oblasts" in "the Kharkiv and Poltava oblasts".
    TitledKind,
    /// `word:small-kinds`: "province" in "Trat province".
    SmallKind,
    /// `word:versus-marks`: "v." in "Silva v. Chad".
    VersusMark,
    /// `word:royal-titles`: "Queen" in "Queen Ana".
    RoyalTitle,
    /// `word:local-offices`: "governor" in "Texas governor".
    LocalOffice,
    /// `word:presidency-nouns`: "administration" in "the Milei administration".
    PresidencyNoun,
    /// `word:state-body-nouns`: "Court" in "Supreme Court of Chad".
    StateBodyNoun,
    /// `word:body-nouns`: "Council" in a name.
    BodyNoun,
    /// `word:place-name-nouns`: "River" in a name.
    PlaceNameNoun,
    /// `word:shared-names`: words of names that many bodies bear: "Foreign" in "Foreign Ministry".
    SharedName,
    /// `word:name-particles`: "de", "bin".
    NameParticle,
    /// `word:company-forms`: "Inc." in "Lumora, Inc.".
    CompanyForm,
    /// `word:name-possessors`: "People" in "People's Defence Forces".
    NamePossessor,
    /// `word:award-nouns`: "prize" in "Nobel Prize in Chemistry".
    AwardNoun,
    /// `word:local-nouns`: "airport" in "Goma International Airport".
    LocalNoun,
    /// `word:generation-suffixes`: "Jr." in "Ana Silva Jr.".
    GenerationSuffix,
    /// `word:name-links`: "for" in "Centre for Human Rights".
    NameLink,
    /// `word:given-names`: of people, in small letters.
    GivenName,
    /// `word:women-names`: given names that only women bear.
    WomenName,
    /// `word:either-names`: given names that women and men bear.
    EitherName,
    /// `word:women-nouns`: "mother", "Mrs".
    WomenNoun,
    /// `word:men-nouns`: "father", "Mr".
    MenNoun,
    /// `word:machine-nouns`: "plane" in "the plane".
    MachineNoun,
    /// `word:branch-nouns`: "industry" in "the film industry".
    BranchNoun,
    /// `word:hazard-nouns`: "Typhoon" in a name.
    HazardNoun,
    /// `word:thing-nouns`: "refugee camp" in "the Jenin refugee camp".
    ThingNoun,
    /// `word:untitled-nouns`: "region" in "the Amhara region".
    UntitledNoun,
    /// `word:transparent-nouns`: "group" in "a group of senators".
    TransparentNoun,
    /// `word:relational-nouns`: "neighbour" in "its neighbour".
    RelationalNoun,
    /// `word:sequence-markers`: "before" in "before he visits".
    SequenceMarker,
    /// `word:past-adjectives`: tell that a deed was done: "earlier", "recent".
    PastAdjective,
    /// `word:simultaneous-markers`: open what happens at once: "when", "during".
    SimultaneousMarker,
    /// `word:aftermath-markers`: lead the talks that somebody has just held: "after".
    AftermathMarker,
    /// `word:pending-markers`: "until" in "until it withdraws".
    PendingMarker,
    CallingOffVerb,
    CitingVerb,
    ExcessWord,
    ContingencyNoun,
    ChargingVerb,
    AnybodyWord,
    /// `word:attempt-verbs`: "try".
    AttemptVerb,
    /// `word:accident-verbs`: "crash".
    AccidentVerb,
    /// `word:disaster-nouns`: "flood" in "declared a state of emergency over the floods".
    DisasterNoun,
    /// `word:projectile-nouns`: "missile" in "two Russian missiles hit the town".
    ProjectileNoun,
    /// `word:accident-nouns`: "crash" in "investigated the crash".
    AccidentNoun,
    /// `word:club-nouns`: "club" in "the president of the chess club".
    ClubNoun,
    /// `word:conference-nouns`: "foreign minister" in "foreign ministers in Cairo".
    ConferenceNoun,
    /// `word:period-nouns`: "day" in "attacked the town for a third day".
    PeriodNoun,
    /// `word:dissident-nouns`: "activist" in "Three activists were arrested".
    DissidentNoun,
    /// `word:safety-words`: "Safety" in "the Transport Safety Board opened an inquiry".
    SafetyWord,
    /// `word:private-offences`: "burglary" in "arrested two men for burglary".
    PrivateOffence,
    /// `word:drug-nouns`: "cocaine" in "seized two tons of cocaine".
    DrugNoun,
    /// `word:frequency-adverbs`: "often" in "they would often attack".
    FrequencyAdverb,
    /// `word:using-verbs`: "use" in "used tear gas to disperse them".
    UsingVerb,
    /// `word:showing-verbs`: "show" in "footage shows troops beating a man".
    ShowingVerb,
    /// `word:naming-nouns`: "territory" in "the territory of Kashmir".
    NamingNoun,
    /// `word:land-nouns`: what can be held: "village", "base".
    LandNoun,
    /// `word:site-nouns`: what is attacked, held or seized: "village", "base", "convoy".
    SiteNoun,
    /// `word:movement-nouns`: what a body is, said behind its name: "the Hezbollah movement".
    MovementNoun,
    /// `word:movement-attributes`: what may stand between: "the Hezbollah militant group".
    MovementAttribute,
    /// `word:crowd-nouns`: who protests, whatever they do: "rioter".
    CrowdNoun,
    /// `word:protest-words`: what is a protest whoever does it: "the party held a protest", but no rally.
    ProtestWord,
    /// `word:holding-verbs`: "carrying" in "a bus carrying soldiers".
    HoldingVerb,
    /// `word:border-nouns`: what one shares with a neighbour: "its border with Chad".
    BorderNoun,
    /// `word:loyal-adjectives`: whose troops they are: "forces loyal to".
    LoyalAdjective,
    /// `word:kinship-adjectives`: of whose people, not of whose state: "ethnic Albanians".
    KinshipAdjective,
    /// `word:community-nouns`: people of one kind where they live: "the Albanian minority in Macedonia".
    CommunityNoun,
    /// `word:envoy-nouns`: who is sent to a capital is sent to its state: "its ambassador in Paris".
    EnvoyNoun,
    /// `word:person-nouns`: who is hit, held or freed, in the words of the text: "arrested three lawyers".
    PersonNoun,
    /// `word:contrast-markers`: "while", "whereas".
    ContrastMarker,
    /// `word:toll-prepositions`: before the attack in which somebody is hit: "in", "during", "when".
    TollPreposition,
    /// `word:setting-prepositions`: place a noun in time, space or cause: "during", "after".
    SettingPreposition,
    /// `word:support-verbs`: whose subject does what their object names: "launch" in "launched an attack".
    SupportVerb,
    /// `word:unpeopled-nouns`: subjects of verbs of doing that are no actors: "report".
    UnpeopledNoun,
    /// `word:figurative-verbs`: "hit" in "raised tariffs, hitting farmers".
    FigurativeVerb,
    /// `word:decree-nouns`: "law" in "signed a law that bans the party".
    DecreeNoun,
    /// `word:leading-participles`: "led" in "Vietnamese-led forces".
    LeadingParticiple,
    /// `word:retinue-nouns`: "campaign" in "Trump's campaign".
    RetinueNoun,
    /// `word:backing-participles`: "backed" in "Iran-backed groups".
    BackingParticiple,
    /// `word:contest-nouns`: "final" in "met Argentina in the final".
    ContestNoun,
    /// `word:reciprocals`: "each other".
    Reciprocal,
    /// `word:stranger-nouns`: "tourist", who is not at home where he is.
    StrangerNoun,
    /// `word:sole-names`: "state department", which one state alone has, unlike "Justice Ministry".
    SoleName,
    /// `word:outsider-nouns`: "ally", who is never of the state whose ally he is.
    OutsiderNoun,
    /// `word:partisan-nouns`: "supporter", who need not be of the state that he is for.
    PartisanNoun,
    /// `word:home-participles`: "registered" in "firms registered in Cyprus".
    HomeParticiple,
    /// `word:flight-participles`: "fleeing" in "refugees fleeing the war in Liberia".
    FlightParticiple,
    /// `word:companion-prepositions`: "along with" in "France, along with Chad,".
    CompanionPreposition,
    /// `word:carrier-nouns`: "effort" in "mediation efforts".
    CarrierNoun,
}

impl Ontology {
    /// How PLOVER codes an event of a class that is told so. What is only intended is a promise, a threat or a refusal.
    pub fn code(&self, class: &EventClass, factuality: Factuality, negated: bool, is_intended: bool) -> Code {
        let kind = self.plover.iter().find(|kind| kind.name == class.plover);
        let told = kind.and_then(|kind| match (is_intended, negated) {
            (true, false) => kind.announced.as_ref(),
            (true, true) => kind.refused.as_ref(),
            // "failed to agree"
            (false, _) if factuality == Factuality::Denied && kind.fails => kind.refused.as_ref(),
            (false, _) => None,
        });
        told.cloned().unwrap_or_else(|| Code {
            plover: class.plover,
            cameo: class.cameo.clone(),
            weight: class.weight,
        })
    }

    /// The words of a set; empty when the ontology has none.
    pub fn words(&self, set: WordSet) -> &Words {
        static EMPTY: LazyLock<Words> = LazyLock::new(Words::default);
        self.word_sets.get(set as usize).unwrap_or(&EMPTY)
    }
}
