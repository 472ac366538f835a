//! Institutions and offices of states, with the titles of their Wikipedia articles: "the Kenyan military" and "the
//! president of Kenya" have articles of their own beside Kenya's and the president's.

use std::collections::HashMap;

use crate::ontology::Iri;
use crate::ontology::turtle::Subject;

#[derive(Clone, Debug, Default)]
pub struct Institutions {
    /// The kind of institution that a noun names, singular or plural, in small letters: "armed forces".
    by_noun: HashMap<String, Iri>,
    by_office: HashMap<Iri, Iri>,
    /// Of a state, each as the local name of a kind, a space, and the title.
    titles: HashMap<Iri, Vec<String>>,
}

impl Institutions {
    /// The article about what `noun` names of a state.
    pub fn of_noun(&self, state: &str, noun: &str) -> Option<&str> {
        self.title(state, self.by_noun.get(&noun.to_lowercase())?)
    }

    /// The article about an office of a state.
    pub fn of_office(&self, state: &str, office: &str) -> Option<&str> {
        self.title(state, self.by_office.get(office)?)
    }

    fn title(&self, state: &str, kind: &str) -> Option<&str> {
        let name = kind.rsplit('/').next()?;
        let titles = self.titles.get(state)?.iter();
        titles.filter_map(|entry| entry.split_once(' ')).find(|(of, _)| *of == name).map(|(_, title)| title)
    }

    /// `dm:InstitutionKind`: its nouns and offices.
    pub(super) fn learn_kind(&mut self, subject: &Subject) {
        for noun in subject.texts("noun") {
            self.by_noun.insert(noun, subject.iri.clone());
        }
        for office in subject.iris("office") {
            self.by_office.insert(office, subject.iri.clone());
        }
    }

    /// `dm:institution` of a state.
    pub(super) fn learn_titles(&mut self, state: &Subject) {
        let titles = state.texts("institution");
        if !titles.is_empty() {
            self.titles.entry(state.iri.clone()).or_default().extend(titles);
        }
    }
}
