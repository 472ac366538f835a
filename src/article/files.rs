//! Where articles come from: files, folders, and standard input. Each is opened when it is asked for.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use walkdir::{DirEntry, WalkDir};

use super::jsonl::Records;
use super::{Article, encoding, html, zones};
use crate::error::{Error, Result};

/// Standard input among paths, and what its articles and errors call it.
const DASH: &str = "-";
const STANDARD_INPUT: &str = "standard input";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Html,
    JsonLines,
}

impl Format {
    /// By extension, also below `.gz`.
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" | "md" | "markdown" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "gz" => Self::of(Path::new(path.file_stem()?)),
            _ => None,
        }
    }

    /// By content, of a file whose name does not tell.
    fn sniffed(text: &str) -> Self {
        let start: String = text.trim_start().chars().take(512).collect::<String>().to_ascii_lowercase();
        if is_json_object(start.as_bytes()) {
            Self::JsonLines
        } else if ["<!doctype html", "<html", "<head", "<body", "<article"]
            .iter()
            .any(|tag| start.starts_with(tag))
            || (start.starts_with('<') && (start.contains("<html") || start.contains("<meta")))
        {
            Self::Html
        } else {
            Self::Text
        }
    }
}

/// `{"` or `{}`: prose may begin with a brace, but not so.
fn is_json_object(start: &[u8]) -> bool {
    let Some(rest) = start.trim_ascii_start().strip_prefix(b"{") else { return false };
    matches!(rest.trim_ascii_start().first(), Some(b'"' | b'}'))
}

/// The articles of a file's bytes: one of a text or a web page, any number of JSON lines.
///
/// The format is told by the extension of `path`, or by the content; the path is otherwise only a name.
///
/// # Errors
/// [`Error::Content`] for what is empty or not text, [`Error::Record`] for the first line that is no record.
pub fn read_bytes(path: &Path, bytes: &[u8]) -> Result<Vec<Article>> {
    let text = encoding::text(path, bytes)?;
    let format = match Format::of(path) {
        // A page that was saved under the name of a text.
        Some(Format::Text) if Format::sniffed(&text) == Format::Html => Format::Html,
        Some(format) => format,
        None => Format::sniffed(&text),
    };
    let id = path.to_string_lossy();
    let one = |article: Article| match too_long(&article.text) {
        Some(message) => Err(Error::Content { path: path.to_owned(), message }),
        None => Ok(vec![article]),
    };
    match format {
        Format::Text if text.len() > 16 * MOST_BYTES => one(Article::plain(&id, &text)),
        Format::Text => one(plain(&id, text)),
        Format::Html => one(html::read(&id, &text)),
        Format::JsonLines => Records::new(path, text.as_bytes()).collect(),
    }
}

/// More than this is no article: a parliament's longest sitting has about a million letters.
const MOST_BYTES: usize = 2_000_000;

/// What is wrong with a text that is too long for an article.
pub(super) fn too_long(text: &str) -> Option<String> {
    (text.len() > MOST_BYTES).then(|| {
        let (has, most) = (text.len() / 1_000_000, MOST_BYTES / 1_000_000);
        format!("{has} MB of text; expected an article of at most {most} MB, or many articles, one a line as JSON lines (.jsonl)")
    })
}

/// A text with whatever was copied from its page.
fn plain(id: &str, text: String) -> Article {
    let page = zones::page(&text);
    Article {
        id: id.to_owned(),
        title: page.title,
        published: page.published,
        source: page.source,
        url: None,
        language: None,
        zones: page.zones,
        text,
    }
}

/// The articles at `paths`, in order: files, folders with all below them, and `-`, which is `standard_input`.
///
/// In folders, files are taken in the order of their names, and those of other formats are passed over. What cannot be
/// read is one error for each file or line, and the rest goes on. JSON lines are streamed.
pub fn articles<'a, R: Read + 'a>(
    paths: &[PathBuf],
    standard_input: R,
) -> impl Iterator<Item = Result<Article>> + use<'a, R> {
    Articles { paths: paths.iter().cloned().collect(), input: Some(Box::new(standard_input)), open: None }
}

type Found<'a> = Box<dyn Iterator<Item = Result<Article>> + 'a>;

struct Articles<'a> {
    paths: VecDeque<PathBuf>,
    input: Option<Box<dyn Read + 'a>>,
    open: Option<Found<'a>>,
}

impl Iterator for Articles<'_> {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.open.as_mut().and_then(Iterator::next) {
                return Some(article);
            }
            let path = self.paths.pop_front()?;
            self.open = match self.at(&path) {
                Ok(found) => Some(found),
                Err(error) => return Some(Err(error)),
            };
        }
    }
}

impl<'a> Articles<'a> {
    fn at(&mut self, path: &Path) -> Result<Found<'a>> {
        let in_path = |source| Error::Read { path: path.to_owned(), cause: source };
        if path == Path::new(DASH) {
            // Named twice, it has nothing more to give the second time.
            let Some(input) = self.input.take() else { return Ok(Box::new(std::iter::empty())) };
            return stream(Path::new(STANDARD_INPUT), Box::new(BufReader::new(input)));
        }
        let about = std::fs::metadata(path).map_err(in_path)?;
        if about.is_dir() {
            return folder(path);
        }
        file(path)
    }
}

fn folder(path: &Path) -> Result<Found<'static>> {
    let is_shown =
        |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_shown);
    let mut entries = entries.filter(is_article_or_error).peekable();
    if entries.peek().is_none() {
        let message =
            "no articles in this folder; expected .txt, .md, .html or .jsonl files (also .gz)".to_owned();
        return Err(Error::Content { path: path.to_owned(), message });
    }
    let root = path.to_owned();
    Ok(Box::new(entries.flat_map(move |entry| -> Found<'static> {
        let found = match entry {
            Ok(entry) => file(entry.path()),
            Err(error) => {
                let path = error.path().unwrap_or(&root).to_owned();
                Err(Error::Read { path, cause: error.into() })
            }
        };
        found.unwrap_or_else(|error| Box::new(std::iter::once(Err(error))))
    })))
}

fn is_article_or_error(entry: &walkdir::Result<DirEntry>) -> bool {
    entry.as_ref().map_or(true, |entry| entry.path().is_file() && Format::of(entry.path()).is_some())
}

fn file(path: &Path) -> Result<Found<'static>> {
    let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), cause: source })?;
    stream(path, Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// JSON lines one after the other; anything else is read whole.
fn stream<'a>(path: &Path, mut input: Box<dyn BufRead + 'a>) -> Result<Found<'a>> {
    let in_path = |source| Error::Read { path: path.to_owned(), cause: source };
    let mut start = Vec::new();
    first_bytes(&mut input, &mut start).map_err(in_path)?;
    if start.starts_with(&encoding::GZIP) {
        let packed = Cursor::new(start).chain(input);
        return stream(path, Box::new(BufReader::new(MultiGzDecoder::new(packed))));
    }
    let is_blank = start.trim_ascii().is_empty();
    if is_blank && path == Path::new(STANDARD_INPUT) {
        // A filter that is given nothing gives nothing.
        return Ok(Box::new(std::iter::empty()));
    }
    if !is_blank && !start.contains(&0) && is_lines(path, &start) {
        return Ok(Box::new(Records::new(path, Cursor::new(start).chain(input))));
    }
    input.read_to_end(&mut start).map_err(in_path)?;
    Ok(match read_bytes(path, &start) {
        Ok(articles) => Box::new(articles.into_iter().map(Ok)),
        Err(error) => Box::new(std::iter::once(Err(error))),
    })
}

/// Bytes up to the second that is no white space, or to the end: enough to tell JSON from text.
fn first_bytes(input: &mut impl BufRead, start: &mut Vec<u8>) -> std::io::Result<()> {
    const LEAST: usize = 2;
    while start.iter().filter(|byte| !byte.is_ascii_whitespace()).count() < LEAST {
        let available = input.fill_buf()?;
        if available.is_empty() {
            break;
        }
        let length = available.len();
        start.extend_from_slice(available);
        input.consume(length);
    }
    Ok(())
}

fn is_lines(path: &Path, start: &[u8]) -> bool {
    match Format::of(path) {
        Some(format) => format == Format::JsonLines,
        None => is_json_object(start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start)),
    }
}
