//! The articles in examples/: each is read with its date, its source and its headline, and without its page.

use std::path::PathBuf;

use demarche::article::{Article, ZoneKind, articles};

fn examples() -> Vec<Article> {
    let folder = [PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles"))];
    articles(&folder, std::io::empty()).collect::<Result<_, _>>().expect("readable examples")
}

#[test]
fn every_example_tells_its_date_source_and_headline() {
    let examples = examples();
    assert!(examples.len() >= 18, "{}", examples.len());
    for article in &examples {
        assert!(article.published.is_some(), "{}", article.id);
        assert!(article.title.is_some(), "{}", article.id);
        let body = article.zones.iter().filter(|zone| zone.kind == ZoneKind::Body);
        assert!((5..=9).contains(&body.count()), "{}: {:#?}", article.id, article.zones);
        let is_page = article.id.ends_with("-page.txt");
        assert!(is_page || article.source.is_some(), "{}", article.id);
    }
}

#[test]
fn comments_and_advertisements_of_the_example_page_are_set_apart() {
    let examples = examples();
    let page = examples.iter().find(|article| article.id.ends_with("-page.txt")).expect("the page");
    let zones = |kind: ZoneKind| -> Vec<&str> {
        page.zones.iter().filter(|zone| zone.kind == kind).map(|zone| zone.span.text(&page.text)).collect()
    };
    assert_eq!(zones(ZoneKind::Heading), ["Sweden joins NATO after two years of waiting"]);
    assert_eq!(zones(ZoneKind::Advertisement).len(), 3);
    assert_eq!(zones(ZoneKind::Comment).len(), 7);
    assert_eq!(zones(ZoneKind::Body).len(), 5);
    assert!(page.published.is_some_and(|date| date.to_string() == "2024-03-07"));
}
