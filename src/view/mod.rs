//! Views: what people ask, as plain values and then text, JSON or DOT. Views never write.
