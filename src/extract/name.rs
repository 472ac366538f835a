//! Names: whether two spellings can be one person's. Spellings of one name in another script differ in
//! vowels and in how they write a sound: Shoigu, Choigou, Šojgu, Schoigu.

use unicode_normalization::UnicodeNormalization;

/// Whether two full names in Latin letters can be spellings of one: every word sounds the same, and
/// one at least is written the same.
pub fn is_spelling_of(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let is_same =
        a.len() == b.len() && a.len() > 1 && a.iter().zip(&b).all(|(x, y)| x == y || sounds_like(x, y));
    is_same && a.iter().zip(&b).any(|(x, y)| x == y)
}

/// Whether two names can be one's: the same words in any order, marks aside, or spellings of each other.
///
/// ```
/// use demarche::extract::name::is_same_name;
///
/// assert!(is_same_name("Sergei Shoigu", "Shoigu, Sergei"));
/// assert!(is_same_name("Sergei Shoigu", "Sergei Choigou"));
/// assert!(!is_same_name("Sergei Shoigu", "Sergei Lavrov"));
/// ```
pub fn is_same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| {
        let mut words: Vec<String> =
            words(name).iter().map(|word| word.chars().map(base).collect()).collect();
        words.sort();
        words
    };
    plain(a) == plain(b) || is_spelling_of(a, b)
}

/// A key that all spellings of a name share.
pub(super) fn sound(name: &str) -> String {
    words(name).iter().map(|word| skeleton(word)).collect::<Vec<_>>().join(" ")
}

fn words(name: &str) -> Vec<String> {
    name.split([' ', '-'])
        .map(|word| word.nfc().flat_map(char::to_lowercase).filter(|c| c.is_alphabetic()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// Whether two words have the same consonants, by sound.
fn sounds_like(a: &str, b: &str) -> bool {
    let (x, y) = (skeleton(a), skeleton(b));
    let is_telling = x.len() > 1 && a.chars().count() > 3 && b.chars().count() > 3;
    is_telling && x == y
}

/// The consonants of a word as sounds, doubled ones once; a vowel only where it opens the word.
fn skeleton(word: &str) -> String {
    // Longest first: how languages write one sound.
    const SOUNDS: [(&str, char); 34] = [
        ("shch", 's'),
        ("tsch", 's'),
        ("sch", 's'),
        ("tch", 's'),
        ("sh", 's'),
        ("ch", 's'),
        ("cz", 's'),
        ("sz", 's'),
        ("zh", 's'),
        ("dj", 's'),
        ("š", 's'),
        ("č", 's'),
        ("ć", 's'),
        ("ś", 's'),
        ("ş", 's'),
        ("ž", 's'),
        ("c", 'k'),
        ("q", 'k'),
        ("kh", 'h'),
        ("gh", 'g'),
        ("ph", 'f'),
        ("th", 't'),
        ("w", 'v'),
        ("ts", 's'),
        ("tz", 's'),
        ("z", 's'),
        ("x", 's'),
        ("dh", 'd'),
        ("đ", 'd'),
        ("ł", 'l'),
        ("ñ", 'n'),
        ("ń", 'n'),
        ("ğ", 'g'),
        ("ck", 'k'),
    ];
    let mut rest = word;
    let mut found = String::new();
    let mut last = None;
    while let Some(first) = rest.chars().next() {
        let sound = SOUNDS
            .iter()
            .filter(|(written, _)| rest.starts_with(written))
            .max_by_key(|(written, _)| written.len());
        let (length, sound) =
            sound.map_or((first.len_utf8(), base(first)), |(written, sound)| (written.len(), *sound));
        let is_vowel = matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'h');
        if is_vowel && found.is_empty() && rest.len() == word.len() {
            found.push('a');
        } else if !is_vowel && last != Some(sound) {
            found.push(sound);
        }
        last = Some(sound);
        rest = &rest[length..];
    }
    found
}

/// A letter without its marks.
fn base(letter: char) -> char {
    letter.nfd().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::is_spelling_of;

    #[test]
    fn spellings_of_one_name_are_one_and_other_names_are_not() {
        for (a, b) in [
            ("Sergei Shoigu", "Sergei Choigou"),
            ("Sergei Shoigu", "Sergei Čoig"),
            ("Vladimir Zelensky", "Vladimir Selenskyj"),
            ("Muammar Gaddafi", "Muammar Ghadafi"),
        ] {
            assert!(is_spelling_of(a, b), "{a} and {b}");
        }
        for (a, b) in [
            ("Sergei Shoigu", "Sergei Lavrov"),
            ("Sergei Shoigu", "Sergei"),
            ("Ivan Petrov", "Pavel Petrov"),
            ("Li Qiang", "Li Keqiang"),
        ] {
            assert!(!is_spelling_of(a, b), "{a} and {b}");
        }
    }
}
