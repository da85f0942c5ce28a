//! Books: made, locked, opened.

use desktop::outcome::Outcome;
use desktop::window::SIZE;

use crate::Tour;

const PASSPHRASE: &str = "trăng lên đầu núi sáng";

/// The window opens at the size the pages are designed for.
pub async fn the_window_opens_at_its_size(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.see("Chào đồng chí").await?;
    let size = window.size().await?;
    if size != SIZE {
        return Err(format!("the page is {size:?} instead of {SIZE:?}").into());
    }
    window.screenshot("welcome").await
}

/// A cell founds its book: its name, a person, a passphrase, a recovery code shown once.
pub async fn a_book_is_made_with_no_network(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Lập sổ cho chi bộ").await?;
    window.fill("Tên chi bộ", "Chi bộ thôn Nà Lùng").await?;
    window
        .fill("Đảng ủy cấp trên", "Đảng ủy xã Yên Thành")
        .await?;
    window.fill("Địa danh trên văn bản", "Yên Thành").await?;
    window.screenshot("new-book").await?;
    window.press("Tiếp tục").await?;
    window.fill("Họ và tên", "Hà Thị Ngần").await?;
    window.press("Tiếp tục").await?;
    window.fill("Cụm mật khẩu", PASSPHRASE).await?;
    window.fill("Nhập lại cụm mật khẩu", PASSPHRASE).await?;
    window.screenshot("passphrase").await?;
    window.press("Lập sổ").await?;
    window.see("Mã khôi phục – chỉ hiện một lần").await?;
    window.press("In tờ mã khôi phục").await?;
    window.see("Tờ mã đã sẵn sàng").await?;
    window.screenshot("recovery-code").await?;
    window.press("Tôi đã in hoặc chép lại mã này").await?;
    window.press("Vào sổ").await?;
    window.see("Sổ chưa có đảng viên nào").await?;
    window.screenshot("empty-book").await
}

/// The book is locked; only its own passphrase opens it again.
pub async fn a_wrong_passphrase_is_refused_and_the_right_one_opens(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Khóa sổ").await?;
    window.see("Sổ đang khóa").await?;
    window.fill("Cụm mật khẩu", "trăng lên đầu ngõ tối").await?;
    window.press("Mở sổ").await?;
    window.see("Cụm mật khẩu chưa đúng").await?;
    window.screenshot("wrong-passphrase").await?;
    window.fill("Cụm mật khẩu", PASSPHRASE).await?;
    window.press("Mở sổ").await?;
    window.see("Sổ chưa có đảng viên nào").await
}

/// The practice book: a made-up cell of 52 members and 14 months.
pub async fn the_practice_book_opens(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Khóa sổ").await?;
    window.press("Mở sổ khác").await?;
    window.press("Mở sổ tập").await?;
    window.see("Sổ tập – không gửi đi đâu").await?;
    window.see("Xem toàn bộ lịch sử").await?;
    window.screenshot("today").await
}
