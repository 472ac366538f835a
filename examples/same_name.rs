//! Tells of pairs of names whether they can be one's: `cargo run --example same_name < pairs.jsonl`.
//! In: JSON lines with `doc_id`, `name1`, `name2`. Out: JSON lines with `doc_id`, `match`.

use std::io::{BufRead, Write};

use demarche::name::is_same_name;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let pair: Value = serde_json::from_str(&line?)?;
        let name = |key: &str| pair[key].as_str().unwrap_or_default();
        let answer = json!({ "doc_id": pair["doc_id"], "match": is_same_name(name("name1"), name("name2")) });
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
