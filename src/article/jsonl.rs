//! JSON lines: one article a line. A line that cannot be read is an error of its own; the others go on.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::files::too_long;
use super::{Article, dates, html, zones};
use crate::error::{Error, Result};

const EXPECTED: &str =
    r#"expected an object {"doc_id", "text", "date"?, "title"?, "source"?, "url"?, "lang"?} on one line"#;

/// The articles of a stream of JSON lines, each read when it is asked for. Blank lines are passed over.
pub struct Records<R> {
    /// Named in errors.
    path: PathBuf,
    input: R,
    line: usize,
    is_over: bool,
}

impl<R: BufRead> Records<R> {
    pub fn new(path: &Path, input: R) -> Self {
        Self { path: path.to_owned(), input, line: 0, is_over: false }
    }

    fn record(&self, line: &[u8]) -> Result<Article> {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let place = || format!("{}:{}", self.path.display(), self.line);
        article(line, place).map_err(|message| Error::Record {
            path: self.path.clone(),
            line: self.line,
            message,
        })
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        while !self.is_over {
            line.clear();
            match self.input.read_until(b'\n', &mut line) {
                Ok(0) => self.is_over = true,
                Ok(_) => {
                    self.line += 1;
                    if !line.trim_ascii().is_empty() {
                        return Some(self.record(&line));
                    }
                }
                Err(source) => {
                    self.is_over = true;
                    return Some(Err(Error::Read { path: self.path.clone(), cause: source }));
                }
            }
        }
        None
    }
}

/// `place` names a record that does not name itself.
fn article(line: &[u8], place: impl FnOnce() -> String) -> std::result::Result<Article, String> {
    let value: Value =
        serde_json::from_slice(line).map_err(|error| format!("{}; {EXPECTED}", cause(&error)))?;
    let Value::Object(record) = value else { return Err(format!("found {}; {EXPECTED}", kind(&value))) };
    let id = match string(&record, "doc_id")? {
        Some(id) => Some(id),
        None => string(&record, "id")?,
    };
    let text = match record.get("text") {
        Some(Value::String(text)) => text.clone(),
        Some(other) => return Err(format!("\"text\" is {}; {EXPECTED}", kind(other))),
        None => return Err(format!("no \"text\"; {EXPECTED}")),
    };
    too_long(&text).map_or(Ok(()), Err)?;
    let date = string(&record, "date")?;
    let published = date
        .map(|date| {
            dates::stated(&date)
                .ok_or_else(|| format!("\"date\" is {date:?}; expected a date such as 2024-05-03"))
        })
        .transpose()?;
    let url = string(&record, "url")?;
    let page = zones::page(&text);
    Ok(Article {
        id: id.unwrap_or_else(place),
        title: string(&record, "title")?.or(page.title),
        published: published.or(page.published),
        source: string(&record, "source")?.or_else(|| url.as_deref().and_then(html::host)).or(page.source),
        url,
        language: string(&record, "lang")?,
        zones: page.zones,
        text,
    })
}

/// What is wrong, with the column: the line of the file is told beside it.
fn cause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    format!("no JSON, {what} at column {}", error.column())
}

/// A text or number under `key`; none where it is missing, null or blank.
fn string(record: &Map<String, Value>, key: &str) -> std::result::Result<Option<String>, String> {
    match record.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(format!("{key:?} is {}; {EXPECTED}", kind(other))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(input: &str) -> Vec<Result<Article>> {
        Records::new(Path::new("feed.jsonl"), input.as_bytes()).collect()
    }

    #[test]
    fn a_record_gives_what_it_says() {
        let line = r#"{"id": 7, "text": "Chad met Niger.", "date": "2024-05-03T10:00:00Z", "url": "https://www.x.org/a", "z": []}"#;
        let found = records(line).remove(0).expect("a record");
        assert_eq!((found.id.as_str(), found.source.as_deref()), ("7", Some("x.org")));
        assert_eq!(found.published, chrono::NaiveDate::from_ymd_opt(2024, 5, 3));
        assert_eq!(found.zones.len(), 1);
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_go_on() {
        let input = "{\"doc_id\": \"a\", \"text\": \"A.\"}\nnonsense\n\n[1]\n{\"doc_id\": \"b\"}\n\
                     {\"doc_id\": \"c\", \"text\": \"C.\", \"date\": \"soon\"}\n{\"text\": \"\"}";
        let found = records(input);
        let messages: Vec<String> =
            found.iter().filter_map(|record| record.as_ref().err()).map(ToString::to_string).collect();
        assert_eq!((found.len(), messages.len()), (6, 4));
        assert!(found[5].as_ref().is_ok_and(|article| article.id == "feed.jsonl:7"));
        for (message, said) in messages.iter().zip([
            "line 2: ",
            "line 4: found an array",
            "line 5: no \"text\"",
            "line 6: \"date\" is \"soon\"",
        ]) {
            assert!(message.contains(said) && message.contains("expected"), "{message}");
        }
    }
}
