//! `demarche train`: a model from treebanks.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use demarche::text::conllu::{self, Sentence};
use demarche::text::model::train::{Settings, evaluate, train};

/// Train a tagger, lemmatiser and parser on treebanks.
#[derive(Args, Debug)]
pub(crate) struct Train {
    /// Treebanks to learn from, CoNLL-U, plain or .gz
    #[arg(long, num_args = 1.., required = true, value_name = "FILE")]
    train: Vec<PathBuf>,
    /// Treebanks to report scores on after every epoch
    #[arg(long, num_args = 1.., value_name = "FILE")]
    dev: Vec<PathBuf>,
    /// Where to write the model
    #[arg(short, long, value_name = "MODEL")]
    output: PathBuf,
    #[arg(long, default_value_t = Settings::default().epochs)]
    epochs: usize,
    #[arg(long, default_value_t = Settings::default().seed)]
    seed: u64,
}

impl Train {
    #[expect(clippy::print_stderr, reason = "progress is a message")]
    pub(crate) fn run(&self) -> Result<()> {
        let mut sentences = Vec::new();
        for path in &self.train {
            sentences.extend(conllu::read_file(path)?);
        }
        let mut dev: Vec<(String, Vec<Sentence>)> = Vec::new();
        for path in &self.dev {
            dev.push((path.display().to_string(), conllu::read_file(path)?));
        }
        let settings = Settings { epochs: self.epochs, seed: self.seed };
        let start = std::time::Instant::now();
        let model = train(&sentences, settings, |epoch, loss, model| {
            eprintln!("epoch {epoch}, {:.0} s, loss {loss:.3}", start.elapsed().as_secs_f32());
            for (name, gold) in &dev {
                let s = evaluate(gold, model);
                eprintln!(
                    "  {name}: UPOS {:.2} XPOS {:.2} lemma {:.2} UAS {:.2} LAS {:.2}",
                    s.upos, s.xpos, s.lemma, s.uas, s.las
                );
            }
            true
        })?;
        std::fs::write(&self.output, model.save()?)
            .with_context(|| format!("writing {}", self.output.display()))
    }
}
