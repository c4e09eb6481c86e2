//! `detente export FILE -o OUT`: the map as a picture.

use std::path::PathBuf;

use clap::ValueEnum;

use super::files::{on_canvas, open_whatever, write};
use super::{CliError, Outcome, Terminal};
use crate::export::{self, PictureOptions, PictureSize};
use crate::model::Project;
use crate::scene::{Builder, Frame, Look};
use crate::typeset::Typesetter;

/// What to draw, and how.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The project
    pub file: PathBuf,
    /// The picture, ending in .png or .svg
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The canvas to draw, by its name; the first one if left out. What its filter hides is left out
    #[arg(long, value_name = "NAME")]
    pub canvas: Option<String>,
    /// Pixels per canvas unit, from 1 to 8
    #[arg(
        long,
        value_name = "N",
        conflicts_with = "width",
        default_value_t = 2.0,
        allow_negative_numbers = true
    )]
    pub scale: f64,
    /// Width of the picture in pixels
    #[arg(long, value_name = "PX", allow_negative_numbers = true)]
    pub width: Option<u32>,
    /// Colours
    #[arg(long, value_enum, default_value_t = LookArgument::Print)]
    pub look: LookArgument,
    /// Leave the ground clear
    #[arg(long)]
    pub transparent: bool,
    /// Leave the legend out
    #[arg(long)]
    pub no_legend: bool,
    /// Leave the title out
    #[arg(long)]
    pub no_title: bool,
    /// Canvas units of ground around the map
    #[arg(long, value_name = "UNITS", default_value_t = 32.0, allow_negative_numbers = true)]
    pub margin: f64,
}

/// The looks as the command line names them.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LookArgument {
    /// For a bright screen
    Light,
    /// For a dark screen
    Dark,
    /// For paper
    Print,
}

enum Format {
    Png,
    Svg,
}

/// Everything of a project that stands on its map.
fn words(project: &Project) -> impl Iterator<Item = &str> {
    let names = project.actors().map(|(_, actor)| actor.name.as_str());
    let labels = project.ties().map(|(_, tie)| tie.label.as_str());
    names.chain(labels).chain([project.title.as_str()])
}

impl Export {
    /// Draws the picture and writes it.
    ///
    /// # Errors
    ///
    /// [`CliError`] if the project is refused, the picture too large or the file not writable.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Outcome, CliError> {
        let format = self.format()?;
        let opened = open_whatever(&self.file, terminal)?;
        let project = on_canvas(&opened.project, self.canvas.as_deref())?;
        terminal.progress("drawing");
        let look = match self.look {
            LookArgument::Light => Look::Light,
            LookArgument::Dark => Look::Dark,
            LookArgument::Print => Look::Print,
        };
        let frame = Frame { look, legend: !self.no_legend, title: !self.no_title, only: None };
        let mut typesetter = Typesetter::for_words(words(&project));
        let scene = Builder::default().build(&project, &frame, &mut typesetter);
        let options = PictureOptions {
            size: self.width.map_or(PictureSize::Scale(self.scale), PictureSize::Width),
            transparent: self.transparent,
            margin: self.margin,
            look,
        };
        let bytes = match format {
            Format::Png => export::png::render(&scene, &options)?,
            Format::Svg => export::svg::render(&scene, &options)?.into_bytes(),
        };
        terminal.progress(&format!("writing {}", self.output.display()));
        write(&self.output, &bytes)?;
        Ok(Outcome::Fine)
    }

    fn format(&self) -> Result<Format, CliError> {
        let ending = self.output.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        match ending.as_deref() {
            Some("png") => Ok(Format::Png),
            Some("svg") => Ok(Format::Svg),
            _ => Err(CliError::Ending(self.output.clone())),
        }
    }
}
