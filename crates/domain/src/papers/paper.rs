//! The paper itself: what both writers read. Lengths are whole millimetres and points.

/// One paper, ready to be written as DOCX or PDF by `documents`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What the paper is called: the title inside the file and the stem of its name on disk.
    pub name: String,
    /// Who stands as its author inside the file; nobody where it is empty.
    pub author: String,
    /// Sheet and margins.
    pub page: Page,
    /// Font and sizes.
    pub style: PaperStyle,
    /// The two blocks at the top; a paper that stays in the house (a recovery sheet) has none.
    pub header: Option<Header>,
    /// Type name and subject.
    pub title: Title,
    /// What the paper says, from top to bottom.
    pub blocks: Vec<Block>,
    /// Recipients and signatures.
    pub closing: Option<Closing>,
    /// The first page that shows its number, and where it stands.
    pub page_numbers: PageNumbers,
}

/// A sheet, upright or lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// A4 or A5.
    pub size: PageSize,
    /// Distance of the text from the edges.
    pub margins: Margins,
    /// Lying on its long side, for a table of many columns.
    pub turned: bool,
}

impl Page {
    /// Width and height of the sheet as it lies.
    #[must_use]
    pub fn millimetres(&self) -> (u16, u16) {
        let (width, height) = self.size.millimetres();
        if self.turned {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Width between the side margins, in millimetres.
    #[must_use]
    pub fn text_width_mm(&self) -> u16 {
        let (width, _) = self.millimetres();
        width
            .saturating_sub(self.margins.left)
            .saturating_sub(self.margins.right)
    }
}

/// Sizes of paper that an office keeps in its printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
pub enum PageSize {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

impl PageSize {
    /// Width and height of the upright sheet.
    #[must_use]
    pub fn millimetres(self) -> (u16, u16) {
        match self {
            PageSize::A4 => (210, 297),
            PageSize::A5 => (148, 210),
        }
    }
}

/// Margins in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above the text.
    pub top: u16,
    /// Below the text.
    pub bottom: u16,
    /// Left of the text, wide enough for the binder.
    pub left: u16,
    /// Right of the text.
    pub right: u16,
}

/// Font and sizes of a paper, in points unless the name says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperStyle {
    /// The family a word processor is asked for; the PDF embeds the metric-equal Tinos.
    pub font: String,
    /// Running text.
    pub body: u16,
    /// Exact distance of two lines of running text.
    pub line: u16,
    /// Space after a paragraph.
    pub paragraph_after: u16,
    /// Indent of a paragraph's first line, in millimetres.
    pub first_line_mm: u16,
    /// Names of the bodies on the left.
    pub body_names: u16,
    /// The Party's title on the right.
    pub party_title: u16,
    /// Length of the rule under the Party's title, in millimetres: as long as the title.
    pub party_rule_mm: u16,
    /// Number, place and date.
    pub number: u16,
    /// Type name ("BIÊN BẢN").
    pub type_name: u16,
    /// Subject under the type name.
    pub subject: u16,
    /// Cells of a table.
    pub table: u16,
    /// Cells of a table with many columns.
    pub dense_table: u16,
    /// Recipients.
    pub recipients: u16,
    /// Page number.
    pub page_number: u16,
}

/// Left and right block at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The body above the issuing one, in capitals.
    pub higher_body: String,
    /// The issuing body, in capitals.
    pub body: String,
    /// The mark between body and number.
    pub star: String,
    /// "Số 05-BB/CB"; absent on papers that carry none.
    pub number: Option<String>,
    /// The Party's title.
    pub party_title: String,
    /// "Yên Tử, ngày 05 tháng 02 năm 2026".
    pub place_and_date: String,
}

/// Type name and subject of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// "BIÊN BẢN".
    pub type_name: String,
    /// What it is about; each line stands on its own.
    pub subject: Vec<String>,
    /// The dashes below; empty when the layout wants none.
    pub dashes: String,
}

/// Text with one look. A line feed is a line break.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The letters, never read as markup by a writer.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Span {
    /// Upright text.
    pub fn plain(text: impl Into<String>) -> Self {
        Span {
            text: text.into(),
            bold: false,
            italic: false,
        }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Span {
            text: text.into(),
            bold: true,
            italic: false,
        }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Span {
            text: text.into(),
            bold: false,
            italic: true,
        }
    }
}

/// A piece of the paper's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; it never stands alone at the foot of a page.
    Heading {
        /// 1 is the greatest.
        level: u8,
        /// Its words.
        spans: Vec<Span>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        spans: Vec<Span>,
        /// How it stands.
        shape: ParagraphShape,
    },
    /// Items one below the other, each with its own marker.
    List(Vec<ListItem>),
    /// A ruled table.
    Table(Table),
    /// A code to be copied by hand, in a frame.
    Code(Vec<String>),
    /// A dashed line to cut along, with words on it.
    CutLine(String),
    /// A picture with its caption, never wider than the text.
    Picture(Picture),
    /// Empty height in millimetres.
    Space(u16),
}

/// A picture on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file: JPEG or PNG, looked through when it was taken in.
    pub bytes: Vec<u8>,
    /// The words below it; may be empty.
    pub caption: String,
}

/// How a paragraph stands between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphShape {
    /// Justified, with its first line indented.
    Running,
    /// Justified, without indent.
    Flush,
    /// In the middle.
    Centred,
    /// In small letters at the left: a legend, a word of advice.
    Note,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Dash, number or letter, as printed.
    pub marker: String,
    /// 0 for the outermost list.
    pub depth: u8,
    /// Its words.
    pub spans: Vec<Span>,
}

/// A table: its head is repeated on each page and no row is cut by a page's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows of the head.
    pub head: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
    /// Least height of a row in millimetres: a signature needs room.
    pub row_mm: u16,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its share of the text's width, in parts of the sum over all columns.
    pub share: u16,
    /// How its cells stand.
    pub align: Align,
}

/// How the text of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// A row: one cell for each column, in their order.
pub type Row = Vec<Vec<Span>>;

/// The foot of the paper's last page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// What stands on the left.
    pub left: ClosingLeft,
    /// Who signs on the right.
    pub right: Signature,
}

/// Left side of the closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosingLeft {
    /// Nothing.
    Nothing,
    /// Where the paper goes.
    Recipients {
        /// "Nơi nhận:", underlined.
        heading: String,
        /// One receiver each.
        lines: Vec<String>,
    },
    /// A second signature.
    Signature(Signature),
}

/// One signature: words above, room to sign, the name below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// "T/M CHI BỘ", bold; absent when a person signs as herself.
    pub on_behalf: Option<String>,
    /// "BÍ THƯ"; not bold under a collective, bold when it stands alone.
    pub office: String,
    /// "(Ký, ghi rõ họ tên)", italic.
    pub hint: Option<String>,
    /// The signer's name, bold.
    pub name: String,
}

/// Where page numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumbers {
    /// Above or below the text, in the middle.
    pub edge: PageEdge,
    /// Whether the first page shows its number too.
    pub on_first_page: bool,
}

/// Edge of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageEdge {
    /// In the top margin.
    Top,
    /// In the bottom margin.
    Bottom,
}
