//! How fast text is parsed, analysed and read: `cargo bench`. The text is that of the example articles.

use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use demarche::article::{Article, articles};
use demarche::text::model::Model;
use demarche::text::{Document, English, NoLexicon, analyze};
use demarche::{Knowledge, read};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The example articles, with the day they were published.
fn texts() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    articles(&[folder], std::io::empty()).filter_map(Result::ok).collect()
}

fn tokens(documents: &[Document]) -> u64 {
    documents.iter().flat_map(|document| &document.sentences).map(|s| s.tokens.len() as u64).sum()
}

fn speed(c: &mut Criterion) {
    let english = English::builtin().expect("the embedded words load");
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let articles = texts();
    let analyse = |article: &Article| analyze(article.clone(), &english, Model::english(), &NoLexicon);
    let documents: Vec<Document> = articles.iter().map(analyse).collect();
    let sentences: Vec<Vec<&str>> = documents
        .iter()
        .flat_map(|document| &document.sentences)
        .map(|sentence| sentence.tokens.iter().map(|token| token.form.as_str()).collect())
        .collect();
    let mut group = c.benchmark_group("tokens");
    group.throughput(Throughput::Elements(tokens(&documents)));
    group.bench_function("tag, parse and lemmatise", |b| b.iter(|| Model::english().parse_all(&sentences)));
    group.bench_function("cut, tag, parse, lemmatise and date", |b| {
        b.iter(|| articles.iter().map(analyse).collect::<Vec<_>>());
    });
    group.finish();
    let mut group = c.benchmark_group("articles");
    group.throughput(Throughput::Elements(articles.len() as u64));
    group.bench_function("read to the end", |b| {
        b.iter(|| articles.iter().map(|article| read(article.clone(), &knowledge)).collect::<Vec<_>>());
    });
    group.finish();
    c.bench_function("load the ontology", |b| {
        b.iter(|| Knowledge::builtin().expect("the embedded ontology loads"));
    });
    c.bench_function("load the model", |b| {
        let bytes = Model::english().save();
        b.iter(|| Model::load(&bytes).expect("it was just saved"));
    });
}

criterion_group!(benches, speed);
criterion_main!(benches);
