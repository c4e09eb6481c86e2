//! Which repairs a clean reading makes: each can be switched off.

/// One kind of repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Footnote numbers are raised or hidden, and what they tore apart is joined.
    Footnotes,
    /// Headings glued to the text below them are parted from it.
    Headings,
    /// Sentences glued to each other get their space.
    Sentences,
    /// Words glued to each other get their space, where both are known.
    Spaces,
    /// Ordinals torn apart at a line end are joined.
    Ordinals,
    /// Full stops and other marks that slipped onto the next line go back.
    Stops,
    /// Words parted by a hyphen at a line end are joined.
    Hyphens,
    /// Lines of a hard-wrapped text become paragraphs again.
    Lines,
    /// Lists get bullets.
    Lists,
    /// Quoted blocks are set apart, and the marks of quoted mail go.
    Blocks,
    /// Runs of white space become one space, empty lines one break.
    White,
    /// Page numbers on lines of their own are hidden.
    Pages,
}

impl Rule {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 12] = [
        Self::Footnotes,
        Self::Headings,
        Self::Sentences,
        Self::Spaces,
        Self::Ordinals,
        Self::Stops,
        Self::Hyphens,
        Self::Lines,
        Self::Lists,
        Self::Blocks,
        Self::White,
        Self::Pages,
    ];

    /// A short name for menus and files; never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Footnotes => "footnotes",
            Self::Headings => "headings",
            Self::Sentences => "sentences",
            Self::Spaces => "spaces",
            Self::Ordinals => "ordinals",
            Self::Stops => "stops",
            Self::Hyphens => "hyphens",
            Self::Lines => "lines",
            Self::Lists => "lists",
            Self::Blocks => "blocks",
            Self::White => "white space",
            Self::Pages => "page numbers",
        }
    }

    /// What it does, for a menu.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Footnotes => "Raise footnote numbers",
            Self::Headings => "Part headings from the text",
            Self::Sentences => "Part glued sentences",
            Self::Spaces => "Part glued words",
            Self::Ordinals => "Join torn ordinals",
            Self::Stops => "Bring slipped full stops back",
            Self::Hyphens => "Join hyphenated words",
            Self::Lines => "Join wrapped lines",
            Self::Lists => "Set lists with bullets",
            Self::Blocks => "Set quoted blocks apart",
            Self::White => "Tidy white space",
            Self::Pages => "Hide page numbers",
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The repairs to make; all of them by default, with footnote numbers raised.
///
/// ```
/// use detente::text::clean::{Rule, Rules};
/// let rules = Rules::default().with(Rule::Hyphens, false);
/// assert!(rules.has(Rule::Lines) && !rules.has(Rule::Hyphens));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rules {
    off: u16,
    hides_footnotes: bool,
}

impl Rules {
    /// No repair at all.
    #[must_use]
    pub fn none() -> Self {
        Self { off: u16::MAX, hides_footnotes: false }
    }

    /// True if repairs of this kind are made.
    #[must_use]
    pub fn has(self, rule: Rule) -> bool {
        self.off & rule.bit() == 0
    }

    /// The same with one kind switched.
    #[must_use]
    pub fn with(self, rule: Rule, on: bool) -> Self {
        let off = if on { self.off & !rule.bit() } else { self.off | rule.bit() };
        Self { off, ..self }
    }

    /// True if footnote numbers are hidden rather than raised.
    #[must_use]
    pub fn hides_footnotes(self) -> bool {
        self.hides_footnotes
    }

    /// The same with footnote numbers hidden, or raised.
    #[must_use]
    pub fn hiding_footnotes(self, hides: bool) -> Self {
        Self { hides_footnotes: hides, ..self }
    }
}
