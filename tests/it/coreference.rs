//! Coreference: which words stand for the same. The cases are tests/gold/coreference.md.

use std::collections::BTreeMap;

use demarche::Knowledge;
use serde_json::Value;

/// The text without its marks, and for each mark where it begins and ends, in code points, and its number.
fn unmarked(line: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        text.push_str(before);
        let (mark, after) = marked.split_once(']').expect("a mark that ends");
        let (words, number) = mark.split_once('|').expect("a mark is words and a number");
        let start = text.chars().count();
        text.push_str(words);
        marks.push((start, text.chars().count(), number.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

#[test]
fn words_stand_for_whom_the_cases_say() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let mut wrong = Vec::new();
    for line in include_str!("../gold/coreference.md").lines().filter_map(|line| line.strip_prefix("- ")) {
        let (text, marks) = unmarked(line);
        let found = crate::told(&text, &knowledge);
        let mentions = found["mentions"].as_array().expect("mentions");
        let cluster = |start: usize, end: usize| {
            let here = mentions.iter().find(|m| m["start"] == start && m["end"] == end);
            here.map_or(Value::Null, |m| m["id"].clone())
        };
        let mut numbers: BTreeMap<String, Value> = BTreeMap::new();
        let fits = marks.iter().all(|(start, end, number)| {
            let cluster = cluster(*start, *end);
            match number.as_str() {
                "-" => cluster.is_null(),
                _ if cluster.is_null() => false,
                _ => *numbers.entry(number.clone()).or_insert_with(|| cluster.clone()) == cluster,
            }
        });
        let distinct: std::collections::BTreeSet<String> = numbers.values().map(Value::to_string).collect();
        if !fits || distinct.len() < numbers.len() {
            let words: Vec<char> = text.chars().collect();
            let told = mentions.iter().map(|m| {
                let (start, end) = (m["start"].as_u64().unwrap_or(0), m["end"].as_u64().unwrap_or(0));
                format!("{}={}", words[start as usize..end as usize].iter().collect::<String>(), m["id"])
            });
            wrong.push(format!("{line}\n  found {}", told.collect::<Vec<_>>().join(", ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
