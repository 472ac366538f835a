//! Titles of Wikipedia articles: lands told of together, and courts that are named for a part of one.

use super::json::Shape;
use crate::extract::{Mention, MentionForm};
use crate::name::capitalised;
use crate::ontology::{PlaceKind, Text, WordSet};
use crate::span::Span;
use crate::text::{Function, Sentence, Token};

impl Shape<'_> {
    /// "Kharkiv" in "the Kharkiv and Poltava oblasts" and "the oblasts of Kharkiv and Poltava": the lands that one noun calls
    /// so.
    pub(super) fn land_of_kind(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        if !entity.kind.is_land() || entity.actor.is_some() || mention.form != MentionForm::Name {
            return None;
        }
        let s = &self.e.document.sentences[mention.sentence];
        let first = s.first_conjunct(mention.head);
        let is_kind = |t: usize| {
            s.tokens[t].xpos.starts_with("NN")
                && s.tokens[t].xpos.ends_with('S')
                && !mention.span.contains(s.tokens[t].span)
                && self.ontology.words(WordSet::TitledKind).contains(&*s.tokens[t].lemma.to_lowercase())
        };
        let governor =
            s.tokens[first].head.filter(|&of| of > first || s.is_led_by(first, Function::Genitive));
        let told = governor.into_iter().chain(s.children_by(first, "conj")).find(|&t| is_kind(t));
        let kind = told.or_else(|| self.kind_behind_list(s, mention))?;
        let name = self.e.document.label(mention.span);
        let noun = s.tokens[kind].lemma.to_lowercase();
        // "North Kivu" is no town.
        let own = entity.place.as_ref().and_then(|iri| self.ontology.places.get(iri));
        let told = own.is_some_and(|place| place.kind == PlaceKind::Region)
            || entity.wikipedia.as_ref().is_some_and(|title| title.to_lowercase().contains(&noun));
        // "the Kaduna and Niger States", but "the states of Ohio and Maine"
        let is_whole = self.ontology.words(WordSet::NamingNoun).contains(&*noun)
            || s.tokens[kind].form.starts_with(char::is_uppercase) && kind > mention.head;
        if told || !is_whole {
            return None;
        }
        let titled = format!("{name} {}", capitalised(&noun));
        let known = [titled.clone(), format!("{name} {noun}")].into_iter().find_map(|called| {
            let words: Vec<&str> = called.split(' ').collect();
            let (length, namings) = self.ontology.names.longest(&words)?;
            let place = namings.iter().find_map(|naming| self.ontology.places.get(&naming.iri))?;
            let title = place.wikipedia.as_ref().map_or_else(|| place.label.to_string(), Text::to_string);
            (length == words.len()).then_some(title)
        });
        let is_small = self.ontology.words(WordSet::SmallKind).contains(&*noun)
            && s.tokens[kind].form.starts_with(char::is_lowercase);
        let title = known.unwrap_or(if is_small { format!("{name} {noun}") } else { titled });
        Some(title.replace(' ', "_"))
    }

    /// "oblasts" behind "Bryansk, Saratov, and Tula", whatever the tree makes of it: the word that tells the kind of all lands
    /// of a list.
    fn kind_behind_list(&self, s: &Sentence, mention: &Mention) -> Option<usize> {
        let from = s.tokens.iter().position(|t| t.span.start >= mention.span.end)?;
        let is_listed = |t: &Token| {
            t.form.starts_with(char::is_uppercase)
                || matches!(t.form.as_str(), "," | "-" | "’" | "'")
                || t.does(Function::Coordinator)
        };
        let noun = (from..s.tokens.len()).find(|&t| !is_listed(&s.tokens[t]))?;
        let is_kind = |t: usize| {
            let word = &s.tokens[t];
            word.form.ends_with('s')
                && word.form.to_lowercase() != word.lemma.to_lowercase()
                && self.ontology.words(WordSet::TitledKind).contains(&*word.lemma.to_lowercase())
        };
        let kind = (from..=noun).find(|&t| is_kind(t))?;
        let first = s.tokens.iter().position(|t| t.span.start >= mention.span.start)?;
        let listed = first.saturating_sub(1)..kind;
        s.tokens[listed].iter().any(|t| t.does(Function::Coordinator)).then_some(kind)
    }

    /// "the District of Maryland", "the District Court of Maryland": the federal court that is named for a part of its state.
    pub(super) fn district_court(&self, mention: &Mention) -> Option<String> {
        if mention.form != MentionForm::Name {
            return None;
        }
        let name = self.e.document.label(mention.span);
        // "the District Court for the Northern District of California"
        let is_court = |words: &str| {
            let last = words.rsplit(' ').next().unwrap_or(words).to_lowercase();
            self.ontology.words(WordSet::CourtNoun).contains(&*last)
        };
        let led = name.split_once(" for the ").filter(|(court, _)| is_court(court));
        let bare = led.map_or(&*name, |(_, district)| district);
        let (kind, land) = bare.split_once(" of ")?;
        let titles = &self.ontology.institutions;
        let has_courts = |kind: &str| {
            let courts = self.ontology.words(WordSet::CourtNoun);
            let last = kind.rsplit(' ').next().unwrap_or(kind);
            courts.iter().any(|court| titles.has_kind(&format!("{last} {court}")))
        };
        let district = match kind {
            kind if is_court(kind) && titles.has_kind(kind) => {
                let kind = kind.rsplit_once(' ').map_or(kind, |(district, _)| district);
                format!("{kind} of {land}")
            }
            kind if has_courts(kind) => bare.to_owned(),
            _ => return None,
        };
        let words: Vec<&str> = land.split(' ').collect();
        let known = self.ontology.names.longest(&words);
        let (_, namings) = known.filter(|(length, _)| *length == words.len())?;
        let mut places = namings.iter().filter_map(|naming| self.ontology.places.get(&naming.iri));
        let state = places.find(|place| place.titles_within)?.state.as_ref()?;
        titles.of_district(state, &district.replace(' ', "_"))
    }

    /// "Puntland forces": the article about a body of a region that is no state.
    pub(super) fn regional_body(&self, mention: &Mention) -> Option<String> {
        let entity = &self.e.entities[mention.entity];
        if mention.form != MentionForm::Nominal || entity.named {
            return None;
        }
        let first = self.e.mentions.partition_point(|other| other.span.start < mention.span.start);
        let inside = self.e.mentions[first..].iter().take_while(|other| other.span.start < mention.span.end);
        let mut lands = inside.filter(|other| other.form == MentionForm::Name && other.head < mention.head);
        let land = lands.find(|other| self.e.entities[other.entity].place.is_some())?;
        let region = self.e.entities[land.entity].place.as_ref()?;
        let noun = self.e.document.sentences[mention.sentence].tokens[mention.head].span;
        let behind = Span::new(land.span.end, noun.end).text(&self.e.document.article.text);
        let words = behind.trim_start_matches("'s").trim_start_matches("’s").trim();
        self.ontology.institutions.of_noun(region, words)
    }
}
