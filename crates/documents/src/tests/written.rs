//! DOCX and PDF against the paper they were written from.

use domain::papers::*;

use super::papers::*;
use super::reading::*;
use crate::{docx, pdf};

/// All 146 letters of the Vietnamese alphabet with tone that ASCII lacks, and the 12 vowels plain.
fn alphabet() -> Vec<String> {
    let vowels = "aăâeêioôơuưy";
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let mut letters = vec!["đ".to_owned(), "Đ".to_owned()];
    for vowel in vowels.chars() {
        for tone in tones {
            let small = composed(&format!("{vowel}{tone}"));
            letters.push(small.to_uppercase());
            letters.push(small);
        }
    }
    letters
}

/// Composes a vowel and a tone into the one letter Unicode has for them.
fn composed(decomposed: &str) -> String {
    let table = [
        ("a", "aàảãáạ"),
        ("ă", "ăằẳẵắặ"),
        ("â", "âầẩẫấậ"),
        ("e", "eèẻẽéẹ"),
        ("ê", "êềểễếệ"),
        ("i", "iìỉĩíị"),
        ("o", "oòỏõóọ"),
        ("ô", "ôồổỗốộ"),
        ("ơ", "ơờởỡớợ"),
        ("u", "uùủũúụ"),
        ("ư", "ưừửữứự"),
        ("y", "yỳỷỹýỵ"),
    ];
    let mut letters = decomposed.chars();
    let vowel = letters.next().unwrap().to_string();
    let tone = letters.next().map_or(0, |tone| {
        1 + ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}']
            .iter()
            .position(|known| *known == tone)
            .unwrap()
    });
    let row = table.iter().find(|(base, _)| *base == vowel).unwrap().1;
    row.chars().nth(tone).unwrap().to_string()
}

fn paper_saying(text: &str) -> Paper {
    let spans = |text: &str| {
        vec![
            Span::plain(text),
            Span::plain(" "),
            Span::bold(text),
            Span::plain(" "),
            Span::italic(text),
        ]
    };
    let mut paper = recovery_paper();
    paper.blocks = vec![Block::Paragraph {
        spans: spans(text),
        shape: ParagraphShape::Running,
    }];
    paper
}

#[test]
fn d_05_every_vietnamese_letter_comes_back_from_docx_and_pdf() {
    let letters = alphabet();
    assert_eq!(letters.len(), 146);
    // Words of three letters, so that no line is broken inside one.
    let text = letters
        .chunks(3)
        .map(|chunk| chunk.concat())
        .collect::<Vec<_>>()
        .join(" ");
    let paper = paper_saying(&text);
    let wanted: Vec<&str> = text
        .split(' ')
        .cycle()
        .take(3 * text.split(' ').count())
        .collect();

    let written = docx_text(&docx(&paper).unwrap());
    assert!(words(&written).ends_with(&wanted), "DOCX: {written}");
    let written = pdf_text(&pdf(&paper, &fonts()).unwrap());
    assert!(words(&written).ends_with(&wanted), "PDF: {written}");
}

#[test]
fn d_05_all_fonts_are_embedded_and_are_tinos() {
    let mut paper = paper_saying("Đảng ằ ễ ợ");
    if let Block::Paragraph { spans, .. } = &mut paper.blocks[0] {
        spans.push(Span {
            text: " nghiêng đậm".into(),
            bold: true,
            italic: true,
        });
    }
    let table = pdf_fonts(&pdf(&paper, &fonts()).unwrap());
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(fonts.len(), 4, "four faces were used: {table}");
    for font in fonts {
        assert!(font.contains("Tinos"), "only Tinos: {table}");
        assert!(
            font.contains(" yes yes yes "),
            "embedded, subset, with its letters: {table}"
        );
    }
}

#[test]
fn markup_of_every_kind_prints_letter_by_letter() {
    for text in [
        "#import \"@preview/x:1.0.0\": *",
        "#read(\"/etc/passwd\")",
        "{{ x }} {% y %} ${z}",
        "]]> <![CDATA[ x ]]>",
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
        "a & b &amp; &lt; &#60; \"c\" 'd'",
        "$ x^2 $ *b* _i_ = h \\ ~ -- --- ... @ref <label> `raw` // c /* d */",
        "\\u{41} \\n \\\" \"; panic()",
    ] {
        let paper = paper_saying(text);
        // Without spaces: a line may end inside a long word.
        let wanted = words(text).concat();
        let from_docx = docx_text(&docx(&paper).unwrap());
        let from_pdf = pdf_text(&pdf(&paper, &fonts()).unwrap());
        for (format, written) in [("DOCX", from_docx), ("PDF", from_pdf)] {
            let found = words(&written).concat().matches(&wanted).count();
            assert_eq!(found, 3, "{format} of {text}: {written}");
        }
    }
}

#[test]
fn a_character_that_xml_forbids_does_not_spoil_the_file() {
    let paper = paper_saying("mot\u{1}hai\u{0}ba\u{FFFE}bon");
    assert!(docx_text(&docx(&paper).unwrap()).contains("mothaibabon"));
    assert!(pdf_text(&pdf(&paper, &fonts()).unwrap()).contains("mothaibabon"));
}

/// Every word of a paper's blocks, in order.
fn words_of(paper: &Paper) -> String {
    let spans = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.text.as_str())
            .collect::<String>()
    };
    let mut text = String::new();
    for block in &paper.blocks {
        match block {
            Block::Heading { spans: words, .. } | Block::Paragraph { spans: words, .. } => {
                text += &spans(words);
            }
            Block::List(items) => {
                for item in items {
                    text += &format!("{} {}\n", item.marker, spans(&item.spans));
                }
            }
            Block::Table(table) => {
                for cell in table.head.iter().chain(&table.rows).flatten() {
                    text += &format!("{}\n", spans(cell));
                }
            }
            Block::Code(groups) => text += &groups.join(" "),
            Block::CutLine(words) => text += words,
            Block::Picture(picture) => text += &picture.caption,
            Block::Space(_) => {}
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_paper_says_in_docx_what_was_composed_in_that_order() {
    for paper in [
        agenda_paper(Copy::Chair),
        roll_paper(),
        attendance_paper(),
        minutes_paper(),
        notice_paper(),
        recovery_paper(),
    ] {
        let written = docx_text(&docx(&paper).unwrap());
        let composed = words_of(&paper);
        let wanted = words(&composed);
        assert!(
            words(&written)
                .windows(wanted.len())
                .any(|found| found == wanted),
            "{}: {written}",
            paper.name
        );
    }
}

#[test]
fn every_word_of_every_paper_is_in_the_pdf() {
    for paper in [
        agenda_paper(Copy::Chair),
        roll_paper(),
        attendance_paper(),
        minutes_paper(),
        notice_paper(),
        recovery_paper(),
    ] {
        let written = pdf_text(&pdf(&paper, &fonts()).unwrap());
        let mut found: Vec<&str> = words(&written);
        for word in words(&words_of(&paper)) {
            let place = found.iter().position(|found| *found == word);
            let place = place.unwrap_or_else(|| panic!("{} lacks {word}: {written}", paper.name));
            found.swap_remove(place);
        }
    }
}

#[test]
fn the_head_of_a_long_roll_stands_on_every_page() {
    let paper = roll_paper();
    let text = pdf_text(&pdf(&paper, &fonts()).unwrap());
    let pages: Vec<&str> = text
        .split('\u{C}')
        .filter(|page| page.contains("Nguyễn"))
        .collect();
    assert!(pages.len() >= 2, "52 people need more than one page");
    for page in &pages {
        assert!(page.contains("Họ và tên"), "the head is repeated: {page}");
    }
    assert!(
        !pages[0].starts_with('1'),
        "the first page shows no number: {}",
        pages[0]
    );
    assert!(
        pages[1].starts_with('2'),
        "the second page does: {}",
        pages[1]
    );

    let document = docx_part(&docx(&paper).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(
        document.matches("<w:cantSplit").count(),
        54,
        "no row is cut, nor the signature"
    );
}

#[test]
fn p_01_neither_file_names_the_program_or_an_address() {
    let paper = minutes_paper();
    let pdf = pdf(&paper, &fonts()).unwrap();
    let info = pdf_info(&pdf).to_lowercase();
    let text = pdf_text(&pdf).to_lowercase() + &docx_text(&docx(&paper).unwrap()).to_lowercase();
    for word in ["http", "localhost", "typst", "tauri", "docx-rs"] {
        assert!(!text.contains(word), "{word} stands on the paper");
        assert!(!info.contains(word), "the file names its maker: {info}");
    }
    assert!(info.contains("biên bản"), "the file has a title: {info}");
}

#[test]
fn p_01_a5_has_the_margins_of_a5() {
    let mut paper = recovery_paper();
    paper.page.size = PageSize::A5;
    let document = docx_part(&docx(&paper).unwrap(), "word/document.xml");
    assert!(
        document.contains("w:w=\"8390\" w:h=\"11905\""),
        "{document}"
    );
    let info = pdf_info(&pdf(&paper, &fonts()).unwrap());
    assert!(info.contains("419.528 x 595.276 pts"), "{info}");
}

#[test]
fn a_paper_without_a_font_folder_names_the_file_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let problem = pdf(&recovery_paper(), folder.path()).unwrap_err();
    assert!(
        matches!(problem, crate::PaperProblem::Font(path) if path.ends_with("Tinos_400Regular.ttf"))
    );
}

#[test]
fn the_rule_under_the_partys_title_is_as_long_as_the_title() {
    for day in [day(2020, 1, 1), day(2026, 11, 5)] {
        for size in [PageSize::A4, PageSize::A5] {
            let layout = Layout::valid_on(day).unwrap().on(size);
            let paper = agenda(&agenda_facts(), &layout, Copy::Members);
            let style = &paper.style;
            let title = &paper.header.as_ref().unwrap().party_title;
            let width = crate::pdf::bold_width_mm(title, style.party_title, &fonts()).unwrap();
            let difference = (width - f64::from(style.party_rule_mm)).abs();
            assert!(difference <= 1.0, "{}: title {width} mm", layout.id());
        }
    }
}
