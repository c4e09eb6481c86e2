//! The menu bar: every command in its menu, and what is no command because its number changes: recent files, steps.

use egui::{MenuBar, ScrollArea, Ui};

use crate::app::action::{Action, FileAction};
use crate::app::command::{Command, Group};
use crate::app::sign::{command_entry_ui, entry_ui};
use crate::app::{Actions, Reading};
use crate::typeset::Icon;

/// So many steps are listed; the palette and the keys reach all.
const STEPS_LISTED: usize = 40;

/// Draws the menu bar.
pub(super) fn menu_ui(ui: &mut Ui, reading: Reading<'_>) -> Actions {
    let mut asked = Actions::default();
    MenuBar::new().ui(ui, |ui| {
        for group in Group::ALL {
            ui.menu_button(group.word(), |ui| group_ui(ui, group, reading, &mut asked));
        }
    });
    asked
}

fn group_ui(ui: &mut Ui, group: Group, reading: Reading<'_>, asked: &mut Actions) {
    ui.set_width(310.0);
    // A window may be lower than the menu, the more so with large words.
    let room = (ui.ctx().content_rect().height() - 60.0).max(120.0);
    let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    area.show(ui, |ui| {
        let of_group = |command: &Command| command.facts().group == group && !command.is_keys_only();
        let mut last = None;
        for command in Command::ALL.into_iter().filter(of_group) {
            let under = submenu(command);
            if command.opens_section() && (under.is_none() || last.is_none()) {
                ui.separator();
            }
            match under {
                Some(name) if under != last => submenu_ui(ui, name, reading, asked),
                Some(_) => {}
                None => entries_ui(ui, command, reading, asked),
            }
            last = under;
        }
    });
}

fn entries_ui(ui: &mut Ui, command: Command, reading: Reading<'_>, asked: &mut Actions) {
    command_entry_ui(ui, command, &reading, asked);
    match command {
        Command::OpenByPath => recent_ui(ui, reading, asked),
        Command::Redo => steps_ui(ui, reading, asked),
        _ => {}
    }
}

/// The menu within a menu that a command stands in, if it does.
fn submenu(command: Command) -> Option<&'static str> {
    use Command as C;
    match command {
        C::FocusOne | C::FocusTwo | C::FocusThree | C::FocusWider => Some("Steps of the focus"),
        C::Library | C::Reader | C::Inspector => Some("Panels"),
        command if command.tab().is_some() => Some("Panels"),
        C::SystemLook | C::LightLook | C::DarkLook | C::HighContrast | C::ReducedMotion => {
            Some("Look and motion")
        }
        C::LargerWindow | C::SmallerWindow | C::ActualWindow => Some("Size of the words"),
        _ => None,
    }
}

fn submenu_ui(ui: &mut Ui, name: &'static str, reading: Reading<'_>, asked: &mut Actions) {
    ui.menu_button(format!("        {name}"), |ui| {
        ui.set_width(310.0);
        for command in Command::ALL.into_iter().filter(|command| submenu(*command) == Some(name)) {
            command_entry_ui(ui, command, &reading, asked);
        }
    })
    .response
    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
}

fn recent_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let recent = &reading.session.recent;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button("        Open recent", |ui| {
            ui.set_width(320.0);
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let response = ui.push_id(path, |ui| entry_ui(ui, Some(Icon::Recent), &name, "")).inner;
                if response.on_hover_text(path.display().to_string()).clicked() {
                    asked.ask(Action::File(FileAction::OpenPath(path.clone())));
                    ui.close();
                }
            }
        });
    });
}

fn steps_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let has_steps = reading.editor.labels().next().is_some();
    ui.add_enabled_ui(has_steps, |ui| {
        ui.menu_button("        All steps", |ui| {
            ui.set_width(320.0);
            ScrollArea::vertical().max_height(420.0).show(ui, |ui| step_list_ui(ui, reading, asked));
        });
    });
}

fn step_list_ui(ui: &mut Ui, reading: Reading<'_>, asked: &mut Actions) {
    let position = reading.editor.position();
    let labels: Vec<&str> = reading.editor.labels().collect();
    let last_first = labels.len().saturating_sub(STEPS_LISTED);
    let first = position.saturating_sub(STEPS_LISTED / 2).min(last_first);
    let mut entry = |ui: &mut Ui, step: usize, label: &str| {
        let icon = (step == position).then_some(Icon::Check);
        if ui.push_id(("step", step), |ui| entry_ui(ui, icon, label, "")).inner.clicked() {
            asked.ask(Action::GoToStep(step));
            ui.close();
        }
    };
    if first == 0 {
        let forgotten = reading.editor.forgotten();
        let oldest = match forgotten {
            0 => "As it was opened".to_owned(),
            _ => format!("After {forgotten} steps that were let go"),
        };
        entry(ui, 0, &oldest);
    }
    for (n, label) in labels.iter().enumerate().skip(first).take(STEPS_LISTED) {
        entry(ui, n + 1, &format!("{}. {label}", n + 1));
    }
}
