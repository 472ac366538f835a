//! Titles of Wikipedia articles: where a mention leads. The gazetteer tells, the words around the mention, or the name
//! alone, which is a guess.

use chrono::Datelike;

use super::json::Shape;
use crate::extract::{EntityKind, Mention, MentionForm};
use crate::name::capitalised;
use crate::ontology::{ActorKind, Iri, NameKind, Tenure, Text, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Token, Upos};

impl Shape<'_> {
    /// The title of the Wikipedia article and what it rests on: the gazetteer, else the name, which is a guess that
    /// goes no further than this output.
    pub(super) fn link(&self, mention: &Mention) -> Option<(String, &'static str)> {
        let entity = &self.e.entities[mention.entity];
        if let Some(title) = self
            .local_office(mention)
            .or_else(|| self.presidency(mention))
            .or_else(|| self.embassy(mention))
            .or_else(|| self.district_court(mention))
            .or_else(|| self.of_the_year(mention))
        {
            return Some((title, "name"));
        }
        let told = self.branch(mention).or_else(|| self.team(mention)).or_else(|| self.land_of_kind(mention));
        if told.is_some() {
            return told.map(|title| (title, "gazetteer"));
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
            EntityKind::Per => self
                .royal_title(mention)
                .or_else(|| Some(entity.label.clone()).filter(|label| entity.named && label.contains(' '))),
            // "Palestinians", also where they are those of Gaza
            EntityKind::Group => {
                // "South Koreans"
                let is_people = |label: &String| {
                    let words: Vec<&str> = label.split(' ').collect();
                    let known =
                        self.ontology.names.longest(&words).filter(|(known, _)| *known == words.len());
                    known.is_some_and(|(_, namings)| namings.iter().any(|n| n.kind == NameKind::Demonym))
                };
                let is_titled = |label: &String| entity.named || !label.contains(' ') || is_people(label);
                let is_name = mention.form == MentionForm::Name && !entity.named;
                let words = is_name.then(|| self.e.document.label(mention.span));
                Some(words.unwrap_or_else(|| entity.label.clone())).filter(is_titled)
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
            // "a Kenyan soldier" serves the Kenyan army.
            if !entity.named {
                let noun = &self.e.document.sentences[mention.sentence].tokens[mention.head];
                let state = entity.state.as_ref().filter(|_| noun.form.starts_with(char::is_lowercase));
                let service = state.and_then(|state| institutions.of_noun(state, &noun.lemma));
                if service.is_some() {
                    return service;
                }
            }
            // In text order, as mentions are.
            let first = self.e.roles.partition_point(|role| role.span.start < mention.span.start);
            let role = self.e.roles.get(first).filter(|role| mention.span.contains(role.span));
            let is_bodys = role.is_none_or(|role| role.organisation.is_none()) && self.is_of_body(mention);
            let title = match role {
                // "president of the Lagos Chamber of Commerce"
                _ if is_bodys => None,
                // "the NATO secretary general", "the president of Austria"
                Some(role) => {
                    let of = match role.organisation {
                        Some(body) => self.e.entities[body].actor.as_ref(),
                        None => role.state.as_ref().or_else(told),
                    };
                    of.zip(role.office.as_ref()).and_then(|(of, office)| institutions.of_office(of, office))
                }
                None => self
                    .office(mention)
                    .and_then(|office| institutions.of_office(entity.state.as_ref().or_else(told)?, office)),
            };
            return title.or_else(|| self.written_office(mention));
        }
        let regional = self.regional_body(mention);
        if regional.is_some() {
            return regional;
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

    /// "president of the Lagos Chamber of Commerce": whether "of" leads from a noun to the name of a body.
    fn is_of_body(&self, mention: &Mention) -> bool {
        let s = &self.e.document.sentences[mention.sentence];
        let Some(body) = s.behind(mention.head + 1, Function::Genitive) else { return false };
        let start = s.tokens[body].span.start;
        let first = self.e.mentions.partition_point(|other| other.span.start < start);
        let mut there = self.e.mentions[first..].iter().take_while(|other| other.span.start == start);
        there.any(|other| other.form == MentionForm::Name && other.kind == EntityKind::Org)
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
        if mention.form != MentionForm::Adjective || !entity.actor_kind.is_some_and(ActorKind::is_state) {
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
        // "Palestinian villages" are the Palestinians', "the Palestinian president" is the state's.
        let is_official = || {
            let agent = self.ontology.agent(&s.tokens[noun].lemma.to_lowercase());
            agent.is_some_and(|agent| agent.sector.as_deref() == Some("GOV"))
                || is_one(noun, WordSet::GovernmentNoun)
        };
        let of_people = self.ontology.institutions.of_branch(state, "people").filter(|_| !is_official());
        if of_people.is_some() {
            return of_people;
        }
        if !is_one(noun, WordSet::CitizenNoun) {
            return None;
        }
        // "British_people", who are no Britons to Wikipedia
        let told = self.ontology.institutions.of_branch(state, "citizens");
        if told.is_some() {
            return told;
        }
        let known = self.ontology.actors.get(state)?;
        let people =
            known.demonyms.iter().find(|name| name.ends_with('s') && !known.adjectives.contains(name));
        people
            .map(|people| people.replace(' ', "_"))
            .or_else(|| Some(format!("{}_people", known.adjectives.first()?)))
    }

    /// "the Chief of Naval Operations Ana Silva": an office that is written as a title, beside its holder or of somebody whom
    /// the text does not name.
    fn written_office(&self, mention: &Mention) -> Option<String> {
        let s = &self.e.document.sentences[mention.sentence];
        let entity = &self.e.entities[mention.entity];
        let next = s.tokens.iter().position(|t| t.span.start >= mention.span.end);
        let is_holder = |other: &Mention| {
            other.entity == mention.entity && next.is_some_and(|t| other.span.start == s.tokens[t].span.start)
        };
        let is_beside = !entity.named || self.e.mentions.iter().any(is_holder);
        let inside = s.tokens.iter().filter(|t| mention.span.contains(t.span));
        let words: Vec<&Token> = inside
            .skip_while(|t| !t.form.starts_with(char::is_uppercase) || t.does(Function::Article))
            .collect();
        let (first, last) = (words.first()?, words.last()?);
        let is_small = |t: &&&Token| !t.form.starts_with(char::is_uppercase);
        let is_link = |t: &&Token| matches!(t.upos, Upos::Adp | Upos::Det | Upos::Cconj);
        let is_title =
            words.iter().filter(is_small).all(is_link) && words.iter().any(|t| t.does(Function::Genitive));
        // "Kenyan Chief of Staff", "Former King of Nepal"
        let opens = self.ontology.names.office(&[&*first.form.to_lowercase()]).is_some()
            || self.ontology.words(WordSet::PersonNoun).contains(&*first.lemma.to_lowercase());
        // "Attorney General of Chad" is no general's.
        let before = s.tokens.iter().take_while(|t| t.span.end <= first.span.start).last();
        let is_cut = before.is_some_and(|t| {
            t.form == "-" || t.form.starts_with(char::is_uppercase) && !t.does(Function::Article)
        });
        let span = first.span.cover(last.span);
        if !is_beside || !is_title || !opens || is_cut {
            return None;
        }
        Some(self.e.document.label(span).replace(' ', "_"))
    }

    /// "the Kenyan embassy in Paris": how Wikipedia titles the articles about embassies.
    fn embassy(&self, mention: &Mention) -> Option<String> {
        let s = &self.e.document.sentences[mention.sentence];
        let is_embassy =
            self.ontology.words(WordSet::EmbassyNoun).contains(&*s.tokens[mention.head].lemma.to_lowercase());
        if !is_embassy {
            return None;
        }
        let first = self.e.mentions.partition_point(|other| other.sentence < mention.sentence);
        let inside =
            || self.e.mentions[first..].iter().take_while(|other| other.sentence == mention.sentence);
        let is_city = |other: &&Mention| {
            let place = &self.e.entities[other.entity];
            s.tokens[other.head].head == Some(mention.head)
                && s.tokens[other.head].relation() == "nmod"
                && place.actor_kind != Some(ActorKind::State)
                && place.kind.is_land()
                && self.is_at(s, other.head)
        };
        let city = inside().find(is_city)?;
        // "its embassy in Kabul" is not Afghanistan's.
        let is_owner = |other: &&Mention| {
            other.span.start < s.tokens[mention.head].span.start
                && s.tokens[other.head].head == Some(mention.head)
        };
        let owner = inside().find(is_owner)?;
        let state = self.e.entities[owner.entity].actor.as_ref()?;
        let name = self.e.document.label(city.span).replace(' ', "_");
        Some(format!("Embassy_of_{},_{name}", self.ontology.institutions.behind_of(state)?))
    }

    /// "Tropical Storm Ana" of the article's year: names that come back every few years.
    fn of_the_year(&self, mention: &Mention) -> Option<String> {
        let name = self.e.document.label(mention.span);
        let kind = name.rsplit_once(' ')?.0.to_lowercase();
        let year = self.e.document.reference?.year();
        let comes_back =
            mention.form == MentionForm::Name && self.ontology.words(WordSet::YearlyName).contains(&*kind);
        comes_back.then(|| format!("{}_({year})", name.replace(' ', "_")))
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
        let land = inside.find(|other| {
            let is_name = matches!(other.form, MentionForm::Name | MentionForm::Adjective);
            // "president of the Lagos Chamber of Commerce"
            let is_part = self.e.mentions.iter().any(|whole| {
                whole.form == MentionForm::Name
                    && whole.span != other.span
                    && whole.span.contains(other.span)
                    && mention.span.contains(whole.span)
            });
            is_name && !is_part && other.span != mention.span && mention.span.contains(other.span)
        })?;
        let place = &self.e.entities[land.entity];
        let titles = &self.ontology.institutions;
        let is_small =
            |iri: &Iri| place.actor_kind == Some(ActorKind::Polity) && titles.behind_of(iri).is_none();
        let is_local = place.kind.is_land() && place.actor.as_ref().is_none_or(is_small);
        let first = s.tokens.iter().position(|t| t.span.start == land.span.start)?;
        let behind = s.tokens.iter().position(|t| t.span.start >= land.span.end);
        // "Texas governor", "Texas's governor", else "governor of Texas", "president of the Marianas"
        let is_skipped = |t: usize| s.tokens[t].xpos == "POS";
        let next = behind.map(|t| t + usize::from(is_skipped(t)));
        let article = first.checked_sub(1).filter(|&t| s.tokens[t].does(Function::Definite)).unwrap_or(first);
        let before = article.checked_sub(2).filter(|&t| s.tokens[t + 1].does(Function::Genitive));
        let is_office = |t: &usize| {
            mention.span.contains(s.tokens[*t].span)
                && self.ontology.words(WordSet::LocalOffice).contains(&*s.tokens[*t].form.to_lowercase())
        };
        let is_end = |t: &usize| {
            s.tokens.get(t + 1).is_none_or(|next| !mention.span.contains(next.span) || next.xpos == "POS")
        };
        let office = before.filter(is_office).or_else(|| next.filter(is_office).filter(is_end));
        let office = office.filter(|_| is_local)?;
        // "Lieutenant Governor of Colorado" is another office.
        if s.children_by(office, "compound").any(|c| c < office && !land.span.contains(s.tokens[c].span)) {
            return None;
        }
        let office = &s.tokens[office].form;
        let of = place.wikipedia.as_deref().and_then(|title| title.split([',', '(']).next());
        let of = of.map_or(place.label.replace(' ', "_"), |title| title.trim_end_matches('_').to_owned());
        Some(format!("{}_of_{of}", capitalised(office)))
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
        let written = self.e.document.label(mention.span);
        // "the Fijian High Court"
        let is_word = |adjective: &&Text| adjective.chars().any(char::is_lowercase);
        let bare = known
            .adjectives
            .iter()
            .filter(is_word)
            .find_map(|adjective| written.strip_prefix(&**adjective)?.strip_prefix(' '));
        let is_office = |name: &str| {
            let last =
                name.split(" of ").next().and_then(|named| named.rsplit(' ').next()).unwrap_or_default();
            self.ontology.words(WordSet::CourtNoun).contains(&*last.to_lowercase())
        };
        let bare = bare.filter(|bare| bare.contains(' ') && is_office(bare));
        let name = bare.map_or_else(|| written.clone(), str::to_owned);
        let is_told_apart = bare.is_some()
            || entity.label.strip_prefix(&*known.label).is_some_and(|rest| rest.trim() == name);
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

    /// "Islamic State" in Somalia, "the Social Democratic Party" in Austria: the branch of a body, or the body of a name that
    /// others have, too, in the one state that the text tells of.
    fn branch(&self, mention: &Mention) -> Option<String> {
        const REACH: usize = 2;
        let entity = &self.e.entities[mention.entity];
        let body = entity.actor.as_ref()?;
        let reach = if entity.is_known(self.ontology) { mention.sentence.saturating_sub(REACH) } else { 0 };
        (reach..=mention.sentence).rev().find_map(|at| {
            let first = self.e.mentions.partition_point(|other| other.sentence < at);
            let inside = self.e.mentions[first..].iter().take_while(|other| other.sentence == at);
            let states = inside.filter_map(|other| self.e.entities[other.entity].state.as_ref());
            let mut titles = states.filter_map(|state| self.ontology.institutions.of_branch(state, body));
            let title = titles.next()?;
            Some(titles.all(|other| other == title).then_some(title))
        })?
    }

    /// Whether a place is told as where something is: "in Spain".
    pub(super) fn is_at(&self, s: &Sentence, head: usize) -> bool {
        let locative = self.ontology.words(WordSet::LocativePreposition);
        s.preposition(head).is_some_and(|preposition| locative.contains(&*preposition))
    }
}
