//! Loading: Turtle subjects to typed values. What is malformed is named with its file and line.

use std::path::Path;

use chrono::NaiveDate;
use foldhash::fast::FixedState;

use crate::error::{Error, Result};
use crate::name::small;
use crate::ontology::packed::{Pack, Packed};
use crate::ontology::turtle::{Described, Subject, subjects};
use crate::ontology::{
    Actor, ActorKind, AgentNoun, Attitude, Clause, Code, Counted, EventClass, Evoked, Example, Factuality,
    Filling, Frame, Gender, Instrument, Iri, Names, Office, Ontology, Place, PlaceKind, PloverType, Polarity,
    QuantityKind, Slot, Source, SpeechExample, SpeechWord, Table, Tenure, Text, Topic, WordClass, WordSet,
    Words,
};
use crate::ontology::{EventType, UnknownEventType, last_word, part, term_parts};

const NS: &str = "https://w3id.org/demarche/ns#";

/// All files of `ontology/` but those that other layers read, packed by the build.
const BUILTIN: Pack = (
    include_str!(concat!(env!("OUT_DIR"), "/ontology.texts")),
    include_bytes!(concat!(env!("OUT_DIR"), "/ontology.numbers")),
);

/// Their example sentences.
const EXAMPLES: Pack = (
    include_str!(concat!(env!("OUT_DIR"), "/examples.texts")),
    include_bytes!(concat!(env!("OUT_DIR"), "/examples.numbers")),
);

impl Ontology {
    /// The embedded ontology.
    ///
    /// # Errors
    /// When it is malformed, which a test rules out for a released build.
    pub fn builtin() -> Result<Self> {
        Self::load(None)
    }

    /// The embedded ontology with the `*.ttl` files of `folder` after it. Without the built-in example sentences, which
    /// reading does not need.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, is not Turtle, or lacks what its kind needs.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        Self::of(&[BUILTIN], folder)
    }

    /// As [`Ontology::load`], with the example sentences.
    ///
    /// # Errors
    /// As [`Ontology::load`].
    pub fn with_examples(folder: Option<&Path>) -> Result<Self> {
        Self::of(&[BUILTIN, EXAMPLES], folder)
    }

    fn of(packs: &[Pack], folder: Option<&Path>) -> Result<Self> {
        let mut ontology = Self::default();
        ontology.make_room(packs.iter().copied().filter_map(Packed::new).flat_map(|pack| pack.classes));
        for subject in described(packs, folder)? {
            ontology.place(&subject?)?;
        }
        ontology.index();
        ontology.names = Names::new(&ontology);
        Ok(ontology)
    }

    /// Makes room for what there are thousands of, since growing would copy it again and again.
    fn make_room<'a>(&mut self, classes: impl Iterator<Item = (&'a str, usize)>) {
        let (mut frames, mut actors, mut places) = (0, 0, 0);
        for (class, count) in classes {
            frames += if class == "Frame" { count } else { 0 };
            actors += actor_kind(class).map_or(0, |_| count);
            places += place_kind(class).map_or(0, |_| count);
        }
        self.frames.reserve_exact(frames);
        self.actors.reserve_exact(actors);
        self.places.reserve_exact(places);
    }

    fn place(&mut self, subject: &Subject) -> Result<()> {
        let iri = subject.iri.clone();
        match subject.class() {
            Some("EventClass") => drop(self.classes.insert(iri, event_class(subject)?)),
            Some("PloverType") => self.plover.push(plover_type(subject)?),
            Some("Frame") => self.frames.push(frame(subject)?),
            Some("Attitude") => self.attitudes.push(attitude(subject)?),
            Some("SpeechWord") => self.speech.push(speech(subject)?),
            Some("AgentNoun") => self.agents.push(agent(subject)),
            Some("WordSet") => word_set(self, subject)?,
            Some("Office") => drop(self.offices.insert(iri, office(subject)?)),
            Some("InstitutionKind") => self.institutions.learn_kind(subject),
            Some("Topic") => drop(self.topics.insert(iri, topic(subject)?)),
            Some("Source") => drop(self.sources.insert(iri, source(subject)?)),
            Some("QuantityKind") => drop(self.quantities.insert(iri, quantity(subject)?)),
            Some("Instrument") => drop(self.instruments.insert(iri, instrument(subject)?)),
            Some("WikidataClass") => {
                let kind = subject.needed("as")?;
                let kind = actor_kind(&kind).ok_or_else(|| subject.wrong("expected a kind of actor"))?;
                self.wikidata_classes.insert(iri, (kind, subject.text("sector")));
            }
            Some(class) => {
                if let Some(kind) = actor_kind(class) {
                    self.institutions.learn_titles(subject);
                    self.actors.insert(iri, actor(subject, kind)?);
                } else if let Some(kind) = place_kind(class) {
                    self.institutions.learn_titles(subject);
                    self.places.insert(iri, place(subject, kind)?);
                }
            }
            None => {}
        }
        Ok(())
    }

    fn index(&mut self) {
        for actor in self.actors.values() {
            for tenure in &actor.tenures {
                let known = self.holders.entry((tenure.office.clone(), tenure.of.clone())).or_default();
                if known.last() != Some(&actor.iri) {
                    known.push(actor.iri.clone());
                }
            }
        }
        for (index, frame) in self.frames.iter().enumerate() {
            let room = || Table::with_capacity_and_hasher(self.frames.len(), FixedState::default());
            evoke(self.frames_by_lemma.entry(frame.class).or_insert_with(room), index, &frame.lemmas);
        }
        for (index, attitude) in self.attitudes.iter().enumerate() {
            for lemma in &attitude.frame.lemmas {
                let known = self.attitudes_by_lemma.entry(attitude.frame.class).or_default();
                known.entry(lemma.clone()).or_default().push(index);
            }
        }
        for (index, word) in self.speech.iter().enumerate() {
            for lemma in &word.lemmas {
                let known = self.speech_by_lemma.entry(word.class).or_default();
                known.entry(lemma.clone()).or_default().push(index);
            }
        }
        for kind in self.quantities.values() {
            let lists = [
                (&kind.verbs, Counted::Object),
                (&kind.subject_of, Counted::Subject),
                (&kind.adjectives, Counted::Adjective),
                (&kind.nouns, Counted::Deed),
                (&kind.counts, Counted::Thing),
            ];
            for (lemmas, role) in lists {
                for lemma in lemmas {
                    let known = self.quantities_by_lemma.entry(role).or_default();
                    known.insert(lemma.clone(), kind.iri.clone());
                }
            }
            for (sign, code) in &kind.units {
                self.currencies.insert(sign.clone(), (kind.iri.clone(), code.clone()));
            }
        }
        for instrument in self.instruments.values() {
            for noun in &instrument.nouns {
                let known = self.instruments_by_lemma.entry(part(noun, last_word)).or_default();
                if known.last() != Some(&instrument.iri) {
                    known.push(instrument.iri.clone());
                }
            }
        }
        for (index, agent) in self.agents.iter().enumerate() {
            for lemma in &agent.lemmas {
                self.agents_by_lemma.insert(lemma.clone(), index);
            }
        }
    }
}

/// Files the terms of a frame under the lemmas that they may be told with.
fn evoke(known: &mut Table<Text, Vec<Evoked>>, frame: usize, terms: &[Text]) {
    for (term, text) in terms.iter().enumerate() {
        let head = head(text);
        let evoked = match known.get_mut(head) {
            Some(evoked) => evoked,
            None => known.entry(part(text, self::head)).or_default(),
        };
        match evoked.last_mut() {
            Some(last) if last.frame == frame => last.terms.push(term),
            _ => evoked.push(Evoked { frame, terms: vec![term] }),
        }
    }
    // A lemma is written in small letters and may lack its "e": under "car" also "care".
    for (term, head) in terms.iter().map(|term| head(term)).enumerate() {
        let lower = small(head);
        let others = [Some(&*lower).filter(|lower| *lower != head), lower.strip_suffix('e')];
        for other in others.into_iter().flatten() {
            let last = known.get_mut(other).and_then(|evoked| evoked.last_mut());
            if let Some(last) = last.filter(|last| last.frame == frame && !last.terms.contains(&term)) {
                last.terms.push(term);
            }
        }
    }
}

/// The word by which a term is found: "hunger strike" and "state of emergency" by their heads.
fn head(term: &str) -> &str {
    last_word(term_parts(term).0)
}

/// All that is built in and all that the files of a folder describe, in the order of their IRIs; what the folder describes
/// adds to what is built in, or replaces it.
pub(crate) fn described(packs: &[Pack], folder: Option<&Path>) -> Result<Subjects> {
    let malformed = || Error::Ontology {
        file: "built in".to_owned(),
        line: 1,
        message: "cut short, or not as the build packs it".to_owned(),
    };
    let unpacked =
        |pack| Ok(Packed::new(pack).ok_or_else(malformed)?.map(move |subject| subject.ok_or_else(malformed)));
    if let (&[only], None) = (packs, folder) {
        return Ok(Box::new(unpacked(only)?));
    }
    let mut all = Described::default();
    for &pack in packs {
        for subject in unpacked(pack)? {
            all.add(subject?);
        }
    }
    for (file, text) in folder.map_or(Ok(Vec::new()), files_of)? {
        for subject in subjects(&file, &text)? {
            if subject.flag("replaces") {
                all.remove(&subject.iri);
            }
            all.add(subject);
        }
    }
    Ok(Box::new(all.in_order().into_iter().map(Ok)))
}

/// Subjects one after another.
pub(crate) type Subjects = Box<dyn Iterator<Item = Result<Subject>>>;

/// The Turtle files of a folder, by name.
fn files_of(folder: &Path) -> Result<Vec<(String, String)>> {
    let failed = |path: &Path, source| Error::Read { path: path.to_owned(), cause: source };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        if path.extension().is_some_and(|extension| extension == "ttl") {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
        Ok((path.display().to_string(), text))
    };
    paths.into_iter().map(read).collect()
}

fn plover_type(s: &Subject) -> Result<PloverType> {
    let code = |key: &str| -> Result<Option<Code>> {
        let Some(node) = s.nodes(key).into_iter().next() else { return Ok(None) };
        let weight = node.needed("weight")?;
        Ok(Some(Code {
            plover: event_type(s, &node.needed("plover")?)?,
            cameo: node.needed("cameo")?,
            weight: weight
                .parse()
                .map_err(|_| s.wrong(format!("expected a number as weight, found {weight:?}")))?,
        }))
    };
    Ok(PloverType {
        name: event_type(s, s.iri.rsplit('/').next().unwrap_or_default())?,
        definition: s.needed("rdfs:comment")?,
        announced: code("announced")?,
        fails: s.flag("fails"),
        refused: code("refused")?,
    })
}

fn event_type(s: &Subject, text: &str) -> Result<EventType> {
    text.parse().map_err(|error: UnknownEventType| s.wrong(error.to_string()))
}

fn event_class(s: &Subject) -> Result<EventClass> {
    let weight = s.needed("weight")?;
    Ok(EventClass {
        iri: s.iri.clone(),
        label: s.text("rdfs:label").ok_or_else(|| s.wrong("expected rdfs:label"))?,
        plover: event_type(s, &s.needed("plover")?)?,
        mode: s.text("mode"),
        cameo: s.needed("cameo")?,
        weight: weight
            .parse()
            .map_err(|_| s.wrong(format!("expected a number as weight, found {weight:?}")))?,
        relation: s.needed("relation")?,
        is_symmetric: s.flag("symmetric"),
        polarity: s.text("polarity").map(|text| polarity(s, &text)).transpose()?,
        is_official: s.flag("official"),
        concerns: s.flag("concerns"),
        hits_people: s.flag("hitsPeople"),
        by_authorities: s.flag("byAuthorities"),
        unless_disaster: s.flag("unlessDisaster"),
        spares: s.texts("spares"),
        if_hostile: s.iris("ifHostile").into_iter().next(),
        if_withheld: s.iris("ifWithheld").into_iter().next(),
        if_person: s.iris("ifPerson").into_iter().next(),
        if_crowd: s.iris("ifCrowd").into_iter().next(),
        if_government: s.iris("ifGovernment").into_iter().next(),
        if_civilians: s.iris("ifCivilians").into_iter().next(),
        if_body: s.iris("ifBody").into_iter().next(),
        if_police: s.iris("ifPolice").into_iter().next(),
        if_rebels: s.iris("ifRebels").into_iter().next(),
        implies: s.iris("implies"),
        sources: s.text("sources").map_or(Ok(Filling::Actor), |text| filling(s, &text))?,
        targets: s.text("targets").map_or(Ok(Filling::Owned), |text| filling(s, &text))?,
    })
}

fn filling(s: &Subject, text: &str) -> Result<Filling> {
    match text {
        "person" => Ok(Filling::Person),
        "actor" => Ok(Filling::Actor),
        "owned" => Ok(Filling::Owned),
        "place" => Ok(Filling::Place),
        "site" => Ok(Filling::Site),
        "territory" => Ok(Filling::Territory),
        "thing" => Ok(Filling::Thing),
        other => Err(s.wrong(format!(
            "expected person, actor, owned, place, site, territory or thing, found {other:?}"
        ))),
    }
}

fn polarity(s: &Subject, text: &str) -> Result<Polarity> {
    match text {
        "support" => Ok(Polarity::Support),
        "oppose" => Ok(Polarity::Oppose),
        "neutral" => Ok(Polarity::Neutral),
        other => Err(s.wrong(format!("expected support, oppose or neutral as polarity, found {other:?}"))),
    }
}

/// The word class and lemmas of the one key that is there.
fn lemmas(s: &Subject) -> Result<(WordClass, Vec<Text>)> {
    let keys = [
        ("verb", WordClass::Verb),
        ("noun", WordClass::Noun),
        ("adjective", WordClass::Adjective),
        ("adverb", WordClass::Adverb),
        ("auxiliary", WordClass::Auxiliary),
        ("preposition", WordClass::Preposition),
    ];
    let mut found = keys.into_iter().map(|(key, class)| (class, s.texts(key))).filter(|(_, l)| !l.is_empty());
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(s.wrong("expected one of verb, noun, adjective, adverb, auxiliary, preposition")),
    }
}

fn attitude(s: &Subject) -> Result<Attitude> {
    let negated =
        s.nodes("negated").into_iter().next().map(|node| -> Result<_> {
            Ok((node.needed("relation")?, polarity(s, &node.needed("polarity")?)?))
        });
    Ok(Attitude {
        frame: frame_of(s, s.iri.clone())?,
        relation: s.needed("relation")?,
        polarity: polarity(s, &s.needed("polarity")?)?,
        negated: negated.transpose()?,
        only_negated: s.flag("onlyNegated"),
        toward_things: s.flag("towardThings"),
        is_active: s.flag("active"),
        except_verbs: s.texts("exceptVerb"),
        is_copular: s.flag("copular"),
        has_predicate: s.flag("predicate"),
    })
}

fn frame(s: &Subject) -> Result<Frame> {
    let evokes = s.iri_of("evokes").ok_or_else(|| s.wrong("expected evokes with an event class"))?;
    frame_of(s, evokes)
}

fn frame_of(s: &Subject, evokes: Iri) -> Result<Frame> {
    let (class, lemmas) = lemmas(s)?;
    let lemmas = as_cut(lemmas);
    let slots = |key: &str| s.texts(key).iter().map(slot).collect::<Vec<Slot>>();
    let clause = match s.text("clause").as_deref() {
        None => None,
        Some("infinitive") => Some(Clause::Infinitive),
        Some("that") => Some(Clause::That),
        Some("subjunctive") => Some(Clause::Subjunctive),
        Some("gerund") => Some(Clause::Gerund),
        Some("any") => Some(Clause::Any),
        Some(other) => {
            return Err(s.wrong(format!(
                "expected infinitive, that, subjunctive, gerund or any as clause, found {other:?}"
            )));
        }
    };
    let example = |node: &Subject| -> Result<Example> {
        let text = node.text("text").ok_or_else(|| s.wrong("expected text in its example"))?;
        Ok(Example { text, source: node.text("source"), target: node.text("target") })
    };
    Ok(Frame {
        iri: s.iri.clone(),
        class,
        lemmas,
        particle: s.text("particle"),
        beside: s.texts("beside"),
        is_transitive: s.flag("transitive"),
        is_intransitive: s.flag("intransitive"),
        by_bodies: s.flag("byBodies"),
        subjects: as_cut(s.texts("subject")),
        objects: as_cut(s.texts("object")),
        clause,
        phrases: s.texts("phrase"),
        clause_verbs: s.texts("clauseVerb"),
        clause_is_negated: s.flag("clauseNegated"),
        modals: s.texts("modal"),
        evokes,
        source: slots("source"),
        target: slots("target"),
        target_optional: s.flag("targetOptional"),
        source_optional: s.flag("sourceOptional"),
        target_is_any: s.flag("targetAny"),
        examples: s.nodes("example").into_iter().map(example).collect::<Result<_>>()?,
        counter_examples: s.texts("counterExample"),
    })
}

/// Terms with those that the tokeniser cuts at hyphens: "no-fly zone" also as "no - fly zone".
fn as_cut(mut terms: Vec<Text>) -> Vec<Text> {
    let with_hyphen = terms.iter().filter(|term| term.contains('-'));
    let cut: Vec<Text> = with_hyphen.map(|term| term.replace('-', " - ").into()).collect();
    terms.extend(cut);
    terms
}

fn slot(text: &Text) -> Slot {
    match &**text {
        "subject" => Slot::Subject,
        "object" => Slot::Object,
        "indirect object" => Slot::IndirectObject,
        "possessor" => Slot::Possessor,
        "modifier" => Slot::Modifier,
        "clause subject" => Slot::ClauseSubject,
        "clause object" => Slot::ClauseObject,
        "clause" => Slot::Clause,
        _ => Slot::Preposition(text.clone()),
    }
}

fn makes(s: &Subject, node: &Subject) -> Result<Factuality> {
    told(s, &node.iri_of("makes").ok_or_else(|| s.wrong("expected makes"))?)
}

fn told(s: &Subject, iri: &str) -> Result<Factuality> {
    match iri.strip_prefix(NS) {
        Some("Reported") => Ok(Factuality::Reported),
        Some("Planned") => Ok(Factuality::Planned),
        Some("Possible") => Ok(Factuality::Possible),
        Some("Conditional") => Ok(Factuality::Conditional),
        Some("Demanded") => Ok(Factuality::Demanded),
        Some("Feared") => Ok(Factuality::Feared),
        Some("Denied") => Ok(Factuality::Denied),
        Some("Claimed") => Ok(Factuality::Claimed),
        _ => Err(s.wrong(format!(
            "expected dm:Reported, dm:Planned, dm:Possible, dm:Conditional, dm:Demanded, dm:Feared, dm:Denied or \
             dm:Claimed, found {iri}"
        ))),
    }
}

fn speech(s: &Subject) -> Result<SpeechWord> {
    let (class, lemmas) = lemmas(s)?;
    let example = |node: &Subject| -> Result<SpeechExample> {
        let needed =
            |key: &str| node.text(key).ok_or_else(|| s.wrong(format!("expected {key} in its example")));
        Ok(SpeechExample {
            text: needed("text")?,
            trigger: needed("trigger")?,
            factuality: makes(s, node)?,
            claimant: node.text("claimant"),
        })
    };
    Ok(SpeechWord {
        iri: s.iri.clone(),
        class,
        lemmas,
        is_reporting: s.flag("reporting"),
        is_disowning: s.flag("disowning"),
        under_past: s.iri_of("underPast").map(|iri| told(s, &iri)).transpose()?,
        when_negated: s.iri_of("whenNegated").map(|iri| told(s, &iri)).transpose()?,
        factuality: makes(s, s)?,
        addressee: s.text("addressee"),
        examples: s.nodes("example").into_iter().map(example).collect::<Result<_>>()?,
    })
}

fn agent(s: &Subject) -> AgentNoun {
    AgentNoun {
        lemmas: s.texts("noun"),
        sector: s.text("sector"),
        is_person: s.flag("person"),
        needs_state: s.flag("needsState"),
        is_plural: s.flag("plural"),
    }
}

fn word_set(ontology: &mut Ontology, s: &Subject) -> Result<()> {
    let set = match s.iri.rsplit('/').next() {
        Some("position-nouns") => WordSet::PositionNoun,
        Some("blame-nouns") => WordSet::BlameNoun,
        Some("ascribing-verbs") => WordSet::AscribingVerb,
        Some("onset-nouns") => WordSet::OnsetNoun,
        Some("head-counts") => WordSet::HeadCount,
        Some("stranger-nouns") => WordSet::StrangerNoun,
        Some("sole-names") => WordSet::SoleName,
        Some("outsider-nouns") => WordSet::OutsiderNoun,
        Some("partisan-nouns") => WordSet::PartisanNoun,
        Some("home-participles") => WordSet::HomeParticiple,
        Some("flight-participles") => WordSet::FlightParticiple,
        Some("occasion-nouns") => WordSet::OccasionNoun,
        Some("interview-words") => WordSet::InterviewWord,
        Some("courtesy-verbs") => WordSet::CourtesyVerb,
        Some("rank-words") => WordSet::RankWord,
        Some("player-nouns") => WordSet::PlayerNoun,
        Some("sport-words") => WordSet::SportWord,
        Some("pet-nouns") => WordSet::PetNoun,
        Some("fiction-words") => WordSet::FictionWord,
        Some("describing-verbs") => WordSet::DescribingVerb,
        Some("view-nouns") => WordSet::ViewNoun,
        Some("strong-words") => WordSet::StrongWord,
        Some("weak-words") => WordSet::WeakWord,
        Some("locative-prepositions") => WordSet::LocativePreposition,
        Some("topic-prepositions") => WordSet::TopicPreposition,
        Some("growth-nouns") => WordSet::GrowthNoun,
        Some("answer-nouns") => WordSet::AnswerNoun,
        Some("pair-nouns") => WordSet::PairNoun,
        Some("prison-nouns") => WordSet::PrisonNoun,
        Some("territory-nouns") => WordSet::TerritoryNoun,
        Some("country-nouns") => WordSet::CountryNoun,
        Some("country-attributes") => WordSet::CountryAttribute,
        Some("bloc-nouns") => WordSet::BlocNoun,
        Some("society-nouns") => WordSet::SocietyNoun,
        Some("town-nouns") => WordSet::TownNoun,
        Some("circle-nouns") => WordSet::CircleNoun,
        Some("compass-nouns") => WordSet::CompassNoun,
        Some("portfolio-offices") => WordSet::PortfolioOffice,
        Some("portfolios") => WordSet::Portfolio,
        Some("part-adjectives") => WordSet::PartAdjective,
        Some("worldwide-adjectives") => WordSet::WorldwideAdjective,
        Some("place-nouns") => WordSet::PlaceNoun,
        Some("government-nouns") => WordSet::GovernmentNoun,
        Some("force-nouns") => WordSet::ForceNoun,
        Some("machine-makers") => WordSet::MachineMaker,
        Some("name-openers") => WordSet::NameOpener,
        Some("ship-prefixes") => WordSet::ShipPrefix,
        Some("state-nouns") => WordSet::StateNoun,
        Some("former-adjectives") => WordSet::FormerAdjective,
        Some("weapon-nouns") => WordSet::WeaponNoun,
        Some("citizen-nouns") => WordSet::CitizenNoun,
        Some("court-nouns") => WordSet::CourtNoun,
        Some("contest-verbs") => WordSet::ContestVerb,
        Some("team-nouns") => WordSet::TeamNoun,
        Some("embassy-nouns") => WordSet::EmbassyNoun,
        Some("yearly-names") => WordSet::YearlyName,
        Some("womens-words") => WordSet::WomensWord,
        Some("side-nouns") => WordSet::SideNoun,
        Some("titled-kinds") => WordSet::TitledKind,
        Some("small-kinds") => WordSet::SmallKind,
        Some("versus-marks") => WordSet::VersusMark,
        Some("royal-titles") => WordSet::RoyalTitle,
        Some("local-offices") => WordSet::LocalOffice,
        Some("presidency-nouns") => WordSet::PresidencyNoun,
        Some("state-body-nouns") => WordSet::StateBodyNoun,
        Some("body-nouns") => WordSet::BodyNoun,
        Some("place-name-nouns") => WordSet::PlaceNameNoun,
        Some("shared-names") => WordSet::SharedName,
        Some("name-particles") => WordSet::NameParticle,
        Some("company-forms") => WordSet::CompanyForm,
        Some("name-possessors") => WordSet::NamePossessor,
        Some("local-nouns") => WordSet::LocalNoun,
        Some("award-nouns") => WordSet::AwardNoun,
        Some("generation-suffixes") => WordSet::GenerationSuffix,
        Some("name-links") => WordSet::NameLink,
        Some("given-names") => WordSet::GivenName,
        Some("women-names") => WordSet::WomenName,
        Some("either-names") => WordSet::EitherName,
        Some("women-nouns") => WordSet::WomenNoun,
        Some("men-nouns") => WordSet::MenNoun,
        Some("machine-nouns") => WordSet::MachineNoun,
        Some("branch-nouns") => WordSet::BranchNoun,
        Some("hazard-nouns") => WordSet::HazardNoun,
        Some("thing-nouns") => WordSet::ThingNoun,
        Some("untitled-nouns") => WordSet::UntitledNoun,
        Some("transparent-nouns") => WordSet::TransparentNoun,
        Some("relational-nouns") => WordSet::RelationalNoun,
        Some("sequence-markers") => WordSet::SequenceMarker,
        Some("past-adjectives") => WordSet::PastAdjective,
        Some("simultaneous-markers") => WordSet::SimultaneousMarker,
        Some("aftermath-markers") => WordSet::AftermathMarker,
        Some("pending-markers") => WordSet::PendingMarker,
        Some("calling-off-verbs") => WordSet::CallingOffVerb,
        Some("citing-verbs") => WordSet::CitingVerb,
        Some("charging-verbs") => WordSet::ChargingVerb,
        Some("excess-words") => WordSet::ExcessWord,
        Some("contingency-nouns") => WordSet::ContingencyNoun,
        Some("anybody-words") => WordSet::AnybodyWord,
        Some("attempt-verbs") => WordSet::AttemptVerb,
        Some("accident-verbs") => WordSet::AccidentVerb,
        Some("disaster-nouns") => WordSet::DisasterNoun,
        Some("projectile-nouns") => WordSet::ProjectileNoun,
        Some("accident-nouns") => WordSet::AccidentNoun,
        Some("club-nouns") => WordSet::ClubNoun,
        Some("conference-nouns") => WordSet::ConferenceNoun,
        Some("period-nouns") => WordSet::PeriodNoun,
        Some("dissident-nouns") => WordSet::DissidentNoun,
        Some("safety-words") => WordSet::SafetyWord,
        Some("private-offences") => WordSet::PrivateOffence,
        Some("drug-nouns") => WordSet::DrugNoun,
        Some("frequency-adverbs") => WordSet::FrequencyAdverb,
        Some("reciprocals") => WordSet::Reciprocal,
        Some("companion-prepositions") => WordSet::CompanionPreposition,
        Some("using-verbs") => WordSet::UsingVerb,
        Some("showing-verbs") => WordSet::ShowingVerb,
        Some("land-nouns") => WordSet::LandNoun,
        Some("site-nouns") => WordSet::SiteNoun,
        Some("movement-nouns") => WordSet::MovementNoun,
        Some("movement-attributes") => WordSet::MovementAttribute,
        Some("crowd-nouns") => WordSet::CrowdNoun,
        Some("protest-words") => WordSet::ProtestWord,
        Some("holding-verbs") => WordSet::HoldingVerb,
        Some("border-nouns") => WordSet::BorderNoun,
        Some("loyal-adjectives") => WordSet::LoyalAdjective,
        Some("kinship-adjectives") => WordSet::KinshipAdjective,
        Some("community-nouns") => WordSet::CommunityNoun,
        Some("envoy-nouns") => WordSet::EnvoyNoun,
        Some("person-nouns") => WordSet::PersonNoun,
        Some("contrast-markers") => WordSet::ContrastMarker,
        Some("toll-prepositions") => WordSet::TollPreposition,
        Some("setting-prepositions") => WordSet::SettingPreposition,
        Some("support-verbs") => WordSet::SupportVerb,
        Some("decree-nouns") => WordSet::DecreeNoun,
        Some("figurative-verbs") => WordSet::FigurativeVerb,
        Some("unpeopled-nouns") => WordSet::UnpeopledNoun,
        Some("backing-participles") => WordSet::BackingParticiple,
        Some("leading-participles") => WordSet::LeadingParticiple,
        Some("retinue-nouns") => WordSet::RetinueNoun,
        Some("contest-nouns") => WordSet::ContestNoun,
        Some("naming-nouns") => WordSet::NamingNoun,
        Some("doer-predicates") => WordSet::DoerPredicate,
        Some("carrier-nouns") => WordSet::CarrierNoun,
        _ => return Err(s.wrong("expected one of the word sets of ontology/README.md")),
    };
    let place = set as usize;
    if ontology.word_sets.len() <= place {
        ontology.word_sets.resize_with(place + 1, Words::default);
    }
    ontology.word_sets[place].extend(s.texts("word"));
    Ok(())
}

fn label(s: &Subject) -> Result<Text> {
    s.text("skos:prefLabel").ok_or_else(|| s.wrong("expected skos:prefLabel"))
}

fn actor_kind(class: &str) -> Option<ActorKind> {
    match class {
        "State" => Some(ActorKind::State),
        "Polity" => Some(ActorKind::Polity),
        "Organisation" => Some(ActorKind::Organisation),
        "Person" => Some(ActorKind::Person),
        "Group" => Some(ActorKind::Group),
        _ => None,
    }
}

fn actor(s: &Subject, kind: ActorKind) -> Result<Actor> {
    let tenure = |node: &Subject| -> Result<Tenure> {
        let needed = |key: &str| node.iri_of(key).ok_or_else(|| s.wrong(format!("expected {key} in holds")));
        Ok(Tenure {
            office: needed("office")?,
            of: needed("of")?,
            from: node.text("from").map(|text| date(s, &text, false)).transpose()?,
            to: node.text("to").map(|text| date(s, &text, true)).transpose()?,
        })
    };
    Ok(Actor {
        iri: s.iri.clone(),
        kind,
        label: label(s)?,
        names: s.texts("skos:altLabel"),
        adjectives: s.texts("adjective"),
        demonyms: s.texts("demonym"),
        metonyms: s.texts("metonym"),
        capital: s.iri_of("capital"),
        members: s.iris("member"),
        family_name: s.text("familyName"),
        gender: match s.text("gender").as_deref() {
            Some("male") => Some(Gender::Male),
            Some("female") => Some(Gender::Female),
            _ => None,
        },
        state: s.iri_of("state"),
        sector: s.text("sector"),
        tenures: s.nodes("holds").into_iter().map(tenure).collect::<Result<_>>()?,
        iso2: s.text("iso2"),
        iso3: s.text("iso3"),
        cameo: s.text("cameo"),
        wikipedia: s.text("wikipedia"),
        wikidata: s.text("wikidata"),
    })
}

/// A year, year-month or date; its first day, or its last.
fn date(s: &Subject, text: &str, last: bool) -> Result<NaiveDate> {
    let wrong = || s.wrong(format!("expected a year, year-month or date, found {text:?}"));
    let mut parts = text.split('-').map(|part| part.parse::<u32>().map_err(|_| wrong()));
    let mut number = || parts.next().transpose();
    let day = |y: u32, m: u32, d: u32| NaiveDate::from_ymd_opt(i32::try_from(y).unwrap_or(0), m, d);
    let found = match ([number()?, number()?, number()?, number()?], last) {
        ([Some(y), None, ..], false) => day(y, 1, 1),
        ([Some(y), None, ..], true) => day(y, 12, 31),
        ([Some(y), Some(m), None, _], false) => day(y, m, 1),
        ([Some(y), Some(m), None, _], true) => {
            let next = if m == 12 { day(y + 1, 1, 1) } else { day(y, m + 1, 1) };
            next.and_then(|next| next.pred_opt())
        }
        ([Some(y), Some(m), Some(d), None], _) => day(y, m, d),
        _ => None,
    };
    found.ok_or_else(wrong)
}

fn office(s: &Subject) -> Result<Office> {
    Ok(Office {
        iri: s.iri.clone(),
        label: label(s)?,
        names: s.texts("skos:altLabel"),
        sector: s.text("sector"),
        is_unique: s.flag("unique"),
        leads: s.flag("leads"),
    })
}

fn place_kind(class: &str) -> Option<PlaceKind> {
    match class {
        "City" => Some(PlaceKind::City),
        "Region" => Some(PlaceKind::Region),
        "WorldRegion" => Some(PlaceKind::WorldRegion),
        "Water" => Some(PlaceKind::Water),
        "Site" => Some(PlaceKind::Site),
        _ => None,
    }
}

fn place(s: &Subject, kind: PlaceKind) -> Result<Place> {
    let number = |key: &str| -> Result<Option<f32>> {
        s.text(key)
            .map(|text| {
                text.parse().map_err(|_| s.wrong(format!("expected a number as {key}, found {text:?}")))
            })
            .transpose()
    };
    Ok(Place {
        iri: s.iri.clone(),
        kind,
        label: label(s)?,
        names: s.texts("skos:altLabel"),
        state: s.iri_of("state"),
        latitude: number("lat")?,
        longitude: number("long")?,
        wikipedia: s.text("wikipedia"),
        titles_within: s.flag("titlesWithin"),
    })
}

fn topic(s: &Subject) -> Result<Topic> {
    Ok(Topic {
        iri: s.iri.clone(),
        label: label(s)?,
        keywords: s.texts("keyword"),
        broader: s.iris("skos:broader"),
        about: s.iri_of("about"),
    })
}

fn quantity(s: &Subject) -> Result<QuantityKind> {
    let unit = |pair: Text| {
        let parts = pair.split_once(' ').map(|(code, sign)| (sign.to_owned().into(), code.to_owned().into()));
        parts.ok_or_else(|| s.wrong(format!("expected a currency code and a sign, found {pair:?}")))
    };
    let example = |node: &Subject| Ok((node.needed("text")?, node.needed("value")?));
    Ok(QuantityKind {
        iri: s.iri.clone(),
        label: label(s)?,
        verbs: s.texts("verb"),
        subject_of: s.texts("subjectOf"),
        adjectives: s.texts("adjective"),
        nouns: s.texts("noun"),
        counts: s.texts("counts"),
        units: s.texts("unit").into_iter().map(unit).collect::<Result<_>>()?,
        examples: s.nodes("example").into_iter().map(example).collect::<Result<_>>()?,
    })
}

fn instrument(s: &Subject) -> Result<Instrument> {
    Ok(Instrument {
        iri: s.iri.clone(),
        label: label(s)?,
        nouns: s.texts("noun"),
        examples: s.nodes("example").into_iter().map(|node| node.needed("text")).collect::<Result<_>>()?,
    })
}

fn source(s: &Subject) -> Result<Source> {
    Ok(Source {
        iri: s.iri.clone(),
        label: label(s)?,
        names: s.texts("skos:altLabel"),
        hosts: s.texts("host"),
        state: s.iri_of("state"),
        is_agency: s.flag("agency"),
    })
}
