//! Programmes of themes: a tag with its rule, its phases and who takes part.

mod edit;
mod list;

pub use edit::{
    NewProgramme, ProgrammeEdit, ProgrammeForm, RemoveProgramme, add_programme, edit_programme,
    remove_programme,
};
pub use list::{ProgrammeRow, ProgrammesView, list_programmes};
