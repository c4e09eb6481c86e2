//! How words become glyphs.
