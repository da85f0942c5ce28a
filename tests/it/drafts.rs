//! Drafts and products of thematic meetings: written, reviewed by others, approved, handed in.

use crate::desk::{Desk, meeting_form};
use operations::{Failure, NotNow, Problem};
use serde_json::{Value, json};

const PEOPLE: [&str; 3] = ["Nguyễn Thị Thu", "Trần Văn Bình", "Lê Thị Chi"];

/// A cell with a thematic meeting of a programme, and a draft of it by the first member.
struct Cell {
    desk: Desk,
    meeting: String,
    draft: String,
}

impl Cell {
    fn new() -> Self {
        let desk = Desk::with_members(&PEOPLE);
        let mut form = meeting_form();
        form["kind"] = json!("thematic");
        form["theme"] = json!("Giữ rừng đầu nguồn");
        form["programme"] = json!("Chi bộ 35");
        let meeting = desk.plan(form);
        let draft = begin(&desk, &meeting, "Rừng nuôi suối, suối nuôi làng", 0);
        let cell = Self {
            desk,
            meeting,
            draft,
        };
        cell.write("Suối cạn vì mất rừng.");
        cell
    }

    fn view(&self) -> Value {
        self.desk.call("show_draft", json!({ "id": self.draft }))
    }

    fn stage(&self) -> Value {
        self.view()["row"]["stage"].clone()
    }

    fn write(&self, text: &str) -> Value {
        let revision = self.view()["row"]["revision"].clone();
        self.desk.call(
            "save_draft_text",
            json!({ "id": self.draft, "revision": revision, "text": text }),
        )
    }

    fn send(&self) -> Value {
        self.desk.call("send_draft", json!({ "id": self.draft }))
    }

    fn give_back(&self, remark: &str) -> Value {
        self.desk.call(
            "return_draft",
            json!({ "id": self.draft, "remark": remark }),
        )
    }

    /// The request by which whoever sits here approves, saying which member that is.
    fn approval(&self, who: usize) -> Value {
        json!({
            "id": self.draft,
            "revision": self.view()["row"]["revision"],
            "remark": "",
            "me": self.desk.roster()[who]["id"],
            "no_member": false,
        })
    }

    fn approve(&self) -> Value {
        self.desk.call("approve_draft", self.approval(1))
    }
}

fn begin(desk: &Desk, meeting: &str, title: &str, author: usize) -> String {
    let form = json!({
        "title": title, "kind": "article", "authors": [desk.roster()[author]["membership"]],
        "meeting": meeting, "theme": "", "programme": "",
    });
    let saved = desk.call("add_draft", json!({ "form": form }));
    saved["id"].as_str().unwrap().to_owned()
}

const fn not_now(reason: NotNow) -> Failure {
    Failure::NotNow { reason }
}

#[test]
fn d_06_a_draft_is_sent_back_with_a_remark_corrected_and_approved() {
    let cell = Cell::new();
    assert_eq!(cell.stage(), "writing");
    cell.send();
    assert_eq!(cell.stage(), "for_review");
    cell.give_back("Thêm số liệu của thôn");
    assert_eq!(cell.stage(), "returned");
    cell.write("Suối cạn vì mất rừng: mười năm mất mười hai hecta.");
    cell.send();
    cell.approve();
    let view = cell.view();
    assert_eq!(view["row"]["stage"], "approved");
    assert_eq!(view["row"]["approved"], "02/11/2026");
    let said: Vec<&Value> = view["reviews"]
        .as_array()
        .unwrap()
        .iter()
        .map(|review| &review["verdict"])
        .collect();
    assert_eq!(said, ["approved", "returned"]);
    assert_eq!(view["reviews"][1]["remark"], "Thêm số liệu của thôn");
    assert_eq!(view["reviews"][1]["version"], 1, "what was read");
    assert_eq!(view["reviews"][0]["version"], 2);
}

#[test]
fn d_06_nobody_approves_their_own_draft() {
    let cell = Cell::new();
    cell.send();
    let own = cell.approval(0);
    assert_eq!(
        cell.desk.refused("approve_draft", own),
        not_now(NotNow::OwnDraft)
    );
    // A refusal remembers nothing: the person is asked again.
    assert_eq!(cell.view()["doors"]["ask_who"], true);
    cell.approve();
    // From now on the book knows who sits here.
    let second = begin(&cell.desk, &cell.meeting, "Bài của người duyệt", 1);
    let other = Cell {
        draft: second,
        ..cell
    };
    other.write("Lời của tôi.");
    other.send();
    let view = other.view();
    assert_eq!(
        (
            &view["doors"]["own_draft"],
            &view["doors"]["approve"],
            &view["doors"]["ask_who"]
        ),
        (&json!(true), &json!(false), &json!(false))
    );
    // Saying to be somebody else does not help.
    let lie = other.approval(2);
    assert_eq!(
        other.desk.refused("approve_draft", lie),
        not_now(NotNow::OwnDraft)
    );
}

#[test]
fn d_06_a_meeting_cannot_close_while_a_draft_of_it_is_out_for_review() {
    let cell = Cell::new();
    let desk = &cell.desk;
    let roster = desk.roster();
    let view = desk.meeting(&cell.meeting);
    let mut form = view["form"].clone();
    form["chair"] = roster[0]["membership"].clone();
    form["minute_taker"] = roster[1]["membership"].clone();
    desk.call(
        "edit_meeting",
        json!({ "id": cell.meeting, "revision": view["revision"], "form": form, "reason": "" }),
    );
    let id = json!({ "id": cell.meeting });
    desk.call("begin_meeting", id.clone());
    desk.call("mark_rest_present", id.clone());
    desk.call("end_meeting", id.clone());
    cell.send();
    assert_eq!(desk.meeting(&cell.meeting)["lacks"], "draft_out");
    assert_eq!(
        desk.refused("close_meeting", id.clone()),
        Failure::DraftOut {
            title: "Rừng nuôi suối, suối nuôi làng".to_owned()
        }
    );
    cell.give_back("Chưa xong");
    desk.call("close_meeting", id);
    assert_eq!(desk.meeting(&cell.meeting)["state"], "closed");
}

#[test]
fn approving_asks_who_sits_here_until_somebody_has_said_so() {
    let cell = Cell::new();
    cell.send();
    let mut unsaid = cell.approval(1);
    unsaid["me"] = Value::Null;
    assert_eq!(
        cell.desk.refused("approve_draft", unsaid.clone()),
        not_now(NotNow::WhoAreYou)
    );
    unsaid["no_member"] = json!(true);
    cell.desk.call("approve_draft", unsaid);
    assert_eq!(cell.stage(), "approved");
    assert_eq!(cell.view()["doors"]["ask_who"], true, "nobody was named");
}

#[test]
fn nobody_approves_words_they_have_not_seen() {
    let cell = Cell::new();
    cell.send();
    let read = cell.approval(1);
    let id = json!({ "id": cell.draft });
    cell.desk.call("take_back_draft", id);
    cell.write("Lời khác hẳn.");
    cell.send();
    assert_eq!(cell.desk.refused("approve_draft", read), Failure::Stale);
}

#[test]
fn approved_words_are_closed_until_the_draft_is_opened_again_with_a_reason() {
    let cell = Cell::new();
    cell.send();
    cell.approve();
    let revision = cell.view()["row"]["revision"].clone();
    let change = json!({ "id": cell.draft, "revision": revision, "text": "Khác" });
    assert_eq!(
        cell.desk.refused("save_draft_text", change),
        not_now(NotNow::DraftElsewhere)
    );
    let silent = json!({ "id": cell.draft, "remark": " " });
    assert!(matches!(
        cell.desk.refused("reopen_draft", silent),
        Failure::Invalid { .. }
    ));
    let why = json!({ "id": cell.draft, "remark": "Sai tên suối" });
    let saved = cell.desk.call("reopen_draft", why);
    assert_eq!(cell.stage(), "returned");
    assert_eq!(cell.view()["row"]["approved"], "");
    cell.desk.undo(&saved);
    assert_eq!(cell.stage(), "approved", "one undo closes it again");
}

#[test]
fn an_empty_draft_is_not_sent_for_review() {
    let cell = Cell::new();
    cell.write("");
    let id = json!({ "id": cell.draft });
    assert_eq!(
        cell.desk.refused("send_draft", id),
        not_now(NotNow::DraftEmpty)
    );
}

#[test]
fn a_version_comes_back_as_a_step_and_what_it_replaces_is_kept() {
    let cell = Cell::new();
    cell.send();
    cell.give_back("Viết lại");
    cell.write("Bản thứ hai.");
    let view = cell.view();
    assert_eq!(view["versions"][0]["text"], "Suối cạn vì mất rừng.");
    let saved = cell.desk.call(
        "restore_draft_version",
        json!({ "id": view["versions"][0]["id"], "revision": view["row"]["revision"] }),
    );
    let back = cell.view();
    assert_eq!(back["text"], "Suối cạn vì mất rừng.");
    assert_eq!(back["versions"][0]["text"], "Bản thứ hai.");
    assert_eq!(back["versions"][0]["because"], "replaced");
    assert_eq!(back["versions"][1]["current"], true);
    cell.desk.undo(&saved);
    assert_eq!(cell.view()["text"], "Bản thứ hai.");
}

#[test]
fn a_product_is_handed_in_once_it_is_approved_and_never_tomorrow() {
    let cell = Cell::new();
    let form = json!({ "place": "Cuộc thi chính luận tỉnh", "handed": "01/11/2026", "result": "" });
    let hand_in = json!({ "draft": cell.draft, "form": form });
    assert_eq!(
        cell.desk.refused("add_hand_in", hand_in.clone()),
        not_now(NotNow::DraftElsewhere)
    );
    cell.send();
    cell.approve();
    let mut tomorrow = hand_in.clone();
    tomorrow["form"]["handed"] = json!("03/11/2026");
    assert_eq!(
        cell.desk.refused("add_hand_in", tomorrow),
        Failure::invalid(
            "handed",
            Problem::MustNotBeAfter {
                day: "02/11/2026".to_owned()
            }
        )
    );
    cell.desk.call("add_hand_in", hand_in);
    let view = cell.view();
    assert_eq!(view["row"]["stage"], "handed_in");
    let known = &view["hand_ins"][0];
    let mut form = known["form"].clone();
    form["result"] = json!("Giải khuyến khích");
    cell.desk.call(
        "edit_hand_in",
        json!({ "id": known["id"], "revision": known["revision"], "form": form }),
    );
    assert_eq!(
        cell.view()["hand_ins"][0]["form"]["result"],
        "Giải khuyến khích"
    );
}

#[test]
fn a_meeting_counts_its_products_against_its_programme() {
    let cell = Cell::new();
    let counted = || {
        let products = cell.desk.meeting(&cell.meeting)["products"].clone();
        (
            products["least"].clone(),
            products["most"].clone(),
            products["ready"].clone(),
            products["lacking"].clone(),
        )
    };
    assert_eq!(counted(), (json!(1), json!(3), json!(0), json!(1)));
    cell.send();
    cell.approve();
    assert_eq!(counted(), (json!(1), json!(3), json!(1), json!(0)));
    let view = cell.desk.meeting(&cell.meeting);
    let step = view["path"].as_array().unwrap();
    let step = step.iter().find(|step| step["step"] == "products").unwrap();
    assert_eq!(step["done"], true);
    let mut form = meeting_form();
    form["day"] = json!("28/11/2026");
    let regular = cell.desk.plan(form);
    assert_eq!(cell.desk.meeting(&regular)["products"], Value::Null);
}

#[test]
fn the_list_of_products_is_filled_from_the_drafts_of_the_meeting() {
    let cell = Cell::new();
    cell.send();
    cell.approve();
    let printed = cell.desk.call(
        "print_paper",
        json!({ "meeting": cell.meeting, "paper": "product_list" }),
    );
    let words = crate::meeting_papers::pdf_text(&printed);
    for part in ["Rừng nuôi suối", "Bài viết", "Trần Văn Bình", "Đã duyệt"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let listed = cell
        .desk
        .call("print_draft_list", json!({ "ids": [cell.draft] }));
    let words = crate::meeting_papers::pdf_text(&listed);
    assert!(words.contains("Rừng nuôi suối"), "{words}");
    let book = cell
        .desk
        .call("export_draft_list", json!({ "ids": [cell.draft] }));
    let name = book["files"][0]["name"].as_str().unwrap();
    assert!(name.ends_with(".xlsx"), "{name}");
}

#[test]
fn typed_words_are_found_again_after_the_power_went() {
    let cell = Cell::new();
    let typed = json!({ "record": cell.draft, "field": "draft", "text": "Gõ dở" });
    cell.desk.call("keep_typing", typed);
    let after = cell.desk.restarted();
    let shelf = after.call("show_shelf", json!({}));
    let book = shelf["books"][0]["id"].clone();
    after.call(
        "unlock_book",
        json!({ "book": book, "passphrase": crate::desk::PASSPHRASE }),
    );
    let view = after.call("show_draft", json!({ "id": cell.draft }));
    assert_eq!(view["unsaved_text"], "Gõ dở");
    assert_eq!(view["text"], "Suối cạn vì mất rừng.");
}

#[test]
fn a_draft_names_at_least_one_author_of_the_roster() {
    let cell = Cell::new();
    let mut form = cell.view()["form"].clone();
    form["authors"] = json!([]);
    form["title"] = json!("");
    let Failure::Invalid { problems } = cell.desk.refused("add_draft", json!({ "form": form }))
    else {
        panic!("taken");
    };
    let fields: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["title", "authors"], "every problem at once");
}

#[test]
fn a_comment_is_seen_to_and_counted_until_then() {
    let cell = Cell::new();
    cell.desk.call(
        "add_draft_comment",
        json!({ "draft": cell.draft, "passage": "mất rừng", "words": "Rừng nào?" }),
    );
    assert_eq!(cell.view()["row"]["open_comments"], 1);
    let comment = cell.view()["comments"][0]["id"].clone();
    cell.desk.call(
        "settle_draft_comment",
        json!({ "id": comment, "settled": true }),
    );
    let view = cell.view();
    assert_eq!(view["row"]["open_comments"], 0);
    assert_eq!(view["comments"][0]["settled"], true);
}

fn picture(colour: [u8; 3]) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(640, 400, image::Rgb(colour));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

impl Cell {
    fn attach(&self, name: &str, bytes: &[u8]) -> String {
        let upload = crate::attachments::bring_in(&self.desk, name, bytes);
        let request = json!({ "upload": upload, "to": "draft", "parent": self.draft });
        let saved = self.desk.call("attach_file", request);
        saved["id"].as_str().unwrap().to_owned()
    }

    fn files(&self) -> Vec<Value> {
        let request = json!({ "to": "draft", "parent": self.draft });
        self.desk.call("list_attachments", request)["rows"]
            .as_array()
            .unwrap()
            .clone()
    }
}

#[test]
fn pictures_have_captions_an_order_and_a_small_copy() {
    use base64::Engine;
    let cell = Cell::new();
    let (one, two) = (
        cell.attach("suoi.jpg", &picture([10, 90, 40])),
        cell.attach("rung.jpg", &picture([90, 40, 10])),
    );
    cell.desk.call(
        "caption_attachment",
        json!({ "id": two, "caption": "Rừng trồng lại năm 2025" }),
    );
    cell.desk.call(
        "order_attachments",
        json!({ "parent": cell.draft, "order": [two, one] }),
    );
    let files = cell.files();
    assert_eq!(files[0]["id"], two);
    assert_eq!(files[0]["caption"], "Rừng trồng lại năm 2025");
    let small = cell.desk.call("show_thumbnail", json!({ "id": two }));
    let small = base64::engine::general_purpose::STANDARD
        .decode(small["picture"].as_str().unwrap())
        .unwrap();
    let small = image::load_from_memory(&small).unwrap();
    assert_eq!((small.width(), small.height()), (320, 200));
    cell.send();
    let late = json!({ "id": two, "caption": "Khác" });
    assert_eq!(
        cell.desk.refused("caption_attachment", late),
        not_now(NotNow::DraftElsewhere),
        "what is reviewed stays as it is"
    );
}

#[test]
fn a_draft_goes_out_as_word_pdf_and_folder_with_the_cell_as_its_author() {
    let cell = Cell::new();
    let one = cell.attach("suoi.jpg", &picture([10, 90, 40]));
    cell.desk.call(
        "caption_attachment",
        json!({ "id": one, "caption": "Suối đầu làng" }),
    );
    let written = cell
        .desk
        .call("export_draft", json!({ "id": cell.draft, "folder": false }));
    let words = crate::meeting_papers::pdf_text(&written);
    for part in ["Suối cạn vì mất rừng.", "Suối đầu làng", "Chi bộ thôn Đông"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let docx = written["files"].as_array().unwrap().iter();
    let docx = docx
        .map(|file| file["path"].as_str().unwrap())
        .find(|path| path.ends_with(".docx"))
        .unwrap();
    let mut package = zip::ZipArchive::new(std::fs::File::open(docx).unwrap()).unwrap();
    let pictures = package
        .file_names()
        .filter(|name| name.as_ref().is_ok_and(|name| name.ends_with(".png")))
        .count();
    assert_eq!(pictures, 1);
    let mut core = String::new();
    std::io::Read::read_to_string(
        &mut package.by_name("docProps/core.xml").unwrap(),
        &mut core,
    )
    .unwrap();
    assert!(
        core.contains("<dc:creator>Chi bộ thôn Đông</dc:creator>"),
        "{core}"
    );
    let folder = cell
        .desk
        .call("export_draft", json!({ "id": cell.draft, "folder": true }));
    let names: Vec<&str> = folder["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&"suoi.jpg"), "{names:?}");
    assert!(
        folder["folder"]
            .as_str()
            .unwrap()
            .ends_with("Rừng nuôi suối, suối nuôi làng")
    );
}
