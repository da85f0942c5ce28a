//! The history, and taking a step back.

use desktop::outcome::Outcome;

use crate::Tour;

/// A step names its person and its values, and can be taken back.
pub async fn who_changed_what_is_readable_and_undone(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Hôm nay").await?;
    window.press("Xem toàn bộ lịch sử").await?;
    window.see("Giao việc “Sửa đường đoạn nhà văn hóa”").await?;
    window.screenshot("history").await?;
    window
        .press("Xem chi tiết: Giao việc “Sửa đường đoạn nhà văn hóa”")
        .await?;
    window.see("15/01/2027").await?;
    window.screenshot("history-step").await?;
    window.press("Hoàn tác bước này").await?;
    window.see("Hoàn tác bước này?").await?;
    window.press("Hoàn tác").await?;
    window.see("Hoàn tác: Sửa đường đoạn nhà văn hóa").await?;
    window.screenshot("undone").await
}
