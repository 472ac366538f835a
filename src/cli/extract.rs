//! `demarche extract`: the stream filter, articles in and JSON lines out, in order.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use demarche::article::{Article, articles};
use demarche::{read, view};
use rayon::prelude::*;

use crate::cli::{Outcome, complain, knowledge, tell};

/// Read articles as JSON lines and write what they tell, one JSON object an article.
#[derive(Args, Debug)]
pub(crate) struct Extract {
    /// Files or folders; standard input when left out
    #[arg(value_name = "ARTICLES")]
    articles: Vec<PathBuf>,
    /// Articles that are read side by side; 1 writes each before it reads the next
    #[arg(long, default_value_t = 1, value_name = "N")]
    jobs: usize,
}

impl Extract {
    pub(crate) fn run(&self, ontology: Option<&Path>) -> Result<Outcome> {
        let knowledge = knowledge(ontology)?;
        let paths = if self.articles.is_empty() { vec![PathBuf::from("-")] } else { self.articles.clone() };
        if self.articles.is_empty() && io::stdin().is_terminal() {
            tell("reading articles as JSON lines from the terminal; end with Ctrl-D");
        }
        let jobs = self.jobs.max(1);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
        let mut out = BufWriter::new(io::stdout().lock());
        let mut failed = false;
        let mut waiting: Vec<Article> = Vec::new();
        let mut source = articles(&paths, std::io::stdin());
        loop {
            let next = source.next();
            let is_over = next.is_none();
            match next {
                Some(Ok(article)) => waiting.push(article),
                Some(Err(error)) => {
                    failed = true;
                    complain(&error.into());
                }
                None => {}
            }
            let most = if jobs == 1 { 1 } else { jobs * 16 };
            if waiting.len() >= most || is_over {
                let write = |article: Article| {
                    serde_json::to_string(&view::json::extraction(
                        &read(article, knowledge),
                        &knowledge.ontology,
                    ))
                };
                let batch = std::mem::take(&mut waiting);
                let lines: Vec<String> = if jobs == 1 {
                    batch.into_iter().map(write).collect::<Result<_, _>>()?
                } else {
                    pool.install(|| batch.into_par_iter().map(write).collect::<Result<_, _>>())?
                };
                for line in lines {
                    writeln!(out, "{line}")?;
                }
                out.flush()?;
            }
            if is_over {
                return Ok(if failed { Outcome::Failed } else { Outcome::Done });
            }
        }
    }
}
