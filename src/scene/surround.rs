//! Legend and title, around a map that is drawn.

use std::collections::HashSet;

use super::build::Frame;
use super::pairs::Bundle;
use super::update::Update;
use super::{Part, legend};
use crate::model::Tie;

/// Puts legend and title if `frame` asks for them.
pub(super) fn put(update: &mut Update<'_, '_>, frame: &Frame) {
    if update.scene.is_empty() || !frame.legend && !frame.title {
        return;
    }
    let (around, signs) = (update.scene.measured(), signs(update));
    if frame.legend {
        let key = legend::key(&signs, around, &mut update.press);
        update.put_other(Part::Legend, Some(key));
    }
    if frame.title && !update.press.project.title.trim().is_empty() {
        let title = legend::title(&signs, around, &mut update.press);
        update.put_other(Part::Title, Some(title));
    }
}

/// What the legend has to explain.
fn signs(update: &Update<'_, '_>) -> legend::Signs {
    let (scene, project) = (&*update.scene, update.press.project);
    let strands = scene.bundles.values().flat_map(|bundle| &bundle.strands);
    let ties: Vec<&Tie> = strands.filter_map(|strand| project.tie(strand.id)).collect();
    let quotes: HashSet<_> = ties.iter().flat_map(|tie| &tie.quotes).collect();
    let documents: HashSet<_> = quotes.iter().filter_map(|id| Some(project.quote(**id)?.document)).collect();
    let (open, backed): (Vec<&Tie>, Vec<&Tie>) = ties.iter().partition(|tie| tie.is_hypothesis());
    let mut of_groups = legend::Signs::default();
    let drawn = project.groups_here().filter(|(id, _)| scene.group_frame(*id).is_some());
    drawn.for_each(|(_, group)| of_groups.take_group(Some(group)));
    legend::Signs {
        groups: of_groups.groups,
        kinds: scene.ground.all().filter_map(|(id, _)| Some(project.actor(id)?.kind)).collect(),
        ties: backed.iter().map(|tie| (tie.stance, tie.direction)).collect(),
        hypotheses: open.iter().map(|tie| tie.stance).collect(),
        contested: scene.bundles.values().any(|bundle| Bundle::mark(bundle).is_some()),
        most_quotes: ties.iter().map(|tie| tie.quotes.len()).max().unwrap_or(0),
        hidden: scene.hidden.sentence(project),
        counts: [scene.ground.len(), ties.len(), quotes.len(), documents.len()],
    }
}
