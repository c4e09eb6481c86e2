//! The program: a window, or one of the commands of the command line.

fn main() -> eframe::Result {
    let options = eframe::NativeOptions::default();
    eframe::run_native("Detente", options, Box::new(|_| Ok(Box::new(detente::app::App::default()))))
}
