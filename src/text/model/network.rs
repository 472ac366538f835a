//! The network: words in, scores out. Hashed embeddings, a projection, a convolution over three
//! words, two bidirectional minimal gated recurrent layers (Feng et al. 2024, "Were RNNs all we
//! needed?": gates see only the input, so they are one matrix product for all words), then heads for
//! tags, arcs (biaffine, Dozat and Manning 2017) and labels. Forward and backward, no politics.

use crate::text::model::features::{Rows, SIZES, TABLES, WIDTH};
use crate::text::model::gemm::{add_product, add_product_at, add_product_bt, set_product};

pub(super) const D: usize = 144;
pub(super) const H: usize = 128;
pub(super) const E: usize = 2 * H;
pub(super) const ARC: usize = 96;
pub(super) const LAB: usize = 96;
/// Outputs of the parsing heads: dependent and head of arcs, dependent and head of labels.
const HEADS: usize = 2 * ARC + 2 * LAB;
const LEAK: f32 = 0.1;

/// Dense parameters, in the order of the model file.
pub(super) const DENSE: usize = 17;
pub(super) const PROJECT: usize = 0;
pub(super) const PROJECT_B: usize = 1;
pub(super) const CONV: usize = 2;
pub(super) const CONV_B: usize = 3;
pub(super) const GRU1: usize = 4;
pub(super) const GRU1_B: usize = 5;
pub(super) const GRU2: usize = 6;
pub(super) const GRU2_B: usize = 7;
pub(super) const HEAD: usize = 8;
pub(super) const HEAD_B: usize = 9;
/// (ARC + 1) × ARC: the last row is the bias of a head.
pub(super) const BIAFFINE: usize = 10;
/// The root as a head: ARC for arcs, then LAB for labels.
pub(super) const ROOT: usize = 11;
/// LAB × labels, then labels as bias.
pub(super) const LABEL: usize = 12;
/// E × (upos + xpos), then the bias.
pub(super) const TAG: usize = 13;
pub(super) const GRU3: usize = 14;
pub(super) const GRU3_B: usize = 15;
/// (ARC + 1) × BUCKETS: how a dependent likes a head at each signed distance.
pub(super) const DISTANCE: usize = 16;

/// Distances −15 … 15 and beyond, and the root.
const FAR: usize = 15;
pub(super) const BUCKETS: usize = 2 * FAR + 2;

/// Bucket of `head` (0 the root, then words from 1) seen from word `t`.
fn bucket(t: usize, head: usize) -> usize {
    match head.checked_sub(1) {
        None => 2 * FAR + 1,
        Some(h) => (h + FAR).saturating_sub(t).min(2 * FAR),
    }
}

/// How many of each class the heads tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classes {
    pub(super) upos: usize,
    pub(super) xpos: usize,
    pub(super) labels: usize,
}

pub(super) fn dense_sizes(classes: Classes) -> [usize; DENSE] {
    let tags = classes.upos + classes.xpos;
    [
        WIDTH * D,
        D,
        3 * D * D,
        D,
        D * 4 * H,
        4 * H,
        E * 4 * H,
        4 * H,
        E * HEADS,
        HEADS,
        (ARC + 1) * ARC,
        ARC + LAB,
        (LAB + 1) * classes.labels,
        (E + 1) * tags,
        E * 4 * H,
        4 * H,
        (ARC + 1) * BUCKETS,
    ]
}

/// Weights, or their gradients: tables of embeddings and dense parameters.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    pub(super) classes: Classes,
    pub(super) tables: Vec<Vec<f32>>,
    pub(super) dense: Vec<Vec<f32>>,
}

impl Weights {
    pub(super) fn zeros(classes: Classes) -> Self {
        Self {
            classes,
            tables: SIZES.iter().map(|&(rows, columns)| vec![0.0; rows * columns]).collect(),
            dense: dense_sizes(classes).iter().map(|&size| vec![0.0; size]).collect(),
        }
    }
}

/// Sentences laid end to end.
#[derive(Clone, Debug, Default)]
pub(super) struct Batch {
    pub(super) rows: Vec<Rows>,
    /// Start of each sentence, and the end of the last one.
    pub(super) bounds: Vec<usize>,
}

impl Batch {
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.bounds.windows(2).map(|pair| (pair[0], pair[1]))
    }
}

/// Dropout masks, one a layer; empty at prediction.
#[derive(Clone, Debug, Default)]
pub(super) struct Masks {
    pub(super) embedded: Vec<f32>,
    pub(super) convolved: Vec<f32>,
    pub(super) first: Vec<f32>,
    pub(super) second: Vec<f32>,
    pub(super) third: Vec<f32>,
    pub(super) heads: Vec<f32>,
}

/// All activations, kept for the way back.
#[derive(Clone, Debug, Default)]
pub(super) struct Activations {
    embedded: Vec<f32>,
    projected: Vec<f32>,
    windows: Vec<f32>,
    convolved: Vec<f32>,
    gates1: Vec<f32>,
    first: Vec<f32>,
    gates2: Vec<f32>,
    second: Vec<f32>,
    gates3: Vec<f32>,
    third: Vec<f32>,
    pub(super) heads: Vec<f32>,
    /// upos then xpos scores of each word.
    pub(super) tags: Vec<f32>,
}

fn mask(values: &mut [f32], mask: &[f32]) {
    for (value, factor) in values.iter_mut().zip(mask) {
        *value *= factor;
    }
}

fn add_bias(values: &mut [f32], bias: &[f32]) {
    for row in values.chunks_exact_mut(bias.len()) {
        for (value, b) in row.iter_mut().zip(bias) {
            *value += b;
        }
    }
}

fn leaky(values: &mut [f32]) {
    for value in values {
        *value = value.max(*value * LEAK);
    }
}

fn leaky_back(gradient: &mut [f32], output: &[f32]) {
    for (g, &out) in gradient.iter_mut().zip(output) {
        if out < 0.0 {
            *g *= LEAK;
        }
    }
}

/// Logistic function by a rational approximation of tanh, the same on every processor.
fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// Continued fraction of tanh (Lambert), clipped where it meets ±1; error below 1e-4.
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let x2 = x * x;
    x * (135_135.0 + x2 * (17_325.0 + x2 * (378.0 + x2)))
        / (135_135.0 + x2 * (62_370.0 + x2 * (3_150.0 + x2 * 28.0)))
}

pub(super) fn forward(w: &Weights, batch: &Batch, masks: &Masks, a: &mut Activations) {
    let n = batch.rows.len();
    embed(w, batch, &mut a.embedded);
    mask(&mut a.embedded, &masks.embedded);
    a.projected.resize(n * D, 0.0);
    set_product(&mut a.projected, &a.embedded, &w.dense[PROJECT], n, WIDTH, D);
    add_bias(&mut a.projected, &w.dense[PROJECT_B]);
    leaky(&mut a.projected);
    windows(batch, &a.projected, &mut a.windows);
    a.convolved.resize(n * D, 0.0);
    set_product(&mut a.convolved, &a.windows, &w.dense[CONV], n, 3 * D, D);
    add_bias(&mut a.convolved, &w.dense[CONV_B]);
    leaky(&mut a.convolved);
    for (value, residual) in a.convolved.iter_mut().zip(&a.projected) {
        *value += residual;
    }
    mask(&mut a.convolved, &masks.convolved);
    recur(batch, &a.convolved, D, &w.dense[GRU1], &w.dense[GRU1_B], &mut a.gates1, &mut a.first);
    mask(&mut a.first, &masks.first);
    recur(batch, &a.first, E, &w.dense[GRU2], &w.dense[GRU2_B], &mut a.gates2, &mut a.second);
    for (value, residual) in a.second.iter_mut().zip(&a.first) {
        *value += residual;
    }
    mask(&mut a.second, &masks.second);
    recur(batch, &a.second, E, &w.dense[GRU3], &w.dense[GRU3_B], &mut a.gates3, &mut a.third);
    for (value, residual) in a.third.iter_mut().zip(&a.second) {
        *value += residual;
    }
    mask(&mut a.third, &masks.third);
    a.heads.resize(n * HEADS, 0.0);
    set_product(&mut a.heads, &a.third, &w.dense[HEAD], n, E, HEADS);
    add_bias(&mut a.heads, &w.dense[HEAD_B]);
    leaky(&mut a.heads);
    mask(&mut a.heads, &masks.heads);
    let tags = w.classes.upos + w.classes.xpos;
    a.tags.resize(n * tags, 0.0);
    set_product(&mut a.tags, &a.second, &w.dense[TAG][..E * tags], n, E, tags);
    add_bias(&mut a.tags, &w.dense[TAG][E * tags..]);
}

fn embed(w: &Weights, batch: &Batch, out: &mut Vec<f32>) {
    out.clear();
    for rows in &batch.rows {
        let columns = SIZES[0].1;
        let row = |r: u32| &w.tables[0][r as usize * columns..(r as usize + 1) * columns];
        out.extend(row(rows.word[0]).iter().zip(row(rows.word[1])).map(|(a, b)| a + b));
        for (table, &r) in (1..TABLES).zip(&rows.others) {
            let columns = SIZES[table].1;
            out.extend_from_slice(&w.tables[table][r as usize * columns..(r as usize + 1) * columns]);
        }
    }
}

/// Each word with its neighbours in the sentence; zeros beyond its ends.
fn windows(batch: &Batch, x: &[f32], out: &mut Vec<f32>) {
    out.clear();
    out.resize(batch.rows.len() * 3 * D, 0.0);
    for (start, end) in batch.sentences() {
        for t in start..end {
            let row = &mut out[t * 3 * D..(t + 1) * 3 * D];
            if t > start {
                row[..D].copy_from_slice(&x[(t - 1) * D..t * D]);
            }
            row[D..2 * D].copy_from_slice(&x[t * D..(t + 1) * D]);
            if t + 1 < end {
                row[2 * D..].copy_from_slice(&x[(t + 1) * D..(t + 2) * D]);
            }
        }
    }
}

/// A bidirectional minimal gated unit: `h = (1 − z)·h' + z·tanh(c)`. Gates of a word: z and c
/// forward, z and c backward, after their activations.
fn recur(
    batch: &Batch,
    x: &[f32],
    width: usize,
    w: &[f32],
    b: &[f32],
    gates: &mut Vec<f32>,
    out: &mut Vec<f32>,
) {
    let n = batch.rows.len();
    gates.resize(n * 4 * H, 0.0);
    set_product(gates, x, w, n, width, 4 * H);
    add_bias(gates, b);
    for row in gates.chunks_exact_mut(2 * H) {
        let (z, c) = row.split_at_mut(H);
        z.iter_mut().for_each(|v| *v = sigmoid(*v));
        c.iter_mut().for_each(|v| *v = tanh(*v));
    }
    out.clear();
    out.resize(n * E, 0.0);
    for (start, end) in batch.sentences() {
        let mut h = [0.0f32; H];
        for t in start..end {
            step(&mut h, &gates[t * 4 * H..t * 4 * H + 2 * H], &mut out[t * E..t * E + H]);
        }
        let mut h = [0.0f32; H];
        for t in (start..end).rev() {
            step(&mut h, &gates[t * 4 * H + 2 * H..(t + 1) * 4 * H], &mut out[t * E + H..(t + 1) * E]);
        }
    }
}

fn step(h: &mut [f32; H], gates: &[f32], out: &mut [f32]) {
    let (z, c) = gates.split_at(H);
    for i in 0..H {
        h[i] += z[i] * (c[i] - h[i]);
        out[i] = h[i];
    }
}

/// The way back through [`recur`]: gradients of the weights and of the input.
#[expect(clippy::too_many_arguments, reason = "one layer's whole state")]
fn recur_back(
    batch: &Batch,
    x: &[f32],
    width: usize,
    w: &[f32],
    gates: &[f32],
    out: &[f32],
    d_out: &[f32],
    dw: &mut [f32],
    db: &mut [f32],
    dx: &mut [f32],
) {
    let n = batch.rows.len();
    let mut d_gates = vec![0.0f32; n * 4 * H];
    for (start, end) in batch.sentences() {
        for direction in 0..2 {
            let mut carry = [0.0f32; H];
            for position in 0..end - start {
                // Backwards in the order of the recurrence.
                let (t, previous) = if direction == 0 {
                    let t = end - 1 - position;
                    (t, (t > start).then(|| t - 1))
                } else {
                    let t = start + position;
                    (t, (t + 1 < end).then_some(t + 1))
                };
                let g = t * 4 * H + direction * 2 * H;
                for i in 0..H {
                    let (z, c) = (gates[g + i], gates[g + H + i]);
                    let before = previous.map_or(0.0, |p| out[p * E + direction * H + i]);
                    let dh = d_out[t * E + direction * H + i] + carry[i];
                    d_gates[g + i] = dh * (c - before) * z * (1.0 - z);
                    d_gates[g + H + i] = dh * z * (1.0 - c * c);
                    carry[i] = dh * (1.0 - z);
                }
            }
        }
    }
    add_product_at(dw, x, &d_gates, width, n, 4 * H);
    add_columns(db, &d_gates);
    add_product_bt(dx, &d_gates, w, n, 4 * H, width);
}

fn add_columns(sum: &mut [f32], rows: &[f32]) {
    for row in rows.chunks_exact(sum.len()) {
        for (s, v) in sum.iter_mut().zip(row) {
            *s += v;
        }
    }
}

/// Scores of every head of every word of a sentence: row i holds the root, then word 0, 1, …
pub(super) fn arc_scores(
    w: &Weights,
    heads: &[f32],
    start: usize,
    end: usize,
    out: &mut Vec<f32>,
) -> Vec<f32> {
    let n = end - start;
    let (dependents, governors) = arc_inputs(w, heads, start, end);
    let mut through = vec![0.0; n * ARC];
    set_product(&mut through, &dependents, &w.dense[BIAFFINE], n, ARC + 1, ARC);
    out.clear();
    out.resize(n * (n + 1), 0.0);
    add_product_bt(out, &through, &governors, n, ARC, n + 1);
    let mut near = vec![0.0; n * BUCKETS];
    set_product(&mut near, &dependents, &w.dense[DISTANCE], n, ARC + 1, BUCKETS);
    for t in 0..n {
        for (head, score) in out[t * (n + 1)..(t + 1) * (n + 1)].iter_mut().enumerate() {
            *score += near[t * BUCKETS + bucket(t, head)];
        }
    }
    through
}

/// Dependents with a 1 for the bias, and heads with the root first.
fn arc_inputs(w: &Weights, heads: &[f32], start: usize, end: usize) -> (Vec<f32>, Vec<f32>) {
    let mut dependents = Vec::with_capacity((end - start) * (ARC + 1));
    let mut governors = Vec::with_capacity((end - start + 1) * ARC);
    governors.extend_from_slice(&w.dense[ROOT][..ARC]);
    for t in start..end {
        dependents.extend_from_slice(&heads[t * HEADS..t * HEADS + ARC]);
        dependents.push(1.0);
        governors.extend_from_slice(&heads[t * HEADS + ARC..t * HEADS + 2 * ARC]);
    }
    (dependents, governors)
}

/// Label scores of word `t` under head `head` (none: the root), and the hidden layer.
pub(super) fn label_scores(
    w: &Weights,
    heads: &[f32],
    t: usize,
    head: Option<usize>,
    scores: &mut [f32],
) -> [f32; LAB] {
    let mut hidden = [0.0; LAB];
    let dependent = &heads[t * HEADS + 2 * ARC..t * HEADS + 2 * ARC + LAB];
    let governor = match head {
        Some(h) => &heads[h * HEADS + 2 * ARC + LAB..(h + 1) * HEADS],
        None => &w.dense[ROOT][ARC..],
    };
    for i in 0..LAB {
        let sum = dependent[i] + governor[i];
        hidden[i] = sum.max(LEAK * sum);
    }
    let labels = w.classes.labels;
    scores.copy_from_slice(&w.dense[LABEL][LAB * labels..]);
    add_product(scores, &hidden, &w.dense[LABEL][..LAB * labels], 1, LAB, labels);
    hidden
}

/// What is right for each word of a batch; heads count from the start of the batch.
#[derive(Clone, Debug, Default)]
pub(super) struct Gold {
    pub(super) upos: Vec<usize>,
    pub(super) xpos: Vec<usize>,
    pub(super) heads: Vec<Option<usize>>,
    pub(super) labels: Vec<usize>,
}

/// Softmax cross-entropy: turns scores into their gradient, returns the loss.
fn cross_entropy(scores: &mut [f32], gold: usize, scale: f32) -> f32 {
    let max = scores.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = scores.iter().map(|s| (s - max).exp()).sum();
    let loss = sum.ln() + max - scores[gold];
    for s in scores.iter_mut() {
        *s = (*s - max).exp() / sum * scale;
    }
    scores[gold] -= scale;
    loss * scale
}

/// Loss and gradients of a batch that went [`forward`].
pub(super) fn backward(
    w: &Weights,
    batch: &Batch,
    masks: &Masks,
    a: &Activations,
    gold: &Gold,
    g: &mut Weights,
) -> f32 {
    let n = batch.rows.len();
    let scale = 1.0 / n.max(1) as f32;
    let mut d_heads = vec![0.0f32; n * HEADS];
    let mut loss = arcs_back(w, batch, a, gold, scale, g, &mut d_heads);
    loss += labels_back(w, a, gold, scale, g, &mut d_heads);
    let mut d_second = vec![0.0f32; n * E];
    loss += tags_back(w, a, gold, scale, g, &mut d_second);
    mask(&mut d_heads, &masks.heads);
    leaky_back(&mut d_heads, &a.heads);
    add_product_at(&mut g.dense[HEAD], &a.third, &d_heads, E, n, HEADS);
    add_columns(&mut g.dense[HEAD_B], &d_heads);
    let mut d_third = vec![0.0f32; n * E];
    add_product_bt(&mut d_third, &d_heads, &w.dense[HEAD], n, HEADS, E);
    mask(&mut d_third, &masks.third);
    for (sum, v) in d_second.iter_mut().zip(&d_third) {
        *sum += v;
    }
    let out3 = states(batch, &a.gates3);
    let (mut dw, mut db) = take(g, GRU3, GRU3_B);
    recur_back(
        batch,
        &a.second,
        E,
        &w.dense[GRU3],
        &a.gates3,
        &out3,
        &d_third,
        &mut dw,
        &mut db,
        &mut d_second,
    );
    put(g, GRU3, GRU3_B, dw, db);
    mask(&mut d_second, &masks.second);
    encoder_back(w, batch, masks, a, g, d_second);
    loss
}

fn arcs_back(
    w: &Weights,
    batch: &Batch,
    a: &Activations,
    gold: &Gold,
    scale: f32,
    g: &mut Weights,
    d_heads: &mut [f32],
) -> f32 {
    let mut loss = 0.0;
    let mut scores = Vec::new();
    for (start, end) in batch.sentences() {
        let n = end - start;
        let through = arc_scores(w, &a.heads, start, end, &mut scores);
        let (dependents, governors) = arc_inputs(w, &a.heads, start, end);
        for t in start..end {
            let right = gold.heads[t].map_or(0, |h| h - start + 1);
            loss +=
                cross_entropy(&mut scores[(t - start) * (n + 1)..(t - start + 1) * (n + 1)], right, scale);
        }
        let mut d_through = vec![0.0f32; n * ARC];
        add_product(&mut d_through, &scores, &governors, n, n + 1, ARC);
        let mut d_governors = vec![0.0f32; (n + 1) * ARC];
        add_product_at(&mut d_governors, &scores, &through, n + 1, n, ARC);
        add_product_at(&mut g.dense[BIAFFINE], &dependents, &d_through, ARC + 1, n, ARC);
        let mut d_dependents = vec![0.0f32; n * (ARC + 1)];
        add_product_bt(&mut d_dependents, &d_through, &w.dense[BIAFFINE], n, ARC, ARC + 1);
        let mut d_near = vec![0.0f32; n * BUCKETS];
        for t in 0..n {
            for head in 0..=n {
                d_near[t * BUCKETS + bucket(t, head)] += scores[t * (n + 1) + head];
            }
        }
        add_product_at(&mut g.dense[DISTANCE], &dependents, &d_near, ARC + 1, n, BUCKETS);
        add_product_bt(&mut d_dependents, &d_near, &w.dense[DISTANCE], n, BUCKETS, ARC + 1);
        for (sum, v) in g.dense[ROOT].iter_mut().zip(&d_governors[..ARC]) {
            *sum += v;
        }
        for t in 0..n {
            let row = &mut d_heads[(start + t) * HEADS..(start + t) * HEADS + 2 * ARC];
            for i in 0..ARC {
                row[i] += d_dependents[t * (ARC + 1) + i];
                row[ARC + i] += d_governors[(t + 1) * ARC + i];
            }
        }
    }
    loss
}

fn labels_back(
    w: &Weights,
    a: &Activations,
    gold: &Gold,
    scale: f32,
    g: &mut Weights,
    d_heads: &mut [f32],
) -> f32 {
    let labels = w.classes.labels;
    let mut loss = 0.0;
    let mut scores = vec![0.0f32; labels];
    for t in 0..gold.labels.len() {
        let hidden = label_scores(w, &a.heads, t, gold.heads[t], &mut scores);
        loss += cross_entropy(&mut scores, gold.labels[t], scale);
        add_columns(&mut g.dense[LABEL][LAB * labels..], &scores);
        add_product(&mut g.dense[LABEL][..LAB * labels], &hidden, &scores, LAB, 1, labels);
        let mut d_hidden = [0.0f32; LAB];
        add_product_bt(&mut d_hidden, &scores, &w.dense[LABEL][..LAB * labels], 1, labels, LAB);
        leaky_back(&mut d_hidden, &hidden);
        let dependent = t * HEADS + 2 * ARC;
        for i in 0..LAB {
            d_heads[dependent + i] += d_hidden[i];
        }
        match gold.heads[t] {
            Some(h) => {
                let governor = h * HEADS + 2 * ARC + LAB;
                for i in 0..LAB {
                    d_heads[governor + i] += d_hidden[i];
                }
            }
            None => {
                for i in 0..LAB {
                    g.dense[ROOT][ARC + i] += d_hidden[i];
                }
            }
        }
    }
    loss
}

fn tags_back(
    w: &Weights,
    a: &Activations,
    gold: &Gold,
    scale: f32,
    g: &mut Weights,
    d_second: &mut [f32],
) -> f32 {
    let n = gold.upos.len();
    let upos = w.classes.upos;
    let tags = upos + w.classes.xpos;
    let mut scores = a.tags.clone();
    let mut loss = 0.0;
    for (t, row) in scores.chunks_exact_mut(tags).enumerate() {
        let (u, x) = row.split_at_mut(upos);
        loss += cross_entropy(u, gold.upos[t], scale) + cross_entropy(x, gold.xpos[t], scale);
    }
    add_columns(&mut g.dense[TAG][E * tags..], &scores);
    add_product_at(&mut g.dense[TAG][..E * tags], &a.second, &scores, E, n, tags);
    add_product_bt(d_second, &scores, &w.dense[TAG][..E * tags], n, tags, E);
    loss
}

fn encoder_back(
    w: &Weights,
    batch: &Batch,
    masks: &Masks,
    a: &Activations,
    g: &mut Weights,
    d_second: Vec<f32>,
) {
    let n = batch.rows.len();
    // The residual: what reaches the sum reaches both the layer and its input.
    let mut d_first = d_second.clone();
    // States before residual and dropout, run again from the gates.
    let out2 = states(batch, &a.gates2);
    let (mut dw, mut db) = take(g, GRU2, GRU2_B);
    recur_back(
        batch,
        &a.first,
        E,
        &w.dense[GRU2],
        &a.gates2,
        &out2,
        &d_second,
        &mut dw,
        &mut db,
        &mut d_first,
    );
    put(g, GRU2, GRU2_B, dw, db);
    mask(&mut d_first, &masks.first);
    let mut d_convolved = vec![0.0f32; n * D];
    let out1 = states(batch, &a.gates1);
    let (mut dw, mut db) = take(g, GRU1, GRU1_B);
    recur_back(
        batch,
        &a.convolved,
        D,
        &w.dense[GRU1],
        &a.gates1,
        &out1,
        &d_first,
        &mut dw,
        &mut db,
        &mut d_convolved,
    );
    put(g, GRU1, GRU1_B, dw, db);
    mask(&mut d_convolved, &masks.convolved);
    let mut d_projected = d_convolved.clone();
    let activated = convolution_output(w, a, n);
    leaky_back(&mut d_convolved, &activated);
    add_product_at(&mut g.dense[CONV], &a.windows, &d_convolved, 3 * D, n, D);
    add_columns(&mut g.dense[CONV_B], &d_convolved);
    let mut d_windows = vec![0.0f32; n * 3 * D];
    add_product_bt(&mut d_windows, &d_convolved, &w.dense[CONV], n, D, 3 * D);
    windows_back(batch, &d_windows, &mut d_projected);
    leaky_back(&mut d_projected, &a.projected);
    add_product_at(&mut g.dense[PROJECT], &a.embedded, &d_projected, WIDTH, n, D);
    add_columns(&mut g.dense[PROJECT_B], &d_projected);
    let mut d_embedded = vec![0.0f32; n * WIDTH];
    add_product_bt(&mut d_embedded, &d_projected, &w.dense[PROJECT], n, D, WIDTH);
    mask(&mut d_embedded, &masks.embedded);
    embed_back(batch, &d_embedded, g);
}

fn take(g: &mut Weights, w: usize, b: usize) -> (Vec<f32>, Vec<f32>) {
    (std::mem::take(&mut g.dense[w]), std::mem::take(&mut g.dense[b]))
}

fn put(g: &mut Weights, w: usize, b: usize, dw: Vec<f32>, db: Vec<f32>) {
    g.dense[w] = dw;
    g.dense[b] = db;
}

fn states(batch: &Batch, gates: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; batch.rows.len() * E];
    for (start, end) in batch.sentences() {
        let mut h = [0.0f32; H];
        for t in start..end {
            step(&mut h, &gates[t * 4 * H..t * 4 * H + 2 * H], &mut out[t * E..t * E + H]);
        }
        let mut h = [0.0f32; H];
        for t in (start..end).rev() {
            step(&mut h, &gates[t * 4 * H + 2 * H..(t + 1) * 4 * H], &mut out[t * E + H..(t + 1) * E]);
        }
    }
    out
}

/// The convolution before its residual: only its signs are needed.
fn convolution_output(w: &Weights, a: &Activations, n: usize) -> Vec<f32> {
    let mut out = vec![0.0f32; n * D];
    set_product(&mut out, &a.windows, &w.dense[CONV], n, 3 * D, D);
    add_bias(&mut out, &w.dense[CONV_B]);
    out
}

fn windows_back(batch: &Batch, d_windows: &[f32], dx: &mut [f32]) {
    for (start, end) in batch.sentences() {
        for t in start..end {
            let row = &d_windows[t * 3 * D..(t + 1) * 3 * D];
            let mut add = |to: usize, from: &[f32]| {
                for (sum, v) in dx[to * D..(to + 1) * D].iter_mut().zip(from) {
                    *sum += v;
                }
            };
            if t > start {
                add(t - 1, &row[..D]);
            }
            add(t, &row[D..2 * D]);
            if t + 1 < end {
                add(t + 1, &row[2 * D..]);
            }
        }
    }
}

fn embed_back(batch: &Batch, d_embedded: &[f32], g: &mut Weights) {
    for (rows, gradient) in batch.rows.iter().zip(d_embedded.chunks_exact(WIDTH)) {
        let (word, mut rest) = gradient.split_at(SIZES[0].1);
        for r in rows.word {
            add_row(&mut g.tables[0], r, word);
        }
        for (table, &r) in (1..TABLES).zip(&rows.others) {
            let (own, after) = rest.split_at(SIZES[table].1);
            add_row(&mut g.tables[table], r, own);
            rest = after;
        }
    }
}

fn add_row(table: &mut [f32], row: u32, gradient: &[f32]) {
    let start = row as usize * gradient.len();
    for (sum, v) in table[start..start + gradient.len()].iter_mut().zip(gradient) {
        *sum += v;
    }
}
