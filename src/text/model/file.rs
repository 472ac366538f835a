//! The model's file: a line that names its version, then sizes, names, keys, rows in eight bits with a scale each,
//! linear maps in seven bits with a scale for each column, other weights in the upper 16 bits of their 32, and the
//! rules of the lemmatiser. Little-endian, and not compressed: it is read in a few thousandths of a second.

use std::borrow::Cow;

use super::feature::KeyTable;
use super::lemma::{Edit, Lemmatizer};
use super::network::{Dimensions, Layout, Network, Rounded};
use super::quantized::Quantized;
use super::{Model, Names};
use crate::error::{Error, Result};

use crate::text::Upos;

const MAGIC: &[u8] = b"demarche model 2\n";

pub(super) fn save(model: &Model) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    let layout = &model.network.layout;
    let Dimensions { row, width, layers, arc, relation, tags, relations } = layout.dimensions;
    for size in [row, width, layers, arc, relation, tags, relations] {
        put(&mut out, size);
    }
    put_strings(&mut out, model.names.xpos.iter());
    put_strings(&mut out, model.names.relations.iter());
    put(&mut out, model.names.pairs.len());
    for (upos, xpos) in &model.names.pairs {
        out.extend(upos.to_le_bytes());
        out.extend(xpos.to_le_bytes());
    }
    put(&mut out, model.keys.len());
    model.keys.iter().for_each(|key| out.extend(key.to_le_bytes()));
    let made;
    let rounded = match &model.network.rounded {
        Some(rounded) => rounded,
        None => {
            made = Rounded::new(&model.network);
            &made
        }
    };
    put_floats(&mut out, &rounded.scales);
    out.extend(rounded.rows.iter());
    for map in &rounded.maps {
        put_floats(&mut out, &map.scales);
        out.extend(map.weights().map(|weight| weight as u8));
    }
    for weight in &model.network.weights[..layout.outside] {
        out.extend(upper_half(*weight).to_le_bytes());
    }
    let Lemmatizer { edits, rules, .. } = &model.lemmatizer;
    put_strings(&mut out, edits.iter().map(|edit| &edit.ending));
    out.extend(edits.iter().map(|edit| edit.cut));
    put(&mut out, rules.len());
    rules.iter().for_each(|rule| out.extend(rule.0.to_le_bytes()));
    rules.iter().for_each(|rule| out.extend(rule.1.to_le_bytes()));
    out
}

fn put(out: &mut Vec<u8>, size: usize) {
    out.extend((size as u32).to_le_bytes());
}

fn put_strings<'a>(out: &mut Vec<u8>, strings: impl ExactSizeIterator<Item = &'a String>) {
    put(out, strings.len());
    for string in strings {
        put(out, string.len());
        out.extend(string.as_bytes());
    }
}

fn put_floats(out: &mut Vec<u8>, values: &[f32]) {
    values.iter().for_each(|value| out.extend(value.to_le_bytes()));
}

/// The upper half of a number, rounded to the nearest.
fn upper_half(value: f32) -> u16 {
    ((value.to_bits().saturating_add(0x8000)) >> 16) as u16
}

/// `keep` makes the rows last, which are most of the file.
pub(super) fn load<'a>(bytes: &'a [u8], keep: impl Fn(&'a [u8]) -> Cow<'static, [u8]>) -> Result<Model> {
    let broken = || Error::Model("not a model of this version, or cut short".to_string());
    let body = bytes.strip_prefix(MAGIC).ok_or_else(broken)?;
    read(&mut Reader(body), keep).ok_or_else(broken)
}

fn read<'a>(reader: &mut Reader<'a>, keep: impl Fn(&'a [u8]) -> Cow<'static, [u8]>) -> Option<Model> {
    let mut size = || reader.size().filter(|size| (1..=4096).contains(size));
    let dimensions = Dimensions {
        row: size()?,
        width: size()?,
        layers: size().filter(|layers| *layers < 16)?,
        arc: size()?,
        relation: size()?,
        tags: size()?,
        relations: size()?,
    };
    let names = Names { xpos: reader.strings()?, relations: reader.strings()?, pairs: reader.pairs()? };
    let is_consistent = dimensions.tags == Upos::ALL.len() + names.xpos.len()
        && dimensions.relations == names.relations.len()
        && dimensions.width.is_multiple_of(2)
        && !names.pairs.is_empty()
        && names
            .pairs
            .iter()
            .all(|(u, x)| usize::from(*u) < Upos::ALL.len() && usize::from(*x) < names.xpos.len());
    if !is_consistent {
        return None;
    }
    let count = reader.size()?;
    let keys = reader.numbers(count)?;
    let scales = reader.floats(count)?;
    let rows = keep(reader.take(count.checked_mul(dimensions.row)?)?);
    let layout = Layout::new(dimensions);
    let mut maps = Vec::new();
    for linear in layout.linears() {
        let scales = reader.floats(linear.outputs)?;
        let weights = reader.take(linear.inputs.checked_mul(linear.outputs)?)?;
        maps.push(Quantized::packed(weights, scales, linear.inputs));
    }
    let halves = reader.take(layout.outside.checked_mul(2)?)?.chunks_exact(2);
    let weights = halves.map(|half| f32::from_bits(u32::from_le_bytes([0, 0, half[0], half[1]]))).collect();
    let network = Network::rounded(dimensions, Rounded { rows, scales, maps }, weights);
    let lemmatizer = reader.lemmatizer()?;
    (count > 0 && reader.0.is_empty()).then(|| Model {
        network,
        table: KeyTable::new(&keys),
        keys,
        names,
        lemmatizer,
    })
}

/// What is still to be read; none where it ends too early.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    fn size(&mut self) -> Option<usize> {
        Some(self.numbers(1)?[0] as usize)
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<u32>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        Some(bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn strings(&mut self) -> Option<Vec<String>> {
        let count = self.size()?;
        (0..count)
            .map(|_| {
                let len = self.size()?;
                String::from_utf8(self.take(len)?.to_vec()).ok()
            })
            .collect()
    }

    fn pairs(&mut self) -> Option<Vec<(u16, u16)>> {
        let count = self.size()?;
        let numbers = self.numbers(count)?;
        Some(numbers.into_iter().map(|both| (both as u16, (both >> 16) as u16)).collect())
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        Some(self.numbers(count)?.into_iter().map(f32::from_bits).collect())
    }

    fn lemmatizer(&mut self) -> Option<Lemmatizer> {
        let endings = self.strings()?;
        let cuts = self.take(endings.len())?;
        let edits: Vec<Edit> =
            endings.into_iter().zip(cuts).map(|(ending, cut)| Edit { cut: *cut, ending }).collect();
        let count = self.size()?;
        let keys = self.numbers(count)?;
        let indices = self.take(count.checked_mul(2)?)?;
        let indices = indices.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
        Some(Lemmatizer::new(edits, keys.into_iter().zip(indices).collect()))
    }
}
