//! Detente maps who backs whom, who clashes with whom, and *which words say so*.
//!
//! A [`Project`](model::Project) is a value: [`edit`] makes a new one from an old one, [`store`] keeps it in a
//! RON file, [`suggest`] lists what a reader may have missed, [`worker`] reads documents in a process of its own, [`scene`] says what is drawn, [`export`] turns that into pictures and tables, and the two doors
//! [`app`] (the window) and [`cli`] (the command line) stand on top. `ARCHITECTURE.md` draws the floors;
//! start reading at [`model`].

pub mod analysis;
pub mod app;
pub mod cli;
pub mod edit;
pub mod export;
pub mod import;
pub mod layout;
pub mod model;
pub mod scene;
pub mod store;
pub mod suggest;
pub mod text;
pub mod typeset;
pub mod worker;
