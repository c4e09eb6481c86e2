//! Stand-in until the icons land.
/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Stand-in.
    Other,
}
