//! Lemmas: the dictionary form of a word by its form and tag. A table of exceptions, then the rule of
//! the longest ending, both learned from a treebank.

use std::collections::{BTreeMap, HashMap};

/// Endings are looked at up to this many letters.
const LONGEST: usize = 5;

/// Keys are `form\ttag` in lower case; rules are `ending\ttag`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lemmas {
    pub(super) exceptions: HashMap<String, String>,
    /// How many letters to cut, and what to add.
    pub(super) rules: HashMap<String, (u8, String)>,
}

impl Lemmas {
    /// Learns from (form, tag, lemma).
    pub(super) fn learn<'a>(words: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> Self {
        let mut seen: BTreeMap<(String, &str), BTreeMap<&str, usize>> = BTreeMap::new();
        for (form, tag, lemma) in words {
            *seen.entry((key_form(form, tag), tag)).or_default().entry(lemma).or_default() += 1;
        }
        let mut endings: BTreeMap<String, BTreeMap<(u8, String), usize>> = BTreeMap::new();
        for ((form, tag), lemmas) in &seen {
            let Some((lemma, _)) = lemmas.iter().max_by_key(|(_, count)| **count) else { continue };
            let Some(edit) = edit(form, lemma) else { continue };
            for length in 0..=LONGEST.min(form.chars().count()) {
                let ending: String = last(form, length);
                *endings.entry(format!("{ending}\t{tag}")).or_default().entry(edit.clone()).or_default() += 1;
            }
        }
        let mut learned = Self::default();
        for (ending, edits) in endings {
            let total: usize = edits.values().sum();
            if let Some((edit, count)) = edits.into_iter().max_by_key(|(_, count)| *count)
                && (total >= 3 && count * 10 >= total * 6 || ending.starts_with('\t'))
            {
                learned.rules.insert(ending, edit);
            }
        }
        for ((form, tag), lemmas) in seen {
            if let Some((lemma, _)) = lemmas.into_iter().max_by_key(|(_, count)| *count)
                && learned.lemma(&form, tag) != lemma
            {
                learned.exceptions.insert(format!("{form}\t{tag}"), lemma.to_owned());
            }
        }
        learned.drop_redundant();
        learned
    }

    /// Rules that say what a shorter ending says already.
    fn drop_redundant(&mut self) {
        let mut by_length: Vec<String> = self.rules.keys().cloned().collect();
        by_length.sort_by_key(|key| (std::cmp::Reverse(key.chars().count()), key.clone()));
        for key in by_length {
            let Some((ending, tag)) = key.split_once('\t') else { continue };
            let length = ending.chars().count();
            let shorter =
                (0..length).rev().find_map(|n| self.rules.get(&format!("{}\t{tag}", last(ending, n))));
            if length > 0 && shorter == self.rules.get(&key) {
                self.rules.remove(&key);
            }
        }
    }

    pub(super) fn lemma(&self, form: &str, tag: &str) -> String {
        let form = key_form(form, tag);
        if let Some(lemma) = self.exceptions.get(&format!("{form}\t{tag}")) {
            return lemma.clone();
        }
        let count = form.chars().count();
        for length in (0..=LONGEST.min(count)).rev() {
            if let Some((cut, add)) = self.rules.get(&format!("{}\t{tag}", last(&form, length)))
                && usize::from(*cut) <= count
            {
                let keep: String = form.chars().take(count - usize::from(*cut)).collect();
                return keep + add;
            }
        }
        form
    }
}

/// Names keep their capitals.
fn key_form(form: &str, tag: &str) -> String {
    if tag.starts_with("NNP") { form.to_owned() } else { form.to_lowercase() }
}

fn last(text: &str, length: usize) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(length)).collect()
}

/// Letters to cut from the end of the form and letters to add.
fn edit(form: &str, lemma: &str) -> Option<(u8, String)> {
    let shared = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    let cut = u8::try_from(form.chars().count() - shared).ok()?;
    Some((cut, lemma.chars().skip(shared).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_words_follow_the_longest_ending_and_seen_ones_their_exception() {
        let words = [
            ("talks", "NNS", "talk"),
            ("visits", "NNS", "visit"),
            ("tanks", "NNS", "tank"),
            ("men", "NNS", "man"),
            ("Moscow", "NNP", "Moscow"),
        ];
        let lemmas = Lemmas::learn(words.into_iter());
        assert_eq!(lemmas.lemma("banks", "NNS"), "bank");
        assert_eq!(lemmas.lemma("men", "NNS"), "man");
        assert_eq!(lemmas.lemma("Kyiv", "NNP"), "Kyiv");
    }
}
