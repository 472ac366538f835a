//! Page phrases: the words by which a line shows that it is not part of the article, from ontology/pages.ttl.
//! This module matches single lines; what a line means for its neighbours is the zones' business.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use oxrdf::{NamedOrBlankNode, Term};
use oxttl::TurtleParser;

use super::dates;
use crate::error::{Error, Result};

const FILE: &str = "pages.ttl";
const TURTLE: &str = include_str!("../../ontology/pages.ttl");
const NAMESPACE: &str = "https://w3id.org/demarche/ns#";
/// Longer lines are prose.
const LONGEST: usize = 200;

/// What a line is by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Chrome,
    Advertisement,
    /// Opens the comments of readers.
    Comments,
    /// Says that what stands beside it was written by a machine.
    Summary,
    /// The link below an excerpt.
    Link,
    /// The line that names the outlet of an excerpt.
    Outlet,
}

/// A line that a phrase matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) sign: Sign,
    /// Found on web pages only.
    pub(super) is_navigation: bool,
    pub(super) ends_comments: bool,
    /// Means this near the top of the page only.
    pub(super) is_for_top: bool,
    pub(super) date: Option<NaiveDate>,
    /// The date is that of a later change.
    pub(super) is_update: bool,
    /// What stands between angle brackets in the phrase.
    pub(super) outlet: Option<String>,
}

struct Group {
    sign: Sign,
    is_navigation: bool,
    ends_comments: bool,
    is_for_top: bool,
    is_update: bool,
    phrases: Vec<Vec<Part>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// In lower case.
    Literal(String),
    Any,
    Number,
    Date,
    Name,
    Open,
    Close,
}

/// All groups of phrases, in the order of their names.
pub(super) struct Phrases {
    groups: Vec<Group>,
}

impl Phrases {
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Phrases> =
            LazyLock::new(|| Phrases::parse(TURTLE).expect("a test reads the embedded file"));
        &BUILT_IN
    }

    fn parse(turtle: &str) -> Result<Self> {
        let groups = statements(turtle)?.into_iter().map(|(subject, said)| group(&subject, &said));
        Ok(Self { groups: groups.collect::<Result<_>>()? })
    }

    /// What the first phrase that matches the whole line says of it.
    pub(super) fn find(&self, line: &str) -> Option<Hit> {
        if line.len() > LONGEST {
            return None;
        }
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.groups.iter().find_map(|group| {
            group.phrases.iter().find_map(|phrase| {
                let mut found = Found::default();
                found.matches(phrase, &line, 0).then(|| group.hit(&line, &found))
            })
        })
    }
}

impl Group {
    fn hit(&self, line: &str, found: &Found) -> Hit {
        let outlet = found.outlet.map(|(start, end)| line[start..end].trim().to_owned());
        Hit {
            sign: self.sign,
            is_navigation: self.is_navigation,
            ends_comments: self.ends_comments,
            is_for_top: self.is_for_top,
            date: found.date,
            is_update: self.is_update,
            outlet,
        }
    }
}

type Statements = BTreeMap<String, Vec<(String, Term)>>;

fn statements(turtle: &str) -> Result<Statements> {
    let mut statements = Statements::new();
    for triple in TurtleParser::new().for_slice(turtle) {
        let triple = triple.map_err(|error| {
            let line = error.location().start.line as usize + 1;
            Error::Ontology { file: FILE.to_owned(), line, message: error.to_string() }
        })?;
        if let NamedOrBlankNode::NamedNode(subject) = triple.subject {
            let said = statements.entry(subject.into_string()).or_default();
            said.push((triple.predicate.into_string(), triple.object));
        }
    }
    Ok(statements)
}

fn group(subject: &str, said: &[(String, Term)]) -> Result<Group> {
    let values = |name: &str| -> Vec<&str> {
        let of_name = said.iter().filter(|(key, _)| key.strip_prefix(NAMESPACE) == Some(name));
        of_name.map(|(_, value)| text(value)).collect()
    };
    let is = |name: &str| values(name) == ["true"];
    let sign = sign(&values("zone"), is("outlet")).ok_or_else(|| Error::Ontology {
        file: FILE.to_owned(),
        line: 0,
        message: format!("{subject}: dm:zone is one of Chrome, Advertisement, Comment, Summary, Excerpt"),
    })?;
    Ok(Group {
        sign,
        is_navigation: is("navigation"),
        ends_comments: is("endsComments"),
        is_for_top: is("atTop"),
        is_update: is("updates"),
        phrases: values("phrase").into_iter().map(parts).collect(),
    })
}

fn text(term: &Term) -> &str {
    match term {
        Term::NamedNode(node) => node.as_str().strip_prefix(NAMESPACE).unwrap_or(node.as_str()),
        Term::Literal(literal) => literal.value(),
        _ => "",
    }
}

fn sign(zone: &[&str], is_outlet: bool) -> Option<Sign> {
    match zone {
        ["Chrome"] => Some(Sign::Chrome),
        ["Advertisement"] => Some(Sign::Advertisement),
        ["Comment"] => Some(Sign::Comments),
        ["Summary"] => Some(Sign::Summary),
        ["Excerpt"] if is_outlet => Some(Sign::Outlet),
        ["Excerpt"] => Some(Sign::Link),
        _ => None,
    }
}

fn parts(phrase: &str) -> Vec<Part> {
    const MARKS: [(&str, Part); 6] = [
        ("*", Part::Any),
        ("{number}", Part::Number),
        ("{date}", Part::Date),
        ("{name}", Part::Name),
        ("<", Part::Open),
        (">", Part::Close),
    ];
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = phrase;
    while let Some(first) = rest.chars().next() {
        if let Some((mark, part)) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
            flush(&mut literal, &mut parts);
            parts.push(part.clone());
            rest = &rest[mark.len()..];
        } else {
            literal.extend(first.to_lowercase());
            rest = &rest[first.len_utf8()..];
        }
    }
    flush(&mut literal, &mut parts);
    parts
}

fn flush(literal: &mut String, parts: &mut Vec<Part>) {
    if !literal.is_empty() {
        parts.push(Part::Literal(std::mem::take(literal)));
    }
}

/// What a phrase caught on its way through a line.
#[derive(Default)]
struct Found {
    date: Option<NaiveDate>,
    open: usize,
    outlet: Option<(usize, usize)>,
}

impl Found {
    fn matches(&mut self, parts: &[Part], line: &str, at: usize) -> bool {
        let Some((part, parts)) = parts.split_first() else { return at == line.len() };
        let rest = &line[at..];
        match part {
            Part::Literal(literal) => {
                literal_length(literal, rest).is_some_and(|length| self.matches(parts, line, at + length))
            }
            Part::Any => {
                let ends = rest.char_indices().map(|(offset, _)| offset).chain([rest.len()]);
                ends.into_iter().any(|length| self.matches(parts, line, at + length))
            }
            Part::Number => number_length(rest).is_some_and(|length| self.matches(parts, line, at + length)),
            Part::Date => dates::leading(rest).is_some_and(|(date, length)| {
                self.date = Some(date);
                self.matches(parts, line, at + length)
            }),
            Part::Name => {
                name_lengths(rest).into_iter().rev().any(|length| self.matches(parts, line, at + length))
            }
            Part::Open => {
                self.open = at;
                self.matches(parts, line, at)
            }
            Part::Close => {
                self.outlet = Some((self.open, at));
                self.matches(parts, line, at)
            }
        }
    }
}

/// The bytes of `text` that the literal takes, whatever the capitals.
fn literal_length(literal: &str, text: &str) -> Option<usize> {
    // Asked of every line, and few begin alike.
    let (expected, first) = (literal.bytes().next()?, text.bytes().next()?);
    if expected.is_ascii() && first.is_ascii() && expected != first.to_ascii_lowercase() {
        return None;
    }
    let mut length = 0;
    let mut expected = literal.chars().peekable();
    for c in text.chars() {
        if expected.peek().is_none() {
            break;
        }
        // A curly apostrophe is written for the straight one of the phrase.
        let c = if c == '’' { '\'' } else { c };
        if !c.to_lowercase().all(|lower| expected.next() == Some(lower)) {
            return None;
        }
        length +=
            if c == '\'' { text[length..].chars().next().map_or(0, char::len_utf8) } else { c.len_utf8() };
    }
    expected.peek().is_none().then_some(length)
}

/// "1,204", "44%", "2.3K".
fn number_length(text: &str) -> Option<usize> {
    let is_digit = |c: char| c.is_ascii_digit();
    text.starts_with(is_digit).then(|| {
        let digits = text.find(|c: char| !(is_digit(c) || matches!(c, ',' | '.'))).unwrap_or(text.len());
        digits + usize::from(text[digits..].starts_with(['K', 'k', 'M', 'm', '%', '+']))
    })
}

/// The ends of the words that may make up a name: each with a capital, or short and between such ("of", "de").
fn name_lengths(text: &str) -> Vec<usize> {
    const LONGEST_NAME: usize = 6;
    let mut lengths = Vec::new();
    let mut offset = 0;
    for word in text.split(' ').take(LONGEST_NAME) {
        let bare = word.trim_end_matches([',', '.', ';', ')']);
        let is_capital = bare.starts_with(char::is_uppercase);
        let is_link = !lengths.is_empty() && bare.len() <= 3 && bare.chars().all(char::is_alphabetic);
        if !is_capital && !is_link {
            break;
        }
        if is_capital {
            lengths.push(offset + bare.len());
            if bare.len() < word.len() {
                lengths.push(offset + word.len());
            }
        }
        offset += word.len() + 1;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_of(line: &str) -> Option<Sign> {
        Phrases::built_in().find(line).map(|hit| hit.sign)
    }

    #[test]
    fn the_embedded_phrases_are_read() {
        let phrases = Phrases::parse(TURTLE).expect("pages.ttl is well formed");
        assert!(phrases.groups.iter().all(|group| !group.phrases.is_empty()));
    }

    #[test]
    fn a_phrase_is_the_whole_line_whatever_its_capitals() {
        assert_eq!(sign_of("SKIP TO MAIN CONTENT"), Some(Sign::Chrome));
        assert_eq!(sign_of("12 Comments"), Some(Sign::Comments));
        assert_eq!(sign_of("The ministry received 12 comments"), None);
        assert_eq!(sign_of("Subscribe for $3 a week"), Some(Sign::Advertisement));
        assert_eq!(sign_of("Editor’s picks"), Some(Sign::Chrome));
    }

    #[test]
    fn a_byline_names_people_in_capitals() {
        assert_eq!(sign_of("By Ana María Ruiz and Tom Lee"), Some(Sign::Chrome));
        assert_eq!(sign_of("By noon the talks were over"), None);
    }

    #[test]
    fn a_date_and_an_outlet_are_caught() {
        let hit =
            Phrases::built_in().find("Published on Friday, May 3, 2024 at 10:15 GMT").expect("a date line");
        assert_eq!(hit.date, NaiveDate::from_ymd_opt(2024, 5, 3));
        let hit = Phrases::built_in().find("·Lyon, France").expect("an outlet line");
        assert_eq!(hit.outlet.as_deref(), Some("Lyon, France"));
    }

    #[test]
    fn a_group_without_a_zone_is_an_error_that_names_it() {
        let turtle = "@prefix dm: <https://w3id.org/demarche/ns#> . <http://x.org/g> dm:phrase \"a\" .";
        let error = Phrases::parse(turtle).err().expect("no zone").to_string();
        assert!(error.contains("http://x.org/g") && error.contains("dm:zone"), "{error}");
    }
}
