//! Why something could not be written, in words that name the mend.

use std::io::{Error, ErrorKind};

use crate::text::lang::{Text, both};

/// What to say of an error of writing.
pub fn why(error: &Error) -> Text {
    match error.kind() {
        ErrorKind::PermissionDenied => both!(
            "không có quyền ghi; hãy chọn nơi khác hoặc xin cấp quyền",
            "there is no permission to write there; choose another place, or ask for it"
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => both!(
            "hết chỗ trên ổ đĩa; hãy giải phóng chỗ rồi chạy lại",
            "there is no space left; free some, and run pargo again"
        ),
        ErrorKind::ReadOnlyFilesystem => both!(
            "ổ đĩa này chỉ cho đọc; hãy chọn nơi khác",
            "that disk can only be read; choose another place"
        ),
        ErrorKind::NotFound => both!(
            "không có thư mục đó; hãy tạo thư mục rồi chạy lại",
            "there is no such folder; make it, and run pargo again"
        ),
        _ => both!("{error}", "{error}"),
    }
}
