//! One test binary; a module for each kind of test.

mod article_files;
mod cli;
mod clusters;
mod codes;
mod coreference;
mod example_articles;
mod fixtures;
mod layers;
mod lexicon;
mod mentions;
mod properties;
mod numbers;
mod readme;
mod seeds;
mod seeds_zones;
mod stances;
mod times;

use demarche::article::Article;
use demarche::{Knowledge, read, view};

/// What `extract` tells of a text of 6 May 2025.
fn told(text: &str, knowledge: &Knowledge) -> serde_json::Value {
    let mut article = Article::plain("case", text);
    article.published = Some("2025-05-06".parse().expect("a date"));
    view::json::extraction(&read(article, knowledge), &knowledge.ontology)
}
