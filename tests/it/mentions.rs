//! Mentions: which words name whom, and the article that they lead to. The cases are tests/gold/mentions.md.

use demarche::Knowledge;
use serde_json::Value;

/// A marked stretch of a line: where its words stand, and what is expected of them.
struct Mark {
    start: usize,
    end: usize,
    expected: Vec<String>,
}

/// The sentence without its marks, and the marks, in code points.
fn unmarked(line: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        text.push_str(before);
        let (mark, after) = marked.split_once(']').expect("a mark that ends");
        let mut parts = mark.split('|').map(str::to_owned);
        let words = parts.next().unwrap_or_default();
        let expected: Vec<String> = parts.collect();
        let start = text.chars().count();
        // "[yesterday|!]" says of words that already stand there that they are none.
        if expected.first().is_some_and(|kind| kind == "!") {
            let at = text.to_lowercase().find(&words.to_lowercase()).expect("the words are in the line");
            let start = text[..at].chars().count();
            marks.push(Mark { start, end: start + words.chars().count(), expected });
            text.truncate(text.trim_end().len());
        } else {
            text.push_str(&words);
            marks.push(Mark { start, end: start + words.chars().count(), expected });
        }
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

#[test]
fn words_name_what_the_cases_say() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let mut wrong = Vec::new();
    for line in include_str!("../gold/mentions.md").lines().filter_map(|line| line.strip_prefix("- ")) {
        let (text, marks) = unmarked(line);
        assert!(!marks.is_empty(), "nothing is expected of {text:?}");
        let found = crate::told(&text, &knowledge);
        let mentions = found["mentions"].as_array().expect("mentions");
        for Mark { start, end, expected } in marks {
            let here: Vec<&Value> =
                mentions.iter().filter(|m| m["start"] == start && m["end"] == end).collect();
            let fits = match expected.as_slice() {
                [none] if none == "!" => here.is_empty(),
                [kind] => here.iter().any(|m| m["type"] == **kind),
                [kind, title] => here.iter().any(|m| m["type"] == **kind && m["link"] == **title),
                _ => panic!("a mark is words, a type and perhaps a title: {line}"),
            };
            if !fits {
                wrong.push(format!("{text}: expected {expected:?} at {start}, found {mentions:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
