//! Colours and sizes of the window around the canvas.

/// Which look the window and the canvas have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LookChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark letters on light.
    Light,
    /// Light letters on dark.
    Dark,
}
