//! Treebanks in CoNLL-U, read and written without loss, and how well a parse agrees with one.
//! <https://universaldependencies.org/format.html>

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use super::Upos;
use super::model::Word;
use crate::error::{Error, Result};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Lines that begin with `#`, whole.
    pub comments: Vec<String>,
    pub rows: Vec<Row>,
}

/// One line; an empty column is `_`, as in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: Id,
    pub form: String,
    pub lemma: String,
    pub upos: String,
    pub xpos: String,
    pub feats: String,
    pub head: String,
    pub deprel: String,
    pub deps: String,
    pub misc: String,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Word(usize),
    /// "don't" over its two words.
    Range(usize, usize),
    /// A word left out, counted after the word it follows.
    Empty(usize, usize),
}

impl Sentence {
    /// The syntactic words.
    pub fn words(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.id, Id::Word(_)))
    }

    /// Replaces lemma, tags, head and relation of the syntactic words.
    pub fn annotate(&mut self, words: &[Word]) {
        let rows = self.rows.iter_mut().filter(|row| matches!(row.id, Id::Word(_)));
        for (row, word) in rows.zip(words) {
            row.lemma.clone_from(&word.lemma);
            row.upos = word.upos.name().to_string();
            row.xpos.clone_from(&word.xpos);
            row.head = word.head.map_or(0, |head| head + 1).to_string();
            row.deprel.clone_from(&word.deprel);
        }
    }
}

/// The sentences of a file, decompressed if its name ends in `.gz`.
///
/// # Errors
/// The file cannot be read, or not as CoNLL-U.
pub fn read_file(path: &Path) -> Result<Vec<Sentence>> {
    let failed = |source| Error::Read { path: path.to_owned(), cause: source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).map_err(failed)?;
    } else {
        std::io::BufReader::new(file).read_to_string(&mut text).map_err(failed)?;
    }
    read(&text).map_err(|error| match error {
        Error::Record { line, message, .. } => Error::Record { path: path.to_owned(), line, message },
        other => other,
    })
}

/// The sentences of a file's text.
///
/// # Errors
/// A line that has not ten columns or no identifier of a word, told by its number.
pub fn read(text: &str) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            if !sentence.rows.is_empty() || !sentence.comments.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if line.starts_with('#') {
            sentence.comments.push(line.to_string());
        } else {
            let row = row(line).ok_or_else(|| Error::Record {
                path: "CoNLL-U".into(),
                line: number + 1,
                message: "not ten columns that begin with the number of a word".to_string(),
            })?;
            sentence.rows.push(row);
        }
    }
    if !sentence.rows.is_empty() || !sentence.comments.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}

fn row(line: &str) -> Option<Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, feats, head, deprel, deps, misc] = columns[..] else { return None };
    let text = str::to_string;
    Some(Row {
        id: identifier(id)?,
        form: text(form),
        lemma: text(lemma),
        upos: text(upos),
        xpos: text(xpos),
        feats: text(feats),
        head: text(head),
        deprel: text(deprel),
        deps: text(deps),
        misc: text(misc),
    })
}

fn identifier(id: &str) -> Option<Id> {
    if let Some((first, last)) = id.split_once('-') {
        return Some(Id::Range(first.parse().ok()?, last.parse().ok()?));
    }
    if let Some((after, count)) = id.split_once('.') {
        return Some(Id::Empty(after.parse().ok()?, count.parse().ok()?));
    }
    id.parse().ok().map(Id::Word)
}

/// The text of a file; a blank line ends each sentence.
pub fn write(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for comment in &sentence.comments {
            out.push_str(comment);
            out.push('\n');
        }
        for row in &sentence.rows {
            match row.id {
                Id::Word(id) => write!(out, "{id}"),
                Id::Range(first, last) => write!(out, "{first}-{last}"),
                Id::Empty(after, count) => write!(out, "{after}.{count}"),
            }
            .expect("a string takes all that is written to it");
            let Row { form, lemma, upos, xpos, feats, head, deprel, deps, misc, .. } = row;
            for column in [form, lemma, upos, xpos, feats, head, deprel, deps, misc] {
                out.push('\t');
                out.push_str(column);
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// How many words agree with a treebank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub words: usize,
    pub upos: usize,
    pub xpos: usize,
    /// The head is right.
    pub head: usize,
    /// Head and relation are right; subtypes are not compared.
    pub relation: usize,
    /// The head and the relation with its subtype are right.
    pub subtype: usize,
    pub lemma: usize,
}

/// Counts as the CoNLL 2018 shared task does, over gold tokens and punctuation too.
pub fn agreement(gold: &Sentence, words: &[Word]) -> Agreement {
    let mut sum = Agreement::default();
    for (row, word) in gold.words().zip(words) {
        let head = word.head.map_or(0, |head| head + 1).to_string() == row.head;
        sum.words += 1;
        sum.upos += usize::from(word.upos.name() == row.upos);
        sum.xpos += usize::from(word.xpos == row.xpos);
        sum.head += usize::from(head);
        sum.relation += usize::from(head && universal(&word.deprel) == universal(&row.deprel));
        sum.subtype += usize::from(head && word.deprel == row.deprel);
        sum.lemma += usize::from(row.lemma == "_" || word.lemma == row.lemma);
    }
    sum
}

fn universal(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

impl std::ops::AddAssign for Agreement {
    fn add_assign(&mut self, other: Agreement) {
        self.words += other.words;
        self.upos += other.upos;
        self.xpos += other.xpos;
        self.head += other.head;
        self.relation += other.relation;
        self.subtype += other.subtype;
        self.lemma += other.lemma;
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        write!(
            f,
            "UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2} (subtypes {:.2}) lemma {:.2}",
            percent(self.upos),
            percent(self.xpos),
            percent(self.head),
            percent(self.relation),
            percent(self.subtype),
            percent(self.lemma),
        )
    }
}

impl Upos {
    /// In alphabetical order.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// As treebanks write it.
    pub fn name(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }

    /// The tag of that name.
    pub fn named(name: &str) -> Option<Upos> {
        Upos::ALL.into_iter().find(|upos| upos.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# sent_id = 1\n\
        1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n\
        2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\tEntity=x\n\
        2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t1:dep\t_\n\n";

    #[test]
    fn what_is_read_is_written_again() {
        let sentences = read(TEXT).unwrap();
        assert_eq!(write(&sentences), TEXT);
        assert_eq!(sentences[0].words().count(), 2);
    }

    #[test]
    fn a_broken_line_is_told_by_its_number() {
        let error = read("# x\n1\tdo\n").unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
    }

    #[test]
    fn subtypes_do_not_count_for_las() {
        let gold =
            read("1\tHe\the\tPRON\tPRP\t_\t2\tnsubj:pass\t_\t_\n2\tdied\tdie\tVERB\tVBD\t_\t0\troot\t_\t_\n")
                .unwrap();
        let word = |lemma: &str, upos, xpos: &str, head, deprel: &str| Word {
            lemma: lemma.to_string(),
            upos,
            xpos: xpos.to_string(),
            head,
            deprel: deprel.to_string(),
        };
        let words =
            [word("he", Upos::Pron, "PRP", Some(1), "nsubj"), word("die", Upos::Noun, "VBD", None, "root")];
        let sum = agreement(&gold[0], &words);
        assert_eq!((sum.head, sum.relation, sum.subtype, sum.upos), (2, 2, 1, 1));
    }
}
