//! Training: a model from treebanks. Adam on minibatches, dropout on words and layers, averaged
//! weights. One thread and a fixed seed, so that the same input gives the same bytes.

use std::collections::{BTreeMap, HashMap};

use crate::error::Result;
use crate::text::conllu::{self, Line, Scores};
use crate::text::model::features::{self, Rows, SIZES};
use crate::text::model::lemma::Lemmas;
use crate::text::model::network::{self, Activations, Batch, D, E, Gold, Masks, Weights};
use crate::text::model::{Model, Names};

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub epochs: usize,
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 32, seed: 1 }
    }
}

/// Words in a minibatch, about.
const BATCH: usize = 640;
const RATE: f32 = 2e-3;
const BETA1: f32 = 0.9;
const BETA2: f32 = 0.98;
const EPSILON: f32 = 1e-8;
const CLIP: f32 = 5.0;
const DROPOUT: f32 = 0.35;
const EMBEDDING_DROPOUT: f32 = 0.2;
/// Rare words are hidden more often: with c occurrences at this rate over c plus this rate.
const HIDE: f32 = 0.25;
const AVERAGE: f32 = 0.9985;
/// Steps between two updates of the average.
const AVERAGE_EVERY: u64 = 4;

/// Trains on sentences; `report` is called after each epoch with its number, its loss and the
/// averaged model, and says whether to go on.
///
/// # Errors
/// When there is nothing to train on.
pub fn train(
    sentences: &[conllu::Sentence],
    settings: Settings,
    mut report: impl FnMut(usize, f32, &Model) -> bool,
) -> Result<Model> {
    let names = names(sentences);
    let lemmas = Lemmas::learn(
        sentences
            .iter()
            .flat_map(conllu::Sentence::words)
            .map(|w| (w.form.as_str(), w.xpos.as_str(), w.lemma.as_str())),
    );
    let examples: Vec<Example> = sentences.iter().filter_map(|s| example(s, &names)).collect();
    if examples.is_empty() {
        return Err(crate::error::Error::Model("no sentence to train on".to_owned()));
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for form in examples.iter().flat_map(|e| &e.forms) {
        *counts.entry(form).or_default() += 1;
    }
    let mut random = Random(settings.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut trainer = Trainer::new(&names, &mut random);
    let words: usize = examples.iter().map(|e| e.forms.len()).sum();
    let total = (words / BATCH + 1) * settings.epochs;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 1..=settings.epochs {
        random.shuffle(&mut order);
        let (mut loss, mut batches) = (0.0, 0);
        let mut next = 0;
        while next < order.len() {
            let mut chosen: Vec<&Example> = Vec::new();
            let mut size = 0;
            while next < order.len() && size < BATCH {
                chosen.push(&examples[order[next]]);
                size += examples[order[next]].forms.len();
                next += 1;
            }
            loss += trainer.step(&chosen, &counts, &mut random, total);
            batches += 1;
        }
        let model = trainer.averaged(&names, &lemmas)?;
        if !report(epoch, loss / batches as f32, &model) {
            break;
        }
    }
    trainer.averaged(&names, &lemmas)
}

/// Tags treebank sentences anew with a model, tokens kept.
pub fn annotate(sentences: &[conllu::Sentence], model: &Model) -> Vec<conllu::Sentence> {
    let forms: Vec<Vec<&str>> =
        sentences.iter().map(|s| s.words().map(|word| word.form.as_str()).collect()).collect();
    let parsed = model.parse_all(&forms);
    let mut annotated = sentences.to_vec();
    for (sentence, words) in annotated.iter_mut().zip(parsed) {
        let mut words = words.into_iter();
        for line in &mut sentence.lines {
            if let Line::Word(target) = line
                && let Some(word) = words.next()
            {
                target.lemma = word.lemma;
                target.upos = Some(word.upos);
                target.xpos = word.xpos;
                target.features = "_".to_owned();
                target.head = word.head;
                target.deprel = word.deprel;
            }
        }
    }
    annotated
}

/// How well a model does on a treebank with gold tokens.
pub fn evaluate(gold: &[conllu::Sentence], model: &Model) -> Scores {
    conllu::score(gold, &annotate(gold, model))
}

struct Example {
    forms: Vec<String>,
    upos: Vec<usize>,
    xpos: Vec<usize>,
    heads: Vec<Option<usize>>,
    labels: Vec<usize>,
}

/// Class names in the order of their frequency, ties by name.
fn names(sentences: &[conllu::Sentence]) -> Names {
    let ranked = |pick: &dyn Fn(&conllu::Word) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in sentences.iter().flat_map(conllu::Sentence::words) {
            *counts.entry(pick(word)).or_default() += 1;
        }
        let mut names: Vec<(String, usize)> = counts.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        names.into_iter().map(|(name, _)| name).collect::<Vec<String>>()
    };
    Names {
        upos: ranked(&|word| word.upos.map_or("X", crate::text::Upos::tag).to_owned()),
        xpos: ranked(&|word| word.xpos.clone()),
        labels: ranked(&|word| word.deprel.clone()),
    }
}

fn example(sentence: &conllu::Sentence, names: &Names) -> Option<Example> {
    let words: Vec<&conllu::Word> = sentence.words().collect();
    let roots = words.iter().filter(|word| word.head.is_none()).count();
    if words.is_empty() || words.len() > 160 || roots != 1 {
        return None;
    }
    let position = |list: &[String], name: &str| list.iter().position(|other| other == name).unwrap_or(0);
    Some(Example {
        forms: words.iter().map(|word| word.form.clone()).collect(),
        upos: words
            .iter()
            .map(|word| position(&names.upos, word.upos.map_or("X", crate::text::Upos::tag)))
            .collect(),
        xpos: words.iter().map(|word| position(&names.xpos, &word.xpos)).collect(),
        heads: words.iter().map(|word| word.head).collect(),
        labels: words.iter().map(|word| position(&names.labels, &word.deprel)).collect(),
    })
}

/// Xorshift64*: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Uniform in [0, 1).
    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 16_777_216.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            let j = (self.next() % (i as u64 + 1)) as usize;
            order.swap(i, j);
        }
    }
}

/// One parameter vector with its moments.
struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

struct Trainer {
    weights: Weights,
    gradients: Weights,
    average: Weights,
    tables: Vec<Moments>,
    dense: Vec<Moments>,
    steps: u64,
    state: Activations,
}

impl Trainer {
    fn new(names: &Names, random: &mut Random) -> Self {
        let classes = names.classes();
        let mut weights = Weights::zeros(classes);
        for table in &mut weights.tables {
            for value in table {
                *value = (random.unit() - 0.5) * 0.2;
            }
        }
        let inputs = [
            features::WIDTH,
            0,
            3 * D,
            0,
            D,
            0,
            E,
            0,
            E,
            0,
            network::ARC,
            network::ARC,
            network::LAB,
            E,
            E,
            0,
            0,
        ];
        for (values, input) in weights.dense.iter_mut().zip(inputs) {
            if input > 0 {
                let range = 2.0 * (3.0 / input as f32).sqrt();
                for value in values {
                    *value = (random.unit() - 0.5) * range;
                }
            }
        }
        let moments = |vectors: &[Vec<f32>]| {
            vectors
                .iter()
                .map(|v| Moments { first: vec![0.0; v.len()], second: vec![0.0; v.len()] })
                .collect()
        };
        Self {
            gradients: Weights::zeros(classes),
            average: weights.clone(),
            tables: moments(&weights.tables),
            dense: moments(&weights.dense),
            weights,
            steps: 0,
            state: Activations::default(),
        }
    }

    fn step(
        &mut self,
        examples: &[&Example],
        counts: &HashMap<&str, usize>,
        random: &mut Random,
        total: usize,
    ) -> f32 {
        let (batch, gold) = assemble(examples, counts, random);
        let n = batch.rows.len();
        let masks = Masks {
            embedded: dropout(n * features::WIDTH, EMBEDDING_DROPOUT, random),
            convolved: dropout(n * D, DROPOUT, random),
            first: dropout(n * E, DROPOUT, random),
            second: dropout(n * E, DROPOUT, random),
            third: dropout(n * E, DROPOUT, random),
            heads: dropout(n * (2 * network::ARC + 2 * network::LAB), DROPOUT, random),
        };
        network::forward(&self.weights, &batch, &masks, &mut self.state);
        let loss = network::backward(&self.weights, &batch, &masks, &self.state, &gold, &mut self.gradients);
        self.steps += 1;
        let progress = (self.steps as f32 / total as f32).min(1.0);
        let warm = (self.steps as f32 / 200.0).min(1.0);
        let rate = RATE * warm * (1.0 - 0.95 * progress);
        self.update(&batch, rate);
        if self.steps.is_multiple_of(AVERAGE_EVERY) {
            self.average();
        }
        loss
    }

    /// Adam; of the tables only the rows that were used.
    fn update(&mut self, batch: &Batch, rate: f32) {
        let norm: f32 = self.gradients.dense.iter().flatten().map(|g| g * g).sum::<f32>().sqrt();
        let scale = if norm > CLIP { CLIP / norm } else { 1.0 };
        let steps = self.steps as f32;
        let rate = rate * (1.0 - BETA2.powf(steps)).sqrt() / (1.0 - BETA1.powf(steps));
        for ((w, g), m) in self.weights.dense.iter_mut().zip(&mut self.gradients.dense).zip(&mut self.dense) {
            adam(w, g, &mut m.first, &mut m.second, rate, scale);
        }
        for (table, used) in used_rows(batch).into_iter().enumerate() {
            let columns = SIZES[table].1;
            for row in used {
                let range = row as usize * columns..(row as usize + 1) * columns;
                let moments = &mut self.tables[table];
                adam(
                    &mut self.weights.tables[table][range.clone()],
                    &mut self.gradients.tables[table][range.clone()],
                    &mut moments.first[range.clone()],
                    &mut moments.second[range],
                    rate,
                    scale,
                );
            }
        }
    }

    fn average(&mut self) {
        // Young averages follow faster.
        let keep = AVERAGE.powi(AVERAGE_EVERY as i32).min(1.0 - 1.0 / (1.0 + self.steps as f32 / 40.0));
        let pairs = self.average.tables.iter_mut().chain(&mut self.average.dense);
        for (average, weights) in pairs.zip(self.weights.tables.iter().chain(&self.weights.dense)) {
            for (a, w) in average.iter_mut().zip(weights) {
                *a += (w - *a) * (1.0 - keep);
            }
        }
    }

    /// The averaged model as it will be read back from its file.
    fn averaged(&self, names: &Names, lemmas: &Lemmas) -> Result<Model> {
        let model = Model { names: names.clone(), weights: self.average.clone(), lemmas: lemmas.clone() };
        Model::load(&model.pack(1)?)
    }
}

fn adam(w: &mut [f32], g: &mut [f32], first: &mut [f32], second: &mut [f32], rate: f32, scale: f32) {
    for (((w, g), m), v) in w.iter_mut().zip(g).zip(first).zip(second) {
        let gradient = *g * scale;
        *m = BETA1 * *m + (1.0 - BETA1) * gradient;
        *v = BETA2 * *v + (1.0 - BETA2) * gradient * gradient;
        *w -= rate * *m / (v.sqrt() + EPSILON);
        *g = 0.0;
    }
}

fn used_rows(batch: &Batch) -> Vec<Vec<u32>> {
    let mut used: Vec<Vec<u32>> = vec![Vec::new(); SIZES.len()];
    for Rows { word, others } in &batch.rows {
        used[0].extend(word);
        for (table, row) in others.iter().enumerate() {
            used[table + 1].push(*row);
        }
    }
    for rows in &mut used {
        rows.sort_unstable();
        rows.dedup();
    }
    used
}

fn dropout(size: usize, rate: f32, random: &mut Random) -> Vec<f32> {
    let keep = 1.0 / (1.0 - rate);
    (0..size).map(|_| if random.unit() < rate { 0.0 } else { keep }).collect()
}

/// Rows and right answers of a minibatch. Now and then a sentence is set in capitals or in lower
/// case, as headings and careless pages are.
fn assemble(examples: &[&Example], counts: &HashMap<&str, usize>, random: &mut Random) -> (Batch, Gold) {
    let mut batch = Batch { rows: Vec::new(), bounds: vec![0] };
    let mut gold = Gold::default();
    for example in examples {
        let start = batch.rows.len();
        let chance = random.unit();
        for form in &example.forms {
            let count = counts.get(form.as_str()).copied().unwrap_or(0) as f32;
            let hide = random.unit() < HIDE / (HIDE + count);
            batch.rows.push(match chance {
                c if c < 0.02 => features::rows(&form.to_uppercase(), hide),
                c if c < 0.05 => features::rows(&form.to_lowercase(), hide),
                _ => features::rows(form, hide),
            });
        }
        batch.bounds.push(batch.rows.len());
        gold.upos.extend(&example.upos);
        gold.xpos.extend(&example.xpos);
        gold.labels.extend(&example.labels);
        gold.heads.extend(example.heads.iter().map(|head| head.map(|h| h + start)));
    }
    (batch, gold)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = "1\tChad\tChad\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n3\tOman\tOman\tPROPN\tNNP\t_\t2\tobj\t_\t_\n\n1\tTroops\ttroop\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";

    #[test]
    fn training_twice_gives_the_same_bytes_and_learns() {
        let sentences = conllu::read(TREEBANK).expect("well-formed");
        let settings = Settings { epochs: 300, seed: 3 };
        let once = train(&sentences, settings, |_, _, _| true).expect("trained");
        let twice = train(&sentences, settings, |_, _, _| true).expect("trained");
        assert_eq!(once.save().expect("saved"), twice.save().expect("saved"));
        assert_eq!(evaluate(&sentences, &once).las, 100.0);
    }

    #[test]
    fn gradients_agree_with_differences() {
        let sentences = conllu::read(TREEBANK).expect("well-formed");
        let names = names(&sentences);
        let mut random = Random(99);
        let trainer = Trainer::new(&names, &mut random);
        let examples: Vec<Example> = sentences.iter().filter_map(|s| example(s, &names)).collect();
        let counts = HashMap::from([("Chad", 99), ("met", 99), ("Oman", 99), ("Troops", 99), ("left", 99)]);
        let (batch, gold) = assemble(&examples.iter().collect::<Vec<_>>(), &counts, &mut random);
        let masks = Masks::default();
        let loss = |weights: &Weights| {
            let mut state = Activations::default();
            let mut gradients = Weights::zeros(names.classes());
            network::forward(weights, &batch, &masks, &mut state);
            (network::backward(weights, &batch, &masks, &state, &gold, &mut gradients), gradients)
        };
        let (_, gradients) = loss(&trainer.weights);
        for parameter in 0..network::DENSE {
            // The steepest entry of each parameter.
            let slopes = &gradients.dense[parameter];
            let steepest =
                (0..slopes.len()).fold(0, |b, i| if slopes[i].abs() > slopes[b].abs() { i } else { b });
            let shifted = |by: f32| {
                let mut weights = trainer.weights.clone();
                weights.dense[parameter][steepest] += by;
                loss(&weights).0
            };
            let difference = (shifted(2e-3) - shifted(-2e-3)) / 4e-3;
            let slope = slopes[steepest];
            assert!(
                (difference - slope).abs() < 0.1 * slope.abs() + 2e-3,
                "{parameter}: {difference} {slope}"
            );
        }
    }
}
