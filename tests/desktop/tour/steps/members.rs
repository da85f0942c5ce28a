//! The roster: brought in, searched, added to, edited.

use std::path::Path;

use desktop::outcome::Outcome;

use crate::Tour;

/// Titles above the header, merged cells, dates of every kind, telephones without their 0, a day
/// that does not exist, a line of totals.
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/rosters/newcomers.xlsx");

/// From the file through its columns and its preview into the book.
pub async fn a_list_is_brought_in_from_excel(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Đảng viên").await?;
    window.see("52 đảng viên").await?;
    window.screenshot("roster").await?;
    window.press("Nhập từ Excel").await?;
    window.upload("Tệp danh sách", Path::new(LIST)).await?;
    window.see("Mỗi cột trong tệp là gì?").await?;
    window.screenshot("import-columns").await?;
    window.press("Tiếp tục").await?;
    window
        .see("dòng = 5 thêm mới + 0 cập nhật + 0 giữ nguyên")
        .await?;
    window.see("1 cần xem").await?;
    window.screenshot("import-rows-to-look-at").await?;
    window.press("Tất cả").await?;
    window.see("Y Blơm Êban").await?;
    window.screenshot("import-preview").await?;
    window.press("Ghi 5 người vào sổ").await?;
    window.see("Đã ghi xong").await?;
    window.screenshot("import-done").await
}

/// The search is blind to tones, and what fits exactly stands first.
pub async fn somebody_is_found_without_tones(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Xem danh sách đảng viên").await?;
    window.see("57 đảng viên").await?;
    window
        .fill("Tìm theo tên, số thẻ, điện thoại", "trieu van an")
        .await?;
    window.see("đang xem 1").await?;
    window.see("Triệu Văn Ắn").await?;
    window.screenshot("roster-search").await?;
    window.press("Xóa chữ đã gõ").await
}

/// Only month and year of birth are known.
pub async fn a_member_is_added_with_half_a_birth_date(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Thêm đảng viên").await?;
    window.fill("Họ và tên đệm", "Quách Thị").await?;
    window.fill("Tên bắt buộc", "Ẩn").await?;
    window.fill("Ngày sinh", "9/1960").await?;
    window.press("Nữ").await?;
    window
        .fill("Ngày vào Đảng (lễ kết nạp)", "3/2/1985")
        .await?;
    window
        .see("Hiểu là tháng 9 năm 1960, không rõ ngày")
        .await?;
    window.screenshot("new-member").await?;
    window.press("Ghi vào danh sách").await?;
    window.see("Đã thêm Quách Thị Ẩn.").await?;
    window.see("09/1960").await?;
    window.screenshot("member-file").await
}

/// One group of facts is edited where it stands.
pub async fn a_member_s_file_is_edited_in_place(tour: &mut Tour) -> Outcome<()> {
    let window = &mut tour.window;
    window.press("Sửa: Quê quán, nơi ở, liên lạc").await?;
    window.fill("Điện thoại", "0912 345 678").await?;
    window.fill("Nơi ở hiện nay", "Tổ 3, khu Lạc Thanh").await?;
    window.screenshot("member-edit").await?;
    window.press("Lưu phần này").await?;
    window.see("Đã lưu: Quê quán, nơi ở, liên lạc.").await?;
    window.see("Tổ 3, khu Lạc Thanh").await
}
