//! CoNLL-U: treebanks in and parses out, <https://universaldependencies.org/format.html>. Knows the
//! ten columns, no language.

use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::text::Upos;

/// A sentence with its comments, and all lines in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pub comments: Vec<String>,
    pub lines: Vec<Line>,
}

/// A syntactic word, or a line that is kept as it is: a multiword token or an empty node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Word(Box<Word>),
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub form: String,
    pub lemma: String,
    pub upos: Option<Upos>,
    pub xpos: String,
    pub features: String,
    /// Index among the words of the sentence; none for the root.
    pub head: Option<usize>,
    pub deprel: String,
    pub misc: String,
}

impl Sentence {
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.lines.iter().filter_map(|line| match line {
            Line::Word(word) => Some(&**word),
            Line::Other(_) => None,
        })
    }
}

/// Reads a file, decompressed if its name ends in `.gz`.
///
/// # Errors
/// When the file cannot be read or a line does not have ten columns; names the line.
pub fn read_file(path: &Path) -> Result<Vec<Sentence>> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(failed)?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(failed)?;
    } else {
        bytes.as_slice().read_to_string(&mut text).map_err(failed)?;
    }
    read(&text).map_err(|(line, message)| Error::Record { path: path.to_owned(), line, message })
}

/// Reads CoNLL-U text.
///
/// # Errors
/// The number of the line and what was expected there.
pub fn read(text: &str) -> std::result::Result<Vec<Sentence>, (usize, String)> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            if !sentence.lines.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if line.starts_with('#') {
            sentence.comments.push(line.to_owned());
        } else {
            sentence.lines.push(parse_line(line).map_err(|message| (number + 1, message))?);
        }
    }
    if !sentence.lines.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}

fn parse_line(line: &str) -> std::result::Result<Line, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, features, head, deprel, _, misc] = columns[..] else {
        return Err(format!("expected ten columns separated by tabs, found {}", columns.len()));
    };
    if id.contains(['-', '.']) {
        return Ok(Line::Other(line.to_owned()));
    }
    let head: usize = match head {
        "_" => 0,
        head => head.parse().map_err(|_| format!("expected a number as head, found {head:?}"))?,
    };
    Ok(Line::Word(Box::new(Word {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        upos: Upos::parse(upos),
        xpos: xpos.to_owned(),
        features: features.to_owned(),
        head: head.checked_sub(1),
        deprel: deprel.to_owned(),
        misc: misc.to_owned(),
    })))
}

/// Writes sentences as CoNLL-U.
pub fn write(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for comment in &sentence.comments {
            let _ = writeln!(out, "{comment}");
        }
        let mut number = 0;
        for line in &sentence.lines {
            match line {
                Line::Other(line) => {
                    let _ = writeln!(out, "{line}");
                }
                Line::Word(word) => {
                    number += 1;
                    let upos = word.upos.map_or("_", Upos::tag);
                    let head = word.head.map_or(0, |head| head + 1);
                    let _ = writeln!(
                        out,
                        "{number}\t{}\t{}\t{upos}\t{}\t{}\t{head}\t{}\t_\t{}",
                        word.form, word.lemma, word.xpos, word.features, word.deprel, word.misc
                    );
                }
            }
        }
        out.push('\n');
    }
    out
}

impl Upos {
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// The tag as written: `PROPN`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|upos| upos.tag() == tag)
    }
}

/// Shares of words that a parse gets right, in percent, as the CoNLL 2018 evaluation counts them on
/// gold tokens: labels without their subtypes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    pub words: usize,
    pub upos: f64,
    pub xpos: f64,
    pub lemma: f64,
    pub uas: f64,
    pub las: f64,
}

/// Compares sentences with the same words.
pub fn score(gold: &[Sentence], found: &[Sentence]) -> Scores {
    let mut counts = [0usize; 6];
    for (gold, found) in gold.iter().zip(found) {
        for (g, f) in gold.words().zip(found.words()) {
            let base = |deprel: &str| deprel.split(':').next().unwrap_or_default().to_owned();
            let has_head = g.head == f.head;
            let right = [
                true,
                g.upos == f.upos,
                g.xpos == f.xpos,
                g.lemma == f.lemma || g.lemma == "_",
                has_head,
                has_head && base(&g.deprel) == base(&f.deprel),
            ];
            for (count, right) in counts.iter_mut().zip(right) {
                *count += usize::from(right);
            }
        }
    }
    let share = |count: usize| 100.0 * count as f64 / counts[0].max(1) as f64;
    Scores {
        words: counts[0],
        upos: share(counts[1]),
        xpos: share(counts[2]),
        lemma: share(counts[3]),
        uas: share(counts[4]),
        las: share(counts[5]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let text = "# text = It can't.\n1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
        let sentences = read(text).expect("well-formed");
        assert_eq!(write(&sentences), text);
        assert_eq!(sentences[0].words().count(), 4);
        assert_eq!(score(&sentences, &sentences).las, 100.0);
    }

    #[test]
    fn a_short_line_is_named() {
        assert_eq!(read("1\tIt\n"), Err((1, "expected ten columns separated by tabs, found 2".to_owned())));
    }
}
