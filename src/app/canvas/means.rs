//! The mean colours of pictures: what is left of one that is seen from far away.
//!
//! A picture has to be read for it, which is done on other threads, a few at a time; until then there is none.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use egui::{Color32, Context};

use super::super::convert;
use crate::import::picture::pixels;
use crate::model::Picture;

/// So many pictures are read at once.
const AT_ONCE: usize = 16;

/// The mean colours that are known.
pub(in crate::app) struct Means {
    /// By the address of the picture, which no other has while this is known; its bytes are not held.
    known: HashMap<usize, (Weak<Picture>, Option<Color32>)>,
    sender: Sender<(usize, Color32)>,
    receiver: Receiver<(usize, Color32)>,
    running: usize,
    came: u64,
}

impl Default for Means {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { known: HashMap::new(), sender, receiver, running: 0, came: 0 }
    }
}

impl Means {
    /// Takes in what was found; gives a number that is another when much of it came, or all that was looked for.
    pub(in crate::app) fn settle(&mut self) -> u64 {
        for (key, colour) in self.receiver.try_iter() {
            self.running = self.running.saturating_sub(1);
            self.came += 1;
            if let Some((_, known)) = self.known.get_mut(&key) {
                *known = Some(colour);
            }
        }
        if self.running > 0 { self.came - self.came % AT_ONCE as u64 } else { self.came }
    }

    /// The mean colour of a picture; if it is not known yet it is looked for.
    pub(in crate::app) fn of(&mut self, picture: &Arc<Picture>, ctx: &Context) -> Option<Color32> {
        let key = Arc::as_ptr(picture).addr();
        if let Some((_, colour)) = self.known.get(&key) {
            return *colour;
        }
        if self.running < AT_ONCE {
            self.running += 1;
            self.known.insert(key, (Arc::downgrade(picture), None));
            let (sender, picture, ctx) = (self.sender.clone(), Arc::clone(picture), ctx.clone());
            rayon::spawn(move || {
                sender.send((key, mean(&picture))).ok(); // or nobody looks at it any more
                ctx.request_repaint();
            });
        }
        None
    }
}

/// Nothing to be seen, if it cannot be drawn.
fn mean(picture: &Picture) -> Color32 {
    let image = pixels(picture).ok().map(|pixels| convert::image(&pixels.shrunk_to(1, 1)));
    image.and_then(|image| image.pixels.first().copied()).unwrap_or(Color32::TRANSPARENT)
}
