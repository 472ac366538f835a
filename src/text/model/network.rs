//! The network: word rows → convolution over three words → bidirectional gated recurrences → scores of tags,
//! heads and relations. One forward pass serves reading and training; the backward pass is the trainer's.

use std::borrow::Cow;
use std::ops::Range;

use super::feature::{NONE, Rows};
use super::product::{self, Onto, Packed, multiply};
use super::quantized::{Inputs, Quantized};

/// Distances between a word and its head that are told apart, and the root.
pub(crate) const DISTANCES: usize = 19;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dimensions {
    /// Length of a word row.
    pub(crate) row: usize,
    /// Length of what is known of a word in its sentence.
    pub(crate) width: usize,
    pub(crate) layers: usize,
    /// Length of the two vectors whose bilinear product scores an arc.
    pub(crate) arc: usize,
    /// Length of the hidden vector that scores relations.
    pub(crate) relation: usize,
    /// Universal and Penn tags together.
    pub(crate) tags: usize,
    pub(crate) relations: usize,
}

/// Where the weights and biases of a linear map lie.
#[derive(Clone, Debug)]
pub(crate) struct Linear {
    pub(crate) weight: Range<usize>,
    pub(crate) bias: Range<usize>,
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) gain: Range<usize>,
    /// To the gates of both directions, then their candidates.
    pub(crate) gates: Linear,
}

/// Where each weight lies in the one long vector of weights.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) dimensions: Dimensions,
    pub(crate) convolution: Linear,
    pub(crate) layers: Vec<Layer>,
    pub(crate) gain: Range<usize>,
    pub(crate) tags: Linear,
    /// To the vectors of a word as dependant and as head.
    pub(crate) arcs: Linear,
    pub(crate) bilinear: Linear,
    pub(crate) root_arc: Range<usize>,
    pub(crate) arc_distance: Range<usize>,
    /// To the hidden vectors of a word as dependant and as head.
    pub(crate) relations: Linear,
    pub(crate) root_relation: Range<usize>,
    pub(crate) relation_distance: Range<usize>,
    pub(crate) relation_scores: Linear,
    /// How many weights belong to no linear map, and of the maps' biases; they stand first.
    pub(crate) outside: usize,
    pub(crate) len: usize,
}

impl Layout {
    pub(crate) fn new(dimensions: Dimensions) -> Layout {
        let outside = Layout::with_maps_from(0, dimensions).outside;
        Layout::with_maps_from(outside, dimensions)
    }

    /// The layout in which the weights of the linear maps begin at a place.
    fn with_maps_from(start: usize, dimensions: Dimensions) -> Layout {
        let Dimensions { row, width, layers, arc, relation, tags, relations } = dimensions;
        let (mut outside, mut len) = (0, start);
        let next = |end: &mut usize, count: usize| {
            *end += count;
            *end - count..*end
        };
        let mut range = |count: usize| next(&mut outside, count);
        let mut linear = |inputs: usize, outputs: usize| Linear {
            weight: next(&mut len, inputs * outputs),
            bias: range(outputs),
            inputs,
            outputs,
        };
        let convolution = linear(3 * row, width);
        let gates: Vec<Linear> = (0..layers).map(|_| linear(width, 2 * width)).collect();
        let tags = linear(width, tags);
        let arcs = linear(width, 2 * arc);
        let bilinear = linear(arc, arc);
        let relation_inputs = linear(width, 2 * relation);
        let relation_scores = linear(relation, relations);
        Layout {
            dimensions,
            convolution,
            layers: gates.into_iter().map(|gates| Layer { gain: range(width), gates }).collect(),
            gain: range(width),
            tags,
            arcs,
            bilinear,
            root_arc: range(arc),
            arc_distance: range(DISTANCES),
            relations: relation_inputs,
            root_relation: range(relation),
            relation_distance: range(DISTANCES * relation),
            relation_scores,
            outside,
            len,
        }
    }

    /// All linear maps, in the order of [`Maps`].
    pub(crate) fn linears(&self) -> Vec<&Linear> {
        let mut all = vec![
            &self.convolution,
            &self.tags,
            &self.arcs,
            &self.bilinear,
            &self.relations,
            &self.relation_scores,
        ];
        all.extend(self.layers.iter().map(|layer| &layer.gates));
        all
    }
}

/// The weights of the linear maps, packed for products.
#[derive(Clone, Debug, Default)]
pub(crate) struct Maps(Vec<Packed>);

impl Maps {
    pub(crate) const CONVOLUTION: usize = 0;
    pub(crate) const TAGS: usize = 1;
    pub(crate) const ARCS: usize = 2;
    pub(crate) const BILINEAR: usize = 3;
    pub(crate) const RELATIONS: usize = 4;
    pub(crate) const RELATION_SCORES: usize = 5;
    /// The first layer; the others follow.
    pub(crate) const LAYERS: usize = 6;

    pub(crate) fn new(layout: &Layout, weights: &[f32]) -> Maps {
        let mut maps = Maps(vec![Packed::default(); layout.linears().len()]);
        maps.fill(layout, weights);
        maps
    }

    pub(crate) fn fill(&mut self, layout: &Layout, weights: &[f32]) {
        for (packed, linear) in self.0.iter_mut().zip(layout.linears()) {
            packed.fill(&weights[linear.weight.clone()], linear.inputs, linear.outputs);
        }
    }

    /// The transposed maps, which lead errors back.
    pub(crate) fn fill_transposed(&mut self, layout: &Layout, weights: &[f32]) {
        for (packed, linear) in self.0.iter_mut().zip(layout.linears()) {
            packed.fill_transposed(
                &weights[linear.weight.clone()],
                linear.outputs,
                linear.outputs,
                linear.inputs,
            );
        }
    }

    pub(crate) fn map(&self, index: usize) -> &Packed {
        &self.0[index]
    }
}

/// Rows, weights and their packed copies: exact to be trained, or rounded to be read with.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) layout: Layout,
    /// Empty where they are rounded.
    pub(crate) rows: Vec<f32>,
    pub(crate) weights: Vec<f32>,
    pub(crate) maps: Maps,
    pub(crate) rounded: Option<Rounded>,
}

/// What a saved model holds instead of exact rows and linear maps.
#[derive(Clone, Debug)]
pub(crate) struct Rounded {
    /// Whole numbers in eight bits, as the file has them.
    pub(crate) rows: Cow<'static, [u8]>,
    pub(crate) scales: Vec<f32>,
    /// In the order of [`Layout::linears`].
    pub(crate) maps: Vec<Quantized>,
}

impl Rounded {
    pub(crate) fn new(network: &Network) -> Rounded {
        let size = network.layout.dimensions.row;
        let scale = |row: &[f32]| row.iter().fold(1e-9f32, |most, value| most.max(value.abs())) / 127.0;
        let scales: Vec<f32> = network.rows.chunks_exact(size).map(scale).collect();
        let rows = network.rows.chunks_exact(size).zip(&scales);
        let map = |linear: &Linear| {
            Quantized::new(&network.weights[linear.weight.clone()], linear.inputs, linear.outputs)
        };
        Rounded {
            rows: rows
                .flat_map(|(row, scale)| row.iter().map(move |value| (value / scale).round() as i8 as u8))
                .collect(),
            scales,
            maps: network.layout.linears().into_iter().map(map).collect(),
        }
    }
}

/// What one layer computed.
#[derive(Clone, Debug, Default)]
pub(crate) struct LayerTrace {
    pub(crate) input: Vec<f32>,
    pub(crate) normal: Vec<f32>,
    /// Inputs of gates and candidates.
    pub(crate) before: Vec<f32>,
    /// Gates and candidates, each as a block of `width` columns.
    pub(crate) gates: Vec<f32>,
    pub(crate) candidates: Vec<f32>,
    pub(crate) memory: Vec<f32>,
    pub(crate) mask: Vec<f32>,
}

/// What a pass over a batch of sentences computed; kept so that memory is used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    /// First word of each sentence, and the end.
    pub(crate) bounds: Vec<usize>,
    pub(crate) features: Vec<Rows>,
    pub(crate) words: Vec<f32>,
    pub(crate) windows: Vec<f32>,
    pub(crate) layers: Vec<LayerTrace>,
    pub(crate) last: Vec<f32>,
    pub(crate) normal: Vec<f32>,
    pub(crate) tags: Vec<f32>,
    pub(crate) arcs: Vec<f32>,
    /// Words as dependants, after and before the bilinear map.
    pub(crate) dependants: Vec<f32>,
    pub(crate) turned: Vec<f32>,
    /// Root and words as heads, of the sentence last scored.
    pub(crate) heads: Vec<f32>,
    pub(crate) relations: Vec<f32>,
    pub(crate) word_mask: Vec<f32>,
    pub(crate) input_mask: Vec<f32>,
    pub(crate) arc_mask: Vec<f32>,
    pub(crate) heads_packed: Packed,
    /// What a head's distance adds, from the farthest on the left to the farthest on the right.
    pub(crate) distances: Vec<f32>,
    pub(crate) inputs: Inputs,
}

/// Noise of training: fills a mask with zeros and what makes up for them. Reading has none.
pub(crate) trait Noise {
    const IS_SILENT: bool;
    fn mask(&mut self, place: Place, mask: &mut Vec<f32>, len: usize);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Word,
    Input,
    Memory,
    Arc,
    Relation,
}

pub(crate) struct Silence;

impl Noise for Silence {
    const IS_SILENT: bool = true;
    fn mask(&mut self, _: Place, _: &mut Vec<f32>, _: usize) {}
}

pub(crate) fn mask<N: Noise>(noise: &mut N, place: Place, values: &mut [f32], mask: &mut Vec<f32>) {
    if !N::IS_SILENT {
        noise.mask(place, mask, values.len());
        product::scale(values, mask);
    }
}

impl Network {
    pub(crate) fn new(dimensions: Dimensions, rows: Vec<f32>, weights: Vec<f32>) -> Network {
        let layout = Layout::new(dimensions);
        let maps = Maps::new(&layout, &weights);
        Network { layout, rows, weights, maps, rounded: None }
    }

    /// A network to read with. `weights` are those outside the linear maps.
    pub(crate) fn rounded(dimensions: Dimensions, rounded: Rounded, weights: Vec<f32>) -> Network {
        let layout = Layout::new(dimensions);
        Network { layout, rows: Vec::new(), weights, maps: Maps::default(), rounded: Some(rounded) }
    }

    /// Fills the trace from its `features` and `bounds` up to the vectors that score arcs and relations.
    pub(crate) fn encode<N: Noise>(&self, trace: &mut Trace, noise: &mut N) {
        let count = trace.features.len();
        let width = self.layout.dimensions.width;
        self.look_up(trace);
        mask(noise, Place::Word, &mut trace.words, &mut trace.word_mask);
        self.gather_windows(trace);
        // What is only read needs no memory of more layers than one.
        trace
            .layers
            .resize_with(if N::IS_SILENT { 1 } else { self.layout.layers.len() }, LayerTrace::default);
        let mut current = std::mem::take(&mut trace.last);
        let mut inputs = std::mem::take(&mut trace.inputs);
        self.apply(Maps::CONVOLUTION, &self.layout.convolution, &trace.windows, &mut inputs, &mut current);
        product::rectify(&mut current);
        mask(noise, Place::Input, &mut current, &mut trace.input_mask);
        for (index, layer) in self.layout.layers.iter().enumerate() {
            let kept = &mut trace.layers[if N::IS_SILENT { 0 } else { index }];
            let gain = &self.weights[layer.gain.clone()];
            if let Some(rounded) = &self.rounded {
                inputs.fill_normalized(&current, gain);
                self.apply_rounded(rounded, Maps::LAYERS + index, &layer.gates, &inputs, &mut kept.before);
            } else {
                kept.input.clone_from(&current);
                normalize(&current, gain, &mut kept.normal);
                self.apply(Maps::LAYERS + index, &layer.gates, &kept.normal, &mut inputs, &mut kept.before);
            }
            open(kept, count, width);
            remember(kept, &trace.bounds, width);
            if N::IS_SILENT {
                product::add(&mut current, &kept.memory);
            } else {
                noise.mask(Place::Memory, &mut kept.mask, kept.memory.len());
                product::add_product(&mut current, &kept.memory, &kept.mask);
            }
        }
        trace.last = current;
        let gain = &self.weights[self.layout.gain.clone()];
        let Layout { tags, relations, arcs, .. } = &self.layout;
        if let Some(rounded) = &self.rounded {
            inputs.fill_normalized(&trace.last, gain);
            self.apply_rounded(rounded, Maps::TAGS, tags, &inputs, &mut trace.tags);
            self.apply_rounded(rounded, Maps::RELATIONS, relations, &inputs, &mut trace.relations);
            self.apply_rounded(rounded, Maps::ARCS, arcs, &inputs, &mut trace.arcs);
        } else {
            normalize(&trace.last, gain, &mut trace.normal);
            self.apply(Maps::TAGS, tags, &trace.normal, &mut inputs, &mut trace.tags);
            self.apply(Maps::RELATIONS, relations, &trace.normal, &mut inputs, &mut trace.relations);
            self.apply(Maps::ARCS, arcs, &trace.normal, &mut inputs, &mut trace.arcs);
        }
        product::rectify(&mut trace.arcs);
        mask(noise, Place::Arc, &mut trace.arcs, &mut trace.arc_mask);
        trace.inputs = inputs;
        self.turn(trace);
    }

    fn apply(&self, map: usize, linear: &Linear, input: &[f32], inputs: &mut Inputs, output: &mut Vec<f32>) {
        let bias = &self.weights[linear.bias.clone()];
        let rows = input.len() / linear.inputs;
        output.resize(rows * linear.outputs, 0.0);
        match &self.rounded {
            Some(rounded) => {
                inputs.fill(input, linear.inputs);
                self.apply_rounded(rounded, map, linear, inputs, output);
            }
            None => multiply(input, rows, self.maps.map(map), output, Onto::Bias(bias)),
        }
    }

    fn apply_rounded(
        &self,
        rounded: &Rounded,
        map: usize,
        linear: &Linear,
        inputs: &Inputs,
        output: &mut Vec<f32>,
    ) {
        output.resize(inputs.rows() * linear.outputs, 0.0);
        rounded.maps[map].multiply(inputs, &self.weights[linear.bias.clone()], output);
    }

    fn look_up(&self, trace: &mut Trace) {
        let size = self.layout.dimensions.row;
        trace.words.resize(trace.features.len() * size, 0.0);
        if let Some(Rounded { rows, scales, .. }) = &self.rounded {
            return product::sum_rows(&mut trace.words, &trace.features, rows, scales);
        }
        trace.words.fill(0.0);
        for (word, features) in trace.words.chunks_exact_mut(size).zip(&trace.features) {
            for row in features.iter().filter(|row| **row != NONE).map(|row| *row as usize) {
                product::add(word, &self.rows[row * size..(row + 1) * size]);
            }
        }
    }

    /// Each word with its neighbours; zeros stand before the first and after the last.
    fn gather_windows(&self, trace: &mut Trace) {
        let size = self.layout.dimensions.row;
        trace.windows.resize(trace.features.len() * 3 * size, 0.0);
        for bound in trace.bounds.windows(2).filter(|bound| bound[0] < bound[1]) {
            trace.windows[bound[0] * 3 * size..][..size].fill(0.0);
            trace.windows[bound[1] * 3 * size - size..][..size].fill(0.0);
            for index in bound[0]..bound[1] {
                let from = index.saturating_sub(1).max(bound[0]);
                let to = (index + 2).min(bound[1]);
                let start = index * 3 * size + (from + 1 - index) * size;
                trace.windows[start..start + (to - from) * size]
                    .copy_from_slice(&trace.words[from * size..to * size]);
            }
        }
    }

    fn turn(&self, trace: &mut Trace) {
        let arc = self.layout.dimensions.arc;
        trace.dependants.clear();
        for both in trace.arcs.chunks_exact(2 * arc) {
            trace.dependants.extend_from_slice(&both[..arc]);
        }
        let Trace { dependants, inputs, turned, .. } = trace;
        self.apply(Maps::BILINEAR, &self.layout.bilinear, dependants, inputs, turned);
    }

    /// Scores of all heads, the root first, for each word of a sentence.
    pub(crate) fn score_heads(&self, trace: &mut Trace, sentence: usize, scores: &mut Vec<f32>) {
        let arc = self.layout.dimensions.arc;
        let (start, end) = (trace.bounds[sentence], trace.bounds[sentence + 1]);
        trace.heads.clear();
        trace.heads.extend_from_slice(&self.weights[self.layout.root_arc.clone()]);
        for both in trace.arcs[start * 2 * arc..end * 2 * arc].chunks_exact(2 * arc) {
            trace.heads.extend_from_slice(&both[arc..]);
        }
        let heads = end - start + 1;
        scores.clear();
        scores.resize((end - start) * heads, 0.0);
        let turned = &trace.turned[start * arc..end * arc];
        trace.heads_packed.fill_transposed(&trace.heads, arc, arc, heads);
        if self.rounded.is_some() {
            product::multiply_in_order(turned, &trace.heads_packed, scores);
        } else {
            multiply(turned, end - start, &trace.heads_packed, scores, Onto::Nothing);
        }
        let distances = &self.weights[self.layout.arc_distance.clone()];
        // Only how far a word stands from its head counts: from the farthest on the left to the farthest on the right.
        let words = end - start;
        let far = &mut trace.distances;
        far.clear();
        far.extend((1..words).rev().map(|gap| distances[distance(gap, 1)]));
        far.extend((0..words).map(|gap| distances[distance(0, gap + 1)]));
        for (word, scores) in scores.chunks_exact_mut(heads).enumerate() {
            scores[0] += distances[distance(word, 0)];
            product::add(&mut scores[1..], &far[words - 1 - word..2 * words - 1 - word]);
        }
    }

    /// Adds to `hidden` the vector that scores the relation of one word, before its rectifier.
    pub(crate) fn join(&self, trace: &Trace, start: usize, word: usize, head: usize, hidden: &mut Vec<f32>) {
        let size = self.layout.dimensions.relation;
        let first = hidden.len();
        let dependant = (start + word) * 2 * size;
        hidden.extend_from_slice(&trace.relations[dependant..dependant + size]);
        let from = match head {
            0 => &self.weights[self.layout.root_relation.clone()],
            head => {
                let place = (start + head - 1) * 2 * size + size;
                &trace.relations[place..place + size]
            }
        };
        product::add(&mut hidden[first..], from);
        let offset = self.layout.relation_distance.start + distance(word, head) * size;
        product::add(&mut hidden[first..], &self.weights[offset..offset + size]);
    }

    /// Scores of relations from rectified hidden vectors.
    pub(crate) fn score_relations(&self, hidden: &[f32], inputs: &mut Inputs, scores: &mut Vec<f32>) {
        self.apply(Maps::RELATION_SCORES, &self.layout.relation_scores, hidden, inputs, scores);
    }
}

/// Which of the [`DISTANCES`] lies between a word and a head; heads count from 1, the root is 0.
pub(crate) fn distance(word: usize, head: usize) -> usize {
    if head == 0 {
        return 0;
    }
    let (gap, side) = if head - 1 < word { (word + 1 - head, 0) } else { (head - 1 - word, 9) };
    let class = match gap {
        0..=1 => 0,
        2..=4 => gap - 1,
        5..=6 => 4,
        7..=9 => 5,
        10..=14 => 6,
        15..=22 => 7,
        _ => 8,
    };
    1 + side + class
}

fn normalize(input: &[f32], gain: &[f32], output: &mut Vec<f32>) {
    output.resize(input.len(), 0.0);
    product::normalize(input, gain, output);
}

fn open(kept: &mut LayerTrace, count: usize, width: usize) {
    kept.gates.resize(count * width, 0.0);
    kept.candidates.resize(count * width, 0.0);
    product::open_gates(&kept.before, width, &mut kept.gates, &mut kept.candidates);
}

fn remember(kept: &mut LayerTrace, bounds: &[usize], width: usize) {
    kept.memory.resize(kept.gates.len(), 0.0);
    for bound in bounds.windows(2) {
        let place = bound[0] * width..bound[1] * width;
        let (gates, candidates) = (&kept.gates[place.clone()], &kept.candidates[place.clone()]);
        product::remember(gates, candidates, width, &mut kept.memory[place]);
    }
}
