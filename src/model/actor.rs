//! Who acts: a state, a militia, a person.

use kurbo::Point;

use super::{ActorId, PictureId};

/// Somebody who backs or clashes with somebody else.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// How the actor is called on the canvas; never empty.
    pub name: String,
    /// Other names under which documents speak of the actor, in the analyst's order.
    pub aliases: Vec<String>,
    /// What the actor is.
    pub kind: ActorKind,
    /// A colour chosen by the analyst instead of the kind's own.
    pub colour: Option<Colour>,
    /// Free text.
    pub note: String,
    /// Where the middle of the actor's box lies on the canvas in front, in canvas units; `None` while the actor is
    /// not on that.
    pub place: Option<Point>,
    /// A pinned actor stays where it is when a layout runs.
    pub pinned: bool,
    /// The actor this one is a part of.
    pub part_of: Option<ActorId>,
    /// Its face: a picture that the project holds.
    pub picture: Option<PictureId>,
}

impl Actor {
    /// An actor with a name and nothing else.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            aliases: Vec::new(),
            kind: ActorKind::Other,
            colour: None,
            note: String::new(),
            place: None,
            pinned: false,
            part_of: None,
            picture: None,
        }
    }

    /// The name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A state or its government.
    State,
    /// A regular armed force or one of its units.
    ArmedForce,
    /// An irregular armed group.
    Militia,
    /// One human being.
    Person,
    /// A party, company, agency, outlet or movement.
    Organisation,
    /// A ministry, directorate, court or office of a state.
    Institution,
    /// People who share something but have no common head.
    Group,
    /// Anything else.
    #[default]
    Other,
}

impl ActorKind {
    /// Every kind, in the order of menus.
    pub const ALL: [Self; 8] = [
        Self::State,
        Self::ArmedForce,
        Self::Militia,
        Self::Person,
        Self::Organisation,
        Self::Institution,
        Self::Group,
        Self::Other,
    ];

    /// The word for it in menus, tables and the command line, such as `armed force`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::ArmedForce => "armed force",
            Self::Militia => "militia",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Institution => "institution",
            Self::Group => "group",
            Self::Other => "other",
        }
    }

    /// The kind with this word, in any case, with `_` or `-` for the space and American spelling too.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = word.trim().to_lowercase().replace(['_', '-'], " ");
        let plain = if plain == "organization" { "organisation".to_owned() } else { plain };
        Self::ALL.into_iter().find(|kind| kind.word() == plain)
    }
}

/// An opaque colour, eight bits a channel, sRGB.
///
/// ```
/// use detente::model::Colour;
/// let sand: Colour = Colour::from_hex("#d9c7a0").expect("six hex digits");
/// assert_eq!(sand.to_string(), "#d9c7a0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// The colour of `#rrggbb`, in either case.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|rest| rest.len() == 6 && rest.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
