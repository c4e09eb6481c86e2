//! Writing pictures and tables.
