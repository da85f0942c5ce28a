//! Every main page in large print and in English.

use desktop::outcome::Outcome;

use crate::Tour;

/// Text half as large again must not cut anything.
pub async fn every_page_holds_at_150_percent(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    let pages = [
        ("Hôm nay", "Xem toàn bộ lịch sử", "today"),
        ("Sinh hoạt", "Quý 4", "calendar"),
        ("Đảng viên", "đảng viên ·", "roster"),
        ("Việc", "Người phụ trách", "tasks"),
        ("Gửi nhận", "Dấu vân tay", "exchange"),
        ("Cài đặt", "Tên chi bộ", "settings"),
    ];
    window.text_size(150).await?;
    let mut cut = Vec::new();
    for (link, shown, name) in pages {
        window.press(link).await?;
        window.see(shown).await?;
        window.screenshot(&format!("{name}-150-percent")).await?;
        for text in window.cut_texts().await? {
            cut.push(format!("{name}: {text}"));
        }
    }
    window.text_size(100).await?;
    if cut.is_empty() {
        Ok(())
    } else {
        Err(format!("cut at 150 %: {}", cut.join(" · ")).into())
    }
}

/// The language changes without a new start.
pub async fn every_page_speaks_english(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Hôm nay").await?;
    window.see("Xem toàn bộ lịch sử").await?;
    window.press("Cài đặt").await?;
    window.see("Tên chi bộ").await?;
    window.press("Hiển thị").await?;
    window.press("English").await?;
    window.see("Text size").await?;
    window.screenshot("settings-english").await?;
    let pages = [
        ("Today", "See all tasks"),
        ("Meetings", "Quarter 4"),
        ("Members", "58 members"),
        ("Tasks", "Owner"),
        ("Exchange", "Fingerprint"),
    ];
    for (name, shown) in pages {
        window.press(name).await?;
        window.see(shown).await?;
        window
            .screenshot(&format!("{}-english", name.to_lowercase()))
            .await?;
    }
    Ok(())
}
