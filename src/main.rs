//! The program: a window, or one of the commands of the command line.

use std::path::PathBuf;

fn main() -> eframe::Result {
    detente::app::run(std::env::args_os().nth(1).map(PathBuf::from))
}
