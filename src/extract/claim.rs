//! Claims: who says what. A reporting word with a clause, or quoted speech with a speaker. This
//! module does not judge truth; see factuality.

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::extract::argument::{base, logical_object, logical_subject, object_gerund};
use crate::extract::factuality::reading;
use crate::extract::scene::Scene;
use crate::extract::standing::owner_of_words;
use crate::extract::topic::TopicIndex;
use crate::extract::{
    Claim, ClaimManner, Entity, EntityKind, EventMention, Mention, MentionForm, Participant, Stance, setting,
};
use crate::ontology::{Filling, SpeechWord, WordClass, WordSet};
use crate::span::Span;
use crate::text::{Document, Function, Manner, Quotation, Sentence, Upos};

pub(super) fn claims(scene: &Scene, topics: &TopicIndex, diagnostics: &mut Vec<Diagnostic>) -> Vec<Claim> {
    let reader = Reader { scene, topics };
    let mut claims = Vec::new();
    for (sentence, s) in scene.document.sentences.iter().enumerate() {
        if s.kind.is_evidence() {
            for token in 0..s.tokens.len() {
                claims.extend(reader.indirect(sentence, token));
                claims.extend(reader.nominal(sentence, token));
                claims.extend(reader.attributed(sentence, token));
            }
        }
    }
    for quotation in &scene.document.quotations {
        match quotation.manner {
            Manner::Direct => quoted(&reader, quotation, &mut claims, diagnostics),
            Manner::Partial => claims.extend(partial(&reader, quotation, &claims)),
            Manner::Indirect => {}
        }
    }
    claims.sort_by_key(|claim| (claim.content, claim.speaker, claim.claimant));
    nest(&mut claims);
    claims
}

/// How many claims before one are looked at for one that holds it.
const REACH: usize = 64;

/// "Reuters reported that Lavrov said …": what Lavrov says is inside what Reuters says.
fn nest(claims: &mut [Claim]) {
    let holds = |outer: &Claim, inner: &Claim| {
        outer.content != inner.content
            && outer.content.contains(inner.content)
            && outer.content.contains(inner.cue)
    };
    for inner in 0..claims.len() {
        // Sorted by where they begin: an outer one begins no later.
        let before = claims.partition_point(|outer| outer.content.start <= claims[inner].content.start);
        let length = |outer: &usize| claims[*outer].content.end - claims[*outer].content.start;
        claims[inner].within = (before.saturating_sub(REACH)..before)
            .filter(|&outer| outer != inner && holds(&claims[outer], &claims[inner]))
            .min_by_key(length);
    }
}

/// Gives each claim the events and stances that it tells: the innermost claim, where one is told inside another. Both are
/// in the order of their sentences.
pub(super) fn fill(document: &Document, claims: &mut [Claim], events: &[EventMention], stances: &[Stance]) {
    let mut inside: Vec<Vec<Span>> = vec![Vec::new(); claims.len()];
    for claim in claims.iter() {
        if let Some(outer) = claim.within {
            inside[outer].push(claim.content);
        }
    }
    for (claim, inside) in claims.iter_mut().zip(&inside) {
        let content = claim.content;
        let tells = |trigger: Span| {
            content.contains(trigger) && !inside.iter().any(|content| content.contains(trigger))
        };
        let last = document.sentences.partition_point(|s| s.span.start < content.end);
        let first = events.partition_point(|event| event.sentence < claim.sentence);
        let found = (first..events.len()).take_while(|&e| events[e].sentence < last);
        claim.events = found.filter(|&e| tells(events[e].trigger)).collect();
        let first = stances.partition_point(|stance| stance.sentence < claim.sentence);
        let found = (first..stances.len()).take_while(|&s| stances[s].sentence < last);
        claim.stances = found.filter(|&s| tells(stances[s].trigger)).collect();
    }
}

/// What all ways to tell a claim share.
struct Reader<'a, 'b> {
    scene: &'b Scene<'a>,
    topics: &'b TopicIndex,
}

/// A claim but for who says it.
struct Told {
    sentence: usize,
    /// The word or words that introduce it.
    cue: Span,
    /// The token that tells when it was said.
    token: usize,
    content: Span,
    manner: ClaimManner,
    quotation: Option<Span>,
    is_denied: bool,
    addressee: Option<Participant>,
    /// Tokens that tell the topic.
    about: Vec<usize>,
}

impl Reader<'_, '_> {
    /// A reporting word, its speaker and its clause.
    fn indirect(&self, sentence: usize, token: usize) -> Vec<Claim> {
        let scene = self.scene;
        let s = scene.sentence(sentence);
        let Some(word) = reporting(scene, s, token) else { return Vec::new() };
        let Some(clause) = content(s, token) else { return Vec::new() };
        // "Troops left, officials said": beside its clause the word of saying is a part of it.
        let is_beside = s.tokens[token].deprel == "parataxis";
        let speaker = owner_of_words(scene, s, token).or_else(|| logical_subject(s, token));
        let speaker = speaker.filter(|&t| is_beside || !s.subtree(clause).contains(&t));
        let Some(speaker) = speaker else { return Vec::new() };
        // "did not say that", "if they say that", "will say that": nothing is said.
        if !reading(scene, sentence, token).is_said() {
            return Vec::new();
        }
        let span =
            if is_beside { without(s, clause, token) } else { before_contrast(scene, s, clause, token) };
        let (manner, quotation) = self.marked(span);
        self.told_by(
            speaker,
            &Told {
                sentence,
                cue: s.tokens[token].span,
                token,
                content: span,
                manner,
                quotation,
                is_denied: word.is_disowning,
                addressee: addressee(scene, sentence, token, word),
                about: s.subtree(clause),
            },
        )
    }

    /// "Iran's claim that Israel attacked Syria"
    fn nominal(&self, sentence: usize, token: usize) -> Vec<Claim> {
        let scene = self.scene;
        let s = scene.sentence(sentence);
        let word = &s.tokens[token];
        let mut words = scene.ontology.speech(&word.lemma, WordClass::Noun);
        if word.upos != Upos::Noun || !words.any(|word| word.is_reporting) {
            return Vec::new();
        }
        let is_told = |&c: &usize| {
            s.tokens[c].relation() == "acl"
                && s.tokens[c].deprel != "acl:relcl"
                && s.children(c).any(|m| s.tokens[m].deprel == "mark" && s.tokens[m].lemma == "that")
        };
        let Some(clause) = s.children(token).find(is_told) else { return Vec::new() };
        let is_by =
            |&c: &usize| c < clause && s.tokens[c].relation() == "nmod" && s.is_led_by(c, Function::Maker);
        let owner = s.children_by(token, "nmod:poss").next().or_else(|| s.children(token).find(is_by));
        let owner = owner.or_else(|| {
            s.children(token).find(|&c| {
                matches!(s.tokens[c].relation(), "amod" | "compound")
                    && scene.mention_at(sentence, c).is_some()
            })
        });
        let Some(owner) = owner else { return Vec::new() };
        let content = s.subtree_span(clause);
        let (manner, quotation) = self.marked(content);
        self.told_by(
            owner,
            &Told {
                sentence,
                cue: word.span,
                token,
                content,
                manner,
                quotation,
                is_denied: false,
                addressee: None,
                about: s.subtree(clause),
            },
        )
    }

    /// "According to Oman", "in the view of Oman, Iran met Qatar": the rest of the clause is what Oman says.
    fn attributed(&self, sentence: usize, token: usize) -> Vec<Claim> {
        let s = self.scene.sentence(sentence);
        let Some(preposition) = s.preposition(token).filter(|_| base(&s.tokens[token].deprel) == "obl")
        else {
            return Vec::new();
        };
        let mut words = self.scene.ontology.speech(&preposition, WordClass::Preposition);
        let views = self.scene.ontology.words(WordSet::ViewNoun);
        let is_led = s.is_led_by(token, Function::Engagement) || s.is_led_by(token, Function::Agent);
        let is_view = is_led && views.contains(&*s.tokens[token].lemma.to_lowercase());
        let owner = s.children_by(token, "nmod:poss").next().or_else(|| s.genitive(token));
        let speaker = if is_view { owner } else { words.any(|word| word.is_reporting).then_some(token) };
        let (Some(clause), Some(speaker)) = (s.tokens[token].head, speaker) else { return Vec::new() };
        // "Ten died and 35 were rescued, according to officials": they say both.
        let clause = s.first_conjunct(clause);
        let outside = s.subtree(token);
        let is_punctuation = |&t: &usize| s.tokens[t].upos == Upos::Punct;
        let inside: Vec<usize> =
            s.subtree(clause).into_iter().filter(|t| !outside.contains(t) && !is_punctuation(t)).collect();
        let (Some(&first), Some(&last)) = (inside.first(), inside.last()) else { return Vec::new() };
        // In the middle of the clause its words are not one span.
        if last > token && first < token {
            return Vec::new();
        }
        let content = Span::new(s.tokens[first].span.start, s.tokens[last].span.end);
        let (manner, quotation) = self.marked(content);
        let cue = s.case_marker(token).unwrap_or(token);
        self.told_by(
            speaker,
            &Told {
                sentence,
                cue: s.tokens[cue].span,
                token: clause,
                content,
                manner,
                quotation,
                is_denied: false,
                addressee: None,
                about: inside,
            },
        )
    }

    /// How the marks around or inside a content make it told, and what stands between them.
    fn marked(&self, content: Span) -> (ClaimManner, Option<Span>) {
        // Quotations are in the order in which they begin.
        let all = &self.scene.document.quotations;
        let end = all.partition_point(|q| q.span.start < content.end);
        let near = all[end.saturating_sub(REACH)..end].iter();
        let mut marked = near.filter(|q| q.manner != Manner::Indirect);
        let found = marked.find(|q| content.contains(q.content) || q.span.contains(content));
        match found {
            None => (ClaimManner::Indirect, None),
            Some(q) if q.span.contains(content) => (ClaimManner::DirectQuote, Some(q.content)),
            Some(q) => (ClaimManner::PartialQuote, Some(q.content)),
        }
    }

    /// One claim for each of those that a token stands for; in words, where it stands for nobody known.
    fn told_by(&self, speaker: usize, told: &Told) -> Vec<Claim> {
        let scene = self.scene;
        let s = scene.sentence(told.sentence);
        let mut speakers = scene.participants(told.sentence, speaker, Filling::Owned);
        let words = s.phrase_span(speaker);
        // "US Ambassador to Germany Richard Grenell": who is named in the phrase, where nobody is by its head.
        let is_unnamed = |p: &Participant| scene.entities[p.entity].is_anonymous();
        if speakers.iter().all(is_unnamed) {
            let named = named_in(scene, told.sentence, speaker, words);
            speakers = named.map_or(speakers, |person| vec![person]);
        }
        // Of a pronoun nobody knows who it is.
        if s.tokens[speaker].upos == Upos::Pron {
            speakers.retain(|p| !is_unnamed(p));
        }
        if speakers.is_empty() {
            // "a report said", but no film says what it shows.
            let fiction = scene.ontology.words(WordSet::FictionWord);
            let is_noun = matches!(s.tokens[speaker].upos, Upos::Noun | Upos::Propn)
                && !fiction.contains(&*s.tokens[speaker].lemma.to_lowercase());
            return is_noun.then(|| self.claim(None, words, told)).into_iter().collect();
        }
        speakers.into_iter().map(|participant| self.claim(Some(participant), words, told)).collect()
    }

    /// "said during the talks", "told a news conference": what the word of saying has beside it.
    fn occasion(&self, told: &Told) -> Option<Span> {
        let s = self.scene.sentence(self.scene.document.sentence_at(told.cue)?);
        let verb = s.tokens.iter().position(|token| token.span == told.cue)?;
        let nouns = self.scene.ontology.words(WordSet::OccasionNoun);
        let is_occasion = |&c: &usize| {
            matches!(s.tokens[c].relation(), "obl" | "obj" | "iobj")
                && nouns.contains(&*s.tokens[c].lemma.to_lowercase())
                && !told.content.contains(s.tokens[c].span)
        };
        s.children(verb).find(is_occasion).map(|c| s.subtree_span(c))
    }

    fn claim(&self, claimant: Option<Participant>, speaker: Span, told: &Told) -> Claim {
        let scene = self.scene;
        let s = scene.sentence(told.sentence);
        // "that" opens the clause and says nothing.
        let opens = s.tokens.iter().position(|token| token.span.start == told.content.start);
        let that =
            opens.filter(|&t| s.tokens[t].does(Function::Complementizer) && s.tokens[t].relation() == "mark");
        let start =
            that.and_then(|t| s.tokens.get(t + 1)).map_or(told.content.start, |token| token.span.start);
        let content = Span::new(start.min(told.content.end), told.content.end);
        let entity = claimant.map(|p| &scene.entities[p.entity]);
        Claim {
            sentence: told.sentence,
            evidence: s.span,
            claimant,
            speaker,
            cue: told.cue,
            is_anonymous: entity.is_none_or(Entity::is_anonymous),
            is_denied: told.is_denied,
            on_behalf_of: entity.and_then(|entity| entity.body.as_ref().or(entity.speaks_for()).cloned()),
            addressee: told.addressee,
            content,
            quotation: told.quotation,
            manner: told.manner,
            within: None,
            events: Vec::new(),
            stances: Vec::new(),
            occasion: self.occasion(told),
            date: setting::date(scene, told.sentence, told.token),
            topic: self.topics.topic(s, &told.about).cloned(),
        }
    }
}

fn reporting<'a>(scene: &Scene<'a>, s: &Sentence, token: usize) -> Option<&'a SpeechWord> {
    if s.tokens[token].upos != Upos::Verb {
        return None;
    }
    scene.ontology.speech(&s.tokens[token].lemma, WordClass::Verb).find(|word| word.is_reporting)
}

/// The clause that is said: governed, or the one beside which "officials said" stands.
fn content(s: &Sentence, token: usize) -> Option<usize> {
    let governed = s.children(token).find(|&c| s.tokens[c].deprel == "ccomp");
    // "denied sending troops", "admitted killing nine"
    let gerund = || object_gerund(s, token).filter(|&c| c == token + 1);
    governed
        .or_else(gerund)
        .or_else(|| s.children(token).find(|&c| s.tokens[c].deprel == "parataxis" && c > token))
        .or_else(|| s.tokens[token].head.filter(|_| s.stands_beside(token)))
}

/// "it opposes …, while China views …": the contrast at the end is not part of what is said, nor are the words of saying in
/// between: "Jets struck a town, residents said, killing nine".
fn before_contrast(scene: &Scene, s: &Sentence, clause: usize, reporting: usize) -> Span {
    let whole = s.subtree_span(clause);
    let (before, behind): (Vec<usize>, Vec<usize>) =
        s.subtree(clause).into_iter().partition(|&t| t < reporting);
    let last = before.into_iter().rev().find(|&t| s.tokens[t].upos != Upos::Punct);
    if let Some(last) = last.filter(|_| clause < reporting && !behind.is_empty()) {
        return Span::new(whole.start, s.tokens[last].span.end);
    }
    let markers = scene.ontology.words(WordSet::ContrastMarker);
    let contrast = s.subtree(clause).into_iter().find(|&t| {
        s.tokens[t].deprel == "mark"
            && markers.contains(&*s.tokens[t].lemma)
            && t > clause
            && t > 0
            && s.tokens[t - 1].form == ","
    });
    match contrast.and_then(|t| t.checked_sub(2)) {
        Some(last) => Span::new(whole.start, s.tokens[last].span.end.max(whole.start)),
        None => whole,
    }
}

/// A clause without the words that report it.
fn without(s: &Sentence, clause: usize, reporting: usize) -> Span {
    let outside = s.subtree(reporting);
    let inside: Vec<usize> = s
        .subtree(clause)
        .into_iter()
        .filter(|t| !outside.contains(t) && s.tokens[*t].upos != Upos::Punct)
        .collect();
    match (inside.first(), inside.last()) {
        (Some(&first), Some(&last)) if last < reporting || first > reporting => {
            Span::new(s.tokens[first].span.start, s.tokens[last].span.end)
        }
        _ => s.subtree_span(clause),
    }
}

/// "told Wang that", "said to reporters that".
fn addressee(scene: &Scene, sentence: usize, token: usize, word: &SpeechWord) -> Option<Participant> {
    let s = scene.sentence(sentence);
    let object =
        s.children(token).find(|&c| s.tokens[c].deprel == "iobj").or_else(|| logical_object(s, token));
    let named = word.addressee.as_ref().and_then(|preposition| {
        s.children(token).find(|&c| {
            base(&s.tokens[c].deprel) == "obl" && s.preposition(c).is_some_and(|p| p == *preposition)
        })
    });
    object
        .into_iter()
        .chain(named)
        .find_map(|t| scene.participants(sentence, t, Filling::Actor).into_iter().next())
}

/// The one person whom a phrase names, or a name behind it: "the ambassador to the United Nations, Fu Cong,".
fn named_in(scene: &Scene, sentence: usize, speaker: usize, phrase: Span) -> Option<Participant> {
    let s = scene.sentence(sentence);
    let whole = s.subtree_span(speaker);
    let is_apposed = |head: usize| {
        let chain = || std::iter::once(head).chain(s.head_chain(head)).take_while(|&t| t != speaker);
        let is_in_phrase =
            |t: usize| matches!(s.tokens[t].relation(), "appos" | "nmod" | "flat" | "compound");
        chain().any(|t| s.tokens[t].relation() == "appos") && chain().all(is_in_phrase)
    };
    // Mentions are in text order.
    let first = scene.mentions.partition_point(|m| m.span.start < whole.start);
    let inside = scene.mentions[first..].iter().take_while(|m| m.span.start < whole.end);
    let is_person = |m: &&Mention| {
        m.sentence == sentence
            && m.form == MentionForm::Name
            && m.kind == EntityKind::Per
            && scene.entities[m.entity].named
            && (phrase.contains(m.span) || is_apposed(m.head))
    };
    let mut people = inside.filter(is_person);
    let only = people.next().filter(|_| people.next().is_none())?;
    scene.participant_of_span(only.span)
}

/// "called the war 'a massacre'": marked words of somebody's, in no clause that is told.
fn partial(reader: &Reader, quotation: &Quotation, claims: &[Claim]) -> Vec<Claim> {
    let scene = reader.scene;
    let Some(sentence) = scene.document.sentence_at(quotation.span) else { return Vec::new() };
    let s = scene.sentence(sentence);
    if !s.span.contains(quotation.span) {
        return Vec::new();
    }
    let inside = (0..s.tokens.len()).filter(|&t| quotation.content.contains(s.tokens[t].span));
    let Some(verb) = inside.clone().find_map(|t| describing(scene, s, t, quotation)) else {
        return Vec::new();
    };
    let cue = s.tokens[verb].span;
    let is_told = claims.iter().any(|claim| claim.content.contains(quotation.content) || claim.cue == cue);
    let is_said = reading(scene, sentence, verb).is_said();
    let Some(speaker) = logical_subject(s, verb).filter(|_| is_said && !is_told && s.kind.is_evidence())
    else {
        return Vec::new();
    };
    let about = s.subtree(verb).into_iter().filter(|t| !s.subtree(speaker).contains(t)).collect();
    let told = Told {
        sentence,
        cue,
        token: verb,
        content: quotation.content,
        manner: ClaimManner::PartialQuote,
        quotation: Some(quotation.content),
        is_denied: false,
        addressee: None,
        about,
    };
    reader.told_by(speaker, &told)
}

/// The verb that describes something in the marked words to which `token` belongs.
fn describing(scene: &Scene, s: &Sentence, token: usize, quotation: &Quotation) -> Option<usize> {
    let verbs = scene.ontology.words(WordSet::DescribingVerb);
    // "condemned 'in the strongest terms'" tells how, and "as 'barbaric'" what.
    let is_what = match s.tokens[token].relation() {
        "obl" | "nmod" => s.is_led_by(token, Function::Role),
        "advcl" | "advmod" | "punct" => false,
        _ => true,
    };
    let is_top = s.tokens[token].head.is_some_and(|head| !quotation.span.contains(s.tokens[head].span));
    let mut above = s.head_chain(token).filter(|_| is_what && is_top).take(3);
    let verb = above.find(|&t| s.tokens[t].upos == Upos::Verb && s.tokens[t].relation() != "acl")?;
    let is_saying = scene.ontology.speech(&s.tokens[verb].lemma, WordClass::Verb).any(|w| w.is_reporting);
    (verbs.contains(&*s.tokens[verb].lemma) || is_saying).then_some(verb)
}

/// Quoted speech that no clause covers becomes a claim of its own; a wider one takes over.
fn quoted(
    reader: &Reader,
    quotation: &Quotation,
    claims: &mut Vec<Claim>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let scene = reader.scene;
    // Speech inside what somebody else tells is told twice: "'…,' the minister said, according to a statement".
    let is_of_another =
        |claim: &Claim| quotation.cue.is_some_and(|cue| claim.cue != cue && claim.content.contains(cue));
    if claims.iter().any(|claim| claim.content.contains(quotation.content) && !is_of_another(claim)) {
        return;
    }
    let sentences = &scene.document.sentences;
    let sentence = sentences.partition_point(|s| s.span.end <= quotation.content.start);
    if !sentences.get(sentence).is_some_and(|s| s.span.overlaps(quotation.content)) {
        return;
    }
    if !sentences[sentence].kind.is_evidence() {
        return;
    }
    let is_inside =
        |claim: &Claim| claim.manner == ClaimManner::DirectQuote && quotation.span.contains(claim.content);
    let inner = claims.iter().position(is_inside);
    let inner = inner.map(|index| claims[index].clone());
    let speaker = quotation.speaker.and_then(|span| scene.participant_of_span(span));
    let Some(claimant) = speaker.or_else(|| inner.as_ref().and_then(|claim| claim.claimant)) else {
        diagnostics.push(Diagnostic { span: quotation.span, kind: DiagnosticKind::UnknownSpeaker });
        return;
    };
    claims.retain(|claim| !is_inside(claim));
    let last = sentences.partition_point(|s| s.span.start < quotation.content.end).saturating_sub(1);
    let topic = sentences[sentence..=last].iter().find_map(|s| {
        let tokens: Vec<usize> =
            (0..s.tokens.len()).filter(|&t| quotation.content.contains(s.tokens[t].span)).collect();
        reader.topics.topic(s, &tokens).cloned()
    });
    let cue = quotation.cue.unwrap_or(quotation.span);
    let told = Told {
        sentence,
        cue,
        token: 0,
        content: quotation.content,
        manner: ClaimManner::DirectQuote,
        quotation: Some(quotation.content),
        is_denied: false,
        addressee: inner.and_then(|claim| claim.addressee).or_else(|| told_to(scene, cue)),
        about: Vec::new(),
    };
    let speaker = quotation.speaker.unwrap_or(scene.mentions[claimant.mention].span);
    let claim = reader.claim(Some(claimant), speaker, &told);
    let evidence = sentences[sentence].span.cover(sentences[last].span);
    claims.push(Claim { evidence, topic, date: None, ..claim });
}

/// To whom the word of saying at a span is said.
fn told_to(scene: &Scene, cue: Span) -> Option<Participant> {
    let sentence = scene.document.sentence_at(cue)?;
    let s = scene.sentence(sentence);
    let token = s.tokens.iter().position(|token| token.span == cue)?;
    addressee(scene, sentence, token, reporting(scene, s, token)?)
}
