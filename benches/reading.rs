//! How fast text is parsed and articles are read: `cargo bench`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use demarche::article::Article;
use demarche::text::model::Model;
use demarche::{Knowledge, read};

const SENTENCE: &str = "The foreign minister of Norway met the president of Kenya in Oslo on Monday , and both sides \
    agreed to open talks on fishing rights before the end of the year .";

fn parse(c: &mut Criterion) {
    let sentences: Vec<Vec<&str>> = vec![SENTENCE.split(' ').collect(); 64];
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Elements(sentences.iter().map(|s| s.len() as u64).sum()));
    group.bench_function("tokens", |b| b.iter(|| Model::english().parse_all(&sentences)));
    group.finish();
}

fn articles(c: &mut Criterion) {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let text = SENTENCE.replace(" ,", ",").replace(" .", ". ").repeat(16);
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(1));
    group
        .bench_function("article of 500 tokens", |b| b.iter(|| read(Article::plain("a", &text), &knowledge)));
    group.finish();
}

criterion_group!(benches, parse, articles);
criterion_main!(benches);
