//! The methods a layout can follow, and the words for them on the command line.

/// How boxes find their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// Camps become regions with a gap between them; inside, supports draw together and clashes keep apart.
    #[default]
    Camps,
    /// How far two boxes lie apart shows how many ties are between them, whatever the stances.
    Force,
    /// Wholes stand above their parts, and those who support above those whom they support.
    Layers,
    /// Camps are arcs of one circle or, if there are many boxes, discs on a circle.
    Circle,
    /// From left to right by when they are first spoken of.
    Time,
}

impl Method {
    /// Every method, in the order menus show them.
    pub const ALL: [Self; 5] = [Self::Camps, Self::Force, Self::Layers, Self::Circle, Self::Time];

    /// Its word on the command line.
    ///
    /// ```
    /// use detente::layout::Method;
    /// assert!(Method::ALL.into_iter().all(|method| Method::from_word(method.word()) == Some(method)));
    /// ```
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Camps => "camps",
            Self::Force => "force",
            Self::Layers => "layers",
            Self::Circle => "circle",
            Self::Time => "time",
        }
    }

    /// The method of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }
}
