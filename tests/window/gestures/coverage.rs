//! What story shows which line.
