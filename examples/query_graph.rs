//! Builds a graph of two sentences in memory and asks it in SPARQL.
#![expect(clippy::print_stdout, reason = "an example's result")]

use demarche::article::Article;
use demarche::store::Store;
use demarche::view::rows;
use demarche::{Knowledge, graph, read};

fn main() -> Result<(), demarche::error::Error> {
    let knowledge = Knowledge::builtin()?;
    let mut store = Store::memory()?;
    for (id, text) in [("a", "Norway condemned Russia."), ("b", "Russia expelled two Norwegian diplomats.")] {
        let extraction = read(Article::plain(id, text), &knowledge);
        store.insert(graph::quads(&extraction, &knowledge.ontology));
    }
    store.commit()?;
    for row in rows(
        &store,
        "SELECT ?a ?relation ?b WHERE { ?e dm:source ?a ; dm:relation ?relation ; dm:target ?b } ORDER BY ?a",
    )? {
        println!("{row:?}");
    }
    Ok(())
}
