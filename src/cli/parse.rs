//! `demarche parse`: CoNLL-U from text, or from CoNLL-U with its tokens kept.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use demarche::article::articles;
use demarche::text::conllu::{self, Line, Sentence, Word};
use demarche::text::model::Model;
use demarche::text::model::train::annotate;
use demarche::text::{English, analyze};

use crate::cli::{Outcome, complain, put};

/// Tag and parse text into CoNLL-U.
#[derive(Args, Debug)]
pub(crate) struct Parse {
    /// Text files or, with --pretokenized, CoNLL-U (.gz too); - is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
    /// The input is CoNLL-U: keep its tokens, write new tags, lemmas, heads and labels
    #[arg(long)]
    pretokenized: bool,
    /// With --pretokenized: print how well the input's own annotation is met, and nothing else
    #[arg(long, requires = "pretokenized")]
    score: bool,
    /// A model made by `demarche train`, instead of the embedded one
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl Parse {
    pub(crate) fn run(&self, _ontology: Option<&Path>) -> Result<Outcome> {
        let own = match &self.model {
            Some(path) => {
                let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
                Some(Model::load(&bytes).with_context(|| format!("reading {}", path.display()))?)
            }
            None => None,
        };
        let model = own.as_ref().unwrap_or_else(|| Model::english());
        if self.pretokenized { self.treebanks(model) } else { self.texts(model) }
    }

    fn treebanks(&self, model: &Model) -> Result<Outcome> {
        for path in &self.files {
            let sentences = if path.as_os_str() == "-" {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text).context("reading standard input")?;
                conllu::read(&text).map_err(|(line, message)| {
                    anyhow::anyhow!("reading standard input, line {line}: {message}")
                })?
            } else {
                conllu::read_file(path)?
            };
            let parsed = annotate(&sentences, model);
            if self.score {
                let s = conllu::score(&sentences, &parsed);
                put(&format!(
                    "UPOS {:.2}\nXPOS {:.2}\nlemma {:.2}\nUAS {:.2}\nLAS {:.2}\nwords {}\n",
                    s.upos, s.xpos, s.lemma, s.uas, s.las, s.words
                ))?;
            } else {
                put(&conllu::write(&parsed))?;
            }
        }
        Ok(Outcome::Done)
    }

    fn texts(&self, model: &Model) -> Result<Outcome> {
        let english = English::builtin()?;
        let mut failed = false;
        for article in articles(&self.files) {
            match article {
                Ok(article) => {
                    let document = analyze(article, &english, model);
                    let sentences: Vec<Sentence> =
                        document.sentences.iter().map(|s| sentence(s, &document.article.text)).collect();
                    put(&conllu::write(&sentences))?;
                }
                Err(error) => {
                    failed = true;
                    complain(&error.into());
                }
            }
        }
        Ok(if failed { Outcome::Failed } else { Outcome::Done })
    }
}

fn sentence(s: &demarche::text::Sentence, text: &str) -> Sentence {
    let words = s.span.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = s
        .tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let touches = s.tokens.get(index + 1).is_some_and(|next| next.span.start == token.span.end);
            Line::Word(Box::new(Word {
                form: token.span.text(text).to_owned(),
                lemma: token.lemma.clone(),
                upos: Some(token.upos),
                xpos: token.xpos.clone(),
                features: "_".to_owned(),
                head: token.head,
                deprel: token.deprel.clone(),
                misc: if touches { "SpaceAfter=No" } else { "_" }.to_owned(),
            }))
        })
        .collect();
    Sentence { comments: vec![format!("# text = {words}")], lines }
}
