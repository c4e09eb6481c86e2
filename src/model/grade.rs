//! How far to trust a quote: the Admiralty code (NATO STANAG 2511), source and information apart.

/// How far a source is to be relied on, A to F.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceGrade {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

impl SourceGrade {
    /// All six, best first, F last.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The letter.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// What the letter means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

/// How credible a piece of information is, 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InformationGrade {
    /// Confirmed by other sources.
    One,
    /// Probably true.
    Two,
    /// Possibly true.
    Three,
    /// Doubtful.
    Four,
    /// Improbable.
    Five,
    /// Truth cannot be judged.
    Six,
}

impl InformationGrade {
    /// All six, best first, 6 last.
    pub const ALL: [Self; 6] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five, Self::Six];

    /// The digit.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
            Self::Five => "5",
            Self::Six => "6",
        }
    }

    /// What the digit means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::One => "confirmed by other sources",
            Self::Two => "probably true",
            Self::Three => "possibly true",
            Self::Four => "doubtful",
            Self::Five => "improbable",
            Self::Six => "truth cannot be judged",
        }
    }
}
