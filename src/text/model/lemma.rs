//! Lemmas: what to cut from a form and to put on, and whether capitals stay, learnt for endings and whole words
//! with their tags. The longest ending known decides; a longer one is kept only where it says otherwise than the
//! shorter.

use std::collections::BTreeMap;

use super::feature::{Hash, KeyTable, each_lower};
use crate::text::Upos;

/// Endings are at most this long; after them comes the whole word.
const LONGEST: usize = 7;

/// What becomes of the end of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edit {
    /// Characters to take off.
    pub(crate) cut: u8,
    pub(crate) ending: String,
}

/// What becomes of the capitals of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Capitals {
    Lower,
    Keep,
    /// The first letter only.
    First,
}

impl Capitals {
    const ALL: [Capitals; 3] = [Capitals::Lower, Capitals::Keep, Capitals::First];
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Lemmatizer {
    pub(crate) edits: Vec<Edit>,
    /// A key and what follows from it: the index of an edit or of a way with capitals.
    pub(crate) rules: Vec<(u32, u16)>,
    table: KeyTable,
}

/// A word of a treebank to learn from.
pub(crate) struct Example<'a> {
    pub(crate) form: &'a str,
    pub(crate) upos: Upos,
    pub(crate) xpos: &'a str,
    pub(crate) lemma: &'a str,
}

impl Lemmatizer {
    pub(crate) fn new(edits: Vec<Edit>, rules: Vec<(u32, u16)>) -> Lemmatizer {
        let keys: Vec<u32> = rules.iter().map(|rule| rule.0).collect();
        Lemmatizer { edits, rules, table: KeyTable::new(&keys) }
    }

    pub(crate) fn lemma(&self, form: &str, upos: Upos, xpos: &str) -> String {
        let edit = self.outcome(&Endings::of_edit(form, upos, xpos)).and_then(|index| self.edits.get(index));
        let capitals = self.outcome(&Endings::of_capitals(form, upos, xpos));
        let capitals = capitals.and_then(|index| Capitals::ALL.get(index)).unwrap_or(&Capitals::Lower);
        let mut lemma = match capitals {
            Capitals::Lower => form.to_lowercase(),
            Capitals::Keep => form.to_string(),
            Capitals::First => with_first_capital(form),
        };
        if let Some(edit) = edit {
            (0..edit.cut).for_each(|_| _ = lemma.pop());
            lemma.push_str(&edit.ending);
        }
        lemma
    }

    fn outcome(&self, endings: &Endings) -> Option<usize> {
        let rule = endings.keys[..endings.count].iter().rev().find_map(|key| self.table.index(*key))?;
        Some(usize::from(self.rules[rule as usize].1))
    }

    pub(crate) fn learn<'a>(examples: impl Iterator<Item = Example<'a>>) -> Lemmatizer {
        let (mut edits, mut capitals) = (Learner::default(), Learner::default());
        for Example { form, upos, xpos, lemma } in examples.filter(|example| example.lemma != "_") {
            let edit = edit(form, lemma);
            let cut = usize::from(edit.cut);
            edits.observe(Endings::of_edit(form, upos, xpos), edit, cut);
            if let Some(way) = capitals_of(form, lemma) {
                capitals.observe(Endings::of_capitals(form, upos, xpos), way, 0);
            }
        }
        let (chosen, ways) = (edits.choose(), capitals.choose());
        let mut edits: Vec<Edit> = chosen.values().cloned().collect();
        edits.sort();
        edits.dedup();
        let index = |edit: &Edit| u16::try_from(edits.binary_search(edit).ok()?).ok();
        let mut rules: Vec<(u32, u16)> =
            chosen.iter().filter_map(|(key, edit)| Some((*key, index(edit)?))).collect();
        rules.extend(ways.into_iter().map(|(key, way)| (key, way as u16)));
        rules.sort_unstable();
        Lemmatizer::new(edits, rules)
    }
}

/// What was seen to follow from endings and whole words.
struct Learner<T> {
    words: BTreeMap<(u32, T), (Endings, usize, usize)>,
}

impl<T> Default for Learner<T> {
    fn default() -> Learner<T> {
        Learner { words: BTreeMap::new() }
    }
}

impl<T: Ord + Clone> Learner<T> {
    /// `least` is the length of the shortest ending that may tell this.
    fn observe(&mut self, endings: Endings, outcome: T, least: usize) {
        self.words.entry((endings.whole(), outcome)).or_insert((endings, least, 0)).2 += 1;
    }

    /// Goes from short endings to whole words and keeps what changes the answer.
    fn choose(&self) -> BTreeMap<u32, T> {
        let mut chosen: BTreeMap<u32, T> = BTreeMap::new();
        for level in 0..=LONGEST + 1 {
            let counts = self.counts(level);
            let mut added = Vec::new();
            for (endings, ..) in self.words.values() {
                let Some(index) = endings.at(level) else { continue };
                let Some((outcome, types)) = counts.get(&endings.keys[index]).and_then(most_frequent) else {
                    continue;
                };
                let known = endings.keys[..index].iter().rev().find_map(|key| chosen.get(key));
                // What one word does ("are", "be") its rhymes need not do ("declare").
                if known != Some(outcome) && (types > 1 || level == 0 || level > LONGEST) {
                    added.push((endings.keys[index], outcome.clone()));
                }
            }
            chosen.extend(added);
        }
        chosen
    }

    /// What follows from the endings of that length: by how much, and for how many words.
    fn counts(&self, level: usize) -> BTreeMap<u32, BTreeMap<&T, (usize, usize)>> {
        let mut counts: BTreeMap<u32, BTreeMap<&T, (usize, usize)>> = BTreeMap::new();
        for ((_, outcome), (endings, least, count)) in &self.words {
            let Some(index) = endings.at(level).filter(|_| level >= *least) else { continue };
            // A frequent word is one word: its ending counts by the logarithm of how often it was seen.
            let weight = if level > LONGEST { *count } else { count.ilog2() as usize + 1 };
            let sum = counts.entry(endings.keys[index]).or_default().entry(outcome).or_default();
            *sum = (sum.0 + weight, sum.1 + 1);
        }
        counts
    }
}

/// The first of equals, and for how many words it is told.
fn most_frequent<'a, T>(counts: &BTreeMap<&'a T, (usize, usize)>) -> Option<(&'a T, usize)> {
    let (outcome, (_, words)) = counts.iter().rev().max_by_key(|(_, (weight, _))| *weight)?;
    Some((*outcome, *words))
}

/// Keys of the endings of a form, shortest first, and of the whole.
#[derive(Clone, Copy)]
struct Endings {
    keys: [u32; LONGEST + 2],
    count: usize,
}

impl Endings {
    fn of_edit(form: &str, upos: Upos, xpos: &str) -> Endings {
        Endings::new(form, tagged(5, upos, xpos))
    }

    fn of_capitals(form: &str, upos: Upos, xpos: &str) -> Endings {
        Endings::new(form, tagged(6, upos, xpos).with(written(form) as u32))
    }

    fn new(form: &str, start: Hash) -> Endings {
        let mut hash = start;
        let mut endings = Endings { keys: [0; LONGEST + 2], count: 1 };
        endings.keys[0] = hash.key();
        for letter in form.chars().rev() {
            each_lower(letter, |letter| {
                hash = hash.with(letter as u32);
                if endings.count <= LONGEST {
                    endings.keys[endings.count] = hash.key();
                    endings.count += 1;
                }
            });
        }
        endings.keys[endings.count] = hash.with(u32::MAX).key();
        endings.count += 1;
        endings
    }

    fn whole(&self) -> u32 {
        self.keys[self.count - 1]
    }

    /// Where the ending of that length is; beyond the longest, the whole word.
    fn at(&self, level: usize) -> Option<usize> {
        if level > LONGEST { Some(self.count - 1) } else { (level + 1 < self.count).then_some(level) }
    }
}

fn tagged(kind: usize, upos: Upos, xpos: &str) -> Hash {
    xpos.bytes().fold(Hash::new(kind).with(upos as u32), |hash, byte| hash.with(byte.into())).with(0x20_0000)
}

/// How a form is capitalised.
#[derive(Clone, Copy)]
enum Written {
    Small,
    Initial,
    Capitals,
    Mixed,
}

fn written(form: &str) -> Written {
    let first = form.chars().next().is_some_and(char::is_uppercase);
    let later = form.chars().skip(1).any(char::is_uppercase);
    let small = form.chars().any(char::is_lowercase);
    match (first, later, small) {
        (false, false, _) => Written::Small,
        (true, false, _) => Written::Initial,
        (_, true, false) => Written::Capitals,
        (_, true, true) => Written::Mixed,
    }
}

/// The edit that keeps most of the form; capitals apart.
fn edit(form: &str, lemma: &str) -> Edit {
    let same =
        form.chars().zip(lemma.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase())).count();
    let cut = u8::try_from(form.chars().count() - same).unwrap_or(u8::MAX);
    Edit { cut, ending: lemma.chars().skip(same).collect() }
}

/// What became of the capitals; none where no rule for them gives the lemma.
fn capitals_of(form: &str, lemma: &str) -> Option<Capitals> {
    let starts = |base: &str| {
        let same = edit(form, lemma).cut;
        let kept = form.chars().count().saturating_sub(usize::from(same));
        base.chars().take(kept).eq(lemma.chars().take(kept))
    };
    if starts(&form.to_lowercase()) {
        Some(Capitals::Lower)
    } else if starts(form) {
        Some(Capitals::Keep)
    } else {
        starts(&with_first_capital(form)).then_some(Capitals::First)
    }
}

fn with_first_capital(form: &str) -> String {
    let mut letters = form.chars();
    let rest = |letters: std::str::Chars| letters.as_str().to_lowercase();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + &rest(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learnt(words: &[(&str, Upos, &str, &str)]) -> Lemmatizer {
        Lemmatizer::learn(words.iter().map(|(form, upos, xpos, lemma)| Example {
            form,
            upos: *upos,
            xpos,
            lemma,
        }))
    }

    #[test]
    fn an_unseen_word_follows_the_ending_and_a_seen_one_its_own_rule() {
        let lemmatizer = learnt(&[
            ("ships", Upos::Noun, "NNS", "ship"),
            ("tanks", Upos::Noun, "NNS", "tank"),
            ("men", Upos::Noun, "NNS", "man"),
            ("parties", Upos::Noun, "NNS", "party"),
            ("treaties", Upos::Noun, "NNS", "treaty"),
        ]);
        assert_eq!(lemmatizer.lemma("planks", Upos::Noun, "NNS"), "plank");
        assert_eq!(lemmatizer.lemma("armies", Upos::Noun, "NNS"), "army");
        assert_eq!(lemmatizer.lemma("men", Upos::Noun, "NNS"), "man");
        assert_eq!(lemmatizer.lemma("Men", Upos::Noun, "NNS"), "man");
    }

    #[test]
    fn names_keep_their_capitals() {
        let lemmatizer = learnt(&[
            ("Minsk", Upos::Propn, "NNP", "Minsk"),
            ("Said", Upos::Verb, "VBD", "say"),
            ("Brest", Upos::Propn, "NNP", "Brest"),
        ]);
        assert_eq!(lemmatizer.lemma("Gomel", Upos::Propn, "NNP"), "Gomel");
        assert_eq!(lemmatizer.lemma("", Upos::X, "FW"), "");
    }
}
