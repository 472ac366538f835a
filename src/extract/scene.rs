//! A scene: a document with its actors, indexed for the passes that read what they do. It answers
//! which participants a token stands for; it does not know what happens to them.

use std::cell::RefCell;

use crate::extract::argument::{agent, is_close};
use crate::extract::implied::Told;
use crate::extract::kind::PRESS;
use crate::extract::{Entity, EntityKind, Mention, MentionForm, Participant};
use crate::ontology::{Factuality, Filling, Iri, Ontology, Slot, Table, Text, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Document, Function, Sentence, Upos};

/// Before whom a deed is done to: "the arrest of".
const WHOSE: &str = "of";

pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) ontology: &'a Ontology,
    pub(super) mentions: &'a [Mention],
    pub(super) entities: &'a [Entity],
    /// Mentions by sentence and head token.
    by_head: Table<(usize, usize), Vec<usize>>,
    /// What clauses tell, by sentence and verb, once it was asked.
    pub(super) told: RefCell<Table<(usize, usize), Option<Told<'a>>>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        document: &'a Document,
        ontology: &'a Ontology,
        mentions: &'a [Mention],
        entities: &'a [Entity],
    ) -> Self {
        let mut by_head: Table<(usize, usize), Vec<usize>> = Table::default();
        for (index, mention) in mentions.iter().enumerate() {
            by_head.entry((mention.sentence, mention.head)).or_default().push(index);
        }
        Self { document, ontology, mentions, entities, by_head, told: RefCell::default() }
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
        let s = self.sentence(sentence);
        // "Beijing and not Taipei", but "neither Beijing nor Taipei"
        let is_negated = s.is_negated(token);
        // "not Beijing but Taipei"
        let joins = |cc: usize| {
            [Function::Coordinator, Function::Alternative, Function::Negation]
                .iter()
                .any(|&function| s.tokens[cc].does(function))
        };
        let is_other = |c: usize| s.children_by(c, "cc").any(|cc| !joins(cc));
        let is_corrected = is_negated && s.children_by(token, "conj").any(is_other);
        // "with Chad supporting it and Mali opposing it": who stands behind the verb is the subject of another.
        let verb = s.tokens[token].head.filter(|&v| v > token && s.tokens[token].relation() == "nsubj");
        let is_beyond = |c: usize| verb.is_some_and(|verb| c > verb);
        let conjuncts = s.conjuncts(token).into_iter().filter(|&c| match c == token {
            true => !is_corrected,
            false => (is_negated || !s.is_negated(c)) && !is_beyond(c),
        });
        for conjunct in conjuncts {
            for participant in self.participants_of_one(sentence, conjunct, filling, 0) {
                if conjunct != token && found.iter().any(|first| self.is_same_force(first, &participant)) {
                    continue;
                }
                if !found.iter().any(|other: &Participant| other.entity == participant.entity) {
                    found.push(participant);
                }
            }
        }
        found
    }

    /// "Israeli helicopters and tanks": arms named beside others of the same state are no second actor.
    fn is_same_force(&self, first: &Participant, other: &Participant) -> bool {
        let (before, behind) = (&self.entities[first.entity], &self.entities[other.entity]);
        let head = self.mentions[other.mention].head;
        let s = self.sentence(self.mentions[other.mention].sentence);
        let is_arms =
            self.ontology.words(WordSet::MachineNoun).contains(&*s.tokens[head].lemma.to_lowercase());
        is_arms
            && behind.kind == EntityKind::Org
            && !behind.named
            && behind.state.is_some()
            && before.state == behind.state
    }

    fn participants_of_one(
        &self,
        sentence: usize,
        token: usize,
        filling: Filling,
        depth: usize,
    ) -> Vec<Participant> {
        // Who is named before how they are described.
        for mention in
            [self.name_beside(sentence, token), self.mention_at(sentence, token)].into_iter().flatten()
        {
            let filled = self.fill(mention, filling);
            if !filled.is_empty() {
                return filled;
            }
        }
        if depth > 2 {
            return Vec::new();
        }
        // "a group of senators", "two of them"
        let s = self.sentence(sentence);
        let of = self.seen_through(s, token);
        if of != token {
            return self.participants_of_one(sentence, of, filling, depth + 1);
        }
        // "relatives of nine women and children" are one.
        let is_people = self.is_people(s, token);
        // "the territory of Kashmir", "the towns of Goma and Uvira"
        if let Some(name) = self.named_land(s, token).or_else(|| self.leader(s, token)) {
            let names = told_together(s, token, name, is_people).into_iter();
            return names
                .flat_map(|name| self.participants_of_one(sentence, name, filling, depth + 1))
                .collect();
        }
        // "Trump's campaign" is he.
        let retinues = self.ontology.words(WordSet::RetinueNoun);
        if filling <= Filling::Actor {
            let is_retinue = retinues.contains(&*s.tokens[token].lemma.to_lowercase());
            let mut leaders =
                if is_retinue { self.owners(sentence, token, depth, filling) } else { Vec::new() };
            leaders.retain(|leader| self.entities[leader.entity].kind == EntityKind::Per);
            return leaders;
        }
        if filling == Filling::Territory && !self.is_land(sentence, token) {
            return Vec::new();
        }
        let span = self.sentence(sentence).name_span(token);
        let owners = self.owners(sentence, token, depth, filling).into_iter();
        // "a request from India" is told by its maker, "an Indian request" by its name.
        let people = self.ontology.words(WordSet::PersonNoun);
        let noun = &s.tokens[token];
        let is_somebody = noun.upos == Upos::Noun && people.contains(&*noun.lemma.to_lowercase());
        let through = |owner: &Participant| {
            let mention = &self.mentions[owner.mention];
            // "followers of the leader Ana Silva" are not the leader.
            let is_behind = is_somebody && mention.sentence == sentence && mention.span.start > span.start;
            let mut chain = std::iter::once(mention.head).chain(s.head_chain(mention.head));
            let of = chain.find(|&t| is_behind && s.tokens[t].head == Some(token));
            let span = of.map_or(span, |of| span.cover(s.name_span(of)).cover(mention.span));
            Some(span).filter(|s| s.contains(mention.span))
        };
        owners.map(|owner| Participant { through: through(&owner), ..owner }).collect()
    }

    /// What a noun of measure stands for: "senators" in "a group of senators", "prisoners" in "11 of its prisoners".
    pub(super) fn seen_through(&self, s: &Sentence, token: usize) -> usize {
        let word = &s.tokens[token];
        let measures = self.ontology.words(WordSet::TransparentNoun);
        let is_measure = word.upos == Upos::Num || measures.contains(&*word.lemma.to_lowercase());
        s.genitive(token).filter(|_| is_measure).unwrap_or(token)
    }

    /// The noun by which somebody takes part: "bowlers" in "Kenya's bowlers", else the name itself.
    pub(super) fn noun_of(&self, participant: Participant) -> usize {
        let mention = &self.mentions[participant.mention];
        let s = self.sentence(mention.sentence);
        let is_inside = |t: &usize| participant.through.is_some_and(|span| span.contains(s.tokens[*t].span));
        s.head_chain(mention.head).take_while(is_inside).last().unwrap_or(mention.head)
    }

    /// Whether a noun names people by what they are: "relatives".
    fn is_people(&self, s: &Sentence, noun: usize) -> bool {
        self.ontology.words(WordSet::PersonNoun).contains(&*s.tokens[noun].lemma.to_lowercase())
    }

    /// Who leads a group of whom no more is told: "Lavrov" in "a delegation led by Lavrov".
    fn leader(&self, s: &Sentence, token: usize) -> Option<usize> {
        let measures = self.ontology.words(WordSet::TransparentNoun);
        let participles = self.ontology.words(WordSet::LeadingParticiple);
        let is_group = measures.contains(&*s.tokens[token].lemma.to_lowercase());
        let mut told = s.children_by(token, "acl").filter(|_| is_group);
        told.find(|&c| participles.contains(&*s.tokens[c].form.to_lowercase())).and_then(|c| agent(s, c))
    }

    /// The name of a stretch of land: "Kashmir" in "the disputed territory of Kashmir"; not in "a suburb of".
    fn named_land(&self, s: &Sentence, token: usize) -> Option<usize> {
        let lemma = s.tokens[token].lemma.to_lowercase();
        let is_land = self.ontology.words(WordSet::NamingNoun).contains(&*lemma);
        let of = s.children_by(token, "nmod").filter(|_| is_land);
        of.filter(|&c| c > token && s.tokens[c].upos == Upos::Propn)
            .find(|&c| s.is_led_by(c, Function::Genitive))
    }

    /// The name right behind a noun that says who somebody is: "pastor Evan Mawarire", "the capital Juba". Some trees
    /// give both to the verb.
    fn name_beside(&self, sentence: usize, token: usize) -> Option<usize> {
        let s = self.sentence(sentence);
        let noun = &s.tokens[token];
        // "strikes Bangladesh": a deed bears nobody's name.
        if self.ontology.names_deed(&noun.lemma) {
            return None;
        }
        // "the ambassador to the United Nations, Fu Cong,"
        let behind_comma = |c: &usize| {
            let is_beside = *c > token + 2 && s.tokens[*c].relation() == "appos";
            // "her rival, former minister Ana Silva"
            let first = || s.subtree(*c).first().copied().filter(|&first| first > token);
            is_beside && first().is_some_and(|f| s.tokens[f].form == "," || s.tokens[f - 1].form == ",")
        };
        // Parsers give the name to the body or the land before it, and no body is a person.
        let of = |c: &usize| *c > token && s.case_marker(*c) == Some(token + 1);
        let below = s.children(token).chain(noun.head.into_iter().flat_map(|h| s.children(h)));
        let beyond = below.filter(of).flat_map(|c| s.children(c));
        let is_described = self.mention_at(sentence, token).is_some_and(|m| {
            self.mentions[m].form == MentionForm::Nominal && self.mentions[m].kind == EntityKind::Per
        });
        if (noun.upos == Upos::Noun || is_described)
            && let Some(named) = s
                .children(token)
                .chain(beyond)
                .filter(behind_comma)
                .find_map(|c| self.mention_at(sentence, c))
        {
            let mention = &self.mentions[named];
            let is_person = mention.kind == EntityKind::Per && mention.form == MentionForm::Name;
            if is_person && self.entities[mention.entity].named {
                return Some(named);
            }
        }
        // "cleric Moqtada al-Sadr", taken for a name
        let is_common =
            noun.upos == Upos::Noun || noun.upos == Upos::Propn && noun.form.starts_with(char::is_lowercase);
        let next = s.tokens.get(token + 1).filter(|_| is_common)?;
        let is_twin = |t: usize| {
            let other = &s.tokens[t];
            let is_apposed = other.head == Some(token) && matches!(other.relation(), "appos" | "flat");
            is_apposed || other.head == noun.head && other.deprel == noun.deprel
        };
        let starts = |m: &usize| {
            let mention = &self.mentions[*m];
            mention.form == MentionForm::Name && self.entities[mention.entity].named && is_twin(mention.head)
        };
        // "his counterpart Italian President Sergio Mattarella": an office may stand between.
        let reach = token + 1..(token + 5).min(s.tokens.len());
        let is_open = |t: usize| matches!(s.tokens[t].upos, Upos::Propn | Upos::Adj | Upos::Noun);
        // "his counterpart, Omar al-Razza,"
        if next.form == "," {
            let apposed = s.children(token).find(|&c| c == token + 2 && s.tokens[c].relation() == "appos")?;
            let named = self.mention_at(sentence, apposed).filter(starts)?;
            return (self.mentions[named].kind == EntityKind::Per).then_some(named);
        }
        if next.upos == Upos::Punct {
            return None;
        }
        reach.take_while(|&t| is_open(t)).find_map(|t| self.mention_at(sentence, t).filter(starts))
    }

    /// The words of `token`'s noun phrase, where a role of this filling may be told by words alone.
    pub(super) fn words(&self, sentence: usize, token: usize, filling: Filling) -> Option<Span> {
        let s = self.sentence(sentence);
        let lemma = s.tokens[token].lemma.to_lowercase();
        // A place that the gazetteer lacks.
        let is_unknown_place =
            || self.mention_at(sentence, token).is_some_and(|m| self.mentions[m].kind == EntityKind::Loc);
        // "urged the government": of no state that is known.
        let is_definite = || s.children(token).any(|c| s.tokens[c].does(Function::Definite));
        let is_body = || self.ontology.agent(&lemma).is_some() && is_definite();
        // "hit the MV Baltic Star"
        let is_ship = || {
            let prefixes = self.ontology.words(WordSet::ShipPrefix);
            let named = self.mention_at(sentence, token).map(|m| &self.mentions[m]);
            named.filter(|m| m.kind == EntityKind::Misc).is_some_and(|m| {
                let name = self.document.label(m.span);
                name.split(' ').next().is_some_and(|first| prefixes.contains(&*first.to_lowercase()))
            })
        };
        let is_let_through = match filling {
            Filling::Person | Filling::Actor => false,
            Filling::Owned => is_body(),
            // "returned from exile", "visited her fields": nowhere in particular.
            Filling::Place => {
                is_unknown_place() && (s.tokens[token].upos == Upos::Propn || is_definite()) || is_body()
            }
            Filling::Territory => self.is_land(sentence, token) || is_unknown_place(),
            Filling::Site => {
                let is_site = self.ontology.words(WordSet::SiteNoun).contains(&*lemma);
                is_site || is_unknown_place() || is_body() || is_ship()
            }
            Filling::Thing => true,
        };
        let is_noun = matches!(s.tokens[token].upos, Upos::Noun | Upos::Propn);
        let told = (is_let_through && is_noun).then(|| self.told_span(sentence, token))?;
        // "attacked a camp in Chad": some trees give the place to the verb.
        let place = s.tokens[token].head.filter(|_| matches!(filling, Filling::Site | Filling::Territory));
        let mut beside = place.into_iter().flat_map(|verb| s.children_by(verb, "obl"));
        let place = beside.find(|&c| {
            s.case_marker(c) == Some(token + 1)
                && s.is_led_by(c, Function::Attributive)
                && self.mention_at(sentence, c).is_some_and(|m| self.is_place(m))
        });
        Some(place.map_or(told, |place| told.cover(s.name_span(place))))
    }

    /// The words of people whom nobody knows: "arrested three lawyers", "freed two ex-ministers".
    pub(super) fn people(&self, sentence: usize, token: usize) -> Option<Span> {
        let s = self.sentence(sentence);
        let lemma = s.tokens[token].lemma.to_lowercase();
        let role = lemma.rsplit('-').next().unwrap_or(&lemma);
        let is_people = self.ontology.words(WordSet::PersonNoun).contains(role);
        (is_people && s.tokens[token].upos == Upos::Noun).then(|| self.told_span(sentence, token))
    }

    /// "a police station in Lagos"
    fn told_span(&self, sentence: usize, token: usize) -> Span {
        let s = self.sentence(sentence);
        s.name_span_with(token, |c| {
            s.is_led_by(c, Function::Attributive) && self.mention_at(sentence, c).is_some()
        })
    }

    fn fill(&self, mention: usize, filling: Filling) -> Vec<Participant> {
        let entity = &self.entities[self.mentions[mention].entity];
        if !entity.members.is_empty() {
            return entity
                .members
                .iter()
                .map(|&entity| Participant { entity, mention, through: None })
                .collect();
        }
        if filling == Filling::Person && !matches!(entity.kind, EntityKind::Per | EntityKind::Group) {
            return Vec::new();
        }
        // "captured the town of Malual": a place that the gazetteer lacks.
        let is_unknown = entity.kind == EntityKind::Loc && entity.named;
        let is_place = entity.actor.is_none() && (entity.place.is_some() || is_unknown);
        if entity.is_actor() || is_place && filling >= Filling::Place {
            return vec![Participant { entity: self.mentions[mention].entity, mention, through: None }];
        }
        Vec::new()
    }

    fn is_land(&self, sentence: usize, token: usize) -> bool {
        let lemma = self.sentence(sentence).tokens[token].lemma.to_lowercase();
        self.ontology.words(WordSet::LandNoun).contains(&*lemma)
    }

    /// Whose the thing is that `token` names: "Iran's proposal", "Russian tanks", "the army of Chad".
    fn owners(&self, sentence: usize, token: usize, depth: usize, filling: Filling) -> Vec<Participant> {
        let s = self.sentence(sentence);
        let is_other =
            self.ontology.words(WordSet::RelationalNoun).contains(&*s.tokens[token].lemma.to_lowercase());
        // "Syrian government shelling killed": a gerund is a noun to its reader, and its subject does it.
        let is_gerund =
            s.tokens[token].xpos == "VBG" && matches!(s.tokens[token].relation(), "nsubj" | "obl");
        if !matches!(s.tokens[token].upos, Upos::Noun | Upos::Propn) && !is_gerund || is_other {
            return Vec::new();
        }
        // "its border with Chad" is Chad's as well.
        if self.ontology.words(WordSet::BorderNoun).contains(&*s.tokens[token].lemma.to_lowercase()) {
            let behind = |&c: &usize| s.case_marker(c) == Some(token + 1);
            let governed = s.tokens[token].head.into_iter().flat_map(|h| s.children(h));
            let beyond = s.children(token).chain(governed).filter(behind);
            let beyond = beyond.filter(|&c| s.is_led_by(c, Function::Absolute));
            let neighbours: Vec<Participant> =
                beyond.flat_map(|c| self.participants(sentence, c, Filling::Actor)).collect();
            if !neighbours.is_empty() {
                return neighbours;
            }
        }
        let subject = is_gerund.then_some("nsubj");
        for relation in ["nmod:poss", "amod", "compound", "nmod:desc"].into_iter().chain(subject) {
            for child in s.children(token).filter(|&c| s.tokens[c].deprel == relation) {
                if filling != Filling::Site && self.is_setting(sentence, child, token) {
                    continue;
                }
                let mut owners = self.participants(sentence, child, Filling::Actor);
                owners.retain(|owner| !self.befalls(s, token, owner));
                if !owners.is_empty() {
                    return owners;
                }
            }
        }
        let further_in = self.owners_further_in(sentence, token);
        if !further_in.is_empty() {
            return further_in;
        }
        // "the army of Chad", "a request from Peru"
        // Who seizes paintings by Dalí does not seize them from him.
        let is_work = filling == Filling::Site && !self.ontology.names_deed(&s.tokens[token].lemma);
        // "the killing of 81 men" is not theirs.
        let lemma = s.tokens[token].lemma.to_lowercase();
        let is_done_to = self.ontology.frames(&lemma, WordClass::Noun).any(|frame| {
            let of = |slots: &[Slot]| {
                slots.iter().any(|slot| {
                    matches!(slot, Slot::Preposition(word) if *word == s.tokens[token + 1].form.to_lowercase())
                })
            };
            token + 1 < s.tokens.len() && of(&frame.target) && !of(&frame.source)
        });
        // "the fear of an attack by Chad" is not Chad's.
        let mut spoken = self.ontology.speech(&lemma, WordClass::Noun);
        let is_feared = spoken.any(|word| word.factuality == Factuality::Feared);
        let is_owner = |c: usize| {
            let is_content = is_feared && self.mention_at(sentence, c).is_none();
            let is_object = (is_done_to || is_content) && s.is_led_by(c, Function::Genitive);
            !is_object && (!s.is_led_by(c, Function::Agent) || !is_work)
        };
        let behind = s
            .children_by(token, "nmod")
            .filter(|&c| c > token && s.is_led_by(c, Function::Maker) && is_owner(c));
        // "a bus carrying soldiers", "a camp for refugees": who is inside is hit.
        let held = (filling == Filling::Site).then(|| self.held(s, token)).flatten();
        // "crimes committed by the army"
        let by_participle = s.children_by(token, "acl").filter(|&c| s.tokens[c].xpos == "VBN" && !is_work);
        let makers = by_participle.filter_map(|c| agent(s, c)).chain(self.ascribed(s, token));
        let is_people = self.is_people(s, token);
        behind
            .chain(self.maker_below(s, token))
            .chain(self.maker_beside(sentence, token))
            .chain(makers)
            .chain(held)
            .map(|child| told_together(s, token, child, is_people))
            .map(|children| {
                let owner = |child| self.participants_of_one(sentence, child, Filling::Owned, depth + 1);
                children.into_iter().flat_map(owner).collect::<Vec<Participant>>()
            })
            .find(|owners| !owners.is_empty())
            .unwrap_or_default()
    }

    /// Whose a deed is, where the tree gives that to a word before it: "a Ukrainian drone strike", "a Saudi-led strike".
    pub(super) fn owners_further_in(&self, sentence: usize, token: usize) -> Vec<Participant> {
        let s = self.sentence(sentence);
        let participles = self.ontology.words(WordSet::LeadingParticiple);
        let is_before =
            |c: &usize, of: usize| *c < of && matches!(s.tokens[*c].relation(), "amod" | "compound");
        let holds = |&c: &usize| {
            let word = &s.tokens[c];
            let is_leading = word.xpos == "VBN" && participles.contains(&*word.form.to_lowercase());
            let lemma = word.lemma.to_lowercase();
            // "a Syrian regime offensive"
            let governs = self.ontology.words(WordSet::GovernmentNoun).contains(&*lemma);
            let is_army = self
                .ontology
                .agent(&lemma)
                .is_some_and(|agent| !agent.is_person && agent.sector.as_deref() == Some("MIL"));
            is_leading || governs || is_army || self.ontology.instruments(&lemma).next().is_some()
        };
        let inner = s.children(token).filter(|c| is_before(c, token)).filter(holds);
        let owners = inner.flat_map(|c| s.children(c).filter(move |o| is_before(o, c)));
        owners
            .map(|owner| self.participants(sentence, owner, Filling::Actor))
            .find(|owners| !owners.is_empty())
            .unwrap_or_default()
    }

    /// "the rebels" in "an attack blamed on the rebels": whose a deed is held to be.
    pub(super) fn ascribed(&self, s: &Sentence, deed: usize) -> Option<usize> {
        let verbs = self.ontology.words(WordSet::AscribingVerb);
        let whose = |verb: usize| {
            let is_led = |c: &usize| {
                let preposition = s.preposition(*c);
                preposition.is_some_and(|on| verbs.contains(&*format!("{} {on}", s.tokens[verb].lemma)))
            };
            s.children_by(verb, "obl").find(is_led).filter(|_| s.tokens[verb].xpos != "VBG")
        };
        s.children_by(deed, "acl").find_map(whose)
    }

    /// Who is inside a vehicle or a building: "soldiers" in "a bus carrying soldiers", "refugees" in "a camp for refugees",
    /// "rebels" in "a cave used by rebels".
    fn held(&self, s: &Sentence, token: usize) -> Option<usize> {
        let is_site = self.ontology.words(WordSet::SiteNoun).contains(&*s.tokens[token].lemma.to_lowercase());
        // "the captain of a ship carrying migrants" is somebody else.
        if !is_site || s.is_led_by(token, Function::Genitive) {
            return None;
        }
        let holding = self.ontology.words(WordSet::HoldingVerb);
        let holds = |&c: &usize| s.tokens[c].xpos == "VBG" && holding.contains(&*s.tokens[c].lemma);
        let carried =
            s.children_by(token, "acl").find(holds).and_then(|verb| s.children_by(verb, "obj").next());
        let is_held = |&c: &usize| s.tokens[c].xpos == "VBN" && holding.contains(&*s.tokens[c].lemma);
        let holder = || s.children_by(token, "acl").find(is_held).and_then(|verb| agent(s, verb));
        carried.or_else(holder).or_else(|| {
            let is_for = |c: usize| s.is_led_by(c, Function::Content) && !s.is_led_by(c, Function::Genitive);
            s.children_by(token, "nmod").find(|&c| c > token && is_for(c) && s.tokens[c].xpos == "NNS")
        })
    }

    /// "Navalny's arrest", "the Gandhi assassination": what is done to people is theirs who suffer it, where nobody else does.
    fn befalls(&self, s: &Sentence, deed: usize, owner: &Participant) -> bool {
        let entity = &self.entities[owner.entity];
        let is_person = entity.kind == EntityKind::Per || entity.kind == EntityKind::Group && !entity.named;
        let mut objects = s.children_by(deed, "nmod").filter(|&c| c > deed);
        let has_object = is_person && objects.any(|c| s.is_led_by(c, Function::Genitive));
        let lemma = s.tokens[deed].lemma.to_lowercase();
        is_person
            && !has_object
            && !self.ontology.words(WordSet::RetinueNoun).contains(&*lemma)
            && self.ontology.frames(&lemma, WordClass::Noun).any(|frame| {
                let class = self.ontology.class(&frame.evokes);
                let is_to_whom = |slot: &Slot| matches!(slot, Slot::Preposition(word) if word == WHOSE);
                frame.target.first().is_some_and(is_to_whom) && class.is_some_and(|class| class.hits_people)
            })
    }

    /// "the Ukraine war", "the Kyiv summit": the bare name of a state or of its capital tells where something is or what it is
    /// about. "the US plan", "the New Zealand plan" and "the Kremlin plan" are theirs, and so is "the Damascus regime".
    fn is_setting(&self, sentence: usize, name: usize, noun: usize) -> bool {
        let s = self.sentence(sentence);
        let told = || {
            let mention = &self.mentions[self.mention_at(sentence, name)?];
            let iri = self.entities[mention.entity].actor.as_ref()?;
            let actor = self.ontology.actors.get(iri)?;
            let is_state = actor.kind.is_state();
            let words = self.document.words(mention.span);
            let is_word = |list: &[Text]| list.iter().any(|word| **word == *words);
            // "US" is an adjective and a name, so "United States" is as well.
            let is_name = |word: &&Text| **word == actor.label || actor.names.contains(word);
            let is_adjective =
                actor.adjectives.is_empty() || actor.adjectives.iter().any(|word| is_name(&word));
            let is_bare = mention.form == MentionForm::Name && !is_adjective && !is_word(&actor.metonyms);
            Some(is_state && is_bare)
        };
        let lemma = s.tokens[noun].lemma.to_lowercase();
        // "Kosovo province", and where trees take "decades ago" for a noun of the name
        let is_part =
            self.is_land(sentence, noun) || self.ontology.words(WordSet::PeriodNoun).contains(&*lemma);
        let is_actors = self.ontology.agent(&lemma).is_some();
        s.tokens[name].relation() == "compound" && !is_actors && !is_part && told().unwrap_or(false)
    }

    /// "offers for peace talks by Chad": nobody holds talks alone, and the offers are Chad's.
    fn maker_below(&self, s: &Sentence, token: usize) -> Option<usize> {
        let is_mutual = |c: usize| {
            let mut frames = self.ontology.frames(&s.tokens[c].lemma, WordClass::Noun);
            frames.any(|frame| self.ontology.class(&frame.evokes).is_some_and(|class| class.is_symmetric))
        };
        let is_content = |&c: &usize| c > token && s.is_led_by(c, Function::Content) && is_mutual(c);
        let mut makers = s
            .children_by(token, "nmod")
            .filter(is_content)
            .flat_map(|c| s.children_by(c, "nmod").filter(move |&maker| maker > c));
        makers.find(|&maker| s.is_led_by(maker, Function::Agent))
    }

    /// "rejected a call from Nelson Mandela": some trees give the maker of what is said or done to the verb.
    fn maker_beside(&self, sentence: usize, token: usize) -> Option<usize> {
        let s = self.sentence(sentence);
        let noun = &s.tokens[token];
        let verb = noun.head.filter(|&v| noun.deprel == "obj" && s.tokens[v].upos == Upos::Verb)?;
        let is_made = self.ontology.names_deed(&noun.lemma);
        let opens = |c: &usize| {
            let is_next = s.case_marker(*c) == Some(token + 1);
            is_next && s.is_led_by(*c, Function::Maker)
        };
        s.children(verb).filter(|&c| s.tokens[c].relation() == "obl" && is_made).find(opens)
    }

    /// Who a span names: the widest mention inside it.
    pub(super) fn participant_of_span(&self, span: Span) -> Option<Participant> {
        // Mentions are in text order.
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        let mention = (first..self.mentions.len())
            .take_while(|&m| self.mentions[m].span.start < span.end)
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
        entity.kind.is_land() && self.mentions[mention].form == MentionForm::Name
    }

    /// Whether a word tells when.
    pub(super) fn is_time(&self, sentence: usize, token: usize) -> bool {
        let span = self.sentence(sentence).tokens[token].span;
        let times = &self.document.times;
        let first = times.partition_point(|time| time.span.end <= span.start);
        times[first..]
            .iter()
            .take_while(|time| time.span.start < span.end)
            .any(|time| time.span.contains(span))
    }

    /// Whether a word is part of the name of somebody or some body, of several words.
    pub(super) fn is_inside_name(&self, sentence: usize, token: usize) -> bool {
        let s = self.sentence(sentence);
        let word = &s.tokens[token];
        let heads = std::iter::once(token).chain(word.head);
        word.upos == Upos::Propn
            && heads.flat_map(|head| self.by_head.get(&(sentence, head)).into_iter().flatten()).any(|&m| {
                let mention = &self.mentions[m];
                mention.form == MentionForm::Name
                    && mention.kind != EntityKind::Event
                    && mention.span.contains(word.span)
                    && mention.span != word.span
            })
    }

    /// Whether a mention is headed by this token of `s`.
    pub(super) fn mention_at_token(&self, s: &Sentence, token: usize) -> bool {
        let span = s.tokens[token].span;
        let sentences = &self.document.sentences;
        let sentence = sentences.partition_point(|other| other.span.end <= span.start);
        self.mention_at(sentence, token).is_some()
    }

    /// Whether a word of `s` heads the name of an event.
    pub(super) fn is_named_event(&self, s: &Sentence, token: usize) -> bool {
        let span = s.tokens[token].span;
        let sentence = self.document.sentences.partition_point(|other| other.span.end <= span.start);
        self.mention_at(sentence, token).is_some_and(|m| {
            self.mentions[m].form == MentionForm::Name && self.mentions[m].kind == EntityKind::Event
        })
    }

    /// The first actor that the clause of `verb` names behind it, with those coordinated with it.
    pub(super) fn actors_after(&self, sentence: usize, verb: usize) -> Vec<Participant> {
        let s = self.sentence(sentence);
        // "US President Donald Trump": who is named, not whose.
        let is_modifier = |t: usize| {
            matches!(s.tokens[t].relation(), "compound" | "amod" | "flat")
                || s.tokens[t].deprel == "nmod:desc"
        };
        let behind =
            s.subtree(verb).into_iter().filter(|&t| t > verb && !is_modifier(t) && is_close(s, verb, t));
        behind
            .map(|t| self.participants(sentence, t, Filling::Actor))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    /// The first actor but these whose mention lies inside the subtree of `token`, itself excluded.
    pub(super) fn actor_within(
        &self,
        sentence: usize,
        token: usize,
        is_left_out: impl Fn(&Participant) -> bool,
    ) -> Option<Participant> {
        let s = self.sentence(sentence);
        s.subtree(token).into_iter().filter(|&t| t != token).find_map(|t| {
            let mention = self.mention_at(sentence, t)?;
            self.fill(mention, Filling::Actor).into_iter().find(|p| !is_left_out(p))
        })
    }
}

/// "Goma and Uvira" in "the towns of Goma and Uvira, Congo", but "Chad" in "the army of Chad and the rebels": to whom a noun
/// extends whose first name is `name`.
fn told_together(s: &Sentence, noun: usize, name: usize, is_people: bool) -> Vec<usize> {
    let mut names = s.conjuncts(name);
    let last = names.iter().position(|&t| s.children_by(t, "cc").next().is_some());
    let is_each = s.tokens[noun].xpos == "NNS"
        && (!is_people || names.iter().all(|&t| s.tokens[t].upos == Upos::Propn));
    names.truncate(last.filter(|_| is_each).map_or(1, |last| last + 1));
    names
}

impl Entity {
    /// Whether the gazetteer knows it.
    pub fn is_known(&self, ontology: &Ontology) -> bool {
        self.actor.as_ref().is_some_and(|iri| ontology.actors.contains_key(iri))
    }

    /// Whether neither a name nor an actor is known of it.
    pub(super) fn is_anonymous(&self) -> bool {
        !self.named && self.actor.is_none()
    }

    /// Whether it can do something: a person, a body, a state or a group, named or described.
    pub fn is_actor(&self) -> bool {
        match self.kind {
            // "I", by nobody knows whom, is no one's deed.
            EntityKind::Per | EntityKind::Org | EntityKind::Group => !self.label.is_empty(),
            EntityKind::Gpe => self.actor.is_some() || self.place.is_none(),
            EntityKind::Loc | EntityKind::Event | EntityKind::Misc => false,
        }
    }

    /// Whether it acts for a state or an armed body: troops, officials, fighters.
    pub(super) fn serves(&self) -> bool {
        const SERVANTS: [&str; 6] = ["GOV", "MIL", "SPY", "COP", "LEG", "REB"];
        self.sector.as_deref().is_some_and(|sector| SERVANTS.contains(&sector))
    }

    /// Whether it is in business, and serves no state.
    pub(super) fn is_private(&self) -> bool {
        const PRIVATE: [&str; 3] = ["BUS", "MNC", PRESS];
        self.sector.as_deref().is_some_and(|sector| PRIVATE.contains(&sector))
    }

    /// Whether it is a body that serves no state: a charity, a school, a union, or one of which no state is known.
    pub(super) fn is_society(&self) -> bool {
        const SOCIETIES: [&str; 4] = ["NGO", "EDU", "LAB", "HLH"];
        match self.sector.as_deref() {
            Some(sector) => SOCIETIES.contains(&sector),
            None => self.named && self.state.is_none() && self.label.contains(' '),
        }
    }

    /// Whether it is a body that states have together: the United Nations.
    pub(super) fn is_between_states(&self) -> bool {
        self.sector.as_deref() == Some("IGO")
    }

    /// The state for which it speaks: its own, of a state; that which it serves, of a minister or an army.
    pub(super) fn speaks_for(&self) -> Option<&Iri> {
        let is_rebel = self.sector.as_deref() == Some("REB");
        match self.kind {
            EntityKind::Gpe => self.state.as_ref().or(self.actor.as_ref()),
            _ => self.state.as_ref().filter(|_| self.serves() && !is_rebel),
        }
    }

    /// The actor of the graph that it stands for: itself, or for unnamed officials and troops the
    /// state that they serve.
    pub fn acts_as(&self) -> Option<&str> {
        let is_servant = self.serves();
        match (&self.actor, &self.body, &self.state) {
            (Some(actor), _, _) => Some(actor),
            // "Hezbollah fighters" act for Hezbollah.
            (None, Some(body), _) if is_servant && !self.named => Some(body),
            // Rebels act for no state.
            (None, None, Some(state))
                if is_servant && !self.named && self.sector.as_deref() != Some("REB") =>
            {
                Some(state)
            }
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
