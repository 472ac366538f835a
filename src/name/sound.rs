//! Sounds: how alike two written words sound, in the same script or in two. Vowels are left out, since scripts and
//! languages differ most in them; what two consonants have in common sets what it costs to take one for the other.

use std::borrow::Cow;

use any_ascii::any_ascii;
use unicode_normalization::UnicodeNormalization;

/// What of a script matters for comparing sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    /// Letters for consonants and vowels: Cyrillic, Greek, Armenian.
    Alphabet,
    /// Vowels mostly unwritten: Arabic, Hebrew.
    Abjad,
    /// A sign a syllable: Chinese, Japanese, Korean. Foreign clusters are broken up.
    Syllabic,
}

/// The script of the first letter that is not Latin, else Latin.
pub(super) fn script(word: &str) -> Script {
    if word.is_ascii() {
        return Script::Latin;
    }
    let of = |c: char| match c {
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Script::Abjad,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' => Script::Syllabic,
        c if c <= '\u{24f}' || ('\u{1e00}'..='\u{1eff}').contains(&c) => Script::Latin,
        _ => Script::Alphabet,
    };
    word.chars()
        .filter(|c| c.is_alphabetic())
        .map(of)
        .find(|script| *script != Script::Latin)
        .unwrap_or(Script::Latin)
}

/// A word in small plain letters: without marks, and in Latin script.
pub(crate) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let bare: String = word.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect();
    any_ascii(&bare).to_lowercase()
}

/// How languages write one sound; the longest is tried first. `C` stands for sh, ch and their like, `J` for the j of
/// "John", `N` for ng, `x` for the ch of "Bach".
const WRITTEN: [(&str, &str); 40] = [
    ("tzsch", "C"),
    ("shch", "C"),
    ("tsch", "C"),
    ("sch", "C"),
    ("tch", "C"),
    ("dzh", "C"),
    ("sh", "C"),
    ("ch", "C"),
    ("zh", "C"),
    ("dj", "C"),
    ("cz", "C"),
    ("sz", "C"),
    ("ts", "C"),
    ("tz", "C"),
    ("dz", "C"),
    ("ci", "s"),
    ("ce", "s"),
    ("cy", "s"),
    ("ck", "k"),
    ("kh", "x"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("rh", "r"),
    ("qu", "kw"),
    ("ng", "N"),
    ("wh", "w"),
    ("gn", "n"),
    ("š", "C"),
    ("č", "C"),
    ("ć", "C"),
    ("ś", "C"),
    ("ş", "C"),
    ("ž", "C"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("j", "J"),
    ("ğ", "g"),
];

/// The bytes that one of [`WRITTEN`] opens with.
const OPENINGS: [bool; 256] = {
    let mut openings = [false; 256];
    let mut at = 0;
    while at < WRITTEN.len() {
        openings[WRITTEN[at].0.as_bytes()[0] as usize] = true;
        at += 1;
    }
    openings
};

/// The consonants of a word as sounds, doubled ones once.
pub(super) fn phones(word: &str) -> Vec<char> {
    let lower: String = match script(word) {
        Script::Latin if word.is_ascii() => word.to_ascii_lowercase(),
        Script::Latin => word.nfc().flat_map(char::to_lowercase).collect(),
        _ => any_ascii(word).to_lowercase(),
    };
    // "Petrovic" is a "Petrović" without its mark.
    let lower = match lower.strip_suffix("vic") {
        Some(stem) => format!("{stem}vić"),
        None => lower,
    };
    let mut found: Vec<char> = Vec::new();
    let (mut rest, mut last) = (lower.as_str(), None);
    while let Some(first) = rest.chars().next() {
        let opening = rest.as_bytes()[0];
        let opens = |written: &str| written.as_bytes()[0] == opening && rest.starts_with(written);
        let may_open = OPENINGS[usize::from(opening)];
        let known = may_open.then(|| WRITTEN.iter().find(|(written, _)| opens(written))).flatten();
        let (length, sounds) = match known {
            Some((written, sounds)) => (written.len(), Cow::Borrowed(*sounds)),
            None if first.is_ascii() => (1, Cow::Borrowed(&rest[..1])),
            None => (first.len_utf8(), plain(&first.to_string()).into()),
        };
        for sound in sounds.chars().filter(char::is_ascii_alphabetic) {
            let is_vowel = "aeiou".contains(sound);
            if !is_vowel && last != Some(sound) {
                found.push(sound);
            }
            last = Some(sound);
        }
        rest = &rest[length..];
    }
    found
}

/// A key that all spellings of a word in Latin letters share: its sounds, coarsely, and whether it opens with a vowel.
pub(super) fn key(word: &str) -> String {
    let opening = plain(word).chars().next().filter(|c| "aeiouyhj".contains(*c)).map(|_| 'a');
    let mut found: String = opening.into_iter().collect();
    for phone in phones(word) {
        let coarse = match phone {
            'C' | 'z' => 's',
            'w' => 'v',
            'N' => 'n',
            'x' | 'h' | 'y' | 'J' => continue,
            other => other,
        };
        found.push(coarse);
    }
    found
}

/// How far two words sound apart, from 0 for the same: the cheapest way to change one into the other, over the length of
/// the longer.
pub(super) fn distance(a: &str, b: &str) -> f64 {
    let script = match (script(a), script(b)) {
        (Script::Latin, other) | (other, _) => other,
    };
    let (a, b) = (phones(a), phones(b));
    let mut row: Vec<f64> = std::iter::once(0.0)
        .chain(b.iter().scan(0.0, |sum, &phone| {
            *sum += lost(phone, script);
            Some(*sum)
        }))
        .collect();
    for &x in &a {
        let mut diagonal = row[0];
        row[0] += lost(x, script);
        for (j, &y) in b.iter().enumerate() {
            let cheapest = (row[j + 1] + lost(x, script))
                .min(row[j] + lost(y, script))
                .min(diagonal + taken(x, y, script));
            diagonal = std::mem::replace(&mut row[j + 1], cheapest);
        }
    }
    let length = match script {
        // Broken clusters make one side long.
        Script::Syllabic => a.len().min(b.len()).max(1) as f64 + 0.5,
        _ => a.len().max(b.len()).max(1) as f64,
    };
    row[b.len()] / length
}

/// What it costs that one side lacks a sound.
fn lost(phone: char, script: Script) -> f64 {
    match (script, phone) {
        (Script::Abjad, 'v') => 0.25,
        (Script::Abjad, 'w' | 'h') => 0.15,
        (Script::Abjad, 'y') => 0.1,
        (Script::Syllabic, 'y') => 0.1,
        (Script::Syllabic, 'w') => 0.2,
        (Script::Syllabic, 'r' | 'h') => 0.3,
        (Script::Syllabic, 's') => 0.35,
        (Script::Syllabic, 'N') => 0.4,
        (Script::Syllabic, 'l' | 'n') => 0.5,
        (Script::Syllabic, 't' | 'k' | 'd' | 'C' | 'g') => 0.6,
        (_, 'h' | 'y') => 0.2,
        (_, 'w') => 0.4,
        (_, 'x' | 'N') => 0.6,
        (_, 'v' | 'J') => 0.7,
        _ => 1.0,
    }
}

/// What it costs to take one sound for another.
fn taken(a: char, b: char, script: Script) -> f64 {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    if a == b {
        return 0.0;
    }
    if script == Script::Syllabic {
        match (a, b) {
            ('l', 'r') => return 0.05,
            ('f', 'h' | 'p') | ('l', 'n') | ('h', 'k' | 'x') | ('b', 'v') | ('v', 'w') => return 0.2,
            _ => {}
        }
    }
    match (a, b) {
        ('v', 'w') | ('s', 'z') | ('h', 'x') | ('N', 'n') => 0.1,
        ('C', 'J') => 0.15,
        ('b', 'p') | ('f', 'v') | ('d', 't') | ('J', 'g' | 'y') | ('g', 'k') => 0.2,
        ('C', 's' | 'z') => 0.25,
        ('f', 'p') | ('b', 'v') | ('J', 'h' | 'x' | 'z') | ('k', 'x') | ('g', 'h') | ('C', 'k') => 0.3,
        ('f', 'w')
        | ('b', 'f')
        | ('J', 's')
        | ('g', 'x')
        | ('C', 'g' | 't' | 'x')
        | ('N', 'g')
        | ('d', 'J')
        | ('J', 'd') => 0.4,
        ('f', 'h') => 0.4,
        ('b', 'w') | ('h', 'k') | ('m', 'n') | ('s', 't') | ('d', 'z') | ('C', 'd') | ('g', 'w') => 0.5,
        ('l', 'n' | 'r') | ('N', 'm') | ('g', 'y') | ('h', 'w') | ('C', 'h') => 0.6,
        _ => 1.0,
    }
}
