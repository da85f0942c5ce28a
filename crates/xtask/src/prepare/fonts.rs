//! The paper font. It comes with an npm package and is laid out as a resource of the program.

use std::fs;
use std::path::Path;

use crate::checkout::Checkout;
use crate::outcome::Outcome;

/// The faces by the folder and the name they have in the package; the paper writer knows the names.
const FACES: [(&str, &str); 4] = [
    ("400Regular", "Tinos_400Regular.ttf"),
    ("400Regular_Italic", "Tinos_400Regular_Italic.ttf"),
    ("700Bold", "Tinos_700Bold.ttf"),
    ("700Bold_Italic", "Tinos_700Bold_Italic.ttf"),
];

/// Copies the four faces and their licence.
pub fn lay_out(checkout: &Checkout) -> Outcome<()> {
    let package = checkout.ui().join("node_modules/@expo-google-fonts/tinos");
    let folder = checkout.fonts();
    fs::create_dir_all(&folder)?;
    for (style, name) in FACES {
        lay_out_one(&package.join(style).join(name), &folder.join(name))?;
    }
    lay_out_one(
        &package.join("LICENSE_FONT"),
        &folder.join("Tinos-LICENSE.txt"),
    )
}

/// An equal file is left alone: the program's build watches the folder.
fn lay_out_one(from: &Path, to: &Path) -> Outcome<()> {
    let bytes = fs::read(from).map_err(|error| format!("the font {}: {error}", from.display()))?;
    if fs::read(to).ok().as_ref() != Some(&bytes) {
        fs::write(to, bytes)?;
    }
    Ok(())
}
