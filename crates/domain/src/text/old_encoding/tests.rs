use super::*;

const MEANT: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc";

/// One line in every encoding, as it stands in files of that time.
const STANDS: [(OldEncoding, &str); 4] = [
    (
        OldEncoding::Tcvn3,
        "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc",
    ),
    (
        OldEncoding::Vni,
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc",
    ),
    (
        OldEncoding::Windows1258,
        "Cô\u{f2}ng ho\u{cc}a xa\u{de} hô\u{f2}i chu\u{d2} nghi\u{de}a Viê\u{f2}t Nam, \
         Ðô\u{f2}c lâ\u{f2}p - Tý\u{f2} do - Ha\u{f2}nh phu\u{ec}c",
    ),
    (
        OldEncoding::Utf8,
        "Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam, Ä\u{90}á»™c láº\u{ad}p - Tá»± do - Háº¡nh phÃºc",
    ),
];

#[test]
fn a_known_line_is_read_in_every_encoding() {
    for (encoding, stands) in STANDS {
        assert_eq!(
            encoding.decode(stands).as_deref(),
            Some(MEANT),
            "{encoding:?}"
        );
    }
}

#[test]
fn names_of_people_are_read_in_tcvn3_and_vni() {
    for (tcvn3, vni, meant) in [
        (
            "NguyÔn V¨n H\u{ad}ng",
            "Nguyeãn Vaên Höng",
            "Nguyễn Văn Hưng",
        ),
        ("TrÇn ThÞ Oanh", "Traàn Thò Oanh", "Trần Thị Oanh"),
        ("Ph¹m §×nh Quúnh", "Phaïm Ñình Quyønh", "Phạm Đình Quỳnh"),
        ("Lª B»ng", "Leâ Baèng", "Lê Bằng"),
        ("§ç Kû", "Ñoã Kyû", "Đỗ Kỷ"),
    ] {
        assert_eq!(OldEncoding::Tcvn3.decode(tcvn3).as_deref(), Some(meant));
        assert_eq!(OldEncoding::Vni.decode(vni).as_deref(), Some(meant));
    }
}

#[test]
fn every_letter_of_vietnamese_has_its_place_in_tcvn3() {
    let small = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ";
    let letters: Vec<char> = (0xA1..=0xFE_u8)
        .filter_map(|byte| OldEncoding::Tcvn3.decode(&char::from(byte).to_string()))
        .filter_map(|it| it.chars().next())
        .collect();
    for letter in small.chars() {
        // é, í, ò … may stand at a byte that is themselves; then nothing changes.
        let there = letters.contains(&letter)
            || tcvn3::decode(&letter.to_string()).as_deref() == Some(&letter.to_string());
        assert!(there, "{letter}");
    }
}

#[test]
fn a_font_of_capitals_makes_capitals() {
    let read = |text| OldEncoding::Tcvn3.decode_capitals(text);
    assert_eq!(read("nguyÔn v¨n nam").as_deref(), Some("NGUYỄN VĂN NAM"));
    assert_eq!(read("nam").as_deref(), Some("NAM"));
    assert_eq!(read("NAM"), None);
}

#[test]
fn capitals_without_their_font_are_told_by_their_neighbours() {
    let read = |text| OldEncoding::Tcvn3.decode(text).unwrap();
    assert_eq!(read("NGUYÔN V¡N Hå"), "NGUYỄN VĂN HỒ");
    assert_eq!(read("Hå V¨n Hµ"), "Hồ Văn Hà");
}

#[test]
fn an_encoding_is_told_by_the_words_it_makes() {
    for (encoding, stands) in STANDS {
        let words = || stands.split(' ');
        assert_eq!(OldEncoding::tell(words()), Some(encoding), "{stands}");
    }
}

#[test]
fn real_vietnamese_and_names_of_the_highlands_are_left_alone() {
    let names = [
        "Lê Hà",
        "Đỗ Thị Ánh",
        "Trần Đình Tú",
        "H'Hen Niê",
        "Y Blơm",
        "Hoàng Sín",
        "Lò Văn Pó",
    ];
    assert_eq!(OldEncoding::tell(names.into_iter()), None);
    assert_eq!(
        OldEncoding::tell(["Lê Hà", "Tú", "Vàng A Páo"].into_iter()),
        None
    );
    assert_eq!(OldEncoding::tell(["Müller", "Niño"].into_iter()), None);
    assert_eq!(OldEncoding::tell(std::iter::empty()), None);
}

#[test]
fn what_cannot_be_in_an_encoding_is_not_forced_into_it() {
    for encoding in OldEncoding::ALL {
        assert_eq!(encoding.decode("Nguyễn Văn Hưng"), None, "{encoding:?}");
        assert_eq!(encoding.decode("Nam"), None, "{encoding:?}");
    }
}
