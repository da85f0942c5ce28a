//! A meeting, from the plan to its closed minutes.

use desktop::outcome::Outcome;
use fantoccini::key::Key;

use crate::Tour;

/// A meeting today, so that it begins and ends at the moments the buttons are pressed.
pub async fn a_meeting_is_planned(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Sinh hoạt").await?;
    window.see("Quý 4").await?;
    window.screenshot("calendar").await?;
    window.press("Lập cuộc họp").await?;
    window.fill("Ngày họp", &today()).await?;
    window.fill("Giờ bắt đầu", "19h30").await?;
    window
        .look_up("Thư ký", "quach thi an", "Quách Thị Ẩn")
        .await?;
    window.screenshot("new-meeting").await?;
    window.press("Đưa lên lịch").await?;
    window.see("Đã đưa cuộc họp lên lịch.").await
}

/// Today, as the pages write a day.
#[expect(
    clippy::disallowed_methods,
    reason = "the window behind the tour runs by the clock of the machine"
)]
pub fn today() -> String {
    chrono::Local::now().format("%d/%m/%Y").to_string()
}

/// The usual items come at one press; the first is put down one place by ↓.
pub async fn the_usual_items_are_proposed_and_one_is_moved_by_keys(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Đưa các mục thường có").await?;
    window.see("Biên bản lần trước").await?;
    window.screenshot("proposals").await?;
    window.press("Đưa vào chương trình").await?;
    window
        .see("Tuyên bố lý do, giới thiệu đại biểu, cử thư ký")
        .await?;
    let grip = "Đổi chỗ “Tuyên bố lý do";
    window.press(grip).await?;
    window.keys(&char::from(Key::Down).to_string()).await?;
    window
        .see("“Tuyên bố lý do, giới thiệu đại biểu, cử thư ký” đã ở vị trí 2")
        .await?;
    window.screenshot("agenda").await?;
    window.keys(&char::from(Key::Up).to_string()).await?;
    window
        .see("“Tuyên bố lý do, giới thiệu đại biểu, cử thư ký” đã ở vị trí 1")
        .await
}

/// Notice and agenda went out.
pub async fn the_members_are_told(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Sang phát tài liệu").await?;
    window.press("Đã báo đảng viên").await?;
    window.see("Đã báo đảng viên ngày").await?;
    window.screenshot("announced").await
}

/// 1 present, 2 excused with a reason, 3 absent, 4 exempt; of the rest, the three who are exempt are
/// marked so and the others are there.
pub async fn the_roll_is_called_by_keys(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Bắt đầu họp").await?;
    window.see("58 Chưa ghi").await?;
    for key in ["1", "1", "1", "2"] {
        window.keys(key).await?;
    }
    window.see("Bấm số để chọn lý do bên dưới").await?;
    window.screenshot("reason").await?;
    window.keys("1").await?;
    window.see_no_more("Bấm số để chọn lý do bên dưới").await?;
    for key in ["3", "4", "1"] {
        window.keys(key).await?;
    }
    window
        .see("4 Có mặt 1 Có lý do 1 Vắng 1 Miễn 51 Chưa ghi")
        .await?;
    window.screenshot("roll-call").await?;
    window.press("Còn lại có mặt (51)").await?;
    window
        .see("51 Có mặt 2 Có lý do 1 Vắng 4 Miễn 0 Chưa ghi")
        .await
}

/// More than half of those who count must be there, and the page says how it counted.
pub async fn the_quorum_is_shown_with_its_working(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Xem cách tính").await?;
    window.see("Số để tính").await?;
    window.see("Theo ").await?;
    window.screenshot("quorum").await
}

/// What was said under an item, how it was voted on, and who does what until when.
pub async fn an_item_is_recorded_voted_on_and_gives_a_task(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Sang thảo luận").await?;
    window
        .fill(
            "Diễn biến, ý kiến, kết luận mục 1",
            "Đồng chí Bí thư nêu việc sửa đường. Chủ trì kết luận: thống nhất.",
        )
        .await?;
    window.press("Ghi biểu quyết").await?;
    window.see("Đã ghi mục 1.").await?;
    window
        .fill("Nội dung biểu quyết", "Cử đồng chí thư ký cuộc họp")
        .await?;
    window.press("Tất cả tán thành").await?;
    window.screenshot("vote").await?;
    window.press("Ghi kết quả").await?;
    window.see("thông qua").await?;
    window.press("Giao việc").await?;
    window
        .fill("Việc cần làm", "Sửa đường đoạn nhà văn hóa")
        .await?;
    window
        .look_up("Người phụ trách", "quach thi an", "Quách Thị Ẩn")
        .await?;
    window.fill("Hạn xong", "15/01/2027").await?;
    window.screenshot("task").await?;
    window.press("Giao việc").await?;
    window
        .see("Đã giao việc “Sửa đường đoạn nhà văn hóa”.")
        .await?;
    window.screenshot("item").await
}

/// The meeting ends; its minutes get their own words and are closed with a number.
pub async fn the_minutes_are_written_and_closed(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Kết thúc họp").await?;
    window.see("Cuộc họp đã kết thúc.").await?;
    window
        .fill(
            "Lời riêng của biên bản",
            "Biên bản được đọc lại trước cuộc họp, mọi người nhất trí.",
        )
        .await?;
    window.screenshot("minutes").await?;
    window.press("Sang chấm điểm").await?;
    window.see("đảng viên có mặt").await?;
    window.screenshot("score").await?;
    window.press("Sang chốt biên bản").await?;
    window.see("Chốt xong, biên bản có số").await?;
    window.screenshot("close").await?;
    window.press("Chốt biên bản").await?;
    window.see("Biên bản số 15 đã chốt").await?;
    window.screenshot("closed").await
}
