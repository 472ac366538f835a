//! `demarche build`: articles into the graph of a folder.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use demarche::article::{Article, articles};
use demarche::store::Store;
use demarche::view::Filter;
use demarche::view::timeline::{Entry, timeline};
use demarche::{graph, read};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::cli::views::line;
use crate::cli::{Outcome, complain, knowledge, put, tell};

/// Articles that are read side by side.
const BATCH: usize = 64;

/// Read articles into a graph.
#[derive(Args, Debug)]
pub(crate) struct Build {
    /// Files, folders, or - for standard input: text, HTML, JSON lines
    #[arg(required = true, value_name = "ARTICLES")]
    articles: Vec<PathBuf>,
    /// Folder of the graph; added to when it is there
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

impl Build {
    pub(crate) fn run(&self, ontology: Option<&Path>) -> Result<Outcome> {
        let knowledge = knowledge(ontology)?;
        let mut store = Store::open(&self.store)?;
        store.prepare()?;
        let bar = ProgressBar::new_spinner();
        bar.set_style(ProgressStyle::with_template("{spinner} {pos} articles, {elapsed}, {per_sec}")?);
        let (mut failed, mut done) = (0, 0);
        let mut waiting: Vec<Article> = Vec::with_capacity(BATCH);
        let mut source = articles(&self.articles, std::io::stdin());
        loop {
            let next = source.next();
            let is_over = next.is_none();
            match next {
                Some(Ok(article)) => waiting.push(article),
                Some(Err(error)) => {
                    failed += 1;
                    bar.suspend(|| complain(&error.into()));
                }
                None => {}
            }
            if waiting.len() == BATCH || is_over {
                let batch: Vec<_> = std::mem::take(&mut waiting)
                    .into_par_iter()
                    .map(|article| graph::quads(&read(article, knowledge), &knowledge.ontology))
                    .collect();
                for quads in batch {
                    store.insert(quads);
                    done += 1;
                    bar.inc(1);
                }
            }
            if is_over {
                break;
            }
        }
        bar.finish_and_clear();
        if done == 0 {
            tell("no article was read");
            return Ok(if failed > 0 { Outcome::Failed } else { Outcome::Nothing });
        }
        store.commit()?;
        let events = timeline(&store, &Filter::default())?;
        put(&most_told(&events))?;
        tell(&format!(
            "{done} articles read into {}: {} articles and {} events in the graph",
            self.store.display(),
            store.articles(),
            events.len(),
        ));
        Ok(if failed > 0 { Outcome::Failed } else { Outcome::Done })
    }
}

/// The dated events that most sources tell, in the order of their dates.
fn most_told(events: &[Entry]) -> String {
    const MOST: usize = 8;
    let is_shown = |e: &&Entry| {
        e.factuality == "reported" && e.date.is_some() && !e.source.is_empty() && !e.target.is_empty()
    };
    let mut shown: Vec<&Entry> = events.iter().filter(is_shown).collect();
    shown.sort_by_key(|e| std::cmp::Reverse((e.independent_sources, e.date.clone())));
    shown.truncate(MOST);
    shown.sort_by_key(|e| e.date.clone());
    shown.into_iter().map(line).collect()
}
