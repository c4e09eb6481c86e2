//! How a map looks: the only place below the window where colours and sizes stand.

/// A finished look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// For a bright screen.
    Light,
    /// For a dark screen.
    Dark,
    /// For paper: white ground, ink that survives a grey printer.
    Print,
}
