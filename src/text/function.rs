//! Functions: what the small words do in a sentence, by the lists of ontology/english.ttl.

/// What a word of a closed class can do. A word may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// "not", "never".
    Negation,
    /// "never"
    Never,
    /// "only" in "not only": there is more.
    Surpassed,
    /// "will".
    Future,
    /// "have" before a participle.
    Perfect,
    /// "to" before a verb.
    Infinitive,
    /// "that" before a clause.
    Complementizer,
    /// "the".
    Definite,
    /// "this", "those".
    Demonstrative,
    /// "the", "a".
    Article,
    /// "and".
    Coordinator,
    /// "or".
    Alternative,
    /// "of": possession and parts.
    Genitive,
    /// "by": the agent of a passive.
    Agent,
    /// "with" before a clause without a finite verb.
    Absolute,
    /// "between": names both sides of something mutual.
    Mutual,
    /// "as": in the role of.
    Role,
    /// "on" before a day.
    Day,
    /// Prepositions before the gerund that a noun or verb is about: "accused of", "thanked for".
    Content,
    /// Prepositions before the gerund that was done to somebody: "over".
    Grounds,
    /// "from", "of": whose something is.
    Origin,
    /// Prepositions behind a noun that say who made it: "by", "from".
    Maker,
    /// "to", "into": a movement.
    Direction,
    /// "to": where something goes.
    Goal,
    /// "until": the end of a state that lasts.
    Limit,
    /// "after", "before": a preposition that may open a clause.
    Clausal,
    /// "of", "in": what they lead belongs to the noun right before, and to no other.
    Attributive,
    /// "in": before what one takes part in: "engaged in talks".
    Engagement,
    /// "out", "over": may belong to a verb and stand behind its object.
    Particle,
    /// "except": before what is left out.
    Exception,
    /// "with", "using": what something is done with.
    Means,
    /// "neighbouring": a participle that tells which one is meant.
    Qualifier,
    /// "met", "phoned": with whom one speaks, and behind "to" what for.
    Turning,
    /// "helped": before those who do something, told without "to".
    Helping,
    /// "ordered": before those to whom something is to be done.
    Causative,
    /// "invitation", "appeal": what others are asked to do.
    Asking,
    /// "against" in "warned them against attacking".
    Deterring,
    /// "Mr.": before a name and no part of it.
    Honorific,
    /// "two", "both".
    Pair,
    He,
    She,
    It,
    They,
    I,
    We,
    You,
}

const LISTS: [(&str, Function); 46] = [
    ("negation", Function::Negation),
    ("never", Function::Never),
    ("surpassed", Function::Surpassed),
    ("future", Function::Future),
    ("perfect", Function::Perfect),
    ("infinitive", Function::Infinitive),
    ("complementizer", Function::Complementizer),
    ("definite", Function::Definite),
    ("demonstrative", Function::Demonstrative),
    ("article", Function::Article),
    ("coordinator", Function::Coordinator),
    ("alternative", Function::Alternative),
    ("genitive", Function::Genitive),
    ("agent", Function::Agent),
    ("absolute", Function::Absolute),
    ("mutual", Function::Mutual),
    ("role", Function::Role),
    ("day", Function::Day),
    ("content", Function::Content),
    ("grounds", Function::Grounds),
    ("origin", Function::Origin),
    ("maker", Function::Maker),
    ("direction", Function::Direction),
    ("goal", Function::Goal),
    ("limit", Function::Limit),
    ("clausal", Function::Clausal),
    ("attributive", Function::Attributive),
    ("engagement", Function::Engagement),
    ("particle", Function::Particle),
    ("exception", Function::Exception),
    ("means", Function::Means),
    ("qualifier", Function::Qualifier),
    ("turning", Function::Turning),
    ("helping", Function::Helping),
    ("causative", Function::Causative),
    ("asking", Function::Asking),
    ("deterring", Function::Deterring),
    ("honorific", Function::Honorific),
    ("pair", Function::Pair),
    ("he", Function::He),
    ("she", Function::She),
    ("it", Function::It),
    ("they", Function::They),
    ("i", Function::I),
    ("we", Function::We),
    ("you", Function::You),
];

/// The functions of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Functions(u64);

impl Functions {
    pub fn has(self, function: Function) -> bool {
        self.0 & (1 << function as u64) != 0
    }

    pub fn with(self, other: Functions) -> Functions {
        Functions(self.0 | other.0)
    }

    /// By the name of its list.
    pub(super) fn named(list: &str) -> Option<Functions> {
        LISTS.iter().find(|(name, _)| *name == list).map(|(_, function)| Functions(1 << *function as u64))
    }
}
