//! The model: tags, lemmas and a dependency parse for words. Trained by [`train`], kept in one file:
//! i8 embedding rows with a scale each, f16 weights, lemma rules, all in zstd.

mod features;
mod gemm;
mod lemma;
mod network;
pub mod train;
mod tree;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::text::Upos;
use features::SIZES;
use lemma::Lemmas;
use network::{Activations, Batch, Classes, Masks, Weights};

static ENGLISH: &[u8] = include_bytes!("../english.model");
const MAGIC: &[u8; 8] = b"demarch1";
/// Longer runs of words are parsed in pieces: arcs are scored for every pair.
const LONGEST: usize = 300;
/// Words that go through the network together.
const BATCH: usize = 1024;

/// What the model says of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub lemma: String,
    pub upos: Upos,
    pub xpos: String,
    /// Index of the governor among the words given; none for the root.
    pub head: Option<usize>,
    pub deprel: String,
}

/// A trained tagger, lemmatiser and parser.
#[derive(Debug)]
pub struct Model {
    names: Names,
    weights: Weights,
    lemmas: Lemmas,
}

/// Names of the classes, in the order of the network's outputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Names {
    upos: Vec<String>,
    xpos: Vec<String>,
    labels: Vec<String>,
}

impl Names {
    fn classes(&self) -> Classes {
        Classes { upos: self.upos.len(), xpos: self.xpos.len(), labels: self.labels.len() }
    }
}

impl Model {
    /// The embedded English model, loaded on first use.
    pub fn english() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            Model::load(ENGLISH).expect("the embedded model is written by the trainer and read by a test")
        });
        &MODEL
    }

    /// Analyses sentences of words; the results are in the same order and of the same lengths.
    pub fn parse_all(&self, sentences: &[Vec<&str>]) -> Vec<Vec<Word>> {
        let mut results: Vec<Vec<Word>> = Vec::with_capacity(sentences.len());
        let mut state = Activations::default();
        let mut start = 0;
        while start < sentences.len() {
            let mut end = start;
            let mut words = 0;
            while end < sentences.len() && (end == start || words + sentences[end].len() <= BATCH) {
                words += sentences[end].len();
                end += 1;
            }
            self.parse_batch(&sentences[start..end], &mut state, &mut results);
            start = end;
        }
        results
    }

    /// Analyses one sentence.
    pub fn parse(&self, forms: &[&str]) -> Vec<Word> {
        self.parse_all(&[forms.to_vec()]).pop().unwrap_or_default()
    }

    fn parse_batch(&self, sentences: &[Vec<&str>], state: &mut Activations, results: &mut Vec<Vec<Word>>) {
        let mut batch = Batch { rows: Vec::new(), bounds: vec![0] };
        for sentence in sentences {
            for piece in sentence.chunks(LONGEST) {
                batch.rows.extend(piece.iter().map(|form| features::rows(form, false)));
                batch.bounds.push(batch.rows.len());
            }
        }
        network::forward(&self.weights, &batch, &Masks::default(), state);
        let mut bounds = batch.sentences();
        for sentence in sentences {
            let mut words = Vec::with_capacity(sentence.len());
            for piece in sentence.chunks(LONGEST) {
                let Some((start, end)) = bounds.next() else { break };
                self.read_out(piece, state, start, end, &mut words);
            }
            results.push(words);
        }
    }

    /// The words of one piece, from the scores of the network.
    fn read_out(&self, forms: &[&str], state: &Activations, start: usize, end: usize, words: &mut Vec<Word>) {
        let offset = words.len();
        let mut scores = Vec::new();
        network::arc_scores(&self.weights, &state.heads, start, end, &mut scores);
        let heads = tree::best(&scores, end - start);
        let classes = self.weights.classes;
        let tags = classes.upos + classes.xpos;
        let mut label_scores = vec![0.0; classes.labels];
        for (position, (form, head)) in forms.iter().zip(heads).enumerate() {
            let t = start + position;
            let row = &state.tags[t * tags..(t + 1) * tags];
            let upos = &self.names.upos[argmax(&row[..classes.upos], |_| true)];
            let xpos = &self.names.xpos[argmax(&row[classes.upos..], |_| true)];
            network::label_scores(&self.weights, &state.heads, t, head.map(|h| start + h), &mut label_scores);
            let is_root = head.is_none();
            let label = argmax(&label_scores, |l| (self.names.labels[l] == "root") == is_root);
            // Only the first piece of a long sentence keeps its root.
            let (head, deprel) = match head {
                None if offset > 0 => (Some(0), "parataxis".to_owned()),
                head => (head.map(|h| h + offset), self.names.labels[label].clone()),
            };
            words.push(Word {
                lemma: self.lemmas.lemma(form, xpos),
                upos: Upos::parse(upos).unwrap_or(Upos::X),
                xpos: xpos.clone(),
                head,
                deprel,
            });
        }
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// When the bytes are not a model of this version.
    pub fn load(bytes: &[u8]) -> Result<Self> {
        let wrong = |message: &str| Error::Model(message.to_owned());
        let packed = bytes
            .strip_prefix(MAGIC.as_slice())
            .ok_or_else(|| wrong("not a model file of this version; make one with `demarche train`"))?;
        let raw = zstd::decode_all(packed).map_err(|error| Error::Model(format!("damaged: {error}")))?;
        let mut input = raw.as_slice();
        let names: Names =
            serde_json::from_slice(block(&mut input).ok_or_else(|| wrong("cut short in its names"))?)
                .map_err(|error| Error::Model(format!("names: {error}")))?;
        let lemmas =
            block(&mut input).and_then(read_lemmas).ok_or_else(|| wrong("cut short in its lemmas"))?;
        let mut weights = Weights::zeros(names.classes());
        for (table, (rows, columns)) in weights.tables.iter_mut().zip(SIZES) {
            read_table(&mut input, table, rows, columns).ok_or_else(|| wrong("cut short in its tables"))?;
        }
        for values in &mut weights.dense {
            for value in values {
                *value = f16_to_f32(short(&mut input).ok_or_else(|| wrong("cut short in its weights"))?);
            }
        }
        Ok(Self { names, weights, lemmas })
    }

    /// Writes a model file; the same model gives the same bytes.
    ///
    /// # Errors
    /// When compression fails, for want of memory.
    pub fn save(&self) -> Result<Vec<u8>> {
        self.pack(19)
    }

    fn pack(&self, effort: i32) -> Result<Vec<u8>> {
        let mut raw = Vec::new();
        let names = serde_json::to_vec(&self.names).map_err(|error| Error::Model(error.to_string()))?;
        put_block(&mut raw, &names);
        put_block(&mut raw, &write_lemmas(&self.lemmas));
        for (table, (_, columns)) in self.weights.tables.iter().zip(SIZES) {
            write_table(&mut raw, table, columns);
        }
        for &value in self.weights.dense.iter().flatten() {
            raw.extend(f32_to_f16(value).to_le_bytes());
        }
        let packed =
            zstd::encode_all(raw.as_slice(), effort).map_err(|error| Error::Model(error.to_string()))?;
        Ok([MAGIC.as_slice(), &packed].concat())
    }
}

fn argmax(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best: Option<usize> = None;
    for index in (0..scores.len()).filter(|&index| allowed(index)) {
        if best.is_none_or(|b| scores[index] > scores[b]) {
            best = Some(index);
        }
    }
    best.unwrap_or(0)
}

fn put_block(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(bytes);
}

fn block<'a>(input: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = input.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (found, rest) = rest.split_at_checked(length)?;
    *input = rest;
    Some(found)
}

fn short(input: &mut &[u8]) -> Option<u16> {
    let (bytes, rest) = input.split_first_chunk::<2>()?;
    *input = rest;
    Some(u16::from_le_bytes(*bytes))
}

/// One line a rule or exception, sorted: `form\ttag\tlemma`, then after an empty line
/// `ending\ttag\tcut\tadd`.
fn write_lemmas(lemmas: &Lemmas) -> Vec<u8> {
    let mut exceptions: Vec<String> =
        lemmas.exceptions.iter().map(|(key, lemma)| format!("{key}\t{lemma}\n")).collect();
    let mut rules: Vec<String> =
        lemmas.rules.iter().map(|(key, (cut, add))| format!("{key}\t{cut}\t{add}\n")).collect();
    exceptions.sort();
    rules.sort();
    [exceptions.concat(), "\n".to_owned(), rules.concat()].concat().into_bytes()
}

fn read_lemmas(bytes: &[u8]) -> Option<Lemmas> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lemmas = Lemmas::default();
    let mut lines = text.lines();
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let (key, lemma) = line.rsplit_once('\t')?;
        lemmas.exceptions.insert(key.to_owned(), lemma.to_owned());
    }
    for line in lines {
        let (rest, add) = line.rsplit_once('\t')?;
        let (key, cut) = rest.rsplit_once('\t')?;
        lemmas.rules.insert(key.to_owned(), (cut.parse().ok()?, add.to_owned()));
    }
    Some(lemmas)
}

/// Rows as i8 with one f16 scale each, so that the largest value is ±127.
fn write_table(out: &mut Vec<u8>, table: &[f32], columns: usize) {
    for row in table.chunks_exact(columns) {
        let largest = row.iter().fold(0.0f32, |a, v| a.max(v.abs()));
        let scale = f16_to_f32(f32_to_f16(largest / 127.0));
        out.extend(f32_to_f16(scale).to_le_bytes());
        let quantised =
            |v: &f32| if scale > 0.0 { (v / scale).round().clamp(-127.0, 127.0) as i8 } else { 0 };
        out.extend(row.iter().map(|v| quantised(v).to_le_bytes()[0]));
    }
}

fn read_table(input: &mut &[u8], table: &mut [f32], rows: usize, columns: usize) -> Option<()> {
    for row in table.chunks_exact_mut(columns).take(rows) {
        let scale = f16_to_f32(short(input)?);
        let (bytes, rest) = input.split_at_checked(columns)?;
        *input = rest;
        for (value, &byte) in row.iter_mut().zip(bytes) {
            *value = f32::from(i8::from_le_bytes([byte])) * scale;
        }
    }
    Some(())
}

/// IEEE 754 half precision, rounded to nearest, small values to zero.
fn f32_to_f16(value: f32) -> u16 {
    let bits = value.to_bits();
    let sign = ((bits >> 16) & 0x8000) as u16;
    let exponent = ((bits >> 23) & 0xff) as i32 - 127 + 15;
    let mantissa = bits & 0x007f_ffff;
    if exponent <= 0 {
        if exponent < -10 {
            return sign;
        }
        let shifted = (mantissa | 0x0080_0000) >> (14 - exponent);
        let round = ((mantissa | 0x0080_0000) >> (13 - exponent)) & 1;
        return sign | (shifted + round) as u16;
    }
    if exponent >= 31 {
        return sign | 0x7bff;
    }
    let half = ((exponent as u32) << 10) | (mantissa >> 13);
    let round = (mantissa >> 12) & 1;
    sign | (half + round).min(0x7bff) as u16
}

fn f16_to_f32(half: u16) -> f32 {
    let sign = u32::from(half & 0x8000) << 16;
    let exponent = u32::from(half >> 10) & 0x1f;
    let mantissa = u32::from(half & 0x3ff);
    if exponent == 0 {
        let value = mantissa as f32 / 16_777_216.0;
        return if sign == 0 { value } else { -value };
    }
    f32::from_bits(sign | ((exponent + 112) << 23) | (mantissa << 13))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_precision_keeps_three_digits() {
        for value in [0.0f32, 1.0, -0.333, 1234.5, 0.000_12, -65_000.0] {
            let back = f16_to_f32(f32_to_f16(value));
            assert!((back - value).abs() <= value.abs() * 0.001 + 1e-7, "{value} {back}");
        }
    }

    #[test]
    fn any_words_get_one_tree() {
        let model = Model::english();
        let long = vec!["war"; 1000];
        for forms in [vec![], vec![""], vec!["\u{0}", "🦀", "ﷺ"], vec!["Go", "!"], long] {
            let words = model.parse(&forms);
            assert_eq!(words.len(), forms.len());
            assert_eq!(
                words.iter().filter(|word| word.head.is_none()).count(),
                usize::from(!forms.is_empty())
            );
            assert!(words.iter().all(|word| (word.deprel == "root") == word.head.is_none()));
        }
    }
}
