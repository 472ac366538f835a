//! Quads: the only maker of RDF statements. Knows the vocabulary, not English.
