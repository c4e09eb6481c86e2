//! Waiting until something rests: what is seen at a glance need not follow every step on a large map.

use std::time::Duration;

use egui::Context;

/// Since when the same is wanted.
#[derive(Debug)]
pub(super) struct Rest<K> {
    wanted: Option<(K, f64)>,
}

impl<K> Default for Rest<K> {
    fn default() -> Self {
        Self { wanted: None }
    }
}

/// So many seconds without another wish are a rest.
const REST: f64 = 0.25;
/// What is made of no more things than this follows at once.
const FEW: usize = 5_000;

impl<K: PartialEq> Rest<K> {
    /// True if `wanted` should be made now, of so many things. Otherwise another frame is asked for in time.
    pub fn is_over(&mut self, ctx: &Context, wanted: K, things: usize) -> bool {
        let now = ctx.input(|input| input.time);
        let since = match self.wanted.take() {
            Some((known, since)) if known == wanted => since,
            _ => now,
        };
        self.wanted = Some((wanted, since));
        let is_over = things <= FEW || now - since >= REST;
        if !is_over {
            ctx.request_repaint_after(Duration::from_secs_f64(REST));
        }
        is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(ctx: &Context, rest: &mut Rest<u8>, (time, wanted, things): (f64, u8, usize)) -> bool {
        let mut is_over = false;
        let input = egui::RawInput { time: Some(time), ..egui::RawInput::default() };
        let output = ctx.run_ui(input, |ui| is_over = rest.is_over(ui.ctx(), wanted, things));
        output.drop_without_applying_deltas();
        is_over
    }

    #[test]
    fn of_many_things_nothing_is_made_before_the_same_is_wanted_for_a_while() {
        let (ctx, mut rest) = (Context::default(), Rest::default());
        assert!(asked(&ctx, &mut rest, (1.0, 1, FEW)), "few follow at once");
        assert!(!asked(&ctx, &mut rest, (2.0, 2, FEW + 1)));
        assert!(!asked(&ctx, &mut rest, (2.2, 3, FEW + 1)), "another");
        assert!(!asked(&ctx, &mut rest, (2.4, 3, FEW + 1)));
        assert!(asked(&ctx, &mut rest, (2.5, 3, FEW + 1)));
    }
}
