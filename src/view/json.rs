//! The JSON of `extract`: one object an article, offsets in Unicode code points.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::extract::{
    ArticleTopic, Claim, Entity, EntityKind, EventDate, EventMention, Extraction, Mention, MentionForm,
    Participant, Quantity, Stance, Toward,
};
use crate::ontology::{Actor, Iri, Ontology, Polarity, Text, WordSet};
use crate::span::{CodePoints, Span};
use crate::text::{DateRange, Function, Manner, Precision};

/// The sector of bodies between states, whose code stands where that of a state does.
const BETWEEN_STATES: &str = "IGO";

/// The type of mentions of machines and other products.
const PRODUCT: &str = "PRO";

/// All that an article tells, as one JSON object.
pub fn extraction(extraction: &Extraction, ontology: &Ontology) -> Value {
    let points = CodePoints::new(&extraction.document.article.text);
    let shape = Shape { e: extraction, ontology, points };
    json!({
        "doc_id": extraction.document.article.id,
        "mentions": shape.mentions(),
        "events": extraction.events.iter().flat_map(|event| shape.event(event)).collect::<Vec<Value>>(),
        "claims": extraction.claims.iter().map(|claim| shape.claim(claim)).collect::<Vec<Value>>(),
        "stances": extraction.stances.iter().map(|stance| shape.stance(stance)).collect::<Vec<Value>>(),
        "topics": shape.topics(),
        "quotes": shape.quotes(),
        "times": shape.times(),
        "roles": shape.roles(),
        "diagnostics": shape.diagnostics(),
    })
}

pub(super) struct Shape<'a> {
    pub(super) e: &'a Extraction,
    pub(super) ontology: &'a Ontology,
    points: CodePoints,
}

impl Shape<'_> {
    fn span(&self, span: Span) -> (usize, usize) {
        self.points.span(span)
    }

    fn state(&self, entity: &Entity) -> Option<&str> {
        let state = entity.state.as_ref()?;
        self.ontology.actors.get(state).map(|actor| &*actor.label)
    }

    /// PLOVER's actor code: ISO 3166-1 alpha-3 of the state, then the sector of who is not the state itself; CAMEO's for
    /// bodies that it lists ("IGOUNO"), and before the sector of who serves one.
    fn code(&self, entity: &Entity) -> Option<String> {
        let actor = |iri: &Option<Iri>| iri.as_ref().and_then(|iri| self.ontology.actors.get(iri));
        let own = actor(&entity.actor);
        if let Some(code) = own.and_then(listed) {
            return Some(code);
        }
        // "Red Cross officials" serve no government.
        let is_official = entity.sector.as_deref() == Some("GOV");
        let is_between_states = |sector: &&str| *sector == BETWEEN_STATES;
        let served = actor(&entity.body).filter(|_| is_official).and_then(|body| body.sector.as_deref());
        let served = served.filter(|sector| !is_between_states(sector));
        let sector = served.or(entity.sector.as_deref()).unwrap_or_default();
        let of_body = || {
            let body = actor(&entity.body)?;
            listed(body).or_else(|| body.sector.as_deref().filter(is_between_states).map(str::to_owned))
        };
        let code = match actor(&entity.state).and_then(listed).or_else(of_body) {
            Some(code) if is_between_states(&sector) => code,
            Some(code) => code + sector,
            None => sector.to_owned(),
        };
        Some(code).filter(|code| !code.is_empty())
    }

    fn mentions(&self) -> Vec<Value> {
        let parties = self.parties();
        let actors = self.e.mentions.iter().enumerate().map(|(index, mention)| {
            let entity = &self.e.entities[mention.entity];
            let (start, end) = self.span(mention.span);
            let (link, basis) = self.link(mention).unzip();
            let kind = match mention.kind {
                EntityKind::Gpe if !parties.contains(&index) && !self.is_body(mention) => EntityKind::Loc,
                kind => kind,
            };
            let kind = if entity.is_product(self.ontology) { json!(PRODUCT) } else { json!(kind) };
            json!({
                "start": start, "end": end, "type": kind, "id": mention.entity.to_string(),
                "actor": entity.actor, "link": link, "link_basis": basis,
            })
        });
        actors.chain(self.things()).collect()
    }

    /// The mentions of machines told of again: "the plane".
    fn things(&self) -> impl Iterator<Item = Value> {
        let spans = self.e.things.iter().enumerate().flat_map(|(index, thing)| {
            let id = thing.entity.unwrap_or(self.e.entities.len() + index);
            thing.spans.iter().map(move |&span| (id, span))
        });
        spans.map(|(id, span)| {
            let (start, end) = self.span(span);
            json!({
                "start": start, "end": end, "type": PRODUCT, "id": id.to_string(),
                "actor": null, "link": null, "link_basis": null,
            })
        })
    }

    /// The mentions of whoever takes part in an event, speaks or has a stance.
    fn parties(&self) -> BTreeSet<usize> {
        let events = self.e.events.iter().flat_map(|event| event.sources.iter().chain(&event.targets));
        let claims = self.e.claims.iter().flat_map(|claim| claim.claimant.iter().chain(&claim.addressee));
        let holders = self.e.stances.iter().map(|stance| &stance.holder);
        events.chain(claims).chain(holders).map(|participant| participant.mention).collect()
    }

    /// Whether a state or city is a body that acts or is dealt with, as parties of a clause and their adjectives are,
    /// and not the place of something: "in Syria", "from Lagos", "Norway's coast".
    fn is_body(&self, mention: &Mention) -> bool {
        let s = &self.e.document.sentences[mention.sentence];
        let locative = self.ontology.words(WordSet::LocativePreposition);
        let is_place = || {
            s.is_led_by(mention.head, Function::Direction)
                || s.preposition(mention.head).is_some_and(|preposition| locative.contains(&*preposition))
        };
        let of_clause =
            matches!(s.tokens[s.first_conjunct(mention.head)].relation(), "nsubj" | "iobj" | "vocative");
        self.e.entities[mention.entity].actor.is_some()
            && !is_place()
            && (mention.form == MentionForm::Adjective || of_clause)
    }

    /// One object for each pair of source and target.
    fn event(&self, event: &EventMention) -> Vec<Value> {
        let sides = |side: &[Participant]| {
            if side.is_empty() { vec![None] } else { side.iter().copied().map(Some).collect::<Vec<_>>() }
        };
        let mut found = Vec::new();
        for source in sides(&event.sources) {
            for target in sides(&event.targets) {
                found.push(self.pair(event, source, target));
            }
        }
        found
    }

    fn pair(&self, event: &EventMention, source: Option<Participant>, target: Option<Participant>) -> Value {
        let class = self.ontology.class(&event.class);
        let (start, end) = self.span(event.trigger);
        let entity = |p: Option<Participant>| p.map(|p| &self.e.entities[p.entity]);
        let (from, to) = (entity(source), entity(target));
        let thing = event.target_state.as_ref().and_then(|iri| self.ontology.actors.get(iri));
        let label = |p: Option<Participant>| p.map(|p| self.label(p));
        let argument = |p: Option<Participant>, role: &str| {
            p.map(|p| {
                let (start, end) = self.span(self.e.mentions[p.mention].span);
                json!({"start": start, "end": end, "role": role})
            })
        };
        let args: Vec<Value> =
            [argument(source, "source"), argument(target, "target"), argument(event.place, "place")]
                .into_iter()
                .flatten()
                .collect();
        let quantities: Vec<Value> = event.quantities.iter().map(|told| self.quantity(told)).collect();
        let instrument = event.instrument.as_ref().map(|told| self.ontology.instruments.get(&told.kind));
        let instrument = instrument.flatten().map(|known| &known.label);
        json!({
            "start": start, "end": end, "trigger": self.e.document.text(event.trigger),
            "type": event.code.plover, "mode": class.and_then(|c| c.mode.as_ref()),
            "cameo": event.code.cameo, "relation": class.map(|c| &c.relation), "id": event.cluster.to_string(),
            "source": label(source), "source_actor": from.and_then(|e| e.actor.as_ref()),
            "source_state": from.and_then(|e| self.state(e)), "source_code": from.and_then(|e| self.code(e)),
            "target": label(target).or_else(|| event.target_words.map(|span| self.words(span))), "target_actor": to.and_then(|e| e.actor.as_ref()),
            "target_state": to.and_then(|e| self.state(e)).or(thing.map(|state| &*state.label)),
            "target_code": to.and_then(|e| self.code(e)).or_else(|| thing.and_then(listed)),
            "date": event.date.and_then(value), "date_precision": event.date.map(|d| d.range.precision),
            "place": event.place.map(|p| &self.e.entities[p.entity].label), "topic": self.topic(event.topic.as_ref()),
            "quantities": quantities, "instrument": instrument,
            "factuality": event.factuality.coarse(), "modality": event.factuality.modality(), "negated": event.negated,
            "claimant": event.claimant.map(|c| &self.e.entities[c].label),
            "sentence": self.e.document.text(event.evidence), "args": args,
        })
    }

    fn quantity(&self, told: &Quantity) -> Value {
        let (start, end) = self.span(told.span);
        json!({
            "kind": self.ontology.quantities.get(&told.kind).map(|kind| &kind.label), "low": told.low,
            "high": told.high, "about": told.is_about, "unit": told.unit, "start": start, "end": end,
        })
    }

    /// What takes part for somebody, and a government without a name, is called as it is written: "French government";
    /// an actor by its name, also where the text says "his country".
    fn label(&self, participant: Participant) -> String {
        let mention = &self.e.mentions[participant.mention];
        let entity = &self.e.entities[participant.entity];
        let sentence = &self.e.document.sentences[mention.sentence];
        let head = sentence.tokens[mention.head].lemma.to_lowercase();
        let is_government = mention.form == MentionForm::Nominal
            && mention.entity == participant.entity
            && entity.kind == EntityKind::Gpe
            && !self.ontology.words(WordSet::CountryNoun).contains(&*head);
        if let Some(span) = participant.through {
            self.words(span)
        } else if is_government {
            self.words(sentence.name_span(mention.head))
        } else {
            entity.label.clone()
        }
    }

    fn words(&self, span: Span) -> String {
        self.e.document.label(span)
    }

    /// Topics of the article, most told first; offsets are those of the first place.
    fn topics(&self) -> Vec<Value> {
        let value = |told: &ArticleTopic| {
            let broader = self.ontology.topics.get(&told.topic).map_or(&[][..], |topic| &topic.broader);
            let broader: Vec<&str> = broader.iter().filter_map(|iri| self.topic(Some(iri))).collect();
            let (start, end) = self.span(told.places[0].1);
            json!({
                "topic": self.topic(Some(&told.topic)), "broader": broader, "count": told.places.len(),
                "start": start, "end": end,
            })
        };
        self.e.topics.iter().map(value).collect()
    }

    fn topic(&self, topic: Option<&Iri>) -> Option<&str> {
        self.ontology.topics.get(topic?).map(|topic| &*topic.label)
    }

    fn stance(&self, stance: &Stance) -> Value {
        let (start, end) = self.span(stance.trigger);
        let label = |p: &Participant| self.e.entities[p.entity].label.clone();
        let (toward, position_of) = match &stance.toward {
            Toward::Actor(actor) => (label(actor), None),
            Toward::Position { of, .. } => (label(of), Some(label(of))),
            Toward::Proposition { span, .. } => (self.e.document.text(*span).to_owned(), None),
        };
        let polarity = match stance.polarity {
            Polarity::Support => "support",
            Polarity::Oppose => "oppose",
            Polarity::Neutral => "neutral",
        };
        json!({
            "holder": stance.holder.through.map_or_else(|| label(&stance.holder), |span| self.words(span)),
            "holder_actor": self.e.entities[stance.holder.entity].actor,
            "holder_state": self.state(&self.e.entities[stance.holder.entity]), "polarity": polarity, "toward": toward, "position_of": position_of,
            "relation": stance.relation, "strength": stance.strength, "factuality": stance.factuality.coarse(),
            "declared": stance.is_declared, "date": stance.date.and_then(value),
            "topic": self.topic(stance.topic.as_ref()), "start": start, "end": end,
            "claimant": stance.claimant.map(|c| &self.e.entities[c].label),
        })
    }

    /// Offsets are those of the content; `within` is the place of the outer claim in the same list.
    fn claim(&self, claim: &Claim) -> Value {
        let (start, end) = self.span(claim.content);
        let (cue_start, cue_end) = self.span(claim.cue);
        let entity = claim.claimant.map(|p| &self.e.entities[p.entity]);
        let words = |span: Span| self.e.document.text(span);
        json!({
            "start": start, "end": end, "content": words(claim.content),
            "claimant": self.claimant(claim),
            "claimant_actor": entity.and_then(|e| e.actor.as_ref()), "claimant_state": entity.and_then(|e| self.state(e)),
            "anonymous": claim.is_anonymous, "denied": claim.is_denied, "manner": claim.manner,
            "verbatim": claim.quotation.map(words), "addressee": claim.addressee.map(|p| self.label(p)),
            "cue": {"start": cue_start, "end": cue_end}, "within": claim.within,
            "occasion": claim.occasion.map(words),
            "date": claim.date.and_then(value), "topic": self.topic(claim.topic.as_ref()),
        })
    }

    /// Who is known by name, who is not in the words of the text.
    fn claimant(&self, claim: &Claim) -> String {
        match claim.claimant.filter(|_| !claim.is_anonymous) {
            Some(Participant { through: None, entity, .. }) => self.e.entities[entity].label.clone(),
            Some(Participant { through: Some(span), .. }) => self.words(span),
            None => self.words(claim.speaker),
        }
    }

    fn quotes(&self) -> Vec<Value> {
        let part = |span: Span| {
            let (start, end) = self.span(span);
            json!({"start": start, "end": end})
        };
        self.e
            .document
            .quotations
            .iter()
            .map(|quote| {
                let (start, end) = self.span(quote.span);
                let source = quote.speaker.map(|span| {
                    let mention = self.e.mentions.iter().find(|m| span.contains(m.span) || m.span.contains(span));
                    let mut value = part(span);
                    value["actor"] = json!(mention.and_then(|m| self.e.entities[m.entity].actor.clone()));
                    value
                });
                json!({"start": start, "end": end, "direct": quote.manner == Manner::Direct, "manner": quote.manner, "source": source, "cue": quote.cue.map(part)})
            })
            .collect()
    }

    fn times(&self) -> Vec<Value> {
        self.e
            .document
            .times
            .iter()
            .map(|time| {
                let (start, end) = self.span(time.span);
                json!({
                    "start": start, "end": end, "value": time.value,
                    "earliest": time.date.and_then(|d| d.earliest), "latest": time.date.and_then(|d| d.latest),
                    "precision": time.date.map(|d| d.precision), "basis": time.basis,
                })
            })
            .collect()
    }

    fn roles(&self) -> Vec<Value> {
        self.e
            .roles
            .iter()
            .map(|role| {
                let (start, end) = self.span(role.span);
                let state =
                    role.state.as_ref().and_then(|iri| self.ontology.actors.get(iri)).map(|a| &a.label);
                json!({
                    "person": self.e.entities[role.person.entity].label, "office": role.office_label,
                    "organisation": role.organisation.map(|o| &self.e.entities[o].label), "state": state,
                    "status": role.status, "start": start, "end": end,
                })
            })
            .collect()
    }

    fn diagnostics(&self) -> Vec<Value> {
        let spans = self.e.diagnostics.iter().map(|d| (self.span(d.span), d.kind));
        spans.map(|((start, end), kind)| json!({"start": start, "end": end, "kind": kind})).collect()
    }
}

/// The code of a state or of a body that CAMEO lists.
fn listed(actor: &Actor) -> Option<String> {
    actor.iso3.as_ref().or(actor.cameo.as_ref()).map(Text::to_string)
}

/// A date as precise as it is: `2026-02-01`, `2025-12`, `2016`; of a longer time the month or the year that holds it.
fn value(date: EventDate) -> Option<String> {
    let DateRange { earliest, latest, precision } = date.range;
    let day = earliest.or(latest)?;
    let (month, year) = ("%Y-%m", "%Y");
    let is_within = |unit: &str| {
        latest.is_some_and(|latest| latest.format(unit).to_string() == day.format(unit).to_string())
    };
    Some(match precision {
        Precision::Month => day.format(month).to_string(),
        Precision::Year => day.format(year).to_string(),
        Precision::Unknown if earliest == latest => day.to_string(),
        Precision::Unknown if is_within(month) => day.format(month).to_string(),
        Precision::Unknown if is_within(year) => day.format(year).to_string(),
        Precision::Unknown => return None,
        Precision::Day | Precision::Week | Precision::Before | Precision::After => day.to_string(),
    })
}
