//! A window under test: a [`Story`] does what a hand would do and reads what a person would read.

use detente::app::App;
use detente::model::Project;
use egui_kittest::Harness;

/// A window of 1280 by 800 points on a project.
pub struct Story {
    pub harness: Harness<'static, App>,
}

impl Story {
    pub fn on(project: Project) -> Self {
        let harness =
            Harness::builder().with_size(egui::vec2(1280.0, 800.0)).build_eframe(|_| App::new(project, 7));
        Self { harness }
    }
}

#[test]
fn an_empty_window_draws() {
    use detente::model::Id;
    let mut story = Story::on(Project::new(Id::from_bits(1)));
    story.harness.run();
    assert!(!story.harness.state().editor().can_undo());
}
