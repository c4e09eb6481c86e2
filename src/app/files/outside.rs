//! What other programs do to the file at hand: noticed when the window comes to the front and before every save,
//! by what the file holds and not by its times. Nothing is overwritten, and nothing taken over, before the analyst says.

use std::path::{Path, PathBuf};

use super::recover::name_beside;
use super::{App, name_of};
use crate::app::action::{Notice, Outside, Tone};
use crate::app::jobs::{Done, Trouble};
use crate::app::keeping::Access;
use crate::edit::Edit;
use crate::model::compare::Comparison;
use crate::store::keep;
use crate::store::{self, FileHash, Opened};

/// How the file at hand stands to what was opened or saved last.
pub(in crate::app) enum News {
    /// As it was.
    Same,
    /// It is not there.
    Gone,
    /// It cannot be looked at.
    Unreadable(Trouble),
    /// Somebody else has written it.
    Changed(Box<Theirs>),
}

/// What somebody else has written into the file at hand.
#[derive(Clone, Debug)]
pub(in crate::app) struct Theirs {
    pub(in crate::app) path: PathBuf,
    pub(in crate::app) hash: FileHash,
    /// Their project, and what it has that ours has not; or why it is none.
    pub(in crate::app) read: Result<(Box<Opened>, Comparison), Trouble>,
    /// Where ours goes if both are kept.
    pub(in crate::app) beside: PathBuf,
}

impl App {
    /// Looks at the file again when the window comes to the front.
    pub(in crate::app) fn look_on_focus(&mut self, ctx: &egui::Context) {
        let came = ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
        let is_busy = !self.session.running.is_empty() || self.dialogs.is_open();
        if came && !is_busy && self.session.keeping.is_on {
            self.look_outside(ctx);
        }
    }

    /// Looks whether the file still holds what was opened or saved last.
    pub(super) fn look_outside(&mut self, ctx: &egui::Context) {
        let known = self.session.path.clone().zip(self.session.hash);
        let Some((path, hash)) = known.filter(|_| self.session.keeping.access != Access::Held) else {
            return;
        };
        let project = self.editor.project().clone();
        self.jobs.start(ctx, "", move || {
            let news = match keep::outside(&path, hash) {
                keep::Outside::Same => News::Same,
                keep::Outside::Gone => News::Gone,
                keep::Outside::Unreadable(error) => News::Unreadable(Trouble::new(&error, error.hint())),
                keep::Outside::Changed(hash) => {
                    let read = match store::open(&path) {
                        Ok(opened) => {
                            let comparison = Comparison::of(&project, &opened.project);
                            Ok((Box::new(opened), comparison))
                        }
                        Err(error) => Err(Trouble::new(&error, error.hint())),
                    };
                    let beside = name_beside(&path, "mine");
                    News::Changed(Box::new(Theirs { path: path.clone(), hash, read, beside }))
                }
            };
            Done::Outside(path, news)
        });
    }

    pub(super) fn take_in_news(&mut self, path: &Path, news: News) {
        if self.session.path.as_deref() != Some(path) {
            return; // it was saved elsewhere meanwhile
        }
        match news {
            News::Same => {}
            News::Gone if self.session.saved_revision.is_none() => {} // said already
            News::Gone => {
                self.session.saved_revision = None;
                let words = format!("{} is not there any more", name_of(path));
                let hint = "Your work is in this window. Save writes the file again.".to_owned();
                self.session.tell(Notice { tone: Tone::Fault, words, hint });
            }
            News::Unreadable(trouble) => self.tell(&trouble),
            // Only its letters are other: a sync program wrote it again.
            News::Changed(theirs) if self.is_same_as(&theirs) => self.session.hash = Some(theirs.hash),
            News::Changed(theirs) if self.session.keeping.seen == Some(theirs.hash) => {}
            News::Changed(theirs) => {
                self.session.keeping.seen = Some(theirs.hash);
                self.dialogs.show_theirs(theirs);
            }
        }
    }

    fn is_same_as(&self, theirs: &Theirs) -> bool {
        let is_clean = !self.session.is_dirty(&self.editor);
        is_clean && theirs.read.as_ref().is_ok_and(|(_, comparison)| comparison.is_empty())
    }

    /// Does what the analyst decided about what somebody else has written.
    pub(super) fn settle_outside(&mut self, ctx: &egui::Context, answer: Outside) {
        let Some(theirs) = self.dialogs.take_theirs() else { return };
        match answer {
            Outside::Both => self.save(ctx, theirs.beside),
            Outside::Mine => {
                self.session.hash = Some(theirs.hash); // what stands there becomes a version when it is replaced
                self.save(ctx, theirs.path);
            }
            Outside::Theirs => {
                let Ok((opened, _)) = theirs.read else { return };
                let words = "take over what was saved elsewhere".to_owned();
                if self.edit(Edit::Become(Box::new(opened.project), words)) {
                    self.session.hash = Some(theirs.hash);
                    self.session.saved_revision = Some(self.editor.revision());
                    self.session.tell_done("Taken over. Undo goes back to yours");
                }
            }
        }
    }
}
