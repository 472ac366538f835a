//! What the network sees of a word: its lower-cased form, beginnings, endings and shape, as hashed keys.
//! Words rarer than two and affixes rarer than three have no row of their own.

use std::collections::BTreeMap;

/// Keys of one word: form, prefixes of 1–4, suffixes of 1–5, shape, capitals of the sentence.
pub(crate) const SLOTS: usize = 12;
pub(crate) const WORD: usize = 0;
pub(crate) const SHAPE: usize = 10;
pub(crate) const CAPITALS: usize = 11;
/// Rows of one word; [`NONE`] where the model has no such key.
pub(crate) type Rows = [u32; SLOTS];
pub(crate) const NONE: u32 = u32::MAX;
/// The row of words that have none.
pub(crate) const UNKNOWN: u32 = 0;

const PREFIXES: usize = 4;
const SUFFIXES: usize = 5;
/// What is longer than this is not a word; its first part stands for it.
const LONGEST: usize = 64;

/// FNV-1a over code points, with a last mix so that short strings spread.
#[derive(Clone, Copy)]
pub(crate) struct Hash(u64);

impl Hash {
    pub(crate) fn new(kind: usize) -> Hash {
        Hash(0xcbf2_9ce4_8422_2325).with(kind as u32)
    }

    pub(crate) fn with(self, value: u32) -> Hash {
        Hash((self.0 ^ u64::from(value)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    pub(crate) fn key(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 32) as u32
    }
}

/// How the letters of a sentence are written, which decides what a capital tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    Sentence,
    Upper,
    Title,
    Lower,
}

/// The keys of all words of a sentence.
pub(crate) fn keys<'a, S: AsRef<str>>(forms: &'a [S]) -> impl Iterator<Item = [Option<u32>; SLOTS]> + 'a {
    let capitals = capitals(forms);
    let mut letters = Vec::new();
    forms.iter().map(move |form| word_keys(form.as_ref(), capitals, &mut letters))
}

fn word_keys(form: &str, capitals: Capitals, letters: &mut Vec<char>) -> [Option<u32>; SLOTS] {
    letters.clear();
    for letter in form.chars().take(LONGEST) {
        each_lower(letter, |letter| letters.push(normalized(letter)));
    }
    let mut keys = [None; SLOTS];
    let mut hash = Hash::new(1);
    for (index, letter) in letters.iter().enumerate() {
        hash = hash.with(*letter as u32);
        if index < PREFIXES {
            keys[1 + index] = Some(hash.with(index as u32).key());
        }
    }
    keys[WORD] = Some(hash.with(u32::MAX).key());
    let mut hash = Hash::new(2);
    for (index, letter) in letters.iter().rev().take(SUFFIXES).enumerate() {
        hash = hash.with(*letter as u32);
        keys[1 + PREFIXES + index] = Some(hash.with(index as u32).key());
    }
    keys[SHAPE] = Some(shape(form));
    keys[CAPITALS] = Some(Hash::new(4).with(capitals as u32).key());
    keys
}

/// The small letters of a letter; one, but for a few that are rare.
pub(crate) fn each_lower(letter: char, mut then: impl FnMut(char)) {
    if letter.is_ascii() {
        return then(letter.to_ascii_lowercase());
    }
    letter.to_lowercase().for_each(then);
}

/// Digits are alike, and so are the quotation marks and dashes of different typesetters.
fn normalized(letter: char) -> char {
    match letter {
        '0'..='9' => '0',
        '‘' | '’' | '`' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ => letter,
    }
}

/// Runs of capitals, small letters and digits, cut to two of a kind; other characters stand for themselves.
fn shape(form: &str) -> u32 {
    let mut hash = Hash::new(3);
    let (mut last, mut run) = ('\0', 0);
    for letter in form.chars().take(LONGEST) {
        let class = match letter {
            _ if letter.is_lowercase() => 'x',
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_numeric() => 'd',
            _ if letter.is_alphabetic() => 'a',
            _ => normalized(letter),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = hash.with(class as u32);
        }
    }
    hash.key()
}

/// Headlines and shouted sentences capitalise what is no name.
pub(crate) fn capitals<S: AsRef<str>>(forms: &[S]) -> Capitals {
    let (mut words, mut upper, mut title) = (0, 0, 0);
    for form in
        forms.iter().map(AsRef::as_ref).filter(|form| form.chars().nth(1).is_some_and(char::is_alphabetic))
    {
        words += 1;
        let has_small = form.chars().any(char::is_lowercase);
        let has_first = form.chars().next().is_some_and(char::is_uppercase);
        upper += usize::from(!has_small && has_first);
        title += usize::from(has_first);
    }
    match words {
        _ if title == 0 => Capitals::Lower,
        3.. if upper * 5 >= words * 4 => Capitals::Upper,
        4.. if title * 4 >= words * 3 => Capitals::Title,
        _ => Capitals::Sentence,
    }
}

/// Keys and their indices, found in one or two steps.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyTable {
    slots: Vec<(u32, u32)>,
}

impl KeyTable {
    /// The index of a key is its place in `keys`.
    pub(crate) fn new(keys: &[u32]) -> KeyTable {
        // A third of the slots at least is free: a step more now and then, but all in nearer memory.
        let mut slots = vec![(0, NONE); (keys.len() * 3 / 2).next_power_of_two().max(2)];
        for (index, key) in keys.iter().enumerate() {
            let mut place = *key as usize & (slots.len() - 1);
            while slots[place].1 != NONE {
                place = (place + 1) & (slots.len() - 1);
            }
            slots[place] = (*key, index as u32);
        }
        KeyTable { slots }
    }

    pub(crate) fn index(&self, key: u32) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut place = key as usize & mask;
        while self.slots[place].1 != NONE {
            if self.slots[place].0 == key {
                return Some(self.slots[place].1);
            }
            place = (place + 1) & mask;
        }
        None
    }
}

/// The rows of a sentence's words.
pub(crate) fn rows<'a, S: AsRef<str>>(
    forms: &'a [S],
    table: &'a KeyTable,
) -> impl Iterator<Item = Rows> + 'a {
    keys(forms).map(|keys| {
        let mut rows = [NONE; SLOTS];
        for (row, key) in rows.iter_mut().zip(keys) {
            *row = key.and_then(|key| table.index(key)).unwrap_or(NONE);
        }
        if rows[WORD] == NONE {
            rows[WORD] = UNKNOWN;
        }
        rows
    })
}

/// The keys that get a row, in order of their row: the unknown word, then words and affixes seen often enough,
/// which is more often where nobody annotated them.
pub(crate) fn vocabulary(annotated: &[Vec<String>], others: &[Vec<String>]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, (usize, [usize; 2])> = BTreeMap::new();
    for (kind, sentences) in [annotated, others].into_iter().enumerate() {
        for keys in sentences.iter().flat_map(|forms| keys(forms)) {
            for (slot, key) in keys.into_iter().enumerate() {
                if let Some(key) = key {
                    counts.entry(key).or_insert((slot, [0, 0])).1[kind] += 1;
                }
            }
        }
    }
    let unknown = Hash::new(0).key();
    let frequent = counts.into_iter().filter(|(key, (slot, [annotated, others]))| {
        let (least, least_of_all) = if (1..SHAPE).contains(slot) { (3, 12) } else { (2, 4) };
        *key != unknown && (*annotated >= least || annotated + others >= least_of_all)
    });
    std::iter::once(unknown).chain(frequent.map(|(key, _)| key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_told_from_a_sentence() {
        let split = |text: &str| text.split(' ').map(str::to_string).collect::<Vec<_>>();
        assert_eq!(capitals(&split("EU IMPOSES SANCTIONS ON MINSK")), Capitals::Upper);
        assert_eq!(capitals(&split("Minister Visits Northern Border Town")), Capitals::Title);
        assert_eq!(capitals(&split("The minister visited the border")), Capitals::Sentence);
        assert_eq!(capitals(&split("no capitals here")), Capitals::Lower);
    }

    #[test]
    fn every_key_finds_its_own_index() {
        let keys: Vec<u32> = (0..1000).map(|n| Hash::new(1).with(n).key()).collect();
        let table = KeyTable::new(&keys);
        assert!(keys.iter().enumerate().all(|(index, key)| table.index(*key) == Some(index as u32)));
        assert_eq!(KeyTable::default().index(3), None);
    }
}
