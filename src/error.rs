//! Errors at the library's edge: files, ontology, queries, store. Text is never an error.

use std::path::PathBuf;

/// What was being done, and to what.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    #[error("reading {path}: {cause}")]
    Read { path: PathBuf, cause: std::io::Error },
    #[error("reading {path}, line {line}: {message}")]
    Record { path: PathBuf, line: usize, message: String },
    #[error("reading {path}: {message}")]
    Content { path: PathBuf, message: String },
    #[error("ontology {file}, line {line}: {message}")]
    Ontology { file: String, line: usize, message: String },
    #[error("writing: {0}")]
    Write(std::io::Error),
    #[error("model: {0}")]
    Model(String),
    #[error("query: {0}")]
    Query(String),
    #[error("store {path}: {message}")]
    Store { path: PathBuf, message: String },
}

pub type Result<T> = std::result::Result<T, Error>;
