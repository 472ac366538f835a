//! Web pages: the main text with its headings, and what the page says of itself (title, site, date, address,
//! language). Menus, scripts, forms and readers' comments are left out of the text.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::{Article, dates, lines, zones};
use crate::span::Span;

/// Elements that are never the article.
const ASIDE: &str = "script, style, noscript, template, nav, aside, footer, form, button, select, iframe, svg, \
    [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=search], \
    #comments, .comments, .comment, .comment-list, .comments-area, .comment-section, #disqus_thread, .disqus";
/// Elements that begin and end a line.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// The article of a web page. `id` names it; every page has one, if only an empty one.
pub(super) fn read(id: &str, html: &str) -> Article {
    let document = Document::from(html);
    let about = About::of(&document);
    document.select(ASIDE).remove();
    let mut page = main_text(&document);
    if page.text.trim().is_empty() {
        page = Text::of(document.body().unwrap_or_else(|| document.root()));
    }
    page.put_first(about.title.as_deref());
    about.article(id, page)
}

/// The part of the page that is the article, as a document of its own.
fn main_text(document: &Document) -> Text {
    let config = Config { char_threshold: 250, ..Config::default() };
    let grabbed =
        Readability::with_document(document.clone(), None, Some(config)).and_then(|mut page| page.parse());
    grabbed.map_or_else(|_| Text::default(), |article| Text::of(Document::from(article.content).root()))
}

/// What the page says of itself.
#[derive(Default)]
struct About {
    title: Option<String>,
    source: Option<String>,
    published: Option<chrono::NaiveDate>,
    url: Option<String>,
    language: Option<String>,
}

impl About {
    fn of(document: &Document) -> Self {
        let Ok(page) = Readability::with_document(document.clone(), None, None) else {
            return Self::default();
        };
        let said = page.get_article_metadata(page.parse_json_ld());
        let attribute = |selector: &str, name: &str| {
            filled(document.select_single(selector).attr(name).as_deref().unwrap_or_default())
        };
        let url = attribute("link[rel=canonical]", "href")
            .or_else(|| attribute("meta[property='og:url']", "content"))
            .or(said.url)
            .filter(|url| url.starts_with("http"));
        let dates = [
            said.published_time,
            attribute("meta[itemprop=datePublished]", "content"),
            attribute(
                "meta[name=date], meta[name=pubdate], meta[name=publish-date], meta[name='DC.date.issued']",
                "content",
            ),
            attribute(
                "time[itemprop=datePublished], time[pubdate], article time[datetime], time[datetime]",
                "datetime",
            ),
            said.modified_time,
        ];
        Self {
            title: filled(&said.title),
            source: said.site_name.as_deref().and_then(filled).or_else(|| url.as_deref().and_then(host)),
            published: dates.iter().flatten().find_map(|date| dates::stated(date)),
            language: attribute("html", "lang").or(said.lang),
            url,
        }
    }

    fn article(self, id: &str, page: Text) -> Article {
        let found = zones::page_of_lines(&page.text, lines::unjoined(&page.text), &page.headings);
        Article {
            id: id.to_owned(),
            title: self.title.or(found.title),
            published: self.published.or(found.published),
            source: self.source.or(found.source),
            url: self.url,
            language: self.language,
            zones: found.zones,
            text: page.text,
        }
    }
}

/// The host of an address, without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    filled(host.strip_prefix("www.").unwrap_or(&host))
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Text with a line for every block of the page.
#[derive(Default)]
struct Text {
    text: String,
    headings: Vec<Span>,
    /// A space is due before the next word.
    has_space: bool,
    /// A bullet is due before the next word.
    has_bullet: bool,
}

impl Text {
    fn of(node: NodeRef<'_>) -> Self {
        let mut page = Self::default();
        page.add(node);
        page
    }

    /// Depth first without recursion: pages may nest deeper than the stack is.
    fn add(&mut self, root: NodeRef<'_>) {
        enum Step<'a> {
            Enter(NodeRef<'a>),
            Leave { is_heading: bool, start: usize },
        }
        let mut steps = vec![Step::Enter(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Leave { is_heading, start } => {
                    if is_heading && self.text.len() > start {
                        self.headings.push(Span::new(start, self.text.trim_end().len()));
                    }
                    self.break_line();
                }
                Step::Enter(node) if node.is_text() => self.add_words(&node.text()),
                Step::Enter(node) => {
                    let name = node.node_name().unwrap_or_default();
                    let is_block = BLOCKS.contains(&&*name);
                    if is_block || &*name == "br" {
                        self.break_line();
                    }
                    if is_block {
                        let is_heading = name.len() == 2 && name.starts_with('h') && &*name != "hr";
                        steps.push(Step::Leave { is_heading, start: self.text.len() });
                        // "<li><p>": the item begins with its first word.
                        self.has_bullet = &*name == "li" || (self.has_bullet && !is_heading);
                    } else if matches!(&*name, "td" | "th") {
                        self.has_space = true;
                    }
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
        }
    }

    fn add_words(&mut self, words: &str) {
        self.has_space |= words.starts_with(char::is_whitespace);
        for word in words.split_whitespace() {
            if std::mem::take(&mut self.has_bullet) {
                self.text.push_str("• ");
                self.has_space = false;
            }
            if self.has_space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.has_space = true;
        }
        self.has_space = words.ends_with(char::is_whitespace) || (self.has_space && words.trim().is_empty());
    }

    fn break_line(&mut self) {
        self.has_space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// The title as the first heading, unless the text has it already.
    fn put_first(&mut self, title: Option<&str>) {
        let Some(title) = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")) else {
            return;
        };
        if self.text.lines().take(3).any(|line| line == title) {
            return;
        }
        let shift = title.len() + 1;
        for heading in &mut self.headings {
            *heading = Span::new(heading.start + shift, heading.end + shift);
        }
        self.headings.insert(0, Span::new(0, title.len()));
        self.text.insert_str(0, &format!("{title}\n"));
    }
}
