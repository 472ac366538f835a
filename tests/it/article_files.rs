//! Reading articles from files, folders and standard input: formats, encodings, and what each bad input says.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use demarche::article::{Article, ZoneKind, articles, read_bytes};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

fn read(name: &str, content: &str) -> Article {
    read_bytes(Path::new(name), content.as_bytes()).expect("an article").remove(0)
}

/// Each zone on a line: its kind and its text.
fn zones(article: &Article) -> Vec<(ZoneKind, &str)> {
    article.zones.iter().map(|zone| (zone.kind, zone.span.text(&article.text))).collect()
}

fn ids(paths: &[PathBuf], input: &[u8]) -> Vec<Result<String, String>> {
    articles(paths, input)
        .map(|found| found.map(|article| article.id).map_err(|error| error.to_string()))
        .collect()
}

#[test]
fn one_sentence_is_body_with_or_without_a_full_stop() {
    for text in
        ["Chad recalled its ambassador from Niger", "Chad recalled its ambassador from Niger.", "Talks"]
    {
        assert_eq!(zones(&read("a.txt", text)), [(ZoneKind::Body, text)]);
    }
    let lines = read("a.txt", "Chad recalled its envoy from Niger\nMali welcomed the decision");
    assert!(lines.zones.iter().all(|zone| zone.kind == ZoneKind::Body));
}

#[test]
fn a_headline_and_a_date_line_are_apart_from_the_prose() {
    let text = "Chad and Niger reopen border\nFriday, May 3, 2024\n\nChad and Niger reopened their border on Thursday.\n\
                \nReactions\nMali welcomed the step. Its minister called it overdue.";
    let article = read("a.txt", text);
    let kinds: Vec<ZoneKind> = article.zones.iter().map(|zone| zone.kind).collect();
    use ZoneKind::{Body, Chrome, Heading};
    assert_eq!(kinds, [Heading, Chrome, Body, Heading, Body]);
    assert_eq!(article.title.as_deref(), Some("Chad and Niger reopen border"));
    assert_eq!(article.published, NaiveDate::from_ymd_opt(2024, 5, 3));
}

#[test]
fn comments_begin_where_a_line_counts_them() {
    let text = "2 Comments\nChad and Niger reopened their border on Thursday.\nThe bill drew 40 Comments and a veto.\n\
                2 Comments\njuba77\nAbout time they did that.";
    let article = read("a.txt", text);
    let kinds: Vec<ZoneKind> = article.zones.iter().map(|zone| zone.kind).collect();
    use ZoneKind::{Body, Chrome, Comment};
    assert_eq!(kinds, [Chrome, Body, Body, Comment, Comment, Comment]);
}

#[test]
fn an_excerpt_carries_the_outlet_of_its_card() {
    let text = "Skip to content\nBorder reopens between Chad and Niger\n\nThe border was opened on Thursday.\n\n\
                Sahel Post\n·Zinder, Niger\nRead full article\nLean Left\n\nTraders cheered as the gates opened.\n\n\
                ·Lyon, France\nRead full article\n";
    let article = read("a.txt", text);
    let excerpts: Vec<Option<&str>> = article
        .zones
        .iter()
        .filter(|zone| zone.kind == ZoneKind::Excerpt)
        .map(|zone| zone.outlet.as_deref())
        .collect();
    assert_eq!(excerpts, [Some("Sahel Post"), Some("Lyon, France")]);
}

#[test]
fn a_machine_summary_may_be_announced_before_or_after_it() {
    let after = "• Chad reopened its border.\n• Niger thanked Chad.\nInsights by Delta AI\n\nThe border is open again.";
    let before = "AI-generated summary\n- Chad reopened its border.\n- Niger thanked Chad.\n\nThe border is open again.";
    for text in [after, before] {
        let article = read("a.txt", text);
        let of = |kind| article.zones.iter().filter(|zone| zone.kind == kind).count();
        assert_eq!((of(ZoneKind::Summary), of(ZoneKind::Body)), (2, 1), "{text}");
    }
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Border reopens - Sahel Post</title>
<meta property="og:site_name" content="Sahel Post"><link rel="canonical" href="https://www.sahelpost.example/border">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Border reopens",
"datePublished":"2024-05-03T08:00:00Z"}</script></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Border reopens</h1><p>Chad and Niger reopened their <a href="/b">border</a> on Thursday, two months after
they had closed it over a dispute about customs, officials of both countries said in the town of Diffa.</p>
<h2>Reactions</h2><p>Mali&rsquo;s foreign minister welcomed the step, and the African Union said that it was ready to
send observers to the crossings if both governments agreed to that.</p></article>
<section id="comments"><h3>2 comments</h3><p>Niger attacked Chad, everybody knows that.</p></section>
<footer><p>Copyright 2024 Sahel Post. All rights reserved.</p></footer></body></html>"#;

#[test]
fn a_web_page_gives_its_main_text_headings_and_what_it_says_of_itself() {
    let article = read("border.html", PAGE);
    assert_eq!(article.title.as_deref(), Some("Border reopens"));
    assert_eq!(article.source.as_deref(), Some("Sahel Post"));
    assert_eq!(article.url.as_deref(), Some("https://www.sahelpost.example/border"));
    assert_eq!(article.published, NaiveDate::from_ymd_opt(2024, 5, 3));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    let kinds: Vec<ZoneKind> = article.zones.iter().map(|zone| zone.kind).collect();
    use ZoneKind::{Body, Heading};
    assert_eq!(kinds, [Heading, Body, Heading, Body], "{}", article.text);
    assert!(article.text.contains("reopened their border on Thursday") && article.text.contains("Mali’s"));
    assert!(!article.text.contains("attacked"));
}

#[test]
fn a_page_too_short_for_a_main_text_is_still_read() {
    let article = read("a.html", "<p>Chad met Niger.</p><ul><li>First.</li></ul>");
    assert_eq!(article.text, "Chad met Niger.\n• First.\n");
}

#[test]
fn folders_are_read_in_order_and_other_formats_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("b")).expect("a folder");
    fs::write(at("b/one.txt"), "Chad met Niger.").expect("written");
    fs::write(at("a.html"), PAGE).expect("written");
    fs::write(at("picture.png"), [0x89, b'P', b'N', b'G', 0, 0]).expect("written");
    fs::write(at("zero.txt"), "").expect("written");
    let mut packed = GzEncoder::new(fs::File::create(at("c.jsonl.gz")).expect("a file"), Compression::fast());
    packed
        .write_all(b"{\"doc_id\": \"x\", \"text\": \"X.\"}\n{\"doc_id\": \"y\", \"text\": \"Y.\"}\n")
        .expect("written");
    packed.finish().expect("written");
    let found = ids(&[folder.path().to_owned()], b"");
    let name = |name: &str| Ok(at(name).to_string_lossy().into_owned());
    assert_eq!(found[..4], [name("a.html"), name("b/one.txt"), Ok("x".to_owned()), Ok("y".to_owned())]);
    assert!(found[4].as_ref().is_err_and(|error| error.contains("zero.txt") && error.contains("empty")));
    assert_eq!(found.len(), 5);
}

#[test]
fn each_bad_input_is_one_error_that_names_it_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("empty")).expect("a folder");
    fs::write(at("picture.png"), [0x89, b'P', b'N', b'G', 0, 0]).expect("written");
    fs::write(at("notes"), "Chad met Niger.").expect("written");
    let paths = [at("missing"), at("empty"), at("picture.png"), at("notes")];
    let found = ids(&paths, b"");
    assert_eq!(found.len(), 4, "{found:?}");
    for (error, said) in
        found.iter().zip(["missing: No such file", "empty: no articles", "picture.png: the file is not text"])
    {
        assert!(error.as_ref().is_err_and(|error| error.contains(said)), "{error:?}");
    }
    assert!(found[3].is_ok());
}

#[test]
fn standard_input_may_be_records_a_page_or_text() {
    let paths = [PathBuf::from("-")];
    assert_eq!(ids(&paths, b"  {\"doc_id\": \"x\", \"text\": \"X.\"}\n"), [Ok("x".to_owned())]);
    assert_eq!(ids(&paths, b"Chad met Niger."), [Ok("standard input".to_owned())]);
    let page: Vec<Article> = articles(&paths, PAGE.as_bytes()).flatten().collect();
    assert_eq!(page[0].source.as_deref(), Some("Sahel Post"));
    assert!(ids(&paths, b"\n").is_empty());
    let binary = ids(&paths, b"\x7FELF\0\0").remove(0).expect_err("not text");
    assert!(binary.starts_with("reading standard input: the file is not text"), "{binary}");
}

/// Sorted, disjoint, on character boundaries, and nothing but white space left over.
fn covers(article: &Article) -> bool {
    let mut end = 0;
    for zone in &article.zones {
        let span = zone.span;
        if span.start < end || span.start >= span.end || !article.text[end..span.start].trim().is_empty() {
            return false;
        }
        end = span.end;
    }
    article.text[end..].trim().is_empty()
}

proptest! {
    #[test]
    fn any_bytes_are_articles_or_errors(bytes in prop::collection::vec(any::<u8>(), 0..400), extension in 0..4_usize) {
        let name = ["a.txt", "a.html", "a.jsonl", "a"][extension];
        for article in read_bytes(Path::new(name), &bytes).into_iter().flatten() {
            prop_assert!(covers(&article));
        }
    }

    #[test]
    fn zones_cover_the_text(lines in prop::collection::vec("([A-Za-z·•\"’]{0,9} ){0,6}[.!?]?|[0-9]{1,2} Comments|Read full article|Share|\u{a0}|AI summary|May 3, 2024|<p>\\PC{0,9}", 0..30), html: bool) {
        let name = if html { "a.html" } else { "a.txt" };
        for article in read_bytes(Path::new(name), lines.join("\n").as_bytes()).into_iter().flatten() {
            prop_assert!(covers(&article), "{:?}", article);
        }
    }
}
