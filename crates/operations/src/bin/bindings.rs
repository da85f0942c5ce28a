//! Writes the window's types into the folder that is named.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .ok_or("the folder to write into is missing")?;
    operations::bindings::write(std::path::Path::new(&folder))
}
