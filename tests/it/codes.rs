//! Codes: whose actors are, and what they are in it. The cases are tests/gold/codes.md.

use demarche::Knowledge;

#[test]
fn actors_have_the_codes_that_the_cases_say() {
    let knowledge = Knowledge::builtin().expect("the embedded ontology loads");
    let mut wrong = Vec::new();
    for line in include_str!("../gold/codes.md").lines().filter_map(|line| line.strip_prefix("- ")) {
        let [text, source, target] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("expected a sentence and two codes: {line}");
        };
        let found = crate::told(text, &knowledge);
        let event = &found["events"][0];
        let code = |key: &str| event[key].as_str().unwrap_or("-").to_owned();
        let told = (code("source_code"), code("target_code"));
        if !event.is_object() || told != (source.to_owned(), target.to_owned()) {
            wrong.push(format!("{text}: expected {source} and {target}, found {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
