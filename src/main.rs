//! The program: a window, or one of the commands of the command line.

fn main() {}
