//! Features: what the network sees of a word. Rows of hashed tables for the word, its beginnings,
//! its endings and its shape; no dictionary, so that no word is unknown.

/// Tables: word (twice), prefix 3, suffix 2, suffix 3, suffix 4, shape.
pub(super) const TABLES: usize = 6;
/// Rows and columns of each table.
pub(super) const SIZES: [(usize, usize); TABLES] =
    [(14336, 128), (4096, 24), (1024, 24), (4096, 32), (8192, 32), (1024, 24)];
/// Columns of all tables together.
pub(super) const WIDTH: usize = 128 + 24 + 24 + 32 + 32 + 24;

/// Rows of one word: two in the word table, whose vectors are added, one in each other table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) word: [u32; 2],
    pub(super) others: [u32; TABLES - 1],
}

const UNKNOWN: &str = "\u{1}unknown";

pub(super) fn rows(form: &str, hide_word: bool) -> Rows {
    let lower: Vec<char> =
        form.chars().flat_map(char::to_lowercase).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let word: String = if hide_word { UNKNOWN.to_owned() } else { lower.iter().collect() };
    let prefix = |n: usize| lower.iter().take(n).collect::<String>();
    let suffix = |n: usize| lower[lower.len().saturating_sub(n)..].iter().collect::<String>();
    let row = |text: &str, seed: u64, table: usize| (hash(text, seed) % SIZES[table].0 as u64) as u32;
    Rows {
        word: [row(&word, 1, 0), row(&word, 2, 0)],
        others: [
            row(&prefix(3), 3, 1),
            row(&suffix(2), 4, 2),
            row(&suffix(3), 5, 3),
            row(&suffix(4), 6, 4),
            row(&shape(form), 7, 5),
        ],
    }
}

/// "Xx", "XX", "0,0", "x-x": runs of one kind shortened to two, length in four steps.
fn shape(form: &str) -> String {
    let mut shape = String::new();
    let mut run = 0;
    let mut last = ' ';
    for c in form.chars() {
        let kind = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => '0',
            _ if c.is_alphabetic() => 'l',
            _ => c,
        };
        run = if kind == last { run + 1 } else { 1 };
        if run <= 2 && shape.len() < 12 {
            shape.push(kind);
        }
        last = kind;
    }
    shape.push(match form.chars().count() {
        0..=1 => '1',
        2..=4 => '4',
        5..=8 => '8',
        _ => '9',
    });
    shape
}

/// FNV-1a, seeded, with a final mix.
fn hash(text: &str, seed: u64) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}
