//! Institutions and offices of states, with the titles of their Wikipedia articles: "the Kenyan military" and "the
//! president of Kenya" have articles of their own beside Kenya's and the president's.

use std::collections::HashMap;

use crate::ontology::turtle::Subject;
use crate::ontology::{Actor, Iri, Text};

#[derive(Clone, Debug, Default)]
pub struct Institutions {
    /// The kind of institution that a noun names, singular or plural, in small letters: "armed forces".
    by_noun: HashMap<Text, Iri>,
    by_office: HashMap<Iri, Iri>,
    /// Of a state, each as the local name of a kind, a space, and the title.
    titles: HashMap<Iri, Vec<Text>>,
    /// Of a kind, how articles are titled where the state's own is not told: "Law_enforcement_in_{}".
    templates: HashMap<Iri, Text>,
    /// Of a kind, the one of which it is a part: the military of an army.
    wholes: HashMap<Iri, Iri>,
    /// The kinds that are teams, with what a sport is called, in small letters.
    sports: Vec<(Text, Iri)>,
}

impl Institutions {
    /// The article about what `noun` names of a state.
    pub fn of_noun(&self, state: &str, noun: &str) -> Option<String> {
        let noun = noun.to_lowercase();
        // Of two chambers of a parliament, "National Assembly" is the one that is called so.
        let is_called = |title: &str| {
            let title = title.to_lowercase().replace('_', " ");
            title.strip_prefix(&noun).is_some_and(|rest| rest.starts_with(" (") || rest.starts_with(" of "))
        };
        let kind = self.by_noun.get(&*noun)?;
        let mut titles = self.titles_of(state);
        let called = titles.find(|(_, title)| is_called(title)).map(|(_, title)| title.to_owned());
        called.or_else(|| self.title(state, kind))
    }

    /// The article about an office of a state.
    pub fn of_office(&self, state: &str, office: &str) -> Option<String> {
        self.title(state, self.by_office.get(office)?)
    }

    /// The article about the branch of a body in a state.
    pub fn of_branch(&self, state: &str, body: &str) -> Option<String> {
        self.told(state, body)
    }

    /// The article about a state's body in one of its districts, which are named alike: "{}" in the title.
    pub fn of_district(&self, state: &str, district: &str) -> Option<String> {
        let mut titles = self.titles_of(state);
        let (_, title) = titles.find(|(_, title)| title.contains("{}"))?;
        Some(title.replace("{}", district))
    }

    /// The article about a state's team in the sport that words in small letters tell of.
    pub fn of_sport(&self, state: &Actor, words: &str) -> Option<String> {
        let told = self.sports.iter().filter(|(sport, _)| words.contains(&**sport));
        let (_, kind) = told.max_by_key(|(sport, _)| sport.len())?;
        let template = || Some(self.templates.get(kind)?.replace("{}", &state.label.replace(' ', "_")));
        self.told(&state.iri, kind).or_else(template)
    }

    /// Whether a noun names a kind of institution that many states have.
    pub fn has_kind(&self, noun: &str) -> bool {
        self.by_noun.contains_key(&*noun.to_lowercase())
    }

    /// What titles call a state behind "of": "the_Netherlands".
    pub fn behind_of(&self, state: &str) -> Option<&str> {
        let mut titles = self.titles_of(state);
        let offices = ["president", "prime-minister"];
        let title = titles.find(|(kind, title)| offices.contains(kind) && title.contains("_of_"))?.1;
        title.split_once("_of_").map(|(_, state)| state)
    }

    /// The article of a state's institution, else of what that is part of, else as such articles are titled.
    fn title(&self, state: &str, kind: &str) -> Option<String> {
        // "Minister_of_Foreign_Affairs_(Netherlands)", "Government_of_the_Netherlands"
        let template = || {
            let (template, name) = (self.templates.get(kind)?, self.behind_of(state)?);
            let bare = name.strip_prefix("the_").filter(|_| template.contains("({})"));
            Some(template.replace("{}", bare.unwrap_or(name)))
        };
        self.told(state, kind).or_else(|| self.told(state, self.wholes.get(kind)?)).or_else(template)
    }

    /// The kinds and the titles that a state's entry tells.
    fn titles_of(&self, state: &str) -> impl Iterator<Item = (&str, &str)> {
        self.titles.get(state).into_iter().flatten().filter_map(|entry| entry.split_once(' '))
    }

    /// The article that a state's entry tells for a kind.
    fn told(&self, state: &str, kind: &str) -> Option<String> {
        let name = kind.rsplit('/').next()?;
        let mut titles =
            self.titles.get(state)?.iter().filter_map(|entry| entry.strip_prefix(name)?.strip_prefix(' '));
        titles.find(|title| !title.contains("{}")).map(str::to_owned)
    }

    /// `dm:InstitutionKind`: its nouns and offices, how its articles are titled, of what it is part.
    pub(super) fn learn_kind(&mut self, subject: &Subject) {
        for noun in subject.texts("noun") {
            self.by_noun.insert(noun, subject.iri.clone());
        }
        self.sports.extend(subject.texts("sport").into_iter().map(|sport| (sport, subject.iri.clone())));
        for office in subject.iris("office") {
            self.by_office.insert(office, subject.iri.clone());
        }
        self.templates.extend(subject.texts("titled").into_iter().map(|title| (subject.iri.clone(), title)));
        self.wholes.extend(subject.iris("partOf").into_iter().map(|whole| (subject.iri.clone(), whole)));
    }

    /// `dm:institution` of a state.
    pub(super) fn learn_titles(&mut self, state: &Subject) {
        let titles = state.texts("institution");
        if !titles.is_empty() {
            self.titles.entry(state.iri.clone()).or_default().extend(titles);
        }
    }
}
