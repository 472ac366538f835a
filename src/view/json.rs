//! The JSON of `extract`: one object an article, offsets in Unicode code points.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::extract::{
    ArticleTopic, Claim, Entity, EntityKind, EventDate, EventMention, Extraction, Mention, MentionForm,
    Participant, Quantity, Stance, Toward,
};
use crate::ontology::{Actor, ActorKind, Iri, Ontology, Polarity, Tenure, Text, WordSet};
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

struct Shape<'a> {
    e: &'a Extraction,
    ontology: &'a Ontology,
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

    /// The title of the Wikipedia article and what it rests on: the gazetteer, else the name, which is a guess that
    /// goes no further than this output.
    fn link(&self, mention: &Mention) -> Option<(String, &'static str)> {
        let entity = &self.e.entities[mention.entity];
        if let Some(title) = self.local_office(mention).or_else(|| self.presidency(mention)) {
            return Some((title, "name"));
        }
        let told = self.capital(mention).or_else(|| self.institution(mention));
        let told = told.or_else(|| self.told_by_noun(mention));
        if let Some(title) = told.or_else(|| entity.wikipedia.as_ref().map(Text::to_string)) {
            return Some((title, "gazetteer"));
        }
        if let Some(title) = self.shared_title(mention) {
            return Some((title, "name"));
        }
        let name = match entity.kind {
            // A family name alone is the title of nobody's article.
            EntityKind::Per if self.royal_title(mention).is_some() => self.royal_title(mention),
            EntityKind::Per => Some(entity.label.clone()).filter(|label| entity.named && label.contains(' ')),
            // "Palestinians", also where they are those of Gaza
            EntityKind::Group => {
                let is_name = mention.form == MentionForm::Name && !entity.named;
                let words = is_name.then(|| self.e.document.label(mention.span));
                let name = words.unwrap_or_else(|| entity.label.clone());
                Some(name).filter(|name| entity.named || !name.contains(' '))
            }
            EntityKind::Gpe | EntityKind::Loc | EntityKind::Misc
                if mention.form == MentionForm::Name
                    && (entity.kind != EntityKind::Misc || self.named_within(mention).is_some()) =>
            {
                let name = self.without_kind(mention);
                Some(self.named_within(mention).map_or(name.clone(), |within| format!("{name}, {within}")))
            }
            EntityKind::Org | EntityKind::Gpe | EntityKind::Loc | EntityKind::Event | EntityKind::Misc => {
                Some(entity.label.clone()).filter(|_| entity.named)
            }
        };
        let is_capital = |name: &String| name.starts_with(char::is_uppercase);
        name.filter(is_capital).map(|name| (name.replace(' ', "_"), "name"))
    }

    /// "Queen Ana": the title and the one name behind it.
    fn royal_title(&self, mention: &Mention) -> Option<String> {
        let s = &self.e.document.sentences[mention.sentence];
        let is_one_word = s.tokens[mention.head].span == mention.span;
        let title = &s.tokens[mention.head.checked_sub(1).filter(|_| is_one_word)?];
        let is_title = self.ontology.words(WordSet::RoyalTitle).contains(&*title.form.to_lowercase())
            && title.form.starts_with(char::is_uppercase)
            && mention.form == MentionForm::Name;
        is_title.then(|| format!("{} {}", title.form, self.e.document.label(mention.span)))
    }

    /// "Kyiv" is the name of a city, for whichever government it stands: the article about the city.
    fn capital(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        if mention.form != MentionForm::Name || entity.kind != EntityKind::Gpe {
            return None;
        }
        let state = self.ontology.actors.get(entity.actor.as_ref()?)?;
        let city = self.ontology.places.get(state.capital.as_ref()?)?;
        let name = self.e.document.label(mention.span);
        let is_called =
            |label: &Text, names: &[Text]| *label == name || names.iter().any(|known| *known == name);
        (is_called(&city.label, &city.names) && !is_called(&state.label, &state.names))
            .then(|| city.wikipedia.as_ref().map_or_else(|| city.label.replace(' ', "_"), Text::to_string))
    }

    /// The article about the office or institution that words name beside its holder or its state: "the president of
    /// Austria Alexander Van der Bellen", "the Austrian government".
    fn institution(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        let institutions = &self.ontology.institutions;
        // "President" Mills may be a college's.
        let told = || {
            let is_described = mention.form == MentionForm::Nominal && !entity.named;
            self.state_told(mention).filter(|_| is_described)
        };
        if entity.kind == EntityKind::Per {
            if mention.form != MentionForm::Nominal {
                return None;
            }
            // In text order, as mentions are.
            let first = self.e.roles.partition_point(|role| role.span.start < mention.span.start);
            let role = self.e.roles.get(first).filter(|role| mention.span.contains(role.span));
            return match role {
                // "the NATO secretary general", "the president of Austria"
                Some(role) => {
                    let of = match role.organisation {
                        Some(body) => self.e.entities[body].actor.as_ref(),
                        None => role.state.as_ref().or_else(told),
                    };
                    institutions.of_office(of?, role.office.as_ref()?)
                }
                None => {
                    let office = self.office(mention)?;
                    institutions.of_office(entity.state.as_ref().or_else(told)?, office)
                }
            };
        }
        // "Kenyan" is no institution of Kenya.
        if entity.wikipedia.is_some() && mention.form != MentionForm::Nominal {
            return None;
        }
        let state = entity.state.as_ref().or_else(told)?;
        let text = &self.e.document.article.text;
        let first = self.e.mentions.partition_point(|other| other.span.start < mention.span.start);
        let inside = self.e.mentions[first..].iter().take_while(|other| other.span.start < mention.span.end);
        let mut of_state = inside.filter(|other| {
            let owner = &self.e.entities[other.entity];
            mention.span.contains(other.span)
                && other.span != mention.span
                && owner.actor.as_ref() == Some(state)
        });
        let words = match of_state.next() {
            // "the government of Angola"
            Some(owner) if owner.span.end == mention.span.end => {
                let before = Span::new(mention.span.start, owner.span.start).text(text).trim();
                let before = before.strip_suffix(" the").unwrap_or(before);
                before.strip_suffix(" of").unwrap_or(before)
            }
            Some(owner) => Span::new(owner.span.end, mention.span.end).text(text),
            None => mention.span.text(text),
        };
        let words = words.trim_start_matches("'s").trim_start_matches("’s").trim();
        let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
        // "the Hellenic Parliament" is the Greek Parliament.
        let known = self.ontology.actors.get(state)?;
        let of_known = known
            .adjectives
            .iter()
            .chain([&known.label])
            .filter_map(|name| entity.label.strip_prefix(&**name));
        institutions
            .of_noun(state, words)
            .or_else(|| of_known.filter_map(|rest| institutions.of_noun(state, rest.trim())).next())
    }

    /// "Police in Nairobi", "named Prime Minister": the one state of which the sentence tells, else the nearest one before
    /// that tells of any.
    fn state_told(&self, mention: &Mention) -> Option<&Iri> {
        (0..=mention.sentence).rev().find_map(|at| {
            let first = self.e.mentions.partition_point(|other| other.sentence < at);
            let inside = self.e.mentions[first..].iter().take_while(|other| other.sentence == at);
            let mut states = inside.filter_map(|other| self.e.entities[other.entity].state.as_ref());
            let state = states.next()?;
            Some(states.all(|other| other == state).then_some(state))
        })?
    }

    /// "Kenyan" in "a Kenyan drone" is Kenya's military, and in "Kenyan hostages" the Kenyans.
    fn told_by_noun(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        if mention.form != MentionForm::Adjective || entity.actor_kind != Some(ActorKind::State) {
            return None;
        }
        let s = &self.e.document.sentences[mention.sentence];
        let noun = s.tokens[mention.head].head.filter(|&noun| noun > mention.head)?;
        let is_one =
            |t: usize, set: WordSet| self.ontology.words(set).contains(&*s.tokens[t].lemma.to_lowercase());
        let state = entity.actor.as_ref()?;
        if (mention.head + 1..=noun).any(|t| is_one(t, WordSet::WeaponNoun)) {
            return self.ontology.institutions.of_noun(state, "military");
        }
        if !is_one(noun, WordSet::CitizenNoun) {
            return None;
        }
        let known = self.ontology.actors.get(state)?;
        let people =
            known.demonyms.iter().find(|name| name.ends_with('s') && !known.adjectives.contains(name));
        people.map(Text::to_string).or_else(|| Some(format!("{}_people", known.adjectives.first()?)))
    }

    /// "Governor_of_Texas": the office that words name with a region or town that is no state.
    fn local_office(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        if entity.kind != EntityKind::Per || mention.form != MentionForm::Nominal {
            return None;
        }
        let s = &self.e.document.sentences[mention.sentence];
        let first = self.e.mentions.partition_point(|other| other.span.start < mention.span.start);
        let mut inside =
            self.e.mentions[first..].iter().take_while(|other| other.span.start < mention.span.end);
        let land = inside.find(|other| other.span != mention.span && mention.span.contains(other.span))?;
        let place = &self.e.entities[land.entity];
        let is_local = place.kind.is_land() && place.actor.is_none();
        // "Texas governor", "governor of Texas"
        let words: Vec<&str> = s
            .tokens
            .iter()
            .filter(|t| mention.span.contains(t.span) && !land.span.contains(t.span) && t.xpos != "POS")
            .filter(|t| !t.does(Function::Genitive) && !t.does(Function::Definite))
            .map(|t| t.form.as_str())
            .collect();
        let [office] = words[..] else { return None };
        let is_office = self.ontology.words(WordSet::LocalOffice).contains(&*office.to_lowercase());
        let of = place.wikipedia.as_deref().and_then(|title| title.split([',', '(']).next());
        let of = of.map_or(place.label.replace(' ', "_"), |title| title.trim_end_matches('_').to_owned());
        (is_local && is_office).then(|| format!("{}_of_{of}", crate::name::capitalised(office)))
    }

    /// "the Milei administration" is the presidency of Javier Milei; of who came back into office, the first or the second.
    fn presidency(&self, mention: &Mention) -> Option<String> {
        let s = &self.e.document.sentences[mention.sentence];
        let is_one = self
            .ontology
            .words(WordSet::PresidencyNoun)
            .contains(&*s.tokens[mention.head].lemma.to_lowercase());
        if mention.form != MentionForm::Nominal || !is_one {
            return None;
        }
        let leader = s.children_by(mention.head, "compound").chain(s.children_by(mention.head, "nmod:poss"));
        let leader = leader
            .filter_map(|c| self.e.mentions.iter().find(|m| m.sentence == mention.sentence && m.head == c));
        let leader =
            leader.map(|m| &self.e.entities[m.entity]).find(|entity| entity.kind == EntityKind::Per)?;
        let known = self.ontology.actors.get(leader.actor.as_ref()?)?;
        let presidency = |tenure: &&Tenure| tenure.office.ends_with("/president");
        let terms: Vec<&Tenure> = known.tenures.iter().filter(presidency).collect();
        let day = self.e.document.reference?;
        let covers = |t: &&Tenure| t.from.is_some_and(|from| from <= day) && t.to.is_none_or(|to| day <= to);
        // Who presided once did so then, whenever it is told of.
        let term = if terms.len() == 1 { 0 } else { terms.iter().position(covers)? };
        let name = known.wikipedia.as_ref()?;
        match (terms.len(), term) {
            (1, _) => Some(format!("Presidency_of_{name}")),
            (2, 0) => Some(format!("First_presidency_of_{name}")),
            (2, 1) => Some(format!("Second_presidency_of_{name}")),
            _ => None,
        }
    }

    /// "Supreme_Court_of_Chad", "Ministry_of_Information_(Chad)": how Wikipedia titles the article about a state's body of
    /// a name that other states' bodies have, too.
    fn shared_title(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        if entity.kind != EntityKind::Org
            || mention.form != MentionForm::Name
            || entity.is_known(self.ontology)
        {
            return None;
        }
        let state = entity.state.as_ref()?;
        let known = self.ontology.actors.get(state)?;
        let name = self.e.document.label(mention.span);
        let is_told_apart = entity.label.strip_prefix(&*known.label).is_some_and(|rest| rest.trim() == name);
        if !is_told_apart && entity.actor.is_some() || !self.ontology.is_shared_name(&name) {
            return None;
        }
        let of = self.ontology.institutions.behind_of(state)?;
        let head = name.split(" of ").next()?.rsplit(' ').next()?.to_lowercase();
        let title = name.replace(' ', "_");
        Some(if self.ontology.words(WordSet::StateBodyNoun).contains(&*head) {
            format!("{title}_of_{of}")
        } else {
            format!("{title}_({})", of.strip_prefix("the_").unwrap_or(of))
        })
    }

    /// The office that the words of a mention name.
    fn office(&self, mention: &Mention) -> Option<&str> {
        let s = &self.e.document.sentences[mention.sentence];
        let inside = s.tokens.iter().filter(|token| mention.span.contains(token.span));
        let lower: Vec<String> = inside.map(|token| token.form.to_lowercase()).collect();
        let words: Vec<&str> = lower.iter().map(String::as_str).collect();
        (0..words.len())
            .find_map(|start| self.ontology.names.office(&words[start..]).map(|(_, office)| &**office))
    }

    /// "Amhara" of "the Amhara region": the words of a place that are in the title of its article.
    fn without_kind(&self, mention: &Mention) -> String {
        let name = self.e.document.label(mention.span);
        let untitled = self.ontology.words(WordSet::UntitledNoun);
        match name.rsplit_once(' ') {
            Some((bare, noun)) if untitled.contains(noun) => bare.to_owned(),
            // "Lamu and Garissa counties"
            Some((bare, nouns)) if nouns.starts_with(char::is_lowercase) => {
                let s = &self.e.document.sentences[mention.sentence];
                let last = s.tokens.iter().find(|token| token.span.end == mention.span.end);
                let noun = last.filter(|last| last.xpos == "NNS").map_or(nouns, |last| &last.lemma);
                format!("{bare} {noun}")
            }
            _ => name,
        }
    }

    /// "Toledo, Ohio": the region behind the comma, where Wikipedia names towns so; "Iowa, Ohio and Maine" are no towns.
    fn named_within(&self, mention: &Mention) -> Option<&str> {
        let own =
            self.e.entities[mention.entity].place.as_ref().and_then(|iri| self.ontology.places.get(iri));
        if own.is_some_and(|place| place.titles_within) {
            return None;
        }
        let next = self.e.mentions.partition_point(|other| other.span.start < mention.span.end);
        let region = self.e.mentions.get(next).filter(|other| other.sentence == mention.sentence)?;
        let between = Span::new(mention.span.end, region.span.start).text(&self.e.document.article.text);
        let place = self.ontology.places.get(self.e.entities[region.entity].place.as_ref()?)?;
        (between.trim() == "," && place.titles_within).then_some(&*place.label)
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
