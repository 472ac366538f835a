//! Properties: no text makes the reader fail, and the same text is read the same way.

use std::sync::LazyLock;

use demarche::article::Article;
use demarche::{Knowledge, graph, read};
use proptest::prelude::*;

static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::builtin().expect("the embedded ontology loads"));

fn lines(text: &str) -> Vec<String> {
    let quads = graph::quads(&read(Article::plain("p", text), &KNOWLEDGE), &KNOWLEDGE.ontology);
    quads.iter().map(ToString::to_string).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_is_read_without_failing(text in "\\PC{0,300}") {
        lines(&text);
    }

    #[test]
    fn words_of_the_news_in_any_order_are_read_the_same_way_twice(
        words in prop::collection::vec(prop::sample::select(vec![
            "Russia", "Wang Yi", "met", "said", "that", "in", "Beijing", "on", "Monday", ",", ".", "'", "\"", "the",
            "foreign minister", "of", "talks", "between", "and", "was", "attacked", "by", "he", "its", "2024", "\n", "both nations",
        ]), 0..60)
    ) {
        let text = words.join(" ");
        prop_assert_eq!(lines(&text), lines(&text));
    }
}

#[test]
fn active_equals_passive() {
    for (active, passive) in [
        ("The United States sanctioned Belarus.", "Belarus was sanctioned by the United States."),
        ("Iraq invaded Kuwait.", "Kuwait was invaded by Iraq."),
        ("Norway condemned Russia.", "Russia was condemned by Norway."),
    ] {
        assert!(!triples(active).is_empty(), "{active}");
        assert_eq!(triples(active), triples(passive), "{active}");
    }
}

/// Class, sources and targets of the events of a text.
fn triples(text: &str) -> Vec<(String, Vec<String>, Vec<String>)> {
    let e = read(Article::plain("p", text), &KNOWLEDGE);
    let side = |side: &[demarche::extract::Participant]| {
        side.iter().map(|p| e.entities[p.entity].label.clone()).collect::<Vec<_>>()
    };
    e.events
        .iter()
        .map(|event| (event.class.to_string(), side(&event.sources), side(&event.targets)))
        .collect()
}

#[test]
fn renaming_the_actors_renames_the_triples() {
    let templates = [
        "{A} imposed sanctions on {B} on Monday.",
        "{B} was invaded by {A} in 1990.",
        "{A} accused {B} of violating the agreement.",
        "The meeting between {A} and {B} lasted two hours.",
        "{A} condemned {B}, and {B} threatened {A}.",
    ];
    let states = ["Norway", "Kenya", "Vietnam", "Peru", "Egypt", "Japan"];
    for template in templates {
        let told = |a: &str, b: &str| {
            let named = |label: &String| match label {
                label if label == a => "A".to_owned(),
                label if label == b => "B".to_owned(),
                other => other.clone(),
            };
            let rename = |labels: Vec<String>| labels.iter().map(named).collect::<Vec<_>>();
            let text = template.replace("{A}", a).replace("{B}", b);
            triples(&text).into_iter().map(|(class, s, t)| (class, rename(s), rename(t))).collect::<Vec<_>>()
        };
        let first = told(states[0], states[1]);
        assert!(!first.is_empty(), "{template}");
        for pair in states.windows(2) {
            assert_eq!(told(pair[0], pair[1]), first, "{template} with {pair:?}");
        }
    }
}

/// Each verb asks what the clause below it tells; asked again at every level, this would not end.
#[test]
fn clauses_inside_clauses_are_read_once_each() {
    let text = format!("The workers protested {}Iran.", "to protest ".repeat(60));
    let extraction = read(Article::plain("nested", &text), &KNOWLEDGE);
    assert_eq!(extraction.document.sentences.len(), 1);
}
