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
    let told = |text: &str| {
        let e = read(Article::plain("p", text), &KNOWLEDGE);
        let side = |side: &[demarche::extract::Participant]| {
            side.iter().map(|p| e.entities[p.entity].label.clone()).collect::<Vec<_>>()
        };
        e.events
            .iter()
            .map(|event| (event.class.clone(), side(&event.sources), side(&event.targets)))
            .collect::<Vec<_>>()
    };
    for (active, passive) in [
        ("The United States sanctioned Belarus.", "Belarus was sanctioned by the United States."),
        ("Iraq invaded Kuwait.", "Kuwait was invaded by Iraq."),
        ("Norway condemned Russia.", "Russia was condemned by Norway."),
    ] {
        assert!(!told(active).is_empty(), "{active}");
        assert_eq!(told(active), told(passive), "{active}");
    }
}
