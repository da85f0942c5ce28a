//! Files that hang on a meeting, an item of its agenda or a document received.

mod attach;
mod describe;
mod list;
mod open;
mod remove;
mod upload;

pub use attach::{AttachFile, AttachTo, attach_file};
pub use describe::{
    CaptionAttachment, OrderAttachments, ShowThumbnail, Thumbnail, caption_attachment,
    order_attachments, show_thumbnail,
};
pub use list::{AttachmentRow, AttachmentsView, ListAttachments, list_attachments};
pub(crate) use open::write_out;
pub use open::{OpenAttachment, open_attachment};
pub use remove::{RemoveAttachment, remove_attachment};
pub use upload::begin_attachment;
