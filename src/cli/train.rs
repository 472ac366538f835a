//! `demarche train`: a model from treebanks.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use demarche::text::conllu;
use demarche::text::model::Model;
use demarche::text::train::{Material, Options, train};

use crate::cli::tell;

/// Train a tagger, lemmatiser and parser on treebanks.
#[derive(Args, Debug)]
pub(crate) struct Train {
    /// Treebanks to learn from, CoNLL-U, plain or .gz
    #[arg(long, num_args = 1.., required = true, value_name = "FILE")]
    train: Vec<PathBuf>,
    /// Treebanks to report the agreement with after every epoch
    #[arg(long, num_args = 1.., value_name = "FILE")]
    dev: Vec<PathBuf>,
    /// Models made from the same treebanks, whose mean judgement is learnt too
    #[arg(long, num_args = 1.., value_name = "MODEL")]
    teachers: Vec<PathBuf>,
    /// Sentences that only the teachers annotate, CoNLL-U of which the forms are read
    #[arg(long, num_args = 1.., requires = "teachers", value_name = "FILE")]
    unlabelled: Vec<PathBuf>,
    /// Where to write the model
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
    #[arg(long, default_value_t = Options::default().epochs)]
    epochs: usize,
    #[arg(long, default_value_t = Options::default().seed)]
    seed: u64,
    /// Length of what is known of a word in its sentence; even
    #[arg(long, default_value_t = Options::default().width)]
    width: usize,
    /// Recurrent layers
    #[arg(long, default_value_t = Options::default().layers)]
    layers: usize,
    /// Length of a word's row of features
    #[arg(long, default_value_t = Options::default().row)]
    row: usize,
    /// Longest step of the optimiser
    #[arg(long, default_value_t = Options::default().rate)]
    rate: f32,
    /// How much is left out by chance, beside the usual; a pupil of teachers needs less
    #[arg(long, default_value_t = 1.0)]
    noise: f32,
    /// Words of a batch
    #[arg(long, default_value_t = Options::default().batch)]
    batch: usize,
}

impl Train {
    pub(crate) fn run(&self) -> Result<()> {
        let mut sentences = Vec::new();
        for path in &self.train {
            sentences.extend(conllu::read_file(path)?);
        }
        let dev = self.dev.iter().map(|path| conllu::read_file(path)).collect::<Result<Vec<_>, _>>()?;
        let mut teachers = Vec::new();
        for path in &self.teachers {
            let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
            teachers.push(Model::load(&bytes).with_context(|| format!("reading {}", path.display()))?);
        }
        let mut others = Vec::new();
        for path in &self.unlabelled {
            others.extend(conllu::read_file(path)?);
        }
        let options = Options {
            epochs: self.epochs,
            seed: self.seed,
            width: self.width,
            layers: self.layers,
            row: self.row,
            rate: self.rate,
            batch: self.batch,
            rates: Options::default().rates.scaled(self.noise),
            ..Options::default()
        };
        let start = std::time::Instant::now();
        let material =
            Material { sentences: &sentences, teachers: &teachers, others: &others, development: &dev };
        let model = train(material, options, |epoch| {
            tell(&format!("epoch {}, {:.0?}, loss {:.3}", epoch.number, start.elapsed(), epoch.loss));
            for (path, agreement) in self.dev.iter().zip(&epoch.agreements) {
                tell(&format!("  {}: {agreement}", path.display()));
            }
        })?;
        std::fs::write(&self.output, model.save())
            .with_context(|| format!("writing {}", self.output.display()))
    }
}
