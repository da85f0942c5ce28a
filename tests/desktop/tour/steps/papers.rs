//! Papers, each as DOCX and PDF.

use std::fs;
use std::time::{Duration, Instant};

use desktop::outcome::Outcome;
use fantoccini::key::Key;

use crate::Tour;

const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// What the secretary hands out.
pub async fn the_agenda_and_the_sign_in_sheet_are_printed(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("In chương trình").await?;
    window.see("Tệp nằm ở").await?;
    window.press("In danh sách ký tên").await?;
    written(tour, &["CHƯƠNG TRÌNH", "DANH SÁCH"]).await?;
    tour.window.screenshot("printed").await
}

/// The closed minutes.
pub async fn the_minutes_are_printed(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    // The next thing to do is always Ctrl + Enter.
    let (control, enter) = (char::from(Key::Control), char::from(Key::Enter));
    window.keys(&format!("{control}{enter}")).await?;
    written(tour, &["BIÊN BẢN"]).await?;
    tour.window.screenshot("minutes-printed").await
}

/// Waits until each of these papers lies there as DOCX and as PDF.
async fn written(tour: &Tour, papers: &[&str]) -> Outcome<()> {
    let started = Instant::now();
    loop {
        let names = names_in(tour)?;
        let there = |paper: &&&str| {
            ["docx", "pdf"].iter().all(|ending| {
                names
                    .iter()
                    .any(|name| name.starts_with(**paper) && name.ends_with(ending))
            })
        };
        if papers.iter().all(|paper| there(&paper)) {
            return Ok(());
        }
        if started.elapsed() > PATIENCE {
            return Err(format!("of {papers:?} there is only: {}", names.join(", ")).into());
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

fn names_in(tour: &Tour) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(&tour.papers)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}
