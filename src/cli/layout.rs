//! `detente layout FILE -o OUT`: places for all actors that are not pinned.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ValueEnum;

use super::files::open_whatever;
use super::{CliError, Outcome, Terminal};
use crate::analysis::camps::Camps;
use crate::edit::{Edit, Editor};
use crate::layout::{Method, Watch, quality};
use crate::model::Project;
use crate::scene::{Arrangement, Asked, Builder, Movable};
use crate::store;
use crate::text::counted;
use crate::typeset::Typesetter;

/// What to lay out, and how.
#[derive(Debug, clap::Args)]
pub struct Layout {
    /// The project
    pub file: PathBuf,
    /// The project to write; may be FILE, whose old state is then kept as a saved version
    #[arg(short, long, value_name = "OUT.ron")]
    pub output: PathBuf,
    /// How places are found
    #[arg(long, value_enum, default_value_t = MethodArgument::Camps)]
    pub method: MethodArgument,
    /// Another number gives other places, as good as these
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Print how good the places are, and the seconds of processor time the layout alone took
    #[arg(long)]
    pub report: bool,
    /// Replace OUT if it is there and not FILE; the old one is kept as a saved version
    #[arg(long)]
    pub force: bool,
}

/// The methods as the command line names them.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum MethodArgument {
    /// Camps become regions with a gap between them
    Camps,
    /// The fewer ties lie between two actors, the nearer they are
    Force,
    /// Wholes above their parts, who supports above whom they support
    Layers,
    /// One circle, each camp an arc; many actors as discs on a circle
    Circle,
    /// Left to right by the first date of their quotes
    Time,
}

impl MethodArgument {
    fn method(self) -> Method {
        match self {
            Self::Camps => Method::Camps,
            Self::Force => Method::Force,
            Self::Layers => Method::Layers,
            Self::Circle => Method::Circle,
            Self::Time => Method::Time,
        }
    }
}

impl Layout {
    /// Finds places and writes the project.
    ///
    /// # Errors
    ///
    /// [`CliError`] if the project is refused, OUT is there already, or it cannot be written.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let is_same = same_file(&self.file, &self.output);
        if !self.force && !is_same && store::holds_something(&self.output) {
            return Err(CliError::Exists(self.output.clone()));
        }
        let opened = open_whatever(&self.file, terminal)?;
        let mut editor = Editor::new(opened.project, terminal.seed);
        let arrangement =
            Arrangement { movable: Movable::All, method: self.method.method(), seed: self.seed };
        let mut typesetter = Typesetter::with_system_fonts();
        terminal.progress("measuring boxes");
        let asked = Asked::of(editor.project(), &arrangement, (&mut Builder::default(), &mut typesetter));
        terminal.progress("placing actors");
        let (asked, places, took) = placed(editor.project(), asked);
        if self.report {
            writeln!(terminal.out, "{}", report(&asked, &asked.all_places(&places), took))?;
        }
        if !places.is_empty() {
            editor.perform(Edit::MoveActors(places))?;
        }
        let known = is_same.then_some(opened.hash);
        store::save(editor.project(), &self.output, known)
            .map_err(|error| CliError::Save(error, self.output.clone()))?;
        Ok(Outcome::Fine)
    }
}

type Places = Vec<(crate::model::ActorId, kurbo::Point)>;

/// The places, with what the search for camps and for places took.
fn placed(project: &Project, asked: Asked) -> (Asked, Places, [Took; 2]) {
    let begun = Begun::now();
    let camps = Camps::of(project, Camps::USUAL);
    let for_camps = begun.took();
    let asked = asked.in_camps(&camps);
    let begun = Begun::now();
    // Nobody can cancel it here.
    let places = asked.places(&Watch::default()).unwrap_or_default();
    (asked, places, [for_camps, begun.took()])
}

fn report(asked: &Asked, places: &[kurbo::Point], [camps, layout]: [Took; 2]) -> String {
    let found = quality::measure(&asked.request, places);
    let ties = asked.request.ties.len();
    [
        format!("{}, {}", counted(places.len(), "actor"), counted(ties, "tie")),
        format!("finding camps   {camps}"),
        format!("layout          {layout}"),
        format!("stress          {:.3}", found.stress),
        format!("overlaps        {:.1} %", found.overlaps * 100.0),
        format!("area            {:.1} times that of the boxes", found.area_ratio),
        format!(
            "clash/support   {:.2}, mean length of a clash over that of a support",
            found.clash_over_support
        ),
        format!("silhouette      {:.2}, of the camps found", found.silhouette),
    ]
    .join("\n")
}

/// True if both name one file that is there.
fn same_file(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// A moment, by the wall's clock and by the processor's.
struct Begun {
    at: Instant,
    processor: Option<f64>,
}

/// How long something took, in seconds.
#[derive(Clone, Copy)]
struct Took {
    wall: f64,
    /// Of all threads together; unknown where the system does not say.
    processor: Option<f64>,
}

impl Begun {
    fn now() -> Self {
        Self { at: Instant::now(), processor: processor_seconds() }
    }

    fn took(&self) -> Took {
        let processor = processor_seconds().zip(self.processor).map(|(now, then)| now - then);
        Took { wall: self.at.elapsed().as_secs_f64(), processor }
    }
}

impl std::fmt::Display for Took {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.processor {
            Some(processor) => {
                write!(f, "{processor:.2} s of processor time, {:.2} s by the clock", self.wall)
            }
            None => write!(f, "{:.2} s by the clock", self.wall),
        }
    }
}

/// Seconds that all threads of this process have worked so far, where the system tells.
fn processor_seconds() -> Option<f64> {
    const TICKS_A_SECOND: f64 = 100.0; // what Linux has told programs for decades, whatever its own clock does
    let text = String::from_utf8(store::read_file(Path::new("/proc/self/stat")).ok()?).ok()?;
    // The name of the program may hold anything but stands in the last parentheses.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |nth: usize| fields.get(nth)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS_A_SECOND)
}
