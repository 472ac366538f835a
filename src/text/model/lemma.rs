//! Lemmas: what to cut from a form and to put on, learnt for endings and whole words with their tags.
//! The longest ending known decides; a longer one is only kept where it says otherwise than the shorter.

use std::collections::BTreeMap;

use super::feature::{Hash, KeyTable};
use crate::text::Upos;

/// Endings are at most this long; after them comes the whole word.
const LONGEST: usize = 7;

/// How a form becomes its lemma.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edit {
    /// Small letters throughout, before anything else.
    pub(crate) lower: bool,
    /// Characters to take off the end.
    pub(crate) cut: u8,
    pub(crate) ending: String,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Lemmatizer {
    pub(crate) edits: Vec<Edit>,
    /// A key and its edit.
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
        let keys = Endings::new(form, upos, xpos);
        let known = (0..keys.count).rev().find_map(|index| self.table.index(keys.keys[index]));
        let edit = known.and_then(|rule| self.edits.get(usize::from(self.rules[rule as usize].1)));
        edit.map_or_else(|| form.to_string(), |edit| apply(edit, form))
    }

    pub(crate) fn learn<'a>(examples: impl Iterator<Item = Example<'a>>) -> Lemmatizer {
        let mut counts: Vec<BTreeMap<u32, BTreeMap<Edit, usize>>> = vec![BTreeMap::new(); LONGEST + 2];
        let mut words: BTreeMap<(u32, Edit), (Endings, usize)> = BTreeMap::new();
        for example in examples.filter(|example| example.lemma != "_") {
            let keys = Endings::new(example.form, example.upos, example.xpos);
            let edit = edit(example.form, example.lemma);
            words.entry((keys.keys[keys.count - 1], edit)).or_insert((keys, 0)).1 += 1;
        }
        for ((_, edit), (keys, count)) in &words {
            for index in 0..keys.count {
                let level = if index + 1 == keys.count { LONGEST + 1 } else { index };
                // A frequent word is one word: its ending counts by the logarithm of how often it was seen.
                let weight = if level > LONGEST { *count } else { count.ilog2() as usize + 1 };
                *counts[level].entry(keys.keys[index]).or_default().entry(edit.clone()).or_default() +=
                    weight;
            }
        }
        let examples: Vec<&Endings> = words.values().map(|(keys, _)| keys).collect();
        choose(&counts, &examples)
    }
}

/// Goes from short endings to whole words and keeps what changes the answer.
fn choose(counts: &[BTreeMap<u32, BTreeMap<Edit, usize>>], words: &[&Endings]) -> Lemmatizer {
    let mut chosen: BTreeMap<u32, Edit> = BTreeMap::new();
    for (level, counts) in counts.iter().enumerate() {
        let mut added = Vec::new();
        for keys in words {
            let index = if level > LONGEST { keys.count - 1 } else { level };
            if level <= LONGEST && index + 1 >= keys.count {
                continue;
            }
            let Some((edit, count)) = counts.get(&keys.keys[index]).and_then(most_frequent) else { continue };
            let known = (0..index).rev().find_map(|shorter| chosen.get(&keys.keys[shorter]));
            if known != Some(edit) && (count > 1 || level == 0 || level > LONGEST) {
                added.push((keys.keys[index], edit.clone()));
            }
        }
        chosen.extend(added);
    }
    let mut edits: Vec<Edit> = chosen.values().cloned().collect();
    edits.sort();
    edits.dedup();
    edits.truncate(usize::from(u16::MAX));
    let rules = chosen
        .iter()
        .filter_map(|(key, edit)| Some((*key, u16::try_from(edits.binary_search(edit).ok()?).ok()?)))
        .collect();
    Lemmatizer::new(edits, rules)
}

fn most_frequent(counts: &BTreeMap<Edit, usize>) -> Option<(&Edit, usize)> {
    counts.iter().map(|(edit, count)| (edit, *count)).rev().max_by_key(|(_, count)| *count)
}

/// Keys of the endings of a form, shortest first, and of the whole.
#[derive(Clone, Copy)]
struct Endings {
    keys: [u32; LONGEST + 2],
    count: usize,
}

impl Endings {
    fn new(form: &str, upos: Upos, xpos: &str) -> Endings {
        let start = xpos.bytes().fold(Hash::new(5).with(upos as u32), |hash, byte| hash.with(byte.into()));
        let mut hash = start.with(0x20_0000 + written(form) as u32);
        let mut endings = Endings { keys: [0; LONGEST + 2], count: 1 };
        endings.keys[0] = hash.key();
        for letter in form.chars().rev().flat_map(char::to_lowercase) {
            hash = hash.with(letter as u32);
            if endings.count <= LONGEST {
                endings.keys[endings.count] = hash.key();
                endings.count += 1;
            }
        }
        endings.keys[endings.count] = hash.with(u32::MAX).key();
        endings.count += 1;
        endings
    }
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

fn apply(edit: &Edit, form: &str) -> String {
    let mut lemma = if edit.lower { form.to_lowercase() } else { form.to_string() };
    for _ in 0..edit.cut {
        lemma.pop();
    }
    lemma.push_str(&edit.ending);
    lemma
}

/// The edit that keeps most of the form.
fn edit(form: &str, lemma: &str) -> Edit {
    let of = |lower: bool| {
        let base = if lower { form.to_lowercase() } else { form.to_string() };
        let same = base.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let cut = u8::try_from(base.chars().count() - same).unwrap_or(u8::MAX);
        Edit { lower, cut, ending: lemma.chars().skip(same).collect() }
    };
    let (kept, lowered) = (of(false), of(true));
    if lowered.cut < kept.cut || (lowered.cut == kept.cut && lemma.chars().all(|c| !c.is_uppercase())) {
        lowered
    } else {
        kept
    }
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
