//! Questions that people ask often, by name, with what they may be narrowed to.

use oxrdf::Literal;

/// A question by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: &'static str,
    sparql: &'static str,
}

/// All of them, by name.
pub const NAMED: [Named; 6] = [
    Named { name: "accusations", sparql: include_str!("queries/named/accusations.rq") },
    Named { name: "allies", sparql: include_str!("queries/named/allies.rq") },
    Named { name: "changes", sparql: include_str!("queries/named/changes.rq") },
    Named { name: "claims", sparql: include_str!("queries/named/claims.rq") },
    Named { name: "disputes", sparql: include_str!("queries/named/disputes.rq") },
    Named { name: "supports", sparql: include_str!("queries/named/supports.rq") },
];

/// What a question may be narrowed to.
pub const PARAMETERS: [&str; 5] = ["actor", "with", "topic", "from", "to"];

impl Named {
    pub fn find(name: &str) -> Option<Self> {
        NAMED.into_iter().find(|named| named.name == name)
    }

    /// The first comment: what it answers.
    pub fn about(&self) -> String {
        let lines =
            self.sparql.lines().take_while(|line| line.starts_with("# ") && !line.starts_with("# Takes"));
        lines.map(|line| &line[2..]).collect::<Vec<_>>().join(" ")
    }

    /// The parameters that it takes.
    pub fn takes(&self) -> Vec<&'static str> {
        PARAMETERS.into_iter().filter(|name| self.sparql.contains(&format!("\"${name}\""))).collect()
    }

    /// The parameters without which it has no answer.
    pub fn needs(&self) -> Vec<&'static str> {
        self.takes().into_iter().filter(|name| self.sparql.contains(&format!("{name} (needed)"))).collect()
    }

    /// The SPARQL with these values, quoted; what is not given narrows nothing.
    pub fn sparql(&self, value: impl Fn(&str) -> Option<String>) -> String {
        let mut query = self.sparql.to_owned();
        for name in PARAMETERS {
            let literal = Literal::new_simple_literal(value(name).unwrap_or_default());
            query = query.replace(&format!("\"${name}\""), &literal.to_string());
        }
        query
    }
}
