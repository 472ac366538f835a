//! Clauses: what a dependency parse says about one word. Children, coordination, voice, tense,
//! negation. Universal Dependencies throughout; no lexicon.

use crate::span::Span;
use crate::text::{Function, Sentence, Token, Upos};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    Past,
    Present,
    Future,
}

impl Token {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    pub fn relation(&self) -> &str {
        let colon = self.deprel.bytes().position(|byte| byte == b':');
        colon.map_or(&self.deprel, |colon| &self.deprel[..colon])
    }

    pub fn does(&self, function: Function) -> bool {
        self.functions.has(function)
    }
}

/// The dependents of all words of a sentence, those of one word side by side and in text order.
#[derive(Clone, Debug, Default)]
pub(super) struct Below {
    words: Vec<u32>,
    /// Where those of each word begin in `words`, and the end.
    starts: Vec<u32>,
}

impl Below {
    pub(super) fn new(tokens: &[Token]) -> Below {
        let mut starts = vec![0; tokens.len() + 1];
        for head in tokens.iter().filter_map(|token| token.head) {
            starts[head] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        // Filled from the end, each start moves to where it belongs.
        let mut words = vec![0; sum as usize];
        for (index, token) in tokens.iter().enumerate().rev() {
            if let Some(head) = token.head {
                starts[head] -= 1;
                words[starts[head] as usize] = index as u32;
            }
        }
        Below { words, starts }
    }

    fn of(&self, word: usize) -> &[u32] {
        match self.starts.get(word..word.saturating_add(2)) {
            Some([start, end]) => &self.words[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

impl Sentence {
    /// The dependents of token `i`, in text order.
    pub fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.below.of(i).iter().map(|&child| child as usize)
    }

    /// The dependents with this relation; without a subtype it matches every subtype.
    pub fn children_by<'a>(&'a self, i: usize, relation: &'a str) -> impl Iterator<Item = usize> + 'a {
        let has_subtype = relation.bytes().any(|byte| byte == b':');
        self.children(i).filter(move |&c| {
            let token = &self.tokens[c];
            if has_subtype { token.deprel == relation } else { token.relation() == relation }
        })
    }

    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    /// Token `i` and all below it, in text order.
    pub fn subtree(&self, i: usize) -> Vec<usize> {
        let mut found = vec![i];
        let mut next = 0;
        while next < found.len() {
            found.extend(self.children(found[next]));
            next += 1;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// From the first to the last word of the subtree, punctuation at its edges left out.
    pub fn subtree_span(&self, i: usize) -> Span {
        self.span_of(&self.subtree(i), i)
    }

    /// The noun phrase of `i` without clauses, appositions, coordination and a leading preposition.
    pub fn phrase_span(&self, i: usize) -> Span {
        let mut found = vec![i];
        let mut next = 0;
        while next < found.len() {
            let token = found[next];
            next += 1;
            found.extend(self.children(token).filter(|&c| {
                let child = &self.tokens[c];
                let is_left_out = match child.relation() {
                    "acl" | "appos" | "conj" | "cc" | "parataxis" | "punct" | "advcl" | "cop" | "nsubj"
                    | "aux" | "mark" | "list" | "dep" => true,
                    "case" => token == i && c < i,
                    _ => false,
                };
                !is_left_out
            }));
        }
        found.sort_unstable();
        self.span_of(&found, i)
    }

    /// The name of the thing that `i` heads: what stands right before it, and an "of" phrase.
    pub fn name_span(&self, i: usize) -> Span {
        let is_part = |t: usize| {
            let word = &self.tokens[t];
            let is_let_in = match word.upos {
                Upos::Verb => word.relation() == "amod",
                Upos::Adp | Upos::Sconj | Upos::Aux | Upos::Pron => word.xpos == "PRP$",
                Upos::Cconj => word.head != Some(i),
                _ => true,
            };
            // "at least 17 miners": what qualifies the number is no part of the name.
            let qualifies =
                self.head_chain(t).take_while(|&h| h != i).any(|h| self.tokens[h].upos == Upos::Num);
            // "a 24-year-old student"
            let is_joint =
                |t: usize| self.tokens.get(t).is_some_and(|t| matches!(t.form.as_str(), "-" | "–"));
            let is_joined = is_joint(t) || is_joint(t + 1) || t > 0 && is_joint(t - 1);
            let is_number = word.upos == Upos::Num || is_joined;
            is_let_in && (is_number || !qualifies) && self.head_chain(t).any(|h| h == i)
        };
        let start = (0..i).rev().take_while(|&t| is_part(t)).last().unwrap_or(i);
        let start = (start..i)
            .find(|&t| {
                !matches!(self.tokens[t].upos, Upos::Punct | Upos::Cconj) && self.tokens[t].xpos != "POS"
            })
            .unwrap_or(i);
        let start = self.hyphenated_start(start);
        let flat = self.children_by(i, "flat").filter(|&c| c > i).last().unwrap_or(i);
        let of = self.children_by(i, "nmod").find(|&c| c > flat && self.is_led_by(c, Function::Genitive));
        let end = of.map_or(flat, |c| c.max(self.children_by(c, "flat").last().unwrap_or(c)));
        let is_close = end <= flat + 6;
        self.tokens[start].span.cover(self.tokens[if is_close { end } else { flat }].span)
    }

    /// "off" in "off-duty officers", "Druze" in "Druze-owned shops": where what hyphens join to a word begins.
    fn hyphenated_start(&self, mut start: usize) -> usize {
        let touches = |t: usize| self.tokens[t].span.end == self.tokens[t + 1].span.start;
        while start >= 2
            && matches!(self.tokens[start - 1].form.as_str(), "-" | "–")
            && touches(start - 1)
            && touches(start - 2)
        {
            start -= 2;
        }
        start
    }

    fn span_of(&self, tokens: &[usize], fallback: usize) -> Span {
        let is_word = |&&t: &&usize| self.tokens[t].upos != Upos::Punct;
        let first = tokens.iter().find(is_word).copied().unwrap_or(fallback);
        let last = tokens.iter().rev().find(is_word).copied().unwrap_or(fallback);
        Span::new(self.tokens[first].span.start, self.tokens[last].span.end)
    }

    /// Token `i` and what is coordinated with it, in text order.
    pub fn conjuncts(&self, i: usize) -> Vec<usize> {
        let mut found = vec![i];
        let mut next = 0;
        while next < found.len() {
            found.extend(self.children(found[next]).filter(|&c| self.tokens[c].deprel == "conj"));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The word inside a span whose governor stands outside it.
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let is_inside = |t: usize| span.contains(self.tokens[t].span);
        let mut inside = (0..self.tokens.len()).filter(|&t| is_inside(t));
        inside.find(|&t| self.tokens[t].head.is_none_or(|head| !is_inside(head)))
    }

    /// The first of the words that are coordinated with `i`.
    pub fn first_conjunct(&self, i: usize) -> usize {
        self.head_chain(i)
            .zip(std::iter::once(i).chain(self.head_chain(i)))
            .take_while(|&(_, below)| self.tokens[below].deprel == "conj")
            .last()
            .map_or(i, |(head, _)| head)
    }

    /// The name with the first phrase behind it that fits: "court in Venezuela".
    pub fn name_span_with(&self, i: usize, fits: impl Fn(usize) -> bool) -> Span {
        let name = self.name_span(i);
        let behind = self.children(i).find(|&c| c > i && self.tokens[c].relation() == "nmod" && fits(c));
        behind.map_or(name, |phrase| name.cover(self.name_span(phrase)))
    }

    /// The governors of `i`, nearest first.
    pub fn head_chain(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let mut left = self.tokens.len();
        std::iter::successors(self.tokens[i].head, move |&t| {
            left = left.saturating_sub(1);
            self.tokens[t].head.filter(|_| left > 0)
        })
    }

    /// Whether a comma parts the phrase of `i` from what is before it: ", by the army".
    pub fn is_set_apart(&self, i: usize) -> bool {
        let before = self.case_marker(i).and_then(|case| case.checked_sub(1));
        before.is_some_and(|before| self.tokens[before].form == ",")
    }

    /// The adposition that marks `i`.
    pub fn case_marker(&self, i: usize) -> Option<usize> {
        let own = |i: usize| {
            self.children(i).find(|&c| self.tokens[c].deprel == "case" && self.tokens[c].xpos != "POS")
        };
        // "of Kenyan President William Ruto", "with Trade Representative Jamieson Greer": some trees hang it on the title
        // before the name, or on what belongs to that.
        let is_definite = |c: usize| self.children(c).any(|d| self.tokens[d].relation() == "det");
        let title = |i: usize| {
            let is_title = |&c: &usize| match self.tokens[c].deprel.as_str() {
                "nmod:desc" => c < i,
                "compound" => c < i && !is_definite(c),
                _ => false,
            };
            self.children(i).find(is_title).filter(|_| self.tokens[i].upos == Upos::Propn)
        };
        let mut words = std::iter::successors(Some(i), |&i| title(i)).take(4);
        words.find_map(own)
    }

    /// The adposition in small letters, with the words that are fixed to it: "against", "because of".
    pub fn preposition(&self, i: usize) -> Option<String> {
        let case = self.case_marker(i)?;
        let mut words = self.tokens[case].form.to_lowercase();
        for fixed in self.children_by(case, "fixed") {
            words.push(' ');
            words.push_str(&self.tokens[fixed].form.to_lowercase());
        }
        // "according" governs "to" in some trees; both then mark the noun on their own.
        let second = self.children_by(i, "case").find(|&c| c == case + 1 && self.tokens[c].xpos != "POS");
        if let Some(second) = second {
            words.push(' ');
            words.push_str(&self.tokens[second].form.to_lowercase());
        }
        Some(words)
    }

    /// Whether its adposition is one word with this function.
    pub fn is_led_by(&self, i: usize, function: Function) -> bool {
        let Some(case) = self.case_marker(i) else { return false };
        let is_alone = self.children_by(case, "fixed").next().is_none()
            && !self.children_by(i, "case").any(|c| c == case + 1 && self.tokens[c].xpos != "POS");
        self.tokens[case].does(function) && is_alone
    }

    /// "the general" in "the capture of the general": the first noun that "of" ties to another.
    pub fn genitive(&self, noun: usize) -> Option<usize> {
        self.children_by(noun, "nmod").find(|&c| self.is_led_by(c, Function::Genitive))
    }

    /// The word behind "of" or "of the" at `link`, or behind another word of a function.
    pub fn behind(&self, link: usize, function: Function) -> Option<usize> {
        self.tokens.get(link).filter(|word| word.does(function))?;
        let next = link + 1 + usize::from(self.tokens.get(link + 1)?.does(Function::Definite));
        (next < self.tokens.len()).then_some(next)
    }

    /// Auxiliaries and modals, with the copula.
    pub fn auxiliaries(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(i).filter(|&c| matches!(self.tokens[c].relation(), "aux" | "cop"))
    }

    /// "not", "never" or "no longer" on the word itself.
    pub fn is_negated(&self, i: usize) -> bool {
        // "no longer supports"
        let is_ended = |c: usize| {
            self.tokens[c].relation() == "advmod" && self.children(c).any(|no| self.tokens[no].lemma == "no")
        };
        // "was never directly or indirectly urged", but "not only urged"
        let is_never = |c: usize| {
            let is_time = |t: usize| self.tokens[t].does(Function::Never);
            c < i && self.tokens[c].relation() == "advmod" && self.children_by(c, "advmod").any(is_time)
        };
        // "not only attacked it but also": so it did.
        let is_surpassed = |c: usize| {
            let only = self.tokens.get(c + 1).filter(|next| next.does(Function::Surpassed));
            only.is_some_and(|only| only.head == Some(i))
        };
        self.children(i).any(|c| {
            is_ended(c)
                || is_never(c)
                || matches!(self.tokens[c].relation(), "advmod" | "det" | "cc")
                    && self.tokens[c].does(Function::Negation)
                    && !is_surpassed(c)
        })
    }

    /// "no talks".
    pub fn has_no(&self, noun: usize) -> bool {
        self.children(noun).any(|c| self.tokens[c].relation() == "det" && self.tokens[c].lemma == "no")
    }

    pub fn is_passive(&self, i: usize) -> bool {
        self.children(i).any(|c| {
            matches!(self.tokens[c].deprel.as_str(), "nsubj:pass" | "aux:pass" | "csubj:pass" | "obl:agent")
        })
    }

    /// "Troops left, officials said": whether a verb stands beside the clause that it tells of. Behind a semicolon, one that goes
    /// on tells something else.
    pub fn stands_beside(&self, verb: usize) -> bool {
        let before = self.subtree(verb).first().and_then(|first| first.checked_sub(1));
        let opening = self.children(verb).filter(|&c| c < verb).chain(before);
        let goes_on = self.children(verb).any(|c| c > verb && self.tokens[c].upos != Upos::Punct);
        self.tokens[verb].relation() == "parataxis"
            && !(goes_on && opening.into_iter().any(|t| self.tokens[t].form == ";"))
    }

    /// "to meet Wang", "to be deployed".
    pub fn is_infinitive(&self, verb: usize) -> bool {
        self.infinitive_mark(verb).is_some()
    }

    /// The "to" of an infinitive.
    pub fn infinitive_mark(&self, verb: usize) -> Option<usize> {
        self.children_by(verb, "mark").find(|&c| self.tokens[c].does(Function::Infinitive))
    }

    /// "Macron to visit Berlin", "Kenyan president to meet Xi": whether a noun opens a heading as whoever is to do something.
    pub fn is_to_do(&self, noun: usize, verb: usize) -> bool {
        let word = &self.tokens[noun];
        let is_bare = || !self.children(noun).any(|c| matches!(self.tokens[c].relation(), "det" | "nummod"));
        let is_beside = || self.infinitive_mark(verb) == Some(noun + 1);
        word.head.is_none()
            && (word.upos == Upos::Propn || word.upos == Upos::Noun && is_bare() && is_beside())
    }

    /// The tense of the finite form; none for participles and infinitives without one.
    pub fn tense(&self, i: usize) -> Option<Tense> {
        let own = self.tokens[i].xpos.as_str();
        let auxiliaries: Vec<&Token> = self.auxiliaries(i).map(|c| &self.tokens[c]).collect();
        let is_future = auxiliaries.iter().any(|aux| aux.xpos == "MD" && aux.does(Function::Future));
        let is_past = |xpos: &str| xpos == "VBD";
        let is_present = |xpos: &str| matches!(xpos, "VBZ" | "VBP");
        if is_future {
            return Some(Tense::Future);
        }
        let has_perfect = auxiliaries.iter().any(|aux| aux.does(Function::Perfect));
        if is_past(own) || has_perfect || auxiliaries.iter().any(|aux| is_past(&aux.xpos)) {
            return Some(Tense::Past);
        }
        let present = is_present(own) || auxiliaries.iter().any(|aux| is_present(&aux.xpos));
        present.then_some(Tense::Present)
    }
}
