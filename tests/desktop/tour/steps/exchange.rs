//! Exchange with the province.

use desktop::outcome::Outcome;
use serde_json::Value;

use super::meeting::today;
use crate::Tour;

/// The cell as the province has it.
const CELL: &str = "Chi bộ khu Lạc Thanh";

/// The operator's slip is typed in.
pub async fn the_book_is_enrolled_with_its_slip(tour: &mut Tour) -> Outcome<()> {
    let slip = tour.province.slip(CELL)?;
    let window = &mut tour.window;
    window.press("Gửi nhận").await?;
    window.fill("Nội dung phiếu", &slip).await?;
    window.fill("Tên máy này", "Máy của bí thư").await?;
    window.screenshot("enrol").await?;
    window.press("Nối với tỉnh").await?;
    window.see("Dấu vân tay").await?;
    window.screenshot("enrolled").await
}

/// Everything goes over at one press, and the province counts what the cell has.
pub async fn the_province_receives_the_month(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Gửi nhận ngay").await?;
    window.see("Không có gì chờ gửi.").await?;
    window.screenshot("exchanged").await?;
    let counts = tour.province.counts()?;
    for (kind, expected) in [("Member", 58), ("Meeting", 15), ("Vote", 1)] {
        let received = counts.pointer(&format!("/records/{kind}"));
        if received.and_then(Value::as_u64) != Some(expected) {
            return Err(format!("{expected} × {kind} were sent; the province has {counts}").into());
        }
    }
    if counts.get("refused").and_then(Value::as_u64) != Some(0) {
        return Err(format!("the province refused something: {counts}").into());
    }
    Ok(())
}

/// The record itself says how far it came.
pub async fn the_meeting_says_that_it_was_received(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Sinh hoạt").await?;
    window.press(&today()).await?;
    window.see("tỉnh đã nhận, số").await?;
    window.screenshot("received").await
}

/// What was changed since goes on a stick, and the province's answer comes back on it.
pub async fn what_is_new_goes_and_comes_by_stick(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Gửi nhận").await?;
    window.press("Ghi ra USB").await?;
    window.see("đã đọc lại đúng").await?;
    window.screenshot("stick-written").await?;
    let said = tour.province.take_sticks(&tour.papers)?;
    if !said.contains("1 of 1 files taken in") {
        return Err(format!("the province says: {said}").into());
    }
    window.press("Nhận từ USB").await?;
    window.see("Không có gì chờ gửi.").await?;
    window.screenshot("stick-taken").await
}
