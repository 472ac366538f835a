//! The store: a folder of N-Quads, loaded into memory, asked in SPARQL. Knows no meaning.
