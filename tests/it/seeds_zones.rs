//! The zones of the two real pages, where they are at hand: beside the project, not in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use demarche::article::{Article, ZoneKind, read_bytes};
use demarche::span::CodePoints;

fn seeds() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.ancestors().map(|folder| folder.join("shared/seeds")).find(|folder| folder.is_dir())
}

fn article(seeds: &Path, start: &str) -> Article {
    let files = std::fs::read_dir(seeds).expect("the seeds").flatten().map(|entry| entry.path());
    let mut pages =
        files.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start)));
    let path = pages.next().expect("the page");
    read_bytes(&path, &std::fs::read(&path).expect("readable")).expect("text").remove(0)
}

/// The zone that holds a half-open range of code points.
fn zone_at(article: &Article, begin: usize, end: usize) -> Option<(ZoneKind, Option<&str>)> {
    let points = CodePoints::new(&article.text);
    article.zones.iter().find_map(|zone| {
        let (start, stop) = points.span(zone.span);
        (start <= begin && end <= stop).then_some((zone.kind, zone.outlet.as_deref()))
    })
}

/// `(document's first letters, key, begin, end)` of every sentence that a fact is drawn from.
fn sentences(seeds: &Path) -> BTreeMap<String, (String, usize, usize)> {
    let json = std::fs::read_to_string(seeds.join("facts.json")).expect("facts.json");
    let facts: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let evidence = facts
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|fact| fact["evidence"].as_array().into_iter().flatten());
    evidence
        .map(|sentence| {
            let number =
                |key: &str| usize::try_from(sentence[key].as_u64().expect("an offset")).expect("small");
            let text = |key: &str| sentence[key].as_str().expect("a text").to_owned();
            (text("key"), (text("doc")[..3].to_owned(), number("begin"), number("end")))
        })
        .collect()
}

#[test]
fn each_key_sentence_is_in_its_zone() {
    let Some(seeds) = seeds() else { return };
    let pages = BTreeMap::from(["000", "004"].map(|start| (start.to_owned(), article(&seeds, start))));
    let sentences = sentences(&seeds);
    assert!(sentences.len() >= 20);
    let mut wrong = Vec::new();
    for (key, (document, begin, end)) in &sentences {
        let found = zone_at(&pages[document], *begin, *end);
        let expected = match key.as_str() {
            "BH" => ZoneKind::Heading,
            "BM" => ZoneKind::Chrome,
            key if key.starts_with('A') => ZoneKind::Body,
            key if key.starts_with('B') => ZoneKind::Summary,
            _ => ZoneKind::Excerpt,
        };
        if found.map(|(kind, _)| kind) != Some(expected) {
            wrong.push((key, expected, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outlets_and_the_date_are_those_that_the_page_tells() {
    let Some(seeds) = seeds() else { return };
    let page = article(&seeds, "004");
    assert_eq!(page.published, NaiveDate::from_ymd_opt(2026, 2, 1));
    let outlets = |kind: ZoneKind| -> Vec<Option<&str>> {
        page.zones.iter().filter(|zone| zone.kind == kind).map(|zone| zone.outlet.as_deref()).collect()
    };
    assert_eq!(outlets(ZoneKind::Excerpt), [Some("Paris, France"), Some("Romania"), Some("Germany")]);
    assert_eq!(outlets(ZoneKind::Summary), [Some("Ground AI"); 5]);
    assert_eq!(outlets(ZoneKind::Body), []);
}

#[test]
fn headings_comments_and_advertisements_are_no_evidence() {
    let Some(seeds) = seeds() else { return };
    let zones = |page: &Article, kind: ZoneKind| {
        page.zones
            .iter()
            .filter(|zone| zone.kind == kind)
            .map(|zone| zone.span.text(&page.text).to_owned())
            .collect::<Vec<_>>()
    };
    let article_page = article(&seeds, "000");
    assert_eq!(zones(&article_page, ZoneKind::Heading).len(), 4);
    let comments = zones(&article_page, ZoneKind::Comment);
    assert!(comments[0].ends_with("Comments"));
    assert_eq!(comments.len(), 11);
    let aggregator = article(&seeds, "004");
    assert_eq!(zones(&aggregator, ZoneKind::Heading).len(), 1);
    assert_eq!(zones(&aggregator, ZoneKind::Advertisement).len(), 3);
}
