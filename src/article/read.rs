//! Reading: files, folders and streams into articles, one at a time. A bad record or file is one error
//! and the rest goes on. Formats by extension, else by content; encodings detected.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use serde::Deserialize;

use crate::article::zones::{Trust, zones};
use crate::article::{Article, ZoneKind, date};
use crate::error::{Error, Result};

/// Larger single texts are refused: an article is not that long.
const LARGEST: u64 = 256 * 1024 * 1024;
const EXTENSIONS: [&str; 8] = ["txt", "text", "md", "html", "htm", "jsonl", "ndjson", "gz"];

/// The articles of files, folders (their files by name, recursively) and `-` for standard input.
pub fn articles(paths: &[PathBuf]) -> impl Iterator<Item = Result<Article>> + use<> {
    let mut files: Vec<Result<PathBuf>> = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
            files.extend(entries.filter_map(|entry| match entry {
                Ok(entry) if entry.file_type().is_file() && is_known(entry.path()) => {
                    Some(Ok(entry.into_path()))
                }
                Ok(_) => None,
                Err(error) => Some(Err(Error::Read { path: path.clone(), source: error.into() })),
            }));
        } else {
            files.push(Ok(path.clone()));
        }
    }
    files.into_iter().flat_map(|file| match file {
        Ok(path) => file_articles(path),
        Err(error) => Box::new(std::iter::once(Err(error))),
    })
}

type Articles = Box<dyn Iterator<Item = Result<Article>>>;

fn is_known(path: &Path) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| EXTENSIONS.contains(&e.to_lowercase().as_str()))
}

fn one(result: Result<Article>) -> Articles {
    Box::new(std::iter::once(result))
}

fn file_articles(path: PathBuf) -> Articles {
    if path.as_os_str() == "-" {
        return stream(PathBuf::from("standard input"), Box::new(BufReader::new(std::io::stdin())));
    }
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(source) => return one(Err(Error::Read { path, source })),
    };
    if file.metadata().is_ok_and(|data| data.is_dir()) {
        return one(Err(Error::Content { path, message: "expected a file".to_owned() }));
    }
    let is_packed = path.extension().is_some_and(|e| e == "gz");
    let name = if is_packed { path.with_extension("") } else { path.clone() };
    let reader: Box<dyn Read> =
        if is_packed { Box::new(flate2::read::MultiGzDecoder::new(file)) } else { Box::new(file) };
    let is_records = name.extension().is_some_and(|e| e == "jsonl" || e == "ndjson");
    let mut reader: Box<dyn BufRead> = Box::new(BufReader::with_capacity(1 << 16, reader));
    if is_records {
        return records(path, reader);
    }
    let is_text = name.extension().is_some();
    if !is_text && reader.fill_buf().is_ok_and(|start| start.first() == Some(&b'{')) {
        return records(path, reader);
    }
    one(whole(&path, &mut reader))
}

/// Records or one text, by the first byte.
fn stream(path: PathBuf, mut reader: Box<dyn BufRead>) -> Articles {
    match reader.fill_buf() {
        Ok(start) if start.first() == Some(&b'{') => records(path, reader),
        Ok([]) => Box::new(std::iter::empty()),
        Ok(_) => one(whole(&path, &mut reader)),
        Err(source) => one(Err(Error::Read { path, source })),
    }
}

/// One article from a whole file.
fn whole(path: &Path, reader: &mut dyn BufRead) -> Result<Article> {
    let wrong = |message: &str| Error::Content { path: path.to_owned(), message: message.to_owned() };
    let mut bytes = Vec::new();
    reader
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| Error::Read { path: path.to_owned(), source })?;
    if bytes.len() as u64 > LARGEST {
        return Err(wrong("expected an article, found a file of more than 256 MB"));
    }
    let text =
        decode(&bytes).ok_or_else(|| wrong("expected text, HTML or JSON lines, found a binary file"))?;
    if text.trim().is_empty() {
        return Err(wrong("expected an article, found an empty file"));
    }
    let id = path.display().to_string();
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let start = text.trim_start().get(..200.min(text.trim_start().len())).unwrap_or_default().to_lowercase();
    if extension.starts_with("htm") || start.starts_with("<!doctype html") || start.starts_with("<html") {
        return html(path, &id, &text);
    }
    Ok(page(&id, text))
}

/// Text of bytes in the encoding that they seem to have; none for what is no text.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if bytes.iter().take(8192).any(|&byte| byte == 0) {
        return None;
    }
    let control = bytes.iter().take(8192).filter(|&&b| b < 9 || (14..32).contains(&b)).count();
    if control * 50 > bytes.len().min(8192) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    Some(encoding.decode(bytes).0.into_owned())
}

/// A text pasted from a page, or written as one.
fn page(id: &str, text: String) -> Article {
    let zones = zones(&text, Trust::Page);
    let told = |kinds: &[ZoneKind]| {
        zones
            .iter()
            .filter(|zone| kinds.contains(&zone.kind))
            .find_map(|zone| date::date_in(zone.span.text(&text)))
    };
    let published = told(&[ZoneKind::Chrome, ZoneKind::Heading]);
    let heading = zones
        .iter()
        .find(|zone| zone.kind == ZoneKind::Heading && !date::is_date_line(zone.span.text(&text)));
    let title = heading.map(|zone| zone.span.text(&text).to_owned());
    Article { id: id.to_owned(), title, published, source: None, url: None, language: None, zones, text }
}

fn html(path: &Path, id: &str, text: &str) -> Result<Article> {
    let wrong = |error: dom_smoothie::ReadabilityError| Error::Content {
        path: path.to_owned(),
        message: format!("expected an article in HTML: {error}"),
    };
    let mut reader = dom_smoothie::Readability::new(text, None, None).map_err(wrong)?;
    let found = reader.parse().map_err(wrong)?;
    let lines: Vec<String> = found.text_content.lines().map(|line| line.trim().to_owned()).collect();
    let body = lines.join("\n").trim().to_owned();
    let zones = zones(&body, Trust::Page);
    Ok(Article {
        id: id.to_owned(),
        zones,
        text: body,
        title: Some(found.title).filter(|title| !title.is_empty()),
        published: found.published_time.as_deref().and_then(date::iso),
        source: found.site_name,
        url: found.url,
        language: found.lang,
    })
}

#[derive(Deserialize)]
struct Record {
    #[serde(alias = "id")]
    doc_id: Option<serde_json::Value>,
    text: String,
    date: Option<String>,
    title: Option<String>,
    source: Option<String>,
    url: Option<String>,
    lang: Option<String>,
}

/// JSON lines, one article each, read as they come.
fn records(path: PathBuf, mut reader: Box<dyn BufRead>) -> Articles {
    let mut line = Vec::new();
    let mut number = 0;
    let mut is_over = false;
    Box::new(std::iter::from_fn(move || {
        while !is_over {
            line.clear();
            number += 1;
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(record(&path, number, &line)),
                Err(source) => {
                    is_over = true;
                    return Some(Err(Error::Read { path: path.clone(), source }));
                }
            }
        }
        None
    }))
}

fn record(path: &Path, line: usize, bytes: &[u8]) -> Result<Article> {
    let wrong = |message: String| Error::Record { path: path.to_owned(), line, message };
    let text = std::str::from_utf8(bytes).map_err(|_| wrong("expected UTF-8".to_owned()))?;
    let record: Record = serde_json::from_str(text.trim_end())
        .map_err(|error| wrong(format!("expected an object with \"doc_id\" and \"text\": {error}")))?;
    let published = match record.date.as_deref().filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(
            date::iso(text)
                .ok_or_else(|| wrong(format!("expected an ISO date as \"date\", found {text:?}")))?,
        ),
    };
    let id = match record.doc_id {
        Some(serde_json::Value::String(id)) => id,
        Some(other) => other.to_string(),
        None => format!("{}:{line}", path.display()),
    };
    Ok(Article {
        id,
        zones: zones(&record.text, Trust::Record),
        text: record.text,
        title: record.title,
        published,
        source: record.source,
        url: record.url,
        language: record.lang,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_record_is_named_and_the_rest_goes_on() {
        let lines =
            "{\"doc_id\": \"a\", \"text\": \"Chad met Mali.\"}\n{oops\n{\"doc_id\": 7, \"text\": \"\"}\n";
        let found: Vec<_> = records(PathBuf::from("feed.jsonl"), Box::new(lines.as_bytes())).collect();
        assert_eq!(found[0].as_ref().map(|a| a.id.clone()).ok(), Some("a".to_owned()));
        let error = found[1].as_ref().expect_err("malformed").to_string();
        assert!(error.starts_with("reading feed.jsonl, line 2: expected an object"), "{error}");
        assert_eq!(found[2].as_ref().map(|a| a.id.clone()).ok(), Some("7".to_owned()));
    }

    #[test]
    fn encodings_are_told_apart_and_binaries_refused() {
        assert_eq!(decode("Čoig".as_bytes()).as_deref(), Some("Čoig"));
        assert_eq!(decode(b"\xff\xfeA\0b\0").as_deref(), Some("Ab"));
        assert_eq!(decode(b"the President\x92s office").as_deref(), Some("the President’s office"));
        assert_eq!(decode(b"\x7fELF\0\0\0"), None);
    }
}
