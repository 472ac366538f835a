//! Claims, stances and factuality against our own annotated sentences in `tests/gold/stances.jsonl`. One JSON object a
//! line: `text`; `claims` with claimant, content, manner, addressee and the outer claimant (`within`); `stances` with
//! holder, polarity and what they are toward; `events` as trigger and factuality; of the sentences that are `negative`,
//! `reported` lists the triggers of what they do report.
//!
//! `cargo test --test it gold_ -- --nocapture` prints the figures and every difference.

#![expect(clippy::print_stdout, reason = "figures and differences for --nocapture")]

use std::collections::BTreeSet;

use demarche::article::Article;
use demarche::view::json;
use demarche::{Knowledge, read};
use serde_json::Value;

/// Floors, in per cent.
const CLAIMS: f64 = 89.0;
const STANCES: f64 = 88.0;
const FACTUALITY: f64 = 97.0;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn words(text: &str) -> BTreeSet<String> {
    const SMALL: [&str; 6] = ["the", "a", "of", "an", "that", "it"];
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !SMALL.contains(w));
    words.map(str::to_owned).collect()
}

/// Whether at least half of the words of both are those of each.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (shared, all) = (a.intersection(&b).count(), a.union(&b).count());
    all > 0 && 2 * shared >= all
}

#[derive(Default)]
struct Score {
    found: usize,
    told: usize,
    annotated: usize,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.told += other.told;
        self.annotated += other.annotated;
    }

    fn f1(&self) -> f64 {
        200.0 * self.found as f64 / (self.told + self.annotated).max(1) as f64
    }

    fn line(&self, name: &str) -> String {
        let percent = |of: usize| 100.0 * self.found as f64 / of.max(1) as f64;
        format!(
            "{name:10} P {:5.1} R {:5.1} F1 {:5.1}  ({} of {} told, {} annotated)",
            percent(self.told),
            percent(self.annotated),
            self.f1(),
            self.found,
            self.told,
            self.annotated
        )
    }
}

/// Pairs each annotated item with the first one told that is the same; prints the others.
fn compare(told: &[Value], annotated: &[Value], is_same: impl Fn(&Value, &Value) -> bool) -> Score {
    let mut used = BTreeSet::new();
    for item in annotated {
        match (0..told.len()).find(|i| !used.contains(i) && is_same(&told[*i], item)) {
            Some(index) => drop(used.insert(index)),
            None => println!("  lacks {item}"),
        }
    }
    for (_, item) in told.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        println!("  tells {item}");
    }
    Score { found: used.len(), told: told.len(), annotated: annotated.len() }
}

/// The factuality of an event in the finest words; an intention that is negated is denied.
fn factuality(event: &Value) -> &str {
    let told = event["modality"].as_str().unwrap_or_else(|| text(event, "factuality"));
    let is_negated = event["negated"].as_bool().unwrap_or_default();
    if is_negated && matches!(told, "planned" | "possible") { "denied" } else { told }
}

fn of_events(sentence: &str, told: &[Value], annotated: &[Value]) -> Score {
    let mut score = Score { annotated: annotated.len(), ..Score::default() };
    for item in annotated {
        let trigger = text(item, "trigger");
        let start = sentence.find(trigger).map_or(0, |at| sentence[..at].chars().count());
        let end = start + trigger.chars().count();
        let at = |event: &&Value| {
            let place = |key: &str| event[key].as_u64().unwrap_or_default() as usize;
            place("start") < end && place("end") > start
        };
        let Some(event) = told.iter().find(at) else { continue };
        score.told += 1;
        if factuality(event) == text(item, "factuality") {
            score.found += 1;
        } else {
            println!("  {trigger}: {} and not {}", factuality(event), text(item, "factuality"));
        }
    }
    score
}

#[test]
fn gold_claims_stances_and_factuality_are_read() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let gold = std::fs::read_to_string("tests/gold/stances.jsonl").expect("the sentences");
    let (mut claims, mut stances, mut events) = (Score::default(), Score::default(), Score::default());
    let mut false_reports = Vec::new();
    let mut negatives = 0;
    for line in gold.lines() {
        let item: Value = serde_json::from_str(line).expect("a JSON object a line");
        let sentence = text(&item, "text");
        println!("{sentence}");
        let told = json::extraction(&read(Article::plain("gold", sentence), &knowledge), &knowledge.ontology);
        let all = list(&told, "claims");
        claims.add(&compare(list(&told, "claims"), list(&item, "claims"), |told, item| {
            let outer = told["within"].as_u64().map(|at| text(&all[at as usize], "claimant"));
            same(text(told, "claimant"), text(item, "claimant"))
                && same(text(told, "content"), text(item, "content"))
                && text(told, "manner") == text(item, "manner")
                && item["within"].as_str().is_none_or(|within| outer.is_some_and(|outer| same(outer, within)))
        }));
        stances.add(&compare(list(&told, "stances"), list(&item, "stances"), |told, item| {
            same(text(told, "holder"), text(item, "holder"))
                && text(told, "polarity") == text(item, "polarity")
                && same(text(told, "toward"), text(item, "toward"))
        }));
        events.add(&of_events(sentence, list(&told, "events"), list(&item, "events")));
        if item["negative"] == Value::Bool(true) {
            negatives += 1;
            let is_allowed = |event: &Value| {
                list(&item, "reported")
                    .iter()
                    .any(|trigger| text(event, "trigger").contains(trigger.as_str().unwrap_or("\n")))
            };
            let reported = list(&told, "events").iter().filter(|e| text(e, "factuality") == "reported");
            false_reports.extend(reported.filter(|e| !is_allowed(e)).map(|e| e["sentence"].to_string()));
        }
    }
    println!("{}\n{}", claims.line("claims"), stances.line("stances"));
    let accuracy = 100.0 * events.found as f64 / events.told.max(1) as f64;
    println!("factuality {accuracy:.1} % of {} events found, of {} annotated", events.told, events.annotated);
    println!("false reports in {negatives} negative sentences: {}", false_reports.len());
    assert!(negatives >= 50 && gold.lines().count() >= 150);
    assert!(claims.f1() >= CLAIMS, "claims {:.1}", claims.f1());
    assert!(stances.f1() >= STANCES, "stances {:.1}", stances.f1());
    assert!(accuracy >= FACTUALITY, "factuality {accuracy:.1}");
    assert!(false_reports.is_empty(), "told as a fact: {false_reports:#?}");
}

#[test]
fn no_part_of_a_sentence_stops_the_reading() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let gold = std::fs::read_to_string("tests/gold/stances.jsonl").expect("the sentences");
    let mut parts = 0;
    for line in gold.lines() {
        let item: Value = serde_json::from_str(line).expect("a JSON object a line");
        let words: Vec<&str> = text(&item, "text").split(' ').collect();
        for cut in (1..words.len()).step_by(3) {
            for part in [&words[..cut], &words[cut..]] {
                let extraction = read(Article::plain("part", &part.join(" ")), &knowledge);
                let told = json::extraction(&extraction, &knowledge.ontology);
                assert!(told["claims"].is_array());
                parts += 1;
            }
        }
    }
    assert!(parts > 1000, "{parts}");
}
