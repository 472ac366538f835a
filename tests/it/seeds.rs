//! Two real pages, read where they are at hand: what a careful analyst takes from them is in the graph,
//! down to the sentence, and nothing of what is no fact.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const PAGES: [&str; 2] = ["000_0fbc3ad3744d6fd5.txt", "004_82df9003fdc17eb3.txt"];

/// Facts by their number in the list of the pages; `?e` is the node that tells it.
const FACTS: &[(u64, &str)] = &[
    (
        1,
        "?e dm:relation dm:met ; dm:factuality dm:Reported ; dm:source actor:sergei-shoigu ; dm:target actor:wang-yi ; \
         dm:sourceState actor:russia ; dm:targetState actor:china ; dm:earliest \"2026-02-01\"^^xsd:date ; \
         dm:latest \"2026-02-01\"^^xsd:date ; dm:precision dm:Day ; sem:hasPlace place:beijing",
    ),
    (
        2,
        "?e dm:relation dm:visited ; dm:factuality dm:Reported ; dm:source actor:sergei-shoigu ; dm:target actor:china ; \
         dm:earliest \"2026-02-01\"^^xsd:date ; dm:precision dm:Day",
    ),
    (
        3,
        "?e a dm:Claim ; dm:claimant actor:russian-security-council ; dm:content ?c \
         FILTER(CONTAINS(?c, \"would discuss security issues\"))",
    ),
    (
        4,
        "?e a dm:Claim ; dm:claimant actor:sergei-shoigu ; dm:addressee actor:wang-yi ; dm:content ?c \
         FILTER(CONTAINS(?c, \"continues to back Beijing on Taiwan\"))",
    ),
    (
        5,
        "?e a dm:Stance ; dm:holder actor:russia ; dm:relation dm:supports ; dm:toward position:china-on-taiwan ; \
         dm:claimant actor:sergei-shoigu ; dm:factuality dm:Reported . actor:russia dm:supports position:china-on-taiwan",
    ),
    (
        6,
        "?e a dm:Claim, dm:DirectQuote ; dm:claimant actor:sergei-shoigu ; dm:onBehalfOf actor:russia ; dm:verbatim ?v \
         FILTER(CONTAINS(?v, \"consistent and unwavering support for Beijing on the Taiwan issue\"))",
    ),
    (
        7,
        "?e a dm:Claim ; dm:claimant actor:sergei-shoigu ; dm:verbatim ?v \
         FILTER(CONTAINS(?v, \"ill-wishers continue trying to destabilize\"))",
    ),
    (
        8,
        "?e a dm:Stance ; dm:holder actor:russia ; dm:relation dm:recognises ; dm:toward actor:china ; \
         dm:claimant actor:sergei-shoigu . actor:russia dm:recognises actor:china",
    ),
    (
        9,
        "?e a dm:Stance ; dm:holder actor:russia ; dm:relation dm:opposes ; dm:onTopic topic:taiwan-independence ; \
         dm:proposition ?p FILTER(STRSTARTS(?p, \"Taiwan's independence\"))",
    ),
    (
        10,
        "?e a dm:Stance ; dm:holder actor:russia ; dm:relation dm:considers ; dm:about actor:taiwan ; dm:proposition ?p \
         FILTER(CONTAINS(?p, \"inseparable part of China\"))",
    ),
    (
        11,
        "?e a dm:Stance ; dm:holder actor:china ; dm:relation dm:considers ; dm:about actor:taiwan ; dm:proposition ?p \
         FILTER(CONTAINS(?p, \"own territory\"))",
    ),
    (
        12,
        "?e a dm:Stance ; dm:holder actor:china ; dm:relation dm:doesNotRuleOut ; dm:onTopic topic:use-of-force",
    ),
    (
        13,
        "?e a dm:Stance ; dm:holder actor:china ; dm:relation dm:proposes ; dm:proposition ?p \
         FILTER(CONTAINS(?p, \"model for Taiwan\"))",
    ),
    (
        17,
        "?e dm:relation dm:partneredWith ; dm:precision dm:Month ; dm:month \"2022-02\" ; dm:source actor:russia ; \
         dm:target actor:china",
    ),
    (
        18,
        "?e dm:relation dm:invaded ; dm:source actor:russia ; dm:target actor:ukraine ; dm:factuality dm:Reported",
    ),
    (
        19,
        "?e dm:relation dm:partneredWith ; dm:source actor:russia ; dm:target actor:china ; dm:factuality dm:Reported",
    ),
    (
        21,
        "?e dm:relation dm:discussedWith ; dm:source actor:sergei-shoigu ; dm:target actor:wang-yi ; \
         dm:factuality dm:Reported",
    ),
    (
        22,
        "?e a dm:Claim ; dm:claimant actor:wang-yi ; dm:verbatim ?v \
         FILTER(CONTAINS(?v, \"real risk of regressing to the law of the jungle\"))",
    ),
    (
        24,
        "?e dm:relation dm:met ; dm:source actor:sergei-shoigu ; dm:target actor:wang-yi ; dm:precision dm:Month ; \
         dm:earliest \"2025-12-01\"^^xsd:date",
    ),
    (
        25,
        "?e dm:relation dm:met ; dm:source actor:sergei-shoigu ; dm:target actor:wang-yi ; dm:precision dm:Day ; \
         dm:earliest \"2024-09-10\"^^xsd:date ; sem:hasPlace place:saint-petersburg",
    ),
    (27, "?e dm:plover \"CONSULT\" ; dm:source actor:russia ; dm:target actor:ukraine, actor:united-states"),
    (
        30,
        "?e a dm:Stance ; dm:holder actor:russia ; dm:relation dm:supports ; dm:toward position:china-on-taiwan ; \
         dm:claimant actor:sergei-shoigu ; dm:factuality dm:Planned ; dm:declared false",
    ),
    (
        31,
        "?e a dm:Stance ; dm:holder actor:sergei-shoigu ; dm:relation dm:supports ; dm:toward actor:china ; \
         dm:strength dm:Strong",
    ),
    (
        32,
        "?e a dm:Stance ; dm:holder actor:wang-yi ; dm:relation dm:wants ; dm:proposition ?p \
         FILTER(CONTAINS(?p, \"strengthen bilateral relations\"))",
    ),
    (
        33,
        "?e a dm:Stance ; dm:holder actor:russia ; dm:relation dm:wants ; dm:proposition ?p \
         FILTER(CONTAINS(?p, \"strengthen their relations\"))",
    ),
    (
        34,
        "?e a org:Membership ; org:member actor:sergei-shoigu ; org:role office:secretary ; \
         org:organization actor:russian-security-council ; dm:status dm:Current",
    ),
    (
        35,
        "?e a org:Membership ; org:member actor:sergei-shoigu ; org:role office:defence-minister ; dm:status dm:Former",
    ),
    (
        36,
        "?e a org:Membership ; org:member actor:wang-yi ; org:role office:foreign-minister ; \
         org:organization actor:china ; dm:status dm:Current",
    ),
];

/// Fact 37, and relations that need no evidence of their own.
const TRUE: &[&str] = &[
    "actor:sergei-shoigu skos:altLabel \"Sergei Choigou\", \"Sergei Čoig\"",
    "actor:sergei-shoigu dm:met actor:wang-yi . actor:wang-yi dm:met actor:sergei-shoigu",
    "actor:taiwan a dm:Polity",
];

/// What must not be in the graph.
const NEVER: &[&str] = &[
    "?s skos:prefLabel ?n FILTER(?n IN (\"Comandante\", \"Michelangelo\", \"Muchacha\", \"Mariposa\", \"Raphael\", \
     \"Vantage\", \"Premium\", \"Ground News\", \"Internazionale\", \"Sergei Čoig\", \"Sergei Choigou\"))",
    "actor:russia dm:opposes actor:taiwan",
    "actor:russia dm:considers ?x",
    "actor:china dm:attacked|dm:invaded|dm:threatened ?x",
    "?e dm:relation dm:invaded ; dm:source actor:china",
    "?e dm:relation dm:invaded ; dm:earliest ?d",
    "?e dm:relation dm:met ; dm:month \"2026-12\"",
    "?e dm:relation dm:met ; dm:source|dm:target actor:ukraine",
    "?e dm:relation dm:met ; dm:earliest \"2025-12-01\"^^xsd:date ; sem:hasPlace ?p",
    "?e dm:plover \"ASSAULT\" FILTER NOT EXISTS { ?e dm:relation dm:invaded }",
    "?e dm:plover \"THREATEN\"",
    "?e dm:precision dm:Day ; dm:month \"2022-02\"",
    "?e sem:hasPlace ?p . ?p skos:prefLabel ?n FILTER(?n IN (\"Paris\", \"Romania\", \"Germany\", \"Hong Kong\"))",
    "actor:taiwan a dm:State",
    "actor:taiwan dm:state ?s",
    "actor:tass dm:supports ?x",
    "actor:reuters dm:supports ?x",
    "?m org:member actor:sergei-shoigu ; org:role office:defence-minister ; dm:status dm:Current",
    "?m dm:sentence ?s FILTER(CONTAINS(?s, \"authoritarian regimes\") || CONTAINS(?s, \"Western influence\"))",
];

struct Graph {
    folder: TempDir,
}

impl Graph {
    fn demarche() -> Command {
        Command::cargo_bin("demarche").expect("the program")
    }

    fn query(&self, query: &str) -> (bool, Vec<u8>) {
        let mut command = Self::demarche();
        command.args(["query", query, "--format", "json", "--store"]).arg(self.folder.path());
        let output = command.output().expect("an answer");
        assert_ne!(output.status.code(), Some(2), "{query}: {}", String::from_utf8_lossy(&output.stderr));
        (output.status.success(), output.stdout)
    }

    fn holds(&self, pattern: &str) -> bool {
        self.query(&format!("ASK {{ {pattern} }}")).0
    }

    /// Page, begin and end of the sentences from which `?e` was made.
    fn evidence(&self, pattern: &str) -> Vec<(String, u64, u64)> {
        let (_, bytes) = self.query(&format!(
            "SELECT ?page ?begin ?end WHERE {{ {pattern} . ?e prov:wasDerivedFrom ?m . \
             GRAPH ?g {{ ?m dm:begin ?begin ; dm:end ?end . ?g schema:identifier ?page }} }}"
        ));
        let answer: Value = serde_json::from_slice(&bytes).expect("SPARQL JSON");
        let text = |row: &Value, name: &str| row[name]["value"].as_str().unwrap_or_default().to_owned();
        let number = |row: &Value, name: &str| text(row, name).parse().expect("a number");
        let rows = answer["results"]["bindings"].as_array().expect("rows");
        rows.iter().map(|row| (text(row, "page"), number(row, "begin"), number(row, "end"))).collect()
    }
}

fn graph(seeds: &Path) -> Graph {
    let folder = TempDir::new().expect("a folder");
    let pages = PAGES.map(|name| seeds.join(name));
    Graph::demarche().arg("build").args(pages).arg("--store").arg(folder.path()).assert().success();
    Graph { folder }
}

#[test]
fn the_pages_tell_what_an_analyst_takes_from_them() {
    let seeds = Path::new("../shared/seeds");
    if !seeds.exists() {
        return;
    }
    let list = std::fs::read_to_string(seeds.join("facts.json")).expect("the list of facts");
    let list: Vec<Value> = serde_json::from_str(&list).expect("JSON");
    let graph = graph(seeds);
    let mut wrong: Vec<String> = Vec::new();
    for (number, pattern) in FACTS {
        let fact = list.iter().find(|fact| fact["id"] == *number).expect("a fact of the list");
        let told = graph.evidence(pattern);
        let is_behind = |(page, begin, end): &(String, u64, u64)| {
            fact["evidence"].as_array().expect("evidence").iter().any(|evidence| {
                page.ends_with(evidence["doc"].as_str().expect("a page"))
                    && *begin < evidence["end"].as_u64().expect("an offset")
                    && *end > evidence["begin"].as_u64().expect("an offset")
            })
        };
        if told.is_empty() {
            wrong.push(format!("{number} is missing: {}", fact["fact"]));
        } else if !told.iter().any(is_behind) {
            wrong.push(format!("{number} rests on other words: {told:?}"));
        }
    }
    wrong.extend(TRUE.iter().filter(|p| !graph.holds(p)).map(|p| format!("missing: {p}")));
    wrong.extend(NEVER.iter().filter(|p| graph.holds(p)).map(|p| format!("in the graph: {p}")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_pages_tell_one_meeting_of_that_day_and_three_in_all() {
    let seeds = Path::new("../shared/seeds");
    if !seeds.exists() {
        return;
    }
    let graph = graph(seeds);
    let (_, bytes) = graph.query(
        "SELECT ?e WHERE { ?e a sem:Event ; dm:relation dm:met ; dm:earliest \"2026-02-01\"^^xsd:date }",
    );
    let answer: Value = serde_json::from_slice(&bytes).expect("SPARQL JSON");
    assert_eq!(answer["results"]["bindings"].as_array().map(Vec::len), Some(1), "{answer:#}");
    let output = Graph::demarche()
        .args(["timeline", "--actor", "Sergei Shoigu", "--with", "Wang Yi", "--type", "met", "--store"])
        .arg(graph.folder.path())
        .output()
        .expect("a timeline");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let dates: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(dates, ["2024-09-10", "2025-12", "2026-02-01"], "{text}");
}
