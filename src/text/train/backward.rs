//! Losses of tags, heads and relations, and their slopes for every weight and row.
//! Cross-entropy throughout; the way back mirrors [`crate::text::model::network`].

use super::guide::Guide;
use super::noise::Dropout;
use super::treebank::{Lesson, Target};
use crate::text::Upos;
use crate::text::model::feature::NONE;
use crate::text::model::network::{self, LayerTrace, Linear, Maps, Network, Place, Trace, distance};
use crate::text::model::product::{self, Onto, Packed, multiply, squash_slope};
use crate::text::model::quantized::Inputs;

/// How much the tags weigh beside the tree.
const TAG_WEIGHT: f32 = 0.7;

/// Slopes of all weights, and of the rows that took part.
pub(super) struct Gradient {
    pub(super) weights: Vec<f32>,
    pub(super) rows: Vec<f32>,
    pub(super) touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Gradient {
    pub(super) fn new(network: &Network) -> Gradient {
        let size = network.layout.dimensions.row;
        Gradient {
            weights: vec![0.0; network.weights.len()],
            rows: vec![0.0; network.rows.len()],
            touched: Vec::new(),
            is_touched: vec![false; network.rows.len() / size],
        }
    }

    pub(super) fn clear(&mut self, size: usize) {
        self.weights.fill(0.0);
        for row in self.touched.drain(..) {
            self.rows[row as usize * size..(row as usize + 1) * size].fill(0.0);
            self.is_touched[row as usize] = false;
        }
    }

    fn add_row(&mut self, row: u32, slope: &[f32]) {
        if !std::mem::replace(&mut self.is_touched[row as usize], true) {
            self.touched.push(row);
        }
        let start = row as usize * slope.len();
        product::add(&mut self.rows[start..start + slope.len()], slope);
    }
}

/// The way back, with memory that is used again.
pub(super) struct Backward {
    transposed: Maps,
    turned: Vec<f32>,
    packed: Packed,
    scores: Vec<f32>,
    hidden: Vec<f32>,
    mask: Vec<f32>,
}

impl Backward {
    pub(super) fn new(network: &Network) -> Backward {
        Backward {
            transposed: Maps::new(&network.layout, &network.weights),
            turned: Vec::new(),
            packed: Packed::default(),
            scores: Vec::new(),
            hidden: Vec::new(),
            mask: Vec::new(),
        }
    }

    /// Adds the mean slopes of a batch that was encoded into `trace`; the sum of its words' losses.
    pub(super) fn run(
        &mut self,
        network: &Network,
        trace: &mut Trace,
        lesson: &Lesson,
        dropout: &mut Dropout,
        gradient: &mut Gradient,
    ) -> f64 {
        let scale = 1.0 / lesson.targets.len() as f32;
        let layout = &network.layout;
        self.transposed.fill_transposed(layout, &network.weights);
        let (tag_loss, tags) = tag_slopes(trace, lesson, layout.dimensions.tags, scale);
        let (arc_loss, arcs) = self.arc_slopes(network, trace, lesson, scale, gradient);
        let (relation_loss, relations) =
            self.relation_slopes(network, trace, lesson, dropout, scale, gradient);
        let mut normal = vec![0.0; trace.normal.len()];
        for (map, linear, slopes) in [
            (Maps::TAGS, &layout.tags, &tags),
            (Maps::ARCS, &layout.arcs, &arcs),
            (Maps::RELATIONS, &layout.relations, &relations),
        ] {
            self.linear(map, linear, &trace.normal, slopes, gradient, Some(&mut normal));
        }
        let mut current = vec![0.0; normal.len()];
        let gain = &network.weights[layout.gain.clone()];
        product::denormalize(
            &trace.last,
            gain,
            &normal,
            &mut gradient.weights[layout.gain.clone()],
            &mut current,
        );
        for (index, layer) in layout.layers.iter().enumerate().rev() {
            let kept = &trace.layers[index];
            let before = forget(kept, &trace.bounds, &current, layout.dimensions.width);
            normal.fill(0.0);
            self.linear(
                Maps::LAYERS + index,
                &layer.gates,
                &kept.normal,
                &before,
                gradient,
                Some(&mut normal),
            );
            let gain = &network.weights[layer.gain.clone()];
            product::denormalize(
                &kept.input,
                gain,
                &normal,
                &mut gradient.weights[layer.gain.clone()],
                &mut current,
            );
        }
        self.word_slopes(network, trace, current, gradient);
        tag_loss + arc_loss + relation_loss
    }

    /// Slopes of a linear map's weights and biases, and, added to `back`, of its input.
    fn linear(
        &mut self,
        map: usize,
        linear: &Linear,
        input: &[f32],
        slopes: &[f32],
        gradient: &mut Gradient,
        back: Option<&mut Vec<f32>>,
    ) {
        let count = slopes.len() / linear.outputs;
        self.turned.clear();
        self.turned.resize(input.len(), 0.0);
        for (word, values) in input.chunks_exact(linear.inputs).enumerate() {
            for (column, value) in values.iter().enumerate() {
                self.turned[column * count + word] = *value;
            }
        }
        self.packed.fill(slopes, count, linear.outputs);
        let weights = &mut gradient.weights[linear.weight.clone()];
        multiply(&self.turned, linear.inputs, &self.packed, weights, Onto::Output);
        for slopes in slopes.chunks_exact(linear.outputs) {
            product::add(&mut gradient.weights[linear.bias.clone()], slopes);
        }
        if let Some(back) = back {
            multiply(slopes, count, self.transposed.map(map), back, Onto::Output);
        }
    }

    fn arc_slopes(
        &mut self,
        network: &Network,
        trace: &mut Trace,
        lesson: &Lesson,
        scale: f32,
        gradient: &mut Gradient,
    ) -> (f64, Vec<f32>) {
        let layout = &network.layout;
        let arc = layout.dimensions.arc;
        let mut loss = 0.0;
        let mut turned = vec![0.0; trace.turned.len()];
        let mut slopes = vec![0.0; trace.arcs.len()];
        let mut scores = std::mem::take(&mut self.scores);
        for sentence in 0..trace.bounds.len() - 1 {
            network.score_heads(trace, sentence, &mut scores);
            let (start, end) = (trace.bounds[sentence], trace.bounds[sentence + 1]);
            let heads = end - start + 1;
            let mut across = vec![0.0; scores.len()];
            for (word, row) in scores.chunks_exact_mut(heads).enumerate() {
                row[word + 1] = f32::NEG_INFINITY;
                let guide = lesson.guides[sentence].map(|guide| guide.part(&guide.heads, word, heads));
                loss += cross_entropy(row, lesson.targets[start + word].head, guide, scale);
                for (head, slope) in row.iter().enumerate() {
                    gradient.weights[layout.arc_distance.start + distance(word, head)] += slope;
                    across[head * (end - start) + word] = *slope;
                }
            }
            self.packed.fill(&trace.heads, heads, arc);
            multiply(&scores, end - start, &self.packed, &mut turned[start * arc..end * arc], Onto::Nothing);
            self.packed.fill(&trace.turned[start * arc..end * arc], end - start, arc);
            let mut back = vec![0.0; heads * arc];
            multiply(&across, heads, &self.packed, &mut back, Onto::Nothing);
            product::add(&mut gradient.weights[layout.root_arc.clone()], &back[..arc]);
            for (word, back) in back[arc..].chunks_exact(arc).enumerate() {
                let place = (start + word) * 2 * arc + arc;
                slopes[place..place + arc].copy_from_slice(back);
            }
        }
        self.scores = scores;
        let mut dependants = vec![0.0; trace.dependants.len()];
        let back = Some(&mut dependants);
        self.linear(Maps::BILINEAR, &layout.bilinear, &trace.dependants, &turned, gradient, back);
        for (both, dependant) in slopes.chunks_exact_mut(2 * arc).zip(dependants.chunks_exact(arc)) {
            both[..arc].copy_from_slice(dependant);
        }
        product::scale(&mut slopes, &trace.arc_mask);
        derectify(&trace.arcs, &mut slopes);
        (loss, slopes)
    }

    fn relation_slopes(
        &mut self,
        network: &Network,
        trace: &Trace,
        lesson: &Lesson,
        dropout: &mut Dropout,
        scale: f32,
        gradient: &mut Gradient,
    ) -> (f64, Vec<f32>) {
        let targets = &lesson.targets;
        let layout = &network.layout;
        let size = layout.dimensions.relation;
        let mut hidden = std::mem::take(&mut self.hidden);
        hidden.clear();
        for bound in trace.bounds.windows(2) {
            for word in 0..bound[1] - bound[0] {
                network.join(trace, bound[0], word, targets[bound[0] + word].head, &mut hidden);
            }
        }
        product::rectify(&mut hidden);
        network::mask(dropout, Place::Relation, &mut hidden, &mut self.mask);
        let mut scores = std::mem::take(&mut self.scores);
        network.score_relations(&hidden, &mut Inputs::default(), &mut scores);
        let count = layout.dimensions.relations;
        let mut loss = 0.0;
        for (bound, guide) in trace.bounds.windows(2).zip(&lesson.guides) {
            for (word, place) in (bound[0]..bound[1]).enumerate() {
                let row = &mut scores[place * count..(place + 1) * count];
                let guide = guide.map(|guide| guide.part(&guide.relations, word, count));
                loss += cross_entropy(row, targets[place].relation, guide, scale);
            }
        }
        let mut back = vec![0.0; hidden.len()];
        self.linear(
            Maps::RELATION_SCORES,
            &layout.relation_scores,
            &hidden,
            &scores,
            gradient,
            Some(&mut back),
        );
        product::scale(&mut back, &self.mask);
        derectify(&hidden, &mut back);
        let mut slopes = vec![0.0; trace.relations.len()];
        for bound in trace.bounds.windows(2) {
            for word in 0..bound[1] - bound[0] {
                let place = bound[0] + word;
                let slope = &back[place * size..(place + 1) * size];
                let head = targets[place].head;
                product::add(&mut slopes[place * 2 * size..place * 2 * size + size], slope);
                let offset = layout.relation_distance.start + distance(word, head) * size;
                product::add(&mut gradient.weights[offset..offset + size], slope);
                let from = if head == 0 {
                    &mut gradient.weights[layout.root_relation.clone()]
                } else {
                    let place = (bound[0] + head - 1) * 2 * size + size;
                    &mut slopes[place..place + size]
                };
                product::add(from, slope);
            }
        }
        (self.hidden, self.scores) = (hidden, scores);
        (loss, slopes)
    }

    /// From the convolution down to the rows.
    fn word_slopes(
        &mut self,
        network: &Network,
        trace: &Trace,
        mut current: Vec<f32>,
        gradient: &mut Gradient,
    ) {
        let layout = &network.layout;
        let size = layout.dimensions.row;
        product::scale(&mut current, &trace.input_mask);
        derectify(trace.layers.first().map_or(&trace.last, |layer| &layer.input), &mut current);
        let mut windows = vec![0.0; trace.windows.len()];
        let back = Some(&mut windows);
        self.linear(Maps::CONVOLUTION, &layout.convolution, &trace.windows, &current, gradient, back);
        let mut words = vec![0.0; trace.words.len()];
        for bound in trace.bounds.windows(2) {
            for index in bound[0]..bound[1] {
                let from = index.saturating_sub(1).max(bound[0]);
                let to = (index + 2).min(bound[1]);
                let start = index * 3 * size + (from + 1 - index) * size;
                product::add(&mut words[from * size..to * size], &windows[start..start + (to - from) * size]);
            }
        }
        product::scale(&mut words, &trace.word_mask);
        for (slope, features) in words.chunks_exact(size).zip(&trace.features) {
            features.iter().filter(|row| **row != NONE).for_each(|row| gradient.add_row(*row, slope));
        }
    }
}

fn tag_slopes(trace: &Trace, lesson: &Lesson, tags: usize, scale: f32) -> (f64, Vec<f32>) {
    let mut slopes = trace.tags.clone();
    let mut loss = 0.0;
    for (bound, guide) in trace.bounds.windows(2).zip(&lesson.guides) {
        for (word, place) in (bound[0]..bound[1]).enumerate() {
            let (upos, xpos) = slopes[place * tags..(place + 1) * tags].split_at_mut(Upos::ALL.len());
            let Target { upos: tag, xpos: fine, .. } = lesson.targets[place];
            let guide = guide.map(|guide| guide.part(&guide.tags, word, tags));
            let coarse = guide.map(|(row, share)| (&row[..Upos::ALL.len()], share));
            let rest = guide.map(|(row, share)| (&row[Upos::ALL.len()..], share));
            loss += cross_entropy(upos, tag, coarse, scale * TAG_WEIGHT) * f64::from(TAG_WEIGHT);
            loss += cross_entropy(xpos, fine, rest, scale * TAG_WEIGHT) * f64::from(TAG_WEIGHT);
        }
    }
    (loss, slopes)
}

impl Guide {
    /// The probabilities for one word, and how much they count.
    fn part<'a>(&self, rows: &'a [f32], word: usize, size: usize) -> (&'a [f32], f32) {
        (&rows[word * size..(word + 1) * size], self.share)
    }
}

/// Turns scores into slopes, scaled; the loss is not. A guide takes its share of the target.
fn cross_entropy(scores: &mut [f32], target: usize, guide: Option<(&[f32], f32)>, scale: f32) -> f64 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let share = guide.map_or(0.0, |(_, share)| share);
    let mut chosen = (1.0 - share) * (scores[target] - most);
    if let Some((probabilities, _)) = guide {
        // What cannot be has no probability, and its score is no number to multiply.
        let likely = probabilities.iter().zip(&*scores).filter(|(_, score)| score.is_finite());
        chosen += share * likely.map(|(probability, score)| probability * (score - most)).sum::<f32>();
    }
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score *= scale / sum);
    scores[target] -= scale * (1.0 - share);
    if let Some((probabilities, _)) = guide {
        scores
            .iter_mut()
            .zip(probabilities)
            .for_each(|(score, probability)| *score -= scale * share * probability);
    }
    f64::from(sum.ln() - chosen)
}

/// Where the rectifier let only a tenth through, a tenth comes back.
fn derectify(outputs: &[f32], slopes: &mut [f32]) {
    slopes.iter_mut().zip(outputs).for_each(|(slope, output)| {
        if *output < 0.0 {
            *slope *= 0.1;
        }
    });
}

/// Slopes of the inputs of gates and candidates from those of the layer's memory.
fn forget(kept: &LayerTrace, bounds: &[usize], slopes: &[f32], width: usize) -> Vec<f32> {
    let half = width / 2;
    let mut memory = slopes.to_vec();
    product::scale(&mut memory, &kept.mask);
    let mut before = vec![0.0; kept.before.len()];
    let mut carry = vec![0.0; half];
    for bound in bounds.windows(2) {
        carry.fill(0.0);
        for word in (bound[0]..bound[1]).rev() {
            let earlier = (word > bound[0]).then(|| word - 1);
            step_back(kept, &memory, &mut before, &mut carry, (word, earlier, 0), width);
        }
        carry.fill(0.0);
        for word in bound[0]..bound[1] {
            let earlier = (word + 1 < bound[1]).then_some(word + 1);
            step_back(kept, &memory, &mut before, &mut carry, (word, earlier, half), width);
        }
    }
    before
}

/// One step of one direction: the word, the one remembered before it and where the direction's columns begin.
fn step_back(
    kept: &LayerTrace,
    slopes: &[f32],
    before: &mut [f32],
    carry: &mut [f32],
    (word, earlier, column): (usize, Option<usize>, usize),
    width: usize,
) {
    for (index, carry) in carry.iter_mut().enumerate() {
        let place = word * width + column + index;
        let (gate, candidate) = (kept.gates[place], kept.candidates[place]);
        let remembered = earlier.map_or(0.0, |word| kept.memory[word * width + column + index]);
        let slope = slopes[place] + *carry;
        let input = word * 2 * width + column + index;
        before[input] = slope * (candidate - remembered) * 0.25 * squash_slope(0.5 * kept.before[input]);
        before[input + width] = slope * gate * squash_slope(kept.before[input + width]);
        *carry = slope * (1.0 - gate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::model::feature::SLOTS;
    use crate::text::model::network::{Dimensions, Layout, Noise};
    use crate::text::train::noise::{Random, Rates};
    use std::sync::LazyLock;

    fn network() -> Network {
        let dimensions =
            Dimensions { row: 6, width: 8, layers: 2, arc: 5, relation: 7, tags: 17 + 4, relations: 3 };
        let mut random = Random::new(7);
        let weights = (0..Layout::new(dimensions).len).map(|_| 0.6 * random.signed()).collect();
        let rows = (0..9 * dimensions.row).map(|_| random.signed()).collect();
        Network::new(dimensions, rows, weights)
    }

    fn trace() -> Trace {
        let features = (0..7u32).map(|word| {
            let mut rows = [NONE; SLOTS];
            (rows[0], rows[1], rows[2]) = (word % 4, 4 + word % 3, 7 + word % 2);
            rows
        });
        Trace { bounds: vec![0, 4, 7], features: features.collect(), ..Trace::default() }
    }

    fn targets() -> Vec<Target> {
        let heads = [2, 0, 2, 3, 0, 1, 2];
        let target = |(word, head)| Target { upos: word * 2, xpos: word % 4, head, relation: word % 3 };
        heads.into_iter().enumerate().map(target).collect()
    }

    /// Both sentences are learnt from a treebank, the second beside a guide.
    fn lesson() -> Lesson<'static> {
        static GUIDE: LazyLock<Guide> = LazyLock::new(|| Guide {
            tags: (0..3 * 21).map(|place| if place % 21 < 17 { 1.0 / 17.0 } else { 0.25 }).collect(),
            heads: vec![0.5, 0.0, 0.3, 0.2, 0.1, 0.4, 0.0, 0.5, 0.6, 0.2, 0.2, 0.0],
            relations: vec![0.2, 0.5, 0.3, 0.1, 0.1, 0.8, 0.6, 0.3, 0.1],
            share: 0.5,
        });
        Lesson { targets: targets(), guides: vec![None, Some(&GUIDE)] }
    }

    /// Loss and slopes with the same noise each time.
    fn run(network: &Network, gradient: &mut Gradient) -> f64 {
        let mut dropout = Dropout::new(Rates::default(), 3);
        let mut trace = trace();
        network.encode(&mut trace, &mut dropout);
        Backward::new(network).run(network, &mut trace, &lesson(), &mut dropout, gradient)
    }

    fn assert_close(analytic: f32, numeric: f64, what: &str) {
        let difference = (f64::from(analytic) - numeric).abs();
        assert!(difference < 2e-3 + 0.03 * numeric.abs(), "{what}: {analytic} but {numeric}");
    }

    #[test]
    fn slopes_are_those_measured() {
        const STEP: f32 = 1e-3;
        let original = network();
        let mut gradient = Gradient::new(&original);
        run(&original, &mut gradient);
        let mean = targets().len() as f64;
        let loss = |rows: Vec<f32>, weights: Vec<f32>| {
            let network = Network::new(original.layout.dimensions, rows, weights);
            run(&network, &mut Gradient::new(&network)) / mean
        };
        let numeric = |values: &[f32], index: usize, loss: &dyn Fn(Vec<f32>) -> f64| {
            let moved = |by: f32| {
                let mut values = values.to_vec();
                values[index] += by;
                loss(values)
            };
            (moved(STEP) - moved(-STEP)) / f64::from(2.0 * STEP)
        };
        for index in (0..original.weights.len()).step_by(3) {
            let measured = numeric(&original.weights, index, &|weights| loss(original.rows.clone(), weights));
            assert_close(gradient.weights[index], measured, &format!("weight {index}"));
        }
        for index in 0..original.rows.len() {
            let measured = numeric(&original.rows, index, &|rows| loss(rows, original.weights.clone()));
            assert_close(gradient.rows[index], measured, &format!("row {index}"));
        }
    }

    #[test]
    fn a_mask_keeps_the_mean() {
        let mut mask = Vec::new();
        Dropout::new(Rates::default(), 1).mask(Place::Arc, &mut mask, 40_000);
        let mean = mask.iter().sum::<f32>() / mask.len() as f32;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
    }
}
