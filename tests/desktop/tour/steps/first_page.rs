//! The first page, as the window opens.

use desktop::outcome::Outcome;
use desktop::window::{SIZE, Window};

/// The window opens at the size the pages are designed for.
pub async fn the_window_opens_at_its_size(window: &mut Window) -> Outcome<()> {
    window.see("Sổ Chi bộ").await?;
    let size = window.size().await?;
    if size != SIZE {
        return Err(format!("the page is {size:?} instead of {SIZE:?}").into());
    }
    window.screenshot("first-page").await
}

/// Text half as large again must not cut anything.
pub async fn large_text_cuts_nothing(window: &mut Window) -> Outcome<()> {
    window.text_size(150).await?;
    window.screenshot("first-page-150-percent").await?;
    let cut = window.cut_texts().await?;
    window.text_size(100).await?;
    if cut.is_empty() {
        Ok(())
    } else {
        Err(format!("cut at 150 %: {}", cut.join(" · ")).into())
    }
}
