//! Look-ups: frames and words by lemma, names by their tokens.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::name::{is_spelling_of, small, sound};
use crate::ontology::{
    ActorKind, AgentNoun, Attitude, ByLemma, Counted, EventClass, EventType, Frame, Instrument, Iri,
    Ontology, SpeechWord, Table, Text, WordClass, WordSet,
};

/// What a name is to the thing that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    Name,
    /// "Russian".
    Adjective,
    /// "Russians".
    Demonym,
    /// "Kremlin".
    Metonym,
    /// The capital's name, for its government.
    Capital,
    /// A person's family name.
    FamilyName,
    /// An office: "foreign minister".
    Office,
    /// A place that is no actor.
    Place,
}

/// What a name may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    pub kind: NameKind,
    /// Of an actor, an office or a place.
    pub iri: Iri,
}

/// Names by their words; looked up longest first from any word of a text.
#[derive(Debug, Default)]
pub struct Names {
    /// The words of a name joined by spaces.
    by_words: Table<Text, Vec<Naming>>,
    /// The most words of a name that begins with this word.
    longest: Table<Text, usize>,
    /// Full names of people and whose they are, by how they sound; made when it is first asked for.
    by_sound: OnceLock<Table<String, Vec<(Text, Iri)>>>,
    /// Whose they are, by the first and the last word; made likewise.
    by_outer_word: OnceLock<Table<Text, Vec<Iri>>>,
}

/// Small words that lead on to the name of somebody's father.
const PATRONYMICS: [&str; 6] = ["bin", "bint", "ibn", "ben", "ould", "wold"];

impl Names {
    pub fn new(ontology: &Ontology) -> Self {
        let mut names = Self::default();
        // Room for all at once: growing would copy what is there again and again.
        let of_actors = ontology.actors.values().map(|actor| 1 + actor.names.len());
        let of_places = ontology.places.values().map(|place| 1 + place.names.len());
        let count: usize = of_actors.chain(of_places).sum();
        names.by_words.reserve(count);
        names.longest.reserve(count / 2);
        for actor in ontology.actors.values() {
            let mut add = |texts: &[Text], kind| {
                for text in texts {
                    names.add(text, kind, &actor.iri);
                }
            };
            add(std::slice::from_ref(&actor.label), NameKind::Name);
            add(&actor.names, NameKind::Name);
            add(&actor.adjectives, NameKind::Adjective);
            add(&actor.demonyms, NameKind::Demonym);
            add(&actor.metonyms, NameKind::Metonym);
            if let Some(family) = &actor.family_name {
                add(std::slice::from_ref(family), NameKind::FamilyName);
                add(&with_article(family, &actor.label), NameKind::FamilyName);
            }
            if let Some(capital) = actor.capital.as_ref().and_then(|iri| ontology.places.get(iri)) {
                names.add(&capital.label, NameKind::Capital, &actor.iri);
                for name in &capital.names {
                    names.add(name, NameKind::Capital, &actor.iri);
                }
            }
        }
        for place in ontology.places.values() {
            for name in place.names.iter().chain([&place.label]) {
                names.add(name, NameKind::Place, &place.iri);
                // "Tikrīt" is "Tikrit" in the news.
                let plain = (!name.is_ascii()).then(|| without_marks(name));
                if let Some(plain) = plain.filter(|plain| *plain != **name) {
                    names.add(&plain.into(), NameKind::Place, &place.iri);
                }
            }
        }
        for office in ontology.offices.values() {
            for name in office.names.iter().chain([&office.label]) {
                names.add(&name.to_lowercase().into(), NameKind::Office, &office.iri);
            }
        }
        names
    }

    fn add(&mut self, text: &Text, kind: NameKind, iri: &Iri) {
        if is_cut(text) {
            return self.add_cut(text.clone(), kind, iri);
        }
        let name = words(text).join(" ");
        if name.contains('’') {
            self.add_cut(name.replace('’', "'").into(), kind, iri);
        }
        // The tokeniser leaves "Vice-President" and "Co-operation" whole.
        if name.contains(" - ") {
            self.add_cut(name.replace(" - ", "-").into(), kind, iri);
        }
        self.add_cut(name.into(), kind, iri);
    }

    fn add_cut(&mut self, name: Text, kind: NameKind, iri: &Iri) {
        let first = first_word(&name);
        if first.is_empty() {
            return;
        }
        let count = 1 + name.bytes().filter(|byte| *byte == b' ').count();
        match self.longest.get_mut(first) {
            Some(longest) => *longest = count.max(*longest),
            None => drop(self.longest.insert(part(&name, first_word), count)),
        }
        let namings = self.by_words.entry(name).or_insert_with(|| Vec::with_capacity(1));
        let naming = Naming { kind, iri: iri.clone() };
        if !namings.contains(&naming) {
            namings.push(naming);
        }
    }

    /// Whether some name begins with this word.
    pub fn begins(&self, word: &str) -> bool {
        self.longest.contains_key(word)
    }

    /// The office that the longest name which starts with these words names, and the length of that in words.
    pub fn office(&self, words: &[&str]) -> Option<(usize, &Iri)> {
        let (length, namings) = self.longest(words)?;
        namings.iter().find(|naming| naming.kind == NameKind::Office).map(|naming| (length, &naming.iri))
    }

    /// The longest name that starts with these words: its length in words and what it may name.
    pub fn longest(&self, words: &[&str]) -> Option<(usize, &[Naming])> {
        let most = (*self.longest.get(*words.first()?)?).min(words.len());
        let joined: Cow<str> = if most == 1 { words[0].into() } else { words[..most].join(" ").into() };
        let mut end = joined.len();
        (1..=most).rev().find_map(|length| {
            let found = self.by_words.get(&joined[..end]).map(|namings| (length, namings.as_slice()));
            end = end.saturating_sub(words[length - 1].len() + 1);
            found
        })
    }
}

/// What else a family name with an article or a particle is written as: "Bashir", "Al-Bashir" and "El Bashir" for Omar
/// al-Bashir, "Von der Leyen".
fn with_article(family: &str, name: &str) -> Vec<Text> {
    let last = last_word(name);
    let stem = without_article(last);
    if stem == last {
        let mut letters = family.chars();
        let first = letters.next().filter(|letter| letter.is_lowercase());
        let spelled = first.map(|letter| letter.to_uppercase().chain(letters).collect::<String>());
        return spelled.into_iter().map(Text::from).collect();
    }
    let spellings = ["", "al-", "el-", "Al-", "El-", "Al ", "El "];
    let all = spellings.iter().map(|article| format!("{article}{stem}"));
    all.filter(|spelled| spelled != family).map(Text::from).collect()
}

/// "Bashir" of "al-Bashir" and "El-Bashir".
fn without_article(name: &str) -> &str {
    const ARTICLES: [&str; 4] = ["al-", "el-", "Al-", "El-"];
    ARTICLES.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

fn without_marks(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | 'ʻ' | 'ʼ' | '‘' | '’');
    name.nfd().filter(|c| !is_mark(c)).nfc().collect()
}

/// A term up to its head, and what stands behind that: "state" and "of emergency", "halt" and "to hostilities".
pub(crate) fn term_parts(term: &str) -> (&str, &str) {
    const LINKS: [&[u8]; 4] = [b" of ", b" to ", b" in ", b" on "];
    let link = term.as_bytes().windows(LINKS[0].len()).position(|bytes| LINKS.contains(&bytes));
    link.map_or((term, ""), |at| term.split_at(at))
}

/// Terms as the files write them, without those that the tokeniser cuts at hyphens.
pub fn written(terms: &[Text]) -> Vec<&str> {
    terms.iter().map(|term| &**term).filter(|term| !term.contains(" - ")).collect()
}

/// A part of a text, copied only where the text is.
pub(super) fn part(text: &Text, of: fn(&str) -> &str) -> Text {
    match text {
        Cow::Borrowed(text) => of(text).into(),
        Cow::Owned(text) => of(text).to_owned().into(),
    }
}

pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or(text)
}

fn first_word(name: &str) -> &str {
    &name[..name.bytes().position(|byte| byte == b' ').unwrap_or(name.len())]
}

/// Whether a name is plain words with one space between them, which the tokeniser leaves as they are.
fn is_cut(name: &str) -> bool {
    let mut before = b' ';
    let is_plain = name.bytes().all(|byte| {
        let is_plain = byte.is_ascii_alphanumeric() || byte == b'.' || byte == b' ' && before != b' ';
        before = byte;
        is_plain
    });
    is_plain && before != b' '
}

/// The words of a name, cut at spaces, hyphens, slashes and before the mark of an owner.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let (stem, owner) = cut_owner(word);
        for part in stem.split_inclusive(['-', '/']) {
            let mark = &part[part.trim_end_matches(['-', '/']).len()..];
            let part = &part[..part.len() - mark.len()];
            if !part.is_empty() {
                let (part, comma) = part.strip_suffix(',').map_or((part, false), |part| (part, true));
                found.push(part);
                if comma {
                    found.push(",");
                }
            }
            if !mark.is_empty() {
                found.push(mark);
            }
        }
        found.extend(owner);
    }
    found
}

/// A word without the mark of an owner, and that mark: "People" and "'s", "Workers" and "'".
fn cut_owner(word: &str) -> (&str, Option<&'static str>) {
    let singular = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    let plural = || word.strip_suffix(['\'', '’']).filter(|stem| stem.ends_with('s'));
    match singular {
        Some(stem) => (stem, Some("'s")),
        None => plural().map_or((word, None), |stem| (stem, Some("'"))),
    }
}

impl Ontology {
    /// Full names of people and whose they are.
    fn people(&self) -> impl Iterator<Item = (&Text, &Iri)> {
        let people = self.actors.values().filter(|actor| actor.kind == ActorKind::Person);
        people.flat_map(|actor| {
            let names = actor.names.iter().chain([&actor.label]);
            names.filter(|name| name.contains(' ')).map(|name| (name, &actor.iri))
        })
    }

    /// The person of whose full name this is another spelling; none where it could be two people's.
    pub fn spelled(&self, name: &str) -> Option<&Iri> {
        let by_sound = self.names.by_sound.get_or_init(|| {
            let mut by_sound: Table<String, Vec<(Text, Iri)>> = Table::default();
            for (name, iri) in self.people() {
                by_sound.entry(sound(name)).or_default().push((name.clone(), iri.clone()));
            }
            by_sound
        });
        let like = by_sound.get(&sound(name))?.iter();
        let mut found = like.filter(|(known, _)| is_spelling_of(known, name)).map(|(_, iri)| iri);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The people whose full names begin or end with this word, an article aside; some twice. "Salman bin Abdulaziz" is no
    /// Abdulaziz.
    pub fn bearers(&self, word: &str) -> impl Iterator<Item = &Iri> {
        let by_outer_word = self.names.by_outer_word.get_or_init(|| {
            let mut by_outer_word: Table<Text, Vec<Iri>> = Table::default();
            for (name, iri) in self.people() {
                let mut words = name.rsplit(' ').skip(1);
                let is_patronymic = words.next().is_some_and(|word| PATRONYMICS.contains(&word));
                let last = (!is_patronymic).then(|| part(name, last_word));
                for word in
                    [part(name, first_word)].into_iter().chain(last.map(|last| part(&last, without_article)))
                {
                    by_outer_word.entry(word).or_default().push(iri.clone());
                }
            }
            by_outer_word
        });
        by_outer_word.get(without_article(word)).into_iter().flatten()
    }

    pub fn frames(&self, lemma: &str, class: WordClass) -> impl Iterator<Item = &Frame> {
        entries(&self.frames_by_lemma, lemma, class).iter().map(|evoked| &self.frames[evoked.frame])
    }

    /// The frames with those of their terms that may be told with this lemma.
    pub fn terms(
        &self,
        lemma: &str,
        class: WordClass,
    ) -> impl Iterator<Item = (&Frame, impl Iterator<Item = &Text>)> {
        entries(&self.frames_by_lemma, lemma, class).iter().map(|evoked| {
            let frame = &self.frames[evoked.frame];
            (frame, evoked.terms.iter().map(|&term| &frame.lemmas[term]))
        })
    }

    pub fn attitudes(&self, lemma: &str, class: WordClass) -> impl Iterator<Item = &Attitude> {
        entries(&self.attitudes_by_lemma, lemma, class).iter().map(|&index| &self.attitudes[index])
    }

    pub fn speech(&self, lemma: &str, class: WordClass) -> impl Iterator<Item = &SpeechWord> {
        entries(&self.speech_by_lemma, lemma, class).iter().map(|&index| &self.speech[index])
    }

    /// Whether a noun names what is said or done: "attack", "proposal".
    pub fn names_deed(&self, lemma: &str) -> bool {
        // "the main backer of the rebels" is somebody.
        let is_somebody = self.words(WordSet::PersonNoun).contains(lemma);
        !is_somebody && self.frames(lemma, WordClass::Noun).next().is_some()
            || self.speech(lemma, WordClass::Noun).next().is_some()
    }

    /// Whether a name is one of a kind of body that many states have: "Supreme Court", "Ministry of Information".
    pub fn is_shared_name(&self, name: &str) -> bool {
        let small = name.to_lowercase();
        let is_shared = |word: &str| {
            [WordSet::BodyNoun, WordSet::SharedName, WordSet::NameLink]
                .into_iter()
                .any(|set| self.words(set).contains(word))
                || matches!(word, "the" | "and")
                || self.agent(word).is_some_and(|agent| !agent.is_person)
        };
        let is_body = || {
            let head = small.split(" of ").next().and_then(|named| named.rsplit(' ').next());
            head.is_some_and(|head| self.words(WordSet::BodyNoun).contains(head))
        };
        let is_long = small.contains(' ') && !self.words(WordSet::SoleName).contains(&*small);
        self.institutions.has_kind(&small) || is_long && is_body() && small.split(' ').all(is_shared)
    }

    pub fn agent(&self, lemma: &str) -> Option<&AgentNoun> {
        self.agents_by_lemma.get(&*small(lemma)).map(|&index| &self.agents[index])
    }

    /// The kind of number that a word tells in this role.
    pub fn quantity(&self, lemma: &str, role: Counted) -> Option<Iri> {
        self.quantities_by_lemma.get(&role)?.get(lemma).cloned()
    }

    /// The kind of money's numbers and the ISO 4217 code of a currency, by its sign or its name.
    pub fn currency(&self, form: &str, lemma: &str) -> Option<(Iri, Text)> {
        self.currencies.get(form).or_else(|| self.currencies.get(lemma)).cloned()
    }

    /// Instruments whose names end in this word.
    pub fn instruments(&self, lemma: &str) -> impl Iterator<Item = &Instrument> {
        let known = self.instruments_by_lemma.get(lemma).map_or(&[][..], Vec::as_slice);
        known.iter().filter_map(|iri| self.instruments.get(iri))
    }

    pub fn class(&self, iri: &str) -> Option<&EventClass> {
        self.classes.get(iri)
    }

    /// Whether what a frame evokes is of this PLOVER type.
    pub fn is_of_type(&self, frame: &Frame, plover: EventType) -> bool {
        self.class(&frame.evokes).is_some_and(|class| class.plover == plover)
    }

    /// Whether what a frame evokes has this mode.
    pub fn is_of_mode(&self, frame: &Frame, mode: &str) -> bool {
        self.class(&frame.evokes).is_some_and(|class| class.mode.as_deref() == Some(mode))
    }
}

/// Entries of a lemma; of a verb also with the "e" that a lemmatiser may have cut ("impos").
fn entries<'a, T>(by_lemma: &'a ByLemma<T>, lemma: &str, class: WordClass) -> &'a [T] {
    let Some(known) = by_lemma.get(&class) else { return &[] };
    let lower = small(lemma);
    let found = known.get(&*lower);
    found
        .or_else(|| (class == WordClass::Verb).then(|| known.get(&*[&*lower, "e"].concat())).flatten())
        .map_or(&[], Vec::as_slice)
}
