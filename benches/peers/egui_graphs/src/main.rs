//! How long egui_graphs takes for a frame of the maps that Detente's canvas is measured with.
//!
//! `cargo run --release` here prints processor milliseconds a frame at 1,000 actors and 3,000 ties and at 10,000 and
//! 30,000, every label shown, 1920 x 1080 points, no display: the widget through `Context::run_ui`, and its triangles.
//! Actors lie in the same slots; no layout runs while it is measured.

use std::time::Duration;

use egui::{Event, Pos2, RawInput, Rect, Vec2};
use egui_graphs::{
    DefaultEdgeShape, DefaultNodeShape, Graph, GraphView, LayoutRandom, LayoutStateRandom,
    SettingsInteraction, SettingsNavigation, SettingsStyle, to_graph,
};
use petgraph::Directed;
use petgraph::graph::DefaultIx;
use petgraph::stable_graph::{NodeIndex, StableGraph};

type Shown = Graph<(), (), Directed, DefaultIx, DefaultNodeShape, DefaultEdgeShape>;
type View = GraphView<LayoutStateRandom, LayoutRandom>;

fn main() {
    println!("egui_graphs: processor milliseconds a frame, middle of 20 (and all triangles' corners)");
    for actors in [1_000, 10_000] {
        let mut graph = planted(actors);
        let ctx = egui::Context::default();
        frame(&ctx, &mut graph, vec![]);
        place(&mut graph, actors);
        let mut times = Vec::new();
        let mut corners = 0;
        for step in 0..24 {
            let at = Pos2::new(960.0, 540.0) + Vec2::angled(step as f32 * 0.1) * 100.0;
            let begun = cpu();
            corners = frame(&ctx, &mut graph, vec![Event::PointerMoved(at)]);
            times.push(cpu() - begun);
        }
        let mut times = times.split_off(4);
        times.sort_unstable();
        let middle = times[times.len() / 2].as_secs_f64() * 1e3;
        println!("{actors} actors, {} ties: {middle:.1} ({corners})", 3 * actors);
    }
}

fn frame(ctx: &egui::Context, graph: &mut Shown, events: Vec<Event>) -> usize {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1_920.0, 1_080.0)));
    let input = RawInput { events, screen_rect, ..RawInput::default() };
    let output = ctx.run_ui(input, |ui| {
        let interaction = SettingsInteraction::new().with_dragging_enabled(true).with_hover_enabled(true);
        let navigation = SettingsNavigation::new().with_fit_to_screen_enabled(true);
        let style = SettingsStyle::new().with_labels_always(true);
        View::new()
            .with_interactions(&interaction)
            .with_navigations(&navigation)
            .with_styles(&style)
            .show(ui, graph);
    });
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    let corners = |clipped: &egui::ClippedPrimitive| match &clipped.primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
        egui::epaint::Primitive::Callback(_) => 0,
    };
    triangles.iter().map(corners).sum()
}

/// Four camps, three ties an actor, 85 % of them inside.
fn planted(actors: usize) -> Shown {
    let mut dice = Dice(actors as u64);
    let mut graph: StableGraph<(), ()> = StableGraph::default();
    for _ in 0..actors {
        graph.add_node(());
    }
    let camp = actors.div_ceil(4);
    for nth in 0..3 * actors {
        let from = nth / 3;
        let inside = dice.below(100) < 85;
        let to = loop {
            let other = if inside { from / camp * camp + dice.below(camp) } else { dice.below(actors) };
            if other != from && other < actors {
                break other;
            }
        };
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    to_graph(&graph)
}

fn place(graph: &mut Shown, actors: usize) {
    let camp = actors.div_ceil(4);
    let wide = ((camp as f64) * 110.0 / 240.0 * 1.6).sqrt().ceil() as usize;
    let high = camp.div_ceil(wide);
    for nth in 0..actors {
        let (own, at) = (nth / camp, nth % camp);
        let (column, row) = ((own % 2) * (wide + 2) + at % wide, (own / 2) * (high + 2) + at / wide);
        if let Some(node) = graph.node_mut(NodeIndex::new(nth)) {
            node.set_location(Pos2::new(column as f32 * 240.0, row as f32 * 110.0));
            node.set_label(format!("Deir ez-Zor Brigade {nth}"));
        }
    }
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

/// Processor time of all threads of this process, from the kernel's own account.
fn cpu() -> Duration {
    std::thread::yield_now(); // brings this thread's account up to date
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = tasks.filter_map(|task| {
        let account = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        account.split(' ').next()?.trim().parse::<u64>().ok()
    });
    Duration::from_nanos(spent.sum())
}
