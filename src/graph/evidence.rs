//! Evidence: all that one article tells, as quads of its named graph. Everything that the default
//! graph needs can be made again from here.

use oxrdf::{GraphName, NamedNode, Quad, Term};

use crate::extract::{
    ArticleTopic, Claim, ClaimManner, Entity, EventDate, EventMention, Extraction, MentionForm, Participant,
    Quantity, Role, RoleStatus, Stance, Strength, Toward,
};
use crate::graph::{BASE, RDF_TYPE, SCHEMA, SEM, SKOS, digest, dm, node, number, text, typed};
use crate::ontology::{ActorKind, Code, Factuality, Iri, Ontology, Polarity};
use crate::span::{CodePoints, Span};
use crate::text::{Basis, Precision};

/// The named graph of an article version: its identifier and its text decide.
pub fn article_iri(id: &str, text: &str) -> String {
    format!("{BASE}article/{}", digest(&[id, text]))
}

/// The quads of one article, in no particular order.
pub fn quads(extraction: &Extraction, ontology: &Ontology) -> Vec<Quad> {
    let article = &extraction.document.article;
    let graph = node(article_iri(&article.id, &article.text));
    let points = CodePoints::new(&article.text);
    let mut writer = Writer { extraction, ontology, points, graph, quads: Vec::new() };
    writer.article();
    writer.names();
    for event in &extraction.events {
        writer.event(event);
    }
    for stance in &extraction.stances {
        writer.stance(stance);
    }
    for topic in &extraction.topics {
        writer.article_topic(topic);
    }
    for claim in &extraction.claims {
        writer.claim(claim);
    }
    for role in &extraction.roles {
        writer.role(role);
    }
    writer.quads
}

struct Writer<'a> {
    extraction: &'a Extraction,
    ontology: &'a Ontology,
    points: CodePoints,
    graph: NamedNode,
    quads: Vec<Quad>,
}

impl Writer<'_> {
    fn add(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        let graph = GraphName::NamedNode(self.graph.clone());
        self.quads.push(Quad::new(subject.clone(), predicate, object, graph));
    }

    fn article(&mut self) {
        let article = self.extraction.document.article.clone();
        let subject = self.graph.clone();
        self.add(&subject, node(RDF_TYPE), node(format!("{SCHEMA}NewsArticle")));
        self.add(&subject, node(format!("{SCHEMA}identifier")), text(&article.id));
        if let Some(title) = &article.title {
            self.add(&subject, node(format!("{SCHEMA}name")), text(title));
        }
        if let Some(day) = article.published {
            self.add(&subject, node(format!("{SCHEMA}datePublished")), typed(&day.to_string(), "date"));
        }
        if let Some(source) = &article.source {
            self.add(&subject, node(format!("{SCHEMA}publisher")), text(source));
        }
        if let Some(url) = &article.url {
            self.add(&subject, node(format!("{SCHEMA}url")), text(url));
        }
    }

    /// Spellings of actors that are not their label.
    fn names(&mut self) {
        for mention in self.extraction.mentions.iter().filter(|m| m.form == MentionForm::Name) {
            let entity = self.extraction.entities[mention.entity].clone();
            let written = self.extraction.document.words(mention.span);
            if let Some(actor) = entity.actor.as_ref().filter(|_| written != entity.label) {
                self.actor(&node(actor.clone()), &entity, Some(&written));
            }
        }
    }

    fn span(&mut self, subject: &NamedNode, span: Span) {
        let (begin, end) = self.points.span(span);
        self.add(subject, dm("begin"), number(begin));
        self.add(subject, dm("end"), number(end));
    }

    fn mention_iri(&self, kind: &str, span: Span, key: &str) -> NamedNode {
        let name = digest(&[self.graph.as_str(), kind, &span.start.to_string(), &span.end.to_string(), key]);
        node(format!("{BASE}mention/{name}"))
    }

    /// What tells apart the events of one word: their class, and of "accused each other" whose it is.
    fn event_key(&self, event: &EventMention) -> String {
        let whose = event.sources.first().filter(|_| event.is_mutual);
        let whose = whose.map(|source| self.extraction.entities[source.entity].label.as_str());
        event.class.to_string() + whose.unwrap_or_default()
    }

    /// What tells apart the claims of several in the same words.
    fn claim_key(&self, claim: &Claim) -> String {
        let who = claim.claimant.map_or("", |p| self.extraction.entities[p.entity].label.as_str());
        format!("{} {who}", claim.speaker.start)
    }

    /// A mention node named by its kind, place and what it says.
    fn mention(&mut self, kind: &str, span: Span, evidence: Span, key: &str) -> NamedNode {
        let subject = self.mention_iri(kind, span, key);
        self.add(&subject, node(RDF_TYPE), dm(kind));
        let sentence = self.extraction.document.words(evidence);
        self.add(&subject, dm("sentence"), text(&sentence));
        self.span(&subject, span);
        let article = self.graph.clone();
        self.add(&subject, dm("article"), article);
        subject
    }

    /// Who takes part: by IRI where the actor is known, by words where not.
    fn participant(&mut self, subject: &NamedNode, role: &str, participant: Participant) {
        let entity = self.extraction.entities[participant.entity].clone();
        match entity.acts_as() {
            Some(actor) => {
                let actor = node(actor);
                self.add(subject, dm(role), actor.clone());
                let mention = &self.extraction.mentions[participant.mention];
                let is_own_name = entity.actor.is_some() && mention.form == MentionForm::Name;
                let written = is_own_name.then(|| self.extraction.document.text(mention.span).to_owned());
                self.actor(&actor, &entity, written.as_deref());
            }
            None => self.add(subject, dm(&format!("{role}Text")), text(&entity.label)),
        }
        if let Some(state) = &entity.state {
            let state = node(state.clone());
            self.actor_of_ontology(&state);
            self.add(subject, dm(&format!("{role}State")), state);
        }
    }

    /// What the article says of an actor: kind, names, state.
    fn actor(&mut self, actor: &NamedNode, entity: &Entity, written: Option<&str>) {
        if !self.actor_of_ontology(actor) && entity.actor.as_deref() == Some(actor.as_str()) {
            if let Some(kind) = entity.actor_kind {
                self.add(actor, node(RDF_TYPE), dm(kind_name(kind)));
            }
            self.add(actor, node(format!("{SKOS}prefLabel")), text(&entity.label));
            if let Some(state) = &entity.state {
                self.add(actor, dm("state"), node(state.clone()));
            }
        }
        if let Some(written) = written {
            self.add(actor, dm("writtenAs"), text(written));
        }
    }

    /// What the gazetteer says of an actor; whether it knows it.
    fn actor_of_ontology(&mut self, iri: &NamedNode) -> bool {
        let Some(actor) = self.ontology.actors.get(iri.as_str()) else { return false };
        self.add(iri, node(RDF_TYPE), dm(kind_name(actor.kind)));
        self.add(iri, node(format!("{SKOS}prefLabel")), text(&actor.label));
        if let Some(state) = &actor.state {
            self.add(iri, dm("state"), node(state.clone()));
        }
        if let Some(code) = &actor.cameo {
            self.add(iri, dm("cameo"), text(code));
        }
        if let Some(wikidata) = &actor.wikidata {
            let entity = node(format!("http://www.wikidata.org/entity/{wikidata}"));
            self.add(iri, node(format!("{SKOS}exactMatch")), entity);
        }
        true
    }

    fn date(&mut self, subject: &NamedNode, date: Option<EventDate>) {
        let Some(date) = date else { return };
        if let Some(day) = date.range.earliest {
            self.add(subject, dm("earliest"), typed(&day.to_string(), "date"));
        }
        if let Some(day) = date.range.latest {
            self.add(subject, dm("latest"), typed(&day.to_string(), "date"));
        }
        self.add(subject, dm("precision"), dm(precision_name(date.range.precision)));
        self.add(subject, dm("basis"), dm(basis_name(date.basis)));
    }

    fn place(&mut self, subject: &NamedNode, place: Option<Participant>) {
        let Some(place) = place else { return };
        let entity = &self.extraction.entities[place.entity];
        let (iri, label) = (entity.place.clone().or_else(|| entity.actor.clone()), entity.label.clone());
        match iri {
            Some(iri) => {
                let iri = node(iri);
                self.add(&iri, node(format!("{SKOS}prefLabel")), text(&label));
                self.add(subject, node(format!("{SEM}hasPlace")), iri);
            }
            None => self.add(subject, dm("placeText"), text(&label)),
        }
    }

    fn topic(&mut self, subject: &NamedNode, topic: Option<&Iri>) {
        if let Some(topic) = topic {
            self.describe_topic(topic);
            self.add(subject, dm("topic"), node(topic.clone()));
        }
    }

    /// A topic with its label and those that it belongs to.
    fn describe_topic(&mut self, topic: &str) {
        let iri = node(topic);
        let Some(known) = self.ontology.topics.get(topic) else { return };
        self.add(&iri, node(RDF_TYPE), node(format!("{SKOS}Concept")));
        self.add(&iri, node(format!("{SKOS}prefLabel")), text(&known.label));
        for broader in &known.broader {
            self.add(&iri, node(format!("{SKOS}broader")), node(broader.clone()));
            self.describe_topic(broader);
        }
    }

    fn factuality(&mut self, subject: &NamedNode, told: Factuality) {
        self.add(subject, dm("factuality"), dm(factuality_name(told.coarse())));
        if let Some(modality) = told.modality() {
            self.add(subject, dm("modality"), dm(factuality_name(modality)));
        }
    }

    fn claimant(&mut self, subject: &NamedNode, claimant: Option<usize>) {
        let Some(claimant) = claimant else { return };
        let mention = self.extraction.mentions.iter().position(|m| m.entity == claimant).unwrap_or(0);
        self.participant(subject, "claimant", Participant { entity: claimant, mention, through: None });
    }

    fn event(&mut self, event: &EventMention) {
        let Some(class) = self.ontology.class(&event.class) else { return };
        let (class_iri, relation, mode) = (class.iri.clone(), class.relation.clone(), class.mode.clone());
        let Code { plover, cameo, weight } = event.code.clone();
        let (is_symmetric, is_attitude) = (class.is_symmetric, class.polarity.is_some());
        // An attitude toward what is no actor is told by its stance.
        if is_attitude && event.targets.is_empty() {
            return;
        }
        let key = self.event_key(event);
        let subject = self.mention("EventMention", event.trigger, event.evidence, &key);
        self.add(&subject, dm("eventClass"), node(class_iri));
        self.add(&subject, dm("relation"), dm(&relation));
        self.add(&subject, dm("plover"), text(plover.name()));
        self.add(&subject, dm("cameo"), text(&cameo));
        self.add(&subject, dm("weight"), typed(&format!("{weight:.1}"), "decimal"));
        if let Some(mode) = mode {
            self.add(&subject, dm("mode"), text(&mode));
        }
        self.add(&subject, dm("negated"), typed(if event.negated { "true" } else { "false" }, "boolean"));
        self.add(&subject, dm("symmetric"), typed(if is_symmetric { "true" } else { "false" }, "boolean"));
        if is_attitude {
            self.add(&subject, dm("attitude"), typed("true", "boolean"));
        }
        self.add(&subject, dm("frame"), node(event.frame.clone()));
        for &source in &event.sources {
            self.participant(&subject, "source", source);
        }
        for &target in &event.targets {
            self.participant(&subject, "target", target);
        }
        if let Some(words) = event.target_words {
            let words = self.extraction.document.label(words);
            self.add(&subject, dm("targetText"), text(&words));
        }
        self.date(&subject, event.date);
        self.place(&subject, event.place);
        self.topic(&subject, event.topic.as_ref());
        for told in &event.quantities {
            self.quantity(&subject, told);
        }
        if let Some(instrument) =
            event.instrument.as_ref().and_then(|i| self.ontology.instruments.get(&i.kind))
        {
            let (iri, label) = (node(instrument.iri.clone()), instrument.label.clone());
            self.add(&iri, node(RDF_TYPE), dm("Instrument"));
            self.add(&iri, node(format!("{SKOS}prefLabel")), text(&label));
            self.add(&subject, dm("instrument"), iri);
        }
        self.factuality(&subject, event.factuality);
        self.claimant(&subject, event.claimant);
        self.add(&subject, dm("cluster"), number(event.cluster));
        if event.is_background {
            self.add(&subject, dm("background"), typed("true", "boolean"));
        }
    }

    /// A number of a kind; equal ones are one node, whoever tells them.
    fn quantity(&mut self, subject: &NamedNode, told: &Quantity) {
        let Some(kind) = self.ontology.quantities.get(&told.kind) else { return };
        let label = format!("{} {}", kind.label, told.words());
        let quantity = node(format!("{BASE}quantity/{}", label.to_lowercase().replace(' ', "-")));
        self.add(&quantity, node(RDF_TYPE), dm("Quantity"));
        self.add(&quantity, node(format!("{SKOS}prefLabel")), text(&label));
        self.add(&quantity, dm("kind"), node(told.kind.clone()));
        for (property, value) in [("low", told.low), ("high", told.high)] {
            if let Some(value) = value {
                self.add(&quantity, dm(property), typed(&value.to_string(), "integer"));
            }
        }
        if told.is_about {
            self.add(&quantity, dm("about"), typed("true", "boolean"));
        }
        if let Some(unit) = &told.unit {
            self.add(&quantity, dm("unit"), text(unit));
        }
        self.add(subject, dm("quantity"), quantity);
    }

    /// What the article is about, with up to three places that say so.
    fn article_topic(&mut self, told: &ArticleTopic) {
        const PLACES: usize = 3;
        let article = self.graph.clone();
        self.topic(&article, Some(&told.topic));
        for &(sentence, span) in told.places.iter().take(PLACES) {
            let evidence = self.extraction.document.sentences[sentence].span;
            let subject = self.mention("TopicMention", span, evidence, &told.topic);
            self.topic(&subject, Some(&told.topic));
        }
    }

    fn stance(&mut self, stance: &Stance) {
        let subject = self.mention("StanceMention", stance.trigger, stance.evidence, &stance_key(stance));
        self.participant(&subject, "holder", stance.holder);
        self.add(&subject, dm("relation"), dm(&stance.relation));
        self.add(&subject, dm("polarity"), dm(polarity_name(stance.polarity)));
        let strength = match stance.strength {
            Strength::Strong => Some("Strong"),
            Strength::Weak => Some("Weak"),
            Strength::Plain => None,
        };
        if let Some(strength) = strength {
            self.add(&subject, dm("strength"), dm(strength));
        }
        match &stance.toward {
            Toward::Actor(actor) => self.participant(&subject, "toward", *actor),
            Toward::Position { of, topic } => {
                self.participant(&subject, "positionOf", *of);
                if let Some(topic) = topic {
                    self.add(&subject, dm("positionOn"), node(topic.clone()));
                }
            }
            Toward::Proposition { span, about } => {
                let words = self.extraction.document.words(*span);
                self.add(&subject, dm("proposition"), text(&words));
                if let Some(about) = about {
                    self.participant(&subject, "about", *about);
                }
            }
        }
        self.topic(&subject, stance.topic.as_ref());
        self.date(&subject, stance.date);
        self.factuality(&subject, stance.factuality);
        self.claimant(&subject, stance.claimant);
        self.add(
            &subject,
            dm("declared"),
            typed(if stance.is_declared { "true" } else { "false" }, "boolean"),
        );
    }

    fn claim(&mut self, claim: &Claim) {
        let key = self.claim_key(claim);
        let subject = self.mention("ClaimMention", claim.content, claim.evidence, &key);
        if let Some(outer) = claim.within.map(|outer| &self.extraction.claims[outer]) {
            let outer = self.mention_iri("ClaimMention", outer.content, &self.claim_key(outer));
            self.add(&subject, dm("within"), outer);
        }
        for stance in claim.stances.iter().map(|&stance| &self.extraction.stances[stance]) {
            let mention = self.mention_iri("StanceMention", stance.trigger, &stance_key(stance));
            self.add(&mention, dm("expressedIn"), subject.clone());
        }
        for event in claim.events.iter().map(|&event| &self.extraction.events[event]) {
            let mention = self.mention_iri("EventMention", event.trigger, &self.event_key(event));
            self.add(&subject, dm("tells"), mention);
        }
        match claim.claimant {
            Some(claimant) => self.participant(&subject, "claimant", claimant),
            None => {
                let words = self.extraction.document.label(claim.speaker);
                self.add(&subject, dm("claimantText"), text(&words));
            }
        }
        for (property, flag) in [("anonymous", claim.is_anonymous), ("denied", claim.is_denied)] {
            if flag {
                self.add(&subject, dm(property), typed("true", "boolean"));
            }
        }
        let kind = match claim.manner {
            ClaimManner::DirectQuote => "DirectQuote",
            ClaimManner::PartialQuote => "PartialQuote",
            ClaimManner::Indirect => "IndirectSpeech",
        };
        self.add(&subject, dm("manner"), dm(kind));
        let words = |span: Span| self.extraction.document.words(span);
        let (content, quoted) = (words(claim.content), claim.quotation.map(words));
        self.add(&subject, dm("content"), text(&content));
        if let Some(quoted) = quoted {
            self.add(&subject, dm("verbatim"), text(&quoted));
        }
        if let Some(occasion) = claim.occasion {
            let words = self.extraction.document.words(occasion);
            self.add(&subject, dm("occasion"), text(&words));
        }
        if let Some(state) = &claim.on_behalf_of {
            self.add(&subject, dm("onBehalfOf"), node(state.clone()));
        }
        if let Some(addressee) = claim.addressee {
            self.participant(&subject, "addressee", addressee);
        }
        self.topic(&subject, claim.topic.as_ref());
        self.date(&subject, claim.date);
    }

    fn role(&mut self, role: &Role) {
        let subject = self.mention("RoleMention", role.span, role.span, "");
        self.participant(&subject, "holder", role.person);
        if let Some(office) = &role.office {
            self.add(&subject, dm("office"), node(office.clone()));
        }
        self.add(&subject, dm("officeLabel"), text(&role.office_label));
        let body = role.organisation.and_then(|entity| self.extraction.entities[entity].actor.clone());
        if let Some(body) = body.or_else(|| role.state.clone()) {
            let body = node(body);
            self.actor_of_ontology(&body);
            self.add(&subject, dm("of"), body);
        }
        let status = match role.status {
            RoleStatus::Current => "Current",
            RoleStatus::Former => "Former",
            RoleStatus::Designate => "Designate",
        };
        self.add(&subject, dm("status"), dm(status));
    }
}

/// What tells apart the stances that one word tells.
fn stance_key(stance: &Stance) -> String {
    format!("{}{:?}{:?}", stance.relation, stance.toward, stance.holder)
}

fn kind_name(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "State",
        ActorKind::Polity => "Polity",
        ActorKind::Organisation => "Organisation",
        ActorKind::Person => "Person",
        ActorKind::Group => "Group",
    }
}

fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "Day",
        Precision::Week => "Week",
        Precision::Month => "Month",
        Precision::Year => "Year",
        Precision::Before => "Before",
        Precision::After => "After",
        Precision::Unknown => "Unknown",
    }
}

fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "Explicit",
        Basis::Publication => "RelativeToPublication",
        Basis::Text => "RelativeToText",
        Basis::InferredYear => "InferredYear",
    }
}

fn factuality_name(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Reported => "Reported",
        Factuality::Planned => "Planned",
        Factuality::Possible => "Possible",
        Factuality::Conditional => "Conditional",
        Factuality::Demanded => "Demanded",
        Factuality::Feared => "Feared",
        Factuality::Denied => "Denied",
        Factuality::Claimed => "Claimed",
    }
}

fn polarity_name(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Support => "Support",
        Polarity::Oppose => "Oppose",
        Polarity::Neutral => "Neutral",
    }
}
