//! Wholes: a name with what its bearer is told to be, "Foreign Minister Ana Silva", "Ana Silva, the foreign minister".

use crate::extract::{Extraction, Mention, MentionForm};
use crate::span::Span;
use crate::text::Function;

/// A name and a description that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    pub span: Span,
    /// Index of the mention that is the name.
    pub name: usize,
}

impl Extraction {
    /// In text order.
    pub fn wholes(&self) -> Vec<Whole> {
        let mut found = Vec::new();
        for (index, mention) in self.mentions.iter().enumerate() {
            let behind = self.mentions[index + 1..].iter().take_while(|m| m.sentence == mention.sentence);
            let Some((distance, next)) = behind.enumerate().find(|(_, m)| m.entity == mention.entity) else {
                continue;
            };
            let name = match (mention.form, next.form) {
                (MentionForm::Name, MentionForm::Nominal) => index,
                (MentionForm::Nominal, MentionForm::Name) => index + 1 + distance,
                _ => continue,
            };
            if mention.span.end <= next.span.start && self.is_beside(mention, next) {
                found.push(Whole { span: mention.span.cover(next.span), name });
            }
        }
        found
    }

    /// Whether nothing but a comma and an article is between two mentions.
    fn is_beside(&self, first: &Mention, second: &Mention) -> bool {
        let between = Span::new(first.span.end, second.span.start);
        let tokens = &self.document.sentences[first.sentence].tokens;
        let mut inside = tokens.iter().filter(|t| between.contains(t.span));
        inside.all(|t| t.form == "," || t.does(Function::Article))
    }
}
