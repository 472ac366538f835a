//! Training of the model from treebanks: shuffled batches, Adam with falling steps, an average of the weights.
//! One thread and one seed: the same treebanks give the same bytes on the same machine.

mod backward;
mod guide;
mod noise;
mod optimizer;
mod treebank;

pub use self::noise::Rates;

use self::backward::{Backward, Gradient};
use self::noise::{Dropout, Random};
use self::optimizer::{Adam, Average};
use self::treebank::Treebank;
use super::conllu::{self, Agreement};
use super::model::Model;
use super::model::network::{Dimensions, Layout, Network, Trace};
use crate::error::{Error, Result};

/// How long and how hard to train.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub epochs: usize,
    pub seed: u64,
    /// Words of a batch, about.
    pub batch: usize,
    /// Step of the optimiser at its longest.
    pub rate: f32,
    pub rates: Rates,
    /// Length of a word row.
    pub row: usize,
    /// Length of what is known of a word in its sentence; even.
    pub width: usize,
    pub layers: usize,
    /// Length of the vectors that score arcs.
    pub arc: usize,
    /// Length of the vector that scores relations.
    pub relation: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            epochs: 20,
            seed: 1,
            batch: 250,
            rate: 3e-3,
            rates: Rates::default(),
            row: 96,
            width: 192,
            layers: 3,
            arc: 80,
            relation: 96,
        }
    }
}

/// What an epoch reached.
#[derive(Clone, Debug)]
pub struct Epoch {
    /// Counted from 1.
    pub number: usize,
    /// Mean loss of a word.
    pub loss: f64,
    /// Agreement of the model, as it would be saved, with each development treebank.
    pub agreements: Vec<Agreement>,
}

/// What a model is trained on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Material<'a> {
    /// Annotated by people.
    pub sentences: &'a [conllu::Sentence],
    /// Models whose judgement is learnt beside the treebank's; they were trained on the same treebanks.
    pub teachers: &'a [Model],
    /// Sentences that only the teachers annotate; what their columns say beside the forms is not looked at.
    pub others: &'a [conllu::Sentence],
    /// Treebanks to measure on.
    pub development: &'a [Vec<conllu::Sentence>],
}

/// Trains a model; `progress` is told of each epoch.
///
/// # Errors
/// A treebank without sentences, with a tag that is not universal or a tree that is none; teachers that were
/// trained on other tags or relations.
pub fn train(material: Material, options: Options, mut progress: impl FnMut(&Epoch)) -> Result<Model> {
    let Material { sentences, teachers, others, development } = material;
    let treebank = Treebank::new(sentences, others, teachers)?;
    if treebank.sentences.is_empty() {
        return Err(Error::Model("no sentences to train on".to_string()));
    }
    let mut random = Random::new(options.seed);
    let mut network = new_network(&treebank, options, &mut random);
    let mut state = State::new(&network, &treebank, options);
    let mut average = Average::new(&network, state.steps);
    for number in 1..=options.epochs.max(1) {
        let loss = state.epoch(&treebank, &mut network, &mut average, &mut random);
        let agreements = match development {
            [] => Vec::new(),
            _ => evaluate(&treebank.model(average.network(&network)), development)?,
        };
        progress(&Epoch { number, loss, agreements });
    }
    Ok(treebank.model(average.network(&network)))
}

/// Agreement of the model, as it would be saved, with each treebank.
fn evaluate(model: &Model, treebanks: &[Vec<conllu::Sentence>]) -> Result<Vec<Agreement>> {
    let saved = Model::load(&model.save())?;
    Ok(treebanks.iter().map(|sentences| agreement(&saved, sentences)).collect())
}

/// Agreement of a model with a treebank.
pub fn agreement(model: &Model, sentences: &[conllu::Sentence]) -> Agreement {
    let mut sum = Agreement::default();
    for sentence in sentences {
        let forms: Vec<&str> = sentence.words().map(|row| row.form.as_str()).collect();
        sum += conllu::agreement(sentence, &model.parse(&forms));
    }
    sum
}

fn new_network(treebank: &Treebank, options: Options, random: &mut Random) -> Network {
    let dimensions = Dimensions {
        row: options.row,
        width: options.width,
        layers: options.layers,
        arc: options.arc,
        relation: options.relation,
        tags: treebank.tags(),
        relations: treebank.names.relations.len(),
    };
    let rows = (0..treebank.keys.len() * options.row).map(|_| 0.05 * random.signed()).collect();
    Network::new(dimensions, rows, first_weights(&Layout::new(dimensions), random))
}

/// Weights whose outputs vary as their inputs do. Gates begin with memories of different length.
fn first_weights(layout: &Layout, random: &mut Random) -> Vec<f32> {
    let mut weights = vec![0.0; layout.len];
    for linear in layout.linears() {
        let bound = (3.0 / linear.inputs as f32).sqrt();
        weights[linear.weight.clone()].iter_mut().for_each(|weight| *weight = bound * random.signed());
    }
    for layer in &layout.layers {
        weights[layer.gain.clone()].fill(1.0);
        let width = layout.dimensions.width;
        for (index, bias) in weights[layer.gates.bias.clone()][..width].iter_mut().enumerate() {
            let half = width / 2;
            *bias = 1.0 - 3.5 * (index % half) as f32 / half as f32;
        }
    }
    weights[layout.gain.clone()].fill(1.0);
    for range in [&layout.root_arc, &layout.root_relation] {
        weights[range.clone()].iter_mut().for_each(|weight| *weight = 0.3 * random.signed());
    }
    weights
}

struct State {
    options: Options,
    dropout: Dropout,
    adam: Adam,
    gradient: Gradient,
    backward: Backward,
    trace: Trace,
    step: usize,
    steps: usize,
}

impl State {
    fn new(network: &Network, treebank: &Treebank, options: Options) -> State {
        let words: usize = treebank.sentences.iter().map(treebank::Example::len).sum();
        State {
            options,
            dropout: Dropout::new(options.rates, options.seed),
            adam: Adam::new(network),
            gradient: Gradient::new(network),
            backward: Backward::new(network),
            trace: Trace::default(),
            step: 0,
            steps: options.epochs.max(1) * (words / options.batch.max(1) + 1),
        }
    }

    /// One pass over the treebank; the mean loss of a word.
    fn epoch(
        &mut self,
        treebank: &Treebank,
        network: &mut Network,
        average: &mut Average,
        random: &mut Random,
    ) -> f64 {
        let mut order: Vec<usize> = (0..treebank.sentences.len()).collect();
        random.shuffle(&mut order);
        let (mut loss, mut words) = (0.0, 0);
        let mut next = 0;
        while next < order.len() {
            let lesson =
                treebank.batch(&order, &mut next, self.options.batch, &mut self.dropout, &mut self.trace);
            words += lesson.targets.len();
            network.encode(&mut self.trace, &mut self.dropout);
            loss +=
                self.backward.run(network, &mut self.trace, &lesson, &mut self.dropout, &mut self.gradient);
            let rate = self.rate();
            self.adam.step(network, &mut self.gradient, rate);
            self.step += 1;
            average.observe(network, self.step);
        }
        loss / words as f64
    }

    /// Rises over the first fiftieth of the steps and falls in a straight line to nothing.
    fn rate(&self) -> f32 {
        let done = self.step as f32 / self.steps as f32;
        self.options.rate * (50.0 * done + 0.01).min(1.0) * (1.0 - done).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = include_str!("tiny.conllu");

    fn options() -> Options {
        Options { epochs: 60, batch: 12, row: 16, width: 32, arc: 16, relation: 16, ..Options::default() }
    }

    fn material(sentences: &[conllu::Sentence]) -> Material<'_> {
        Material { sentences, ..Material::default() }
    }

    #[test]
    fn another_language_is_another_treebank() {
        let sentences = conllu::read(&include_str!("tiny-de.conllu").repeat(3)).unwrap();
        let model = train(material(&sentences), options(), |_| {}).unwrap();
        let sum = agreement(&Model::load(&model.save()).unwrap(), &sentences);
        assert_eq!((sum.upos, sum.lemma, sum.relation), (sum.words, sum.words, sum.words), "{sum}");
    }

    #[test]
    fn a_pupil_learns_text_that_only_its_teacher_annotates() {
        let sentences = conllu::read(&TREEBANK.repeat(3)).unwrap();
        let teacher = [train(material(&sentences), options(), |_| {}).unwrap()];
        let material = |others| Material { teachers: &teacher, others, ..material(&sentences[..1]) };
        // Words and relations that the one sentence lacks are not the teacher's to tell.
        assert!(train(material(&sentences), options(), |_| {}).is_err());
        let whole = Material { sentences: &sentences, ..material(&sentences) };
        let pupil = train(whole, options(), |_| {}).unwrap();
        let sum = agreement(&pupil, &sentences);
        assert!(sum.relation * 10 >= sum.words * 9, "{sum}");
    }

    #[test]
    fn a_small_treebank_is_learnt_by_heart() {
        // Only words seen more than once have a row.
        let sentences = conllu::read(&TREEBANK.repeat(3)).unwrap();
        let model = train(material(&sentences), options(), |_| {}).unwrap();
        let sum = agreement(&model, &sentences);
        assert_eq!((sum.upos, sum.lemma), (sum.words, sum.words), "{sum}");
        assert!(sum.relation * 10 >= sum.words * 9, "{sum}");
    }

    #[test]
    fn the_same_treebank_gives_the_same_bytes() {
        let sentences = conllu::read(TREEBANK).unwrap();
        let once = || train(material(&sentences), Options { epochs: 3, ..options() }, |_| {}).unwrap().save();
        assert_eq!(once(), once());
    }

    #[test]
    fn what_is_no_tree_is_not_trained_on() {
        let circle = "1\ta\ta\tX\tX\t_\t2\tdep\t_\t_\n2\tb\tb\tX\tX\t_\t1\tdep\t_\t_\n";
        let circle = conllu::read(circle).unwrap();
        let error = train(material(&circle), options(), |_| {}).unwrap_err();
        assert!(error.to_string().contains("no tree"), "{error}");
        assert!(train(Material::default(), options(), |_| {}).is_err());
    }
}
