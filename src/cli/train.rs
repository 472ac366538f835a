//! `demarche train`: a model from treebanks.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use demarche::text::conllu;
use demarche::text::train::{Options, train};

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
    /// Where to write the model
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
    #[arg(long, default_value_t = Options::default().epochs)]
    epochs: usize,
    #[arg(long, default_value_t = Options::default().seed)]
    seed: u64,
}

impl Train {
    pub(crate) fn run(&self) -> Result<()> {
        let mut sentences = Vec::new();
        for path in &self.train {
            sentences.extend(conllu::read_file(path)?);
        }
        let dev = self.dev.iter().map(|path| conllu::read_file(path)).collect::<Result<Vec<_>, _>>()?;
        let options = Options { epochs: self.epochs, seed: self.seed, ..Options::default() };
        let start = std::time::Instant::now();
        let model = train(&sentences, &dev, options, |epoch| {
            tell(&format!("epoch {}, {:.0?}, loss {:.3}", epoch.number, start.elapsed(), epoch.loss));
            for (path, agreement) in self.dev.iter().zip(&epoch.agreements) {
                tell(&format!("  {}: {agreement}", path.display()));
            }
        })?;
        std::fs::write(&self.output, model.save())
            .with_context(|| format!("writing {}", self.output.display()))
    }
}
