//! Two real pages, read where they are at hand: what a careful analyst takes from them is in the graph,
//! and nothing of what is no fact.

use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// Facts by their number in the list of the pages.
const FACTS: &[(u32, &str)] = &[
    (5, "actor:russia dm:supports position:china-on-taiwan"),
    (
        6,
        "?c a dm:Claim ; dm:claimant actor:sergei-shoigu ; dm:verbatim ?v . FILTER(CONTAINS(?v, \"unwavering support\"))",
    ),
    (
        7,
        "?c a dm:Claim ; dm:claimant actor:sergei-shoigu ; dm:verbatim ?v . FILTER(CONTAINS(?v, \"ill-wishers continue\"))",
    ),
    (
        17,
        "?e dm:relation dm:partneredWith ; dm:precision dm:Month ; dm:month \"2022-02\" ; dm:sourceState actor:russia ; dm:targetState actor:china",
    ),
    (18, "?e dm:relation dm:invaded ; dm:source actor:russia ; dm:target actor:ukraine"),
    (
        24,
        "?e dm:relation dm:met ; dm:source actor:sergei-shoigu ; dm:target actor:wang-yi ; dm:precision dm:Month ; dm:month \"2025-12\"",
    ),
    (
        25,
        "?e dm:relation dm:met ; dm:source actor:sergei-shoigu ; dm:target actor:wang-yi ; dm:earliest \"2024-09-10\"^^xsd:date ; sem:hasPlace place:saint-petersburg",
    ),
    (27, "?e dm:plover \"CONSULT\" ; dm:source actor:russia ; dm:target actor:ukraine, actor:united-states"),
];

/// What must not be in the graph.
const NEVER: &[&str] = &[
    "?s skos:prefLabel ?n FILTER(?n IN (\"Comandante\", \"Michelangelo\", \"Muchacha\", \"Vantage\", \"Premium\"))",
    "actor:russia dm:opposes actor:taiwan",
    "actor:china dm:attacked ?x",
    "actor:china dm:invaded ?x",
    "?e dm:relation dm:invaded ; dm:source actor:china",
    "?e dm:relation dm:met ; dm:month \"2026-12\"",
    "?e dm:relation dm:invaded ; dm:earliest ?d",
];

#[test]
fn the_pages_tell_what_an_analyst_takes_from_them() {
    let seeds = Path::new("../shared/seeds");
    if !seeds.exists() {
        return;
    }
    let folder = TempDir::new().expect("a folder");
    let demarche = || Command::cargo_bin("demarche").expect("the program");
    let pages = ["000_0fbc3ad3744d6fd5.txt", "004_82df9003fdc17eb3.txt"].map(|name| seeds.join(name));
    demarche().arg("build").args(pages).arg("--store").arg(folder.path()).assert().success();
    let ask = |pattern: &str| {
        let query = format!("ASK {{ {pattern} }}");
        demarche()
            .arg("query")
            .arg(query)
            .arg("--store")
            .arg(folder.path())
            .output()
            .expect("an answer")
            .status
            .success()
    };
    let missing: Vec<u32> =
        FACTS.iter().filter(|(_, pattern)| !ask(pattern)).map(|(number, _)| *number).collect();
    let wrong: Vec<&&str> = NEVER.iter().filter(|pattern| ask(pattern)).collect();
    assert!(missing.is_empty() && wrong.is_empty(), "missing {missing:?}, wrong {wrong:#?}");
}
