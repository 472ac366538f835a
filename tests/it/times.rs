//! Expressions of time, their TIMEX3 values and bounds: tests/gold/times.md, each sentence as if published on
//! Wednesday, 18 November 2026. `UPDATE_EXPECT=1` writes the file anew.

use std::fmt::Write as _;

use demarche::article::Article;
use demarche::text::model::Model;
use demarche::text::{English, NoLexicon, Time, analyze};
use expect_test::expect_file;

const GOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold/times.md");

#[test]
fn times_are_read_as_the_table_says() {
    let english = English::builtin().expect("embedded");
    let gold = std::fs::read_to_string(GOLD).expect("the table is there");
    let mut written = String::new();
    for line in gold.lines() {
        if line.starts_with("- ") {
            continue;
        }
        written.push_str(line);
        written.push('\n');
        if line.is_empty() || line.starts_with('#') || line.starts_with("<!--") {
            continue;
        }
        let published = "2026-11-18".parse().ok();
        let document = analyze(
            Article { published, ..Article::plain("t", line) },
            &english,
            Model::english(),
            &NoLexicon,
        );
        for time in &document.times {
            writeln!(written, "- {} = {}{}", document.text(time.span), time.value, bounds(time))
                .expect("a string");
        }
    }
    expect_file![GOLD].assert_eq(&written);
}

fn bounds(time: &Time) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or("…".to_owned(), |day| day.to_string());
    time.date.map_or(String::new(), |date| {
        let kind = serde_json::to_value((date.precision, time.basis)).expect("plain names");
        let (precision, basis) = (kind[0].as_str().unwrap_or(""), kind[1].as_str().unwrap_or(""));
        format!(" ({} to {}, {precision}, {basis})", day(date.earliest), day(date.latest))
    })
}
