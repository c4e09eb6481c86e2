//! Reference pictures: what actors, ties and whole maps look like, in every look.

mod sketch;
