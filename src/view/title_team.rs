//! Titles of Wikipedia articles: the national teams for which states stand.

use super::json::Shape;
use crate::extract::{EntityKind, Mention, MentionForm};
use crate::ontology::{Actor, WordSet};
use crate::text::Sentence;

impl Shape<'_> {
    /// "In association football, Spain beat Italy", "the Spanish women's team": the national team that a state stands for.
    pub(super) fn team(&self, mention: &Mention) -> Option<String> {
        let s = &self.e.document.sentences[mention.sentence];
        let state = match mention.form {
            MentionForm::Name => self.state_of_mention(mention).filter(|_| self.plays(s, mention))?,
            MentionForm::Nominal => self.state_of_side(s, mention)?,
            _ => return None,
        };
        let (told, title) = self.told_sport(mention.sentence, state)?;
        let words = self.e.document.label(told.span).to_lowercase();
        // "Spain's women beat Italy"
        let womens = self.ontology.words(WordSet::WomensWord);
        let is_womens = s.tokens.iter().chain(&told.tokens).any(|t| womens.contains(&*t.form.to_lowercase()));
        let title = if is_womens {
            title.replace("_men's_", "_").replace("_national_", "_women's_national_")
        } else {
            title
        };
        const AGES: std::ops::Range<u32> = 15..24;
        let age = AGES
            .into_iter()
            .find(|age| words.contains(&format!("u-{age} ")) || words.contains(&format!("under-{age} ")));
        Some(age.map_or(title.clone(), |age| title.replace("_national_", &format!("_national_under-{age}_"))))
    }

    /// The sentence that tells of a sport, this one or a near one before it, and the title of a state's team in it.
    fn told_sport(&self, sentence: usize, state: &Actor) -> Option<(&Sentence, String)> {
        const REACH: usize = 2;
        (sentence.saturating_sub(REACH)..=sentence).rev().find_map(|at| {
            let s = &self.e.document.sentences[at];
            let words = self.e.document.label(s.span).to_lowercase();
            Some((s, self.ontology.institutions.of_sport(state, &words)?))
        })
    }

    fn state_of_mention(&self, mention: &Mention) -> Option<&Actor> {
        let actor = self.ontology.actors.get(self.e.entities[mention.entity].actor.as_ref()?)?;
        actor.kind.is_state().then_some(actor)
    }

    /// "beat Italy", "a win against Italy": whether who is told of has a part in a contest.
    fn plays(&self, s: &Sentence, mention: &Mention) -> bool {
        let contests = self.ontology.words(WordSet::ContestVerb);
        let relation = s.tokens[s.first_conjunct(mention.head)].deprel.as_str();
        let relation = relation.split(':').next().unwrap_or_default();
        let is_contest = |t: usize| contests.contains(&*s.tokens[t].lemma.to_lowercase());
        let first = s.tokens.iter().position(|t| t.span.start == mention.span.start);
        let is_behind_comma =
            first.and_then(|first| first.checked_sub(1)).is_some_and(|before| s.tokens[before].form == ",");
        let has_part = match relation {
            "nsubj" | "obj" | "obl" => true,
            // "in Bilbao, Spain"
            "nmod" | "appos" => !is_behind_comma,
            // "India defeat Pakistan": a verb that reads as a noun.
            "compound" => s.tokens[mention.head].head.is_some_and(is_contest),
            _ => false,
        };
        has_part && !self.is_at(s, mention.head) && s.head_chain(mention.head).take(3).any(is_contest)
    }

    /// "the Spanish women's team": the one state whose team is told of without another name.
    fn state_of_side(&self, s: &Sentence, mention: &Mention) -> Option<&Actor> {
        let sides = self.ontology.words(WordSet::SideNoun);
        let is_side = sides.contains(&*s.tokens[mention.head].lemma.to_lowercase());
        let entity = &self.e.entities[mention.entity];
        if !is_side || entity.named || entity.kind == EntityKind::Per {
            return None;
        }
        let first = self.e.mentions.partition_point(|other| other.span.start < mention.span.start);
        let inside = self.e.mentions[first..].iter().take_while(|other| other.span.start < mention.span.end);
        let before = inside.filter(|other| other.head < mention.head && other.form != MentionForm::Nominal);
        let mut states = before.filter_map(|other| self.state_of_mention(other));
        let state = states.next()?;
        states.all(|other| other.iri == state.iri).then_some(state)
    }
}
