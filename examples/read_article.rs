//! Reads one article and prints who does what to whom.
#![expect(clippy::print_stdout, reason = "an example's result")]

use demarche::article::Article;
use demarche::{Knowledge, read};

fn main() -> Result<(), demarche::error::Error> {
    let knowledge = Knowledge::builtin()?;
    let article =
        Article::plain("example", "The king of Jordan received Emmanuel Macron in Amman on 3 May 2024.");
    let extraction = read(article, &knowledge);
    for event in &extraction.events {
        let names = |side: &[demarche::extract::Participant]| {
            side.iter().map(|p| extraction.entities[p.entity].label.clone()).collect::<Vec<_>>().join(", ")
        };
        let class = knowledge.ontology.class(&event.class).map_or("", |class| &*class.relation);
        println!("{} {class} {}", names(&event.sources), names(&event.targets));
    }
    Ok(())
}
