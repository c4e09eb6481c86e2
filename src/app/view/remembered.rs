//! What the window remembers from one start to the next, as a text for `store::settings`.
//!
//! Look, size, open panels and where each map was left; never a word of anybody's work. Whatever cannot be read is
//! as if it had never been stored: a broken preference must not keep a project from opening.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Camera, CleanView, Dress, LookChoice, Panel, Tab, View};
use crate::model::{CanvasId, Project};
use crate::text::clean::{Rule, Rules};

/// Under this name it lies in the storage.
const KEY: &str = "detente.view.1";
/// Cameras of so many maps are kept, those used last.
const MAPS_KEPT: usize = 80;

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    look: String,
    high_contrast: bool,
    reduced_motion: bool,
    scale_percent: u16,
    panels: Vec<String>,
    /// The tab of the dock.
    tab: String,
    cameras: BTreeMap<String, Kept>,
    /// The canvas that was in front, by project; not the first one.
    fronts: BTreeMap<String, String>,
    kept_so_far: u64,
    /// The card of the first steps was put away.
    pub hint_seen: bool,
    /// The next start opens `last_project`.
    pub reopen_last: bool,
    /// Nothing is remembered of projects: no names, no paths, no places.
    pub leaves_no_traces: bool,
    /// The wheel zooms, and with Ctrl pans.
    wheel_zooms: bool,
    /// A frame takes only what lies wholly inside.
    frame_encloses: bool,
    /// Documents are shown as they are in their files, not clean.
    reads_raw: bool,
    /// The repairs that a clean reading does without, by their words.
    rules_off: Vec<String>,
    /// A clean reading hides the numbers of footnotes.
    hides_footnotes: bool,
    /// The project that was open last.
    pub last_project: Option<PathBuf>,
    /// The folder that the last dialog ended in.
    pub folder: Option<PathBuf>,
    /// The projects that were open, the last one first.
    pub recent: Vec<PathBuf>,
}

/// Where a map was left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    x: f64,
    y: f64,
    zoom: f64,
    order: u64,
}

impl Default for Remembered {
    fn default() -> Self {
        let open = [Panel::Library, Panel::Inspector, Panel::Reader];
        Self {
            look: LookChoice::System.word().into(),
            high_contrast: false,
            reduced_motion: false,
            scale_percent: 100,
            panels: open.iter().map(|panel| panel.word().to_owned()).collect(),
            tab: Tab::default().word().into(),
            cameras: BTreeMap::new(),
            fronts: BTreeMap::new(),
            kept_so_far: 0,
            hint_seen: false,
            reopen_last: false,
            leaves_no_traces: false,
            wheel_zooms: false,
            frame_encloses: false,
            reads_raw: false,
            rules_off: Vec::new(),
            hides_footnotes: false,
            last_project: None,
            folder: None,
            recent: Vec::new(),
        }
    }
}

impl Remembered {
    /// What `text` holds; `None` if that cannot be understood.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        ron::from_str(text).ok()
    }

    /// What earlier versions put into eframe's own storage, or what a first start begins with.
    #[must_use]
    pub fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        let text = storage.and_then(|storage| storage.get_string(KEY));
        text.and_then(|text| Self::read(&text)).unwrap_or_default()
    }

    /// As a text.
    #[must_use]
    pub fn written(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// Takes out of eframe's storage what earlier versions put there: who leaves no traces leaves none there either.
    pub fn leave(storage: &mut dyn eframe::Storage) {
        storage.remove_string(KEY);
    }

    /// Takes over how `view` looks at `project`.
    pub fn note(&mut self, view: &View, project: &Project) {
        self.look = view.look.word().into();
        (self.high_contrast, self.reduced_motion) = (view.dress.is_stark, view.dress.is_still);
        self.scale_percent = view.scale_percent;
        self.reopen_last = view.reopen_last;
        self.leaves_no_traces = view.leaves_no_traces;
        self.wheel_zooms = view.wheel_zooms;
        self.frame_encloses = view.frame_encloses;
        let lasting = view.panels.iter().filter(|panel| panel.is_lasting());
        self.panels = lasting.map(|panel| panel.word().to_owned()).collect();
        self.tab = view.tab.word().into();
        self.note_clean(view.clean);
        if view.leaves_no_traces {
            return self.cameras.clear(); // their names say which projects were seen
        }
        if project.counts().actors == 0 {
            return; // there is nothing to come back to, such as the sheet a window opens with
        }
        let others = view.cameras.iter().filter(|(id, _)| project.canvas_of(**id).is_some());
        for (canvas, camera) in
            others.map(|(id, camera)| (*id, *camera)).chain([(project.front(), view.camera)])
        {
            self.kept_so_far += 1;
            let kept =
                Kept { x: camera.centre.x, y: camera.centre.y, zoom: camera.zoom, order: self.kept_so_far };
            self.cameras.insert(key_of(project, canvas), kept);
        }
        self.note_front(project);
        while self.cameras.len() > MAPS_KEPT {
            let oldest = self.cameras.iter().min_by_key(|(_, kept)| kept.order).map(|(id, _)| id.clone());
            let Some(oldest) = oldest else { break };
            self.cameras.remove(&oldest);
        }
    }

    fn note_front(&mut self, project: &Project) {
        let (id, front) = (project.id.to_string(), project.front());
        if front == project.first_canvas() {
            self.fronts.remove(&id);
        } else {
            self.fronts.insert(id, front.to_string());
        }
        while self.fronts.len() > MAPS_KEPT {
            let is_kept = |id: &String| self.cameras.keys().any(|key| key.starts_with(id.as_str()));
            let gone = self.fronts.keys().find(|id| !is_kept(id)).or_else(|| self.fronts.keys().next());
            let Some(gone) = gone.cloned() else { break };
            self.fronts.remove(&gone);
        }
    }

    /// The canvas of the project that was in front when it was left, if that was not the first one.
    #[must_use]
    pub fn front(&self, project: &Project) -> Option<CanvasId> {
        let kept = self.fronts.get(&project.id.to_string())?;
        let all = project.canvases();
        all.into_iter().map(|(id, _)| id).find(|id| id.to_string() == *kept)
    }

    /// Makes `view` look as it did.
    pub fn dress(&self, view: &mut View) {
        view.look = LookChoice::from_word(&self.look);
        view.dress = Dress { is_stark: self.high_contrast, is_still: self.reduced_motion };
        view.scale_percent = self.scale_percent.clamp(50, 200);
        view.reopen_last = self.reopen_last;
        view.leaves_no_traces = self.leaves_no_traces;
        view.wheel_zooms = self.wheel_zooms;
        view.frame_encloses = self.frame_encloses;
        view.clean = self.clean();
        view.panels = self.panels.iter().filter_map(|word| Panel::from_word(word)).collect();
        view.tab = Tab::ALL.into_iter().find(|tab| tab.word() == self.tab).unwrap_or_default();
    }

    fn clean(&self) -> CleanView {
        let is_off = |rule: &Rule| self.rules_off.iter().any(|word| word == rule.word());
        let off = Rule::ALL.into_iter().filter(is_off);
        let rules = off.fold(Rules::default(), |rules, rule| rules.with(rule, false));
        CleanView { is_on: !self.reads_raw, rules: rules.hiding_footnotes(self.hides_footnotes) }
    }

    fn note_clean(&mut self, clean: CleanView) {
        self.reads_raw = !clean.is_on;
        let off = Rule::ALL.into_iter().filter(|rule| !clean.rules.has(*rule));
        self.rules_off = off.map(|rule| rule.word().to_owned()).collect();
        self.hides_footnotes = clean.rules.hides_footnotes();
    }

    /// Moves `camera` to where the canvas in front was left. False if it was never seen.
    pub fn place_camera(&self, project: &Project, camera: &mut Camera) -> bool {
        let Some(kept) = self.cameras.get(&key_of(project, project.front())) else { return false };
        let is_sane = [kept.x, kept.y, kept.zoom].iter().all(|v| v.is_finite());
        if !is_sane
            || !(super::super::canvas::ZOOM_RANGE.0..=super::super::canvas::ZOOM_RANGE.1).contains(&kept.zoom)
        {
            return false;
        }
        camera.centre = kurbo::Point::new(kept.x, kept.y);
        camera.zoom = kept.zoom;
        true
    }
}

/// What the camera of a canvas is remembered under; the first canvas has the name of the project alone.
fn key_of(project: &Project, canvas: CanvasId) -> String {
    if canvas == project.first_canvas() { project.id.to_string() } else { format!("{} {canvas}", project.id) }
}

impl Panel {
    const ALL: [Self; 11] = [
        Self::Library,
        Self::Reader,
        Self::Inspector,
        Self::Dock,
        Self::Palette,
        Self::Keys,
        Self::Timings,
        Self::Filter,
        Self::Minimap,
        Self::Legend,
        Self::Find,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Library => "library",
            Self::Reader => "reader",
            Self::Inspector => "inspector",
            Self::Dock => "evidence", // as it was called while it had one tab
            Self::Palette => "palette",
            Self::Keys => "keys",
            Self::Timings => "timings",
            Self::Filter => "filter",
            Self::Minimap => "minimap",
            Self::Legend => "legend",
            Self::Find => "find",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().filter(|panel| panel.is_lasting()).find(|panel| panel.word() == word)
    }

    /// False for what lies over the window for a moment only.
    fn is_lasting(self) -> bool {
        !matches!(self, Self::Palette | Self::Keys | Self::Timings | Self::Filter | Self::Find)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[derive(Default)]
    struct Shelf(BTreeMap<String, String>);

    impl eframe::Storage for Shelf {
        fn get_string(&self, key: &str) -> Option<String> {
            self.0.get(key).cloned()
        }
        fn set_string(&mut self, key: &str, value: String) {
            self.0.insert(key.to_owned(), value);
        }
        fn remove_string(&mut self, key: &str) {
            self.0.remove(key);
        }
        fn flush(&mut self) {}
    }

    fn project(n: u64) -> Project {
        let mut project = Project::new(Id::from_bits(n));
        project.put_actor(Id::from_bits(1), crate::model::Actor::named("Russia"));
        project
    }

    #[test]
    fn what_was_stored_comes_back() {
        let project = project(9);
        let mut view =
            View { scale_percent: 130, look: LookChoice::Dark, wheel_zooms: true, ..View::default() };
        view.panels.insert(Panel::Dock);
        view.tab = Tab::Review;
        view.camera.centre = kurbo::Point::new(40.0, -7.5);
        let rules = Rules::default().with(Rule::Hyphens, false).hiding_footnotes(true);
        view.clean = CleanView { is_on: false, rules };
        let mut before = Remembered::default();
        before.note(&view, &project);
        let after = Remembered::read(&before.written()).unwrap();
        assert_eq!(after, before);
        let mut again = View::default();
        after.dress(&mut again);
        assert!(again.shows(Tab::Review));
        assert!(after.place_camera(&project, &mut again.camera));
        assert_eq!((again.scale_percent, again.look, again.panels), (130, LookChoice::Dark, view.panels));
        assert_eq!(again.camera.centre, view.camera.centre);
        assert!(again.wheel_zooms);
        assert_eq!(again.clean, view.clean);
    }

    #[test]
    fn the_evidence_table_of_before_the_tabs_opens_as_its_tab() {
        let mut shelf = Shelf::default();
        eframe::Storage::set_string(&mut shelf, KEY, r#"(panels: ["library", "evidence"])"#.to_owned());
        let mut view = View::default();
        Remembered::load(Some(&shelf)).dress(&mut view);
        assert!(view.shows(Tab::Evidence));
        assert_eq!(view.panels, [Panel::Library, Panel::Dock].into());
    }

    #[test]
    fn what_cannot_be_read_is_as_if_it_had_never_been_stored() {
        for broken in ["", "(", "(scale_percent: 9000000)", "(look: 7)", "\u{0}\u{1}", "[1,2,3]"] {
            let mut shelf = Shelf::default();
            eframe::Storage::set_string(&mut shelf, KEY, broken.to_owned());
            assert_eq!(Remembered::load(Some(&shelf)), Remembered::default(), "{broken:?}");
            assert_eq!(Remembered::read(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn a_camera_that_makes_no_sense_is_not_used() {
        let project = Project::new(Id::from_bits(9));
        for (x, zoom) in [(f64::NAN, 1.0), (0.0, 0.0), (0.0, 1e9)] {
            let kept = Kept { x, y: 0.0, zoom, order: 1 };
            let remembered = Remembered {
                cameras: BTreeMap::from([(project.id.to_string(), kept)]),
                ..Remembered::default()
            };
            let mut camera = Camera::default();
            assert!(!remembered.place_camera(&project, &mut camera));
            assert_eq!(camera, Camera::default());
        }
    }

    #[test]
    fn each_canvas_comes_back_from_where_it_was_seen() {
        let mut project = project(9);
        let (first, second) = (project.front(), Id::from_bits(77));
        project.put_canvas(second, crate::model::Canvas::named("Clashes", 1));
        let at = |x: f64| Camera { centre: kurbo::Point::new(x, 0.0), ..Camera::default() };
        let mut view = View { camera: at(5.0), ..View::default() };
        view.cameras.insert(second, at(900.0));
        let mut remembered = Remembered::default();
        remembered.note(&view, &project);
        for (canvas, x) in [(first, 5.0), (second, 900.0)] {
            let mut camera = Camera::default();
            assert!(remembered.place_camera(&project.turned_to(canvas), &mut camera));
            assert_eq!(camera.centre.x, x);
        }
    }

    #[test]
    fn the_canvas_that_was_in_front_is_known_again() {
        let mut project = project(9);
        let second = Id::from_bits(77);
        project.put_canvas(second, crate::model::Canvas::named("Clashes", 1));
        let mut remembered = Remembered::default();
        remembered.note(&View::default(), &project.turned_to(second));
        assert_eq!(remembered.front(&project), Some(second));
        remembered.note(&View::default(), &project);
        assert_eq!(remembered.front(&project), None, "the first one needs no remembering");
        remembered.note(&View::default(), &project.turned_to(second));
        project.drop_canvas(second);
        assert_eq!(remembered.front(&project), None, "it is gone");
    }

    #[test]
    fn only_the_maps_seen_last_are_kept() {
        let mut remembered = Remembered::default();
        for n in 0..100 {
            remembered.note(&View::default(), &project(n));
        }
        assert_eq!(remembered.cameras.len(), MAPS_KEPT);
        assert!(remembered.cameras.contains_key(&Project::new(Id::from_bits(99)).id.to_string()));
    }
}
