//! Zones: which lines of a page are the article, and which are headings, comments, other outlets' words,
//! machine summaries, navigation and advertisements. Works on the shape of lines and on page phrases; a text that
//! shows no sign of a web page stays body. Knows pages, not what the article says.

use chrono::NaiveDate;

use super::lines::{self, Line};
use super::phrases::{Hit, Phrases, Sign};
use super::{Zone, ZoneKind};
use crate::span::Span;

/// What a page's text tells about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) zones: Vec<Zone>,
    /// The heading before the first paragraph.
    pub(super) title: Option<String>,
    pub(super) published: Option<NaiveDate>,
    /// Who publishes it, where a line says so.
    pub(super) source: Option<String>,
}

/// The zones of a text whose headings are marked by nothing but their shape.
pub(super) fn page(text: &str) -> Page {
    page_of_lines(text, lines::lines(text), &[])
}

/// The zones of lines some of which are known to be headings (their spans, in order).
pub(super) fn page_of_lines(text: &str, lines: Vec<Line>, headings: &[Span]) -> Page {
    let mut blocks = blocks(text, lines, headings);
    let published = published(&blocks);
    let source = publisher(&blocks);
    mark_comments(&mut blocks);
    mark_signs(&mut blocks);
    mark_summaries(&mut blocks);
    mark_excerpts(text, &mut blocks);
    mark_rest(&mut blocks);
    let title = title(text, &blocks);
    Page { zones: blocks.into_iter().flat_map(Block::zones).collect(), title, published, source }
}

/// A line on its way to becoming a zone.
struct Block {
    line: Line,
    hit: Option<Hit>,
    /// A sentence, or too long to be anything else.
    is_prose: bool,
    is_heading: bool,
    words: usize,
    /// Begins as a name or a sentence does.
    has_capital: bool,
    is_quoted: bool,
    /// Ends as a sentence ends.
    is_closed: bool,
    kind: Option<ZoneKind>,
    outlet: Option<String>,
}

impl Block {
    fn sign(&self) -> Option<Sign> {
        self.hit.as_ref().map(|hit| hit.sign)
    }

    fn is_open_prose(&self) -> bool {
        self.is_prose && self.kind.is_none()
    }

    /// Neither a sentence nor a known phrase.
    fn is_fragment(&self) -> bool {
        !self.is_prose && self.hit.is_none()
    }

    fn zones(self) -> impl Iterator<Item = Zone> {
        let bullet = self.line.bullet.map(|span| Zone { kind: ZoneKind::Chrome, span, outlet: None });
        let kind = self.kind.unwrap_or(ZoneKind::Body);
        bullet.into_iter().chain([Zone { kind, span: self.line.span, outlet: self.outlet }])
    }
}

fn blocks(text: &str, lines: Vec<Line>, headings: &[Span]) -> Vec<Block> {
    /// Lines from the start of the page among which its date is looked for.
    const TOP: usize = 12;
    let phrases = Phrases::built_in();
    let block = |(index, line): (usize, Line)| {
        let content = line.span.text(text);
        let words = content.split_whitespace().count();
        let hit = phrases.find(content).filter(|hit| index < TOP || !hit.is_for_top);
        Block {
            is_prose: hit.is_none() && is_prose(content, words),
            is_heading: headings.binary_search(&line.span).is_ok(),
            words,
            has_capital: !content.starts_with(char::is_lowercase),
            is_quoted: content.starts_with(['"', '“', '\'', '‘']) && content.ends_with(['"', '”', '\'', '’']),
            is_closed: lines::is_closed(content),
            hit,
            kind: None,
            outlet: None,
            line,
        }
    };
    lines.into_iter().enumerate().map(block).collect()
}

fn is_prose(content: &str, words: usize) -> bool {
    const LONGEST_FRAGMENT: usize = 20;
    words > LONGEST_FRAGMENT || (words >= 3 && lines::is_closed(content))
}

/// The date that the page gives as its own; that of an update where it gives no other.
fn published(blocks: &[Block]) -> Option<NaiveDate> {
    let dates = || blocks.iter().filter_map(|block| block.hit.as_ref()).filter(|hit| hit.date.is_some());
    let own = dates().find(|hit| !hit.is_update).or_else(|| dates().next());
    own.and_then(|hit| hit.date)
}

fn publisher(blocks: &[Block]) -> Option<String> {
    let mut lines = blocks.iter().filter(|block| block.sign() == Some(Sign::Chrome));
    lines.find_map(|block| block.hit.as_ref().and_then(|hit| hit.outlet.clone()))
}

/// From the line that opens them to the end of the page. A counter above the article is a link to them.
fn mark_comments(blocks: &mut [Block]) {
    let Some(body) = blocks.iter().position(|block| block.is_prose) else { return };
    let Some(start) = blocks.iter().skip(body).position(|block| block.sign() == Some(Sign::Comments)) else {
        return;
    };
    let mut kind = ZoneKind::Comment;
    for block in &mut blocks[body + start..] {
        if block.hit.as_ref().is_some_and(|hit| hit.ends_comments) {
            kind = ZoneKind::Chrome;
        }
        block.kind = Some(kind);
    }
}

/// What the words of a line say of the line itself.
fn mark_signs(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.kind.is_none()) {
        block.kind = block.sign().and_then(|sign| match sign {
            Sign::Advertisement => Some(ZoneKind::Advertisement),
            Sign::Chrome | Sign::Comments | Sign::Summary | Sign::Link => Some(ZoneKind::Chrome),
            // "From Paris" names an outlet on a card only.
            Sign::Outlet => None,
        });
    }
}

/// The list beside a line that says so, or else the paragraph beside it, was written by a machine.
fn mark_summaries(blocks: &mut [Block]) {
    for sign in 0..blocks.len() {
        if blocks[sign].sign() != Some(Sign::Summary) || blocks[sign].kind != Some(ZoneKind::Chrome) {
            continue;
        }
        let outlet = blocks[sign].hit.as_ref().and_then(|hit| hit.outlet.clone());
        let is_item = |block: &Block| block.line.bullet.is_some() && block.kind.is_none();
        let before = blocks[..sign].iter().rev().take_while(|block| is_item(block)).count();
        let after = blocks[sign + 1..].iter().take_while(|block| is_item(block)).count();
        let adjoins =
            |block: Option<&Block>, gap: bool| block.is_some_and(|block| block.is_open_prose() && !gap);
        let range = if before > 0 {
            sign - before..sign
        } else if after > 0 {
            sign + 1..sign + 1 + after
        } else if sign > 0 && adjoins(blocks.get(sign - 1), blocks[sign].line.has_gap) {
            sign - 1..sign
        } else if adjoins(blocks.get(sign + 1), false) {
            sign + 1..sign + 2
        } else {
            continue;
        };
        for block in &mut blocks[range] {
            block.kind = Some(ZoneKind::Summary);
            block.outlet.clone_from(&outlet);
        }
    }
}

/// The paragraphs above an outlet's card are that outlet's words.
fn mark_excerpts(text: &str, blocks: &mut [Block]) {
    for link in 0..blocks.len() {
        if blocks[link].sign() != Some(Sign::Link) || blocks[link].kind != Some(ZoneKind::Chrome) {
            continue;
        }
        let card = card_start(blocks, link);
        let outlet = outlet(text, &blocks[card..link]);
        for block in &mut blocks[card..link] {
            block.kind = Some(ZoneKind::Chrome);
        }
        let words = blocks[..card].iter_mut().rev();
        for block in words.take_while(|block| block.is_open_prose() && block.line.bullet.is_none()) {
            block.kind = Some(ZoneKind::Excerpt);
            block.outlet.clone_from(&outlet);
        }
    }
}

/// The first line of the card that ends in the link: short lines without a blank one between.
fn card_start(blocks: &[Block], link: usize) -> usize {
    let mut start = link;
    while start > 0 && !blocks[start].line.has_gap && !blocks[start - 1].is_prose {
        let above = &blocks[start - 1];
        if above.sign().is_some_and(|sign| sign != Sign::Outlet) || above.kind == Some(ZoneKind::Summary) {
            break;
        }
        start -= 1;
    }
    start
}

/// The outlet's name where the card has one plain line, otherwise the place that it gives.
fn outlet(text: &str, card: &[Block]) -> Option<String> {
    let mut names = card.iter().filter(|block| block.is_fragment());
    match (names.next(), names.next()) {
        (Some(name), None) => Some(name.line.span.text(text).to_owned()),
        _ => card.iter().find_map(|block| block.hit.as_ref().and_then(|hit| hit.outlet.clone())),
    }
}

/// Sentences are body, unless a tag says that they are a heading. A fragment is a heading where text follows, and
/// otherwise chrome on what shows itself to be a copied web page.
fn mark_rest(blocks: &mut [Block]) {
    let navigation = blocks.iter().filter(|block| block.hit.as_ref().is_some_and(|hit| hit.is_navigation));
    let is_copied = navigation.take(2).count() == 2;
    let has_tags = blocks.iter().any(|block| block.is_heading);
    for index in 0..blocks.len() {
        if blocks[index].kind.is_some() {
            continue;
        }
        let is_heading = blocks[index].is_heading || (!has_tags && heads_text(blocks, index, is_copied));
        let kind = if is_heading {
            ZoneKind::Heading
        } else if is_copied && !blocks[index].is_prose {
            ZoneKind::Chrome
        } else {
            ZoneKind::Body
        };
        blocks[index].kind = Some(kind);
    }
}

/// Whether the line at `index` has the shape of a heading and text below it.
fn heads_text(blocks: &[Block], index: usize, is_copied: bool) -> bool {
    const LONGEST: usize = 14;
    const SHORTEST_COPIED: usize = 4;
    /// Lines within which the text begins, and the same where there may be buttons.
    const NEAR: usize = 3;
    const BUTTONS: usize = 12;
    let block = &blocks[index];
    let longest = if index == 0 { LONGEST + 6 } else { LONGEST };
    let shortest = if is_copied { SHORTEST_COPIED } else { 1 };
    let has_shape = block.is_fragment()
        && block.line.bullet.is_none()
        && block.has_capital
        && !block.is_quoted
        && !block.is_closed
        && (shortest..=longest).contains(&block.words);
    if !has_shape {
        return false;
    }
    // A second heading may follow, and on a copied page, where only the last of several short lines can be trusted to
    // head the text, whatever is known not to be text: buttons, bylines, dates.
    let next = if is_copied {
        blocks[index + 1..].iter().take(BUTTONS).find(|next| next.hit.is_none())
    } else {
        let is_between = |next: &&Block| next.is_fragment() || is_byline(next);
        blocks[index + 1..].iter().take(NEAR).find(|next| !is_between(next))
    };
    next.is_some_and(|next| {
        next.is_prose && next.kind != Some(ZoneKind::Comment) && next.words >= block.words.min(6)
    })
}

fn is_byline(block: &Block) -> bool {
    block.sign() == Some(Sign::Chrome) && block.hit.as_ref().is_some_and(|hit| !hit.is_navigation)
}

fn title(text: &str, blocks: &[Block]) -> Option<String> {
    let body = blocks.iter().position(|block| block.kind.is_some_and(ZoneKind::is_evidence))?;
    let heading = blocks[..body].iter().find(|block| block.kind == Some(ZoneKind::Heading))?;
    Some(heading.line.span.text(text).to_owned())
}
