//! Dated layouts of papers (thể thức văn bản), read from data files.

use chrono::NaiveDate;
use serde::Deserialize;
use thiserror::Error;

use super::paper::{Margins, Page, PageNumbers, PageSize, PaperStyle};
use super::words::Words;

/// The shipped layouts, oldest first.
const BUILT_IN: [&str; 2] = [
    include_str!("../../layouts/party_2018.toml"),
    include_str!("../../layouts/party_2026.toml"),
];

/// How papers look and what their fixed words are, on one day and one size of sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub(super) frame: Frame,
    pub(super) words: Words,
    pub(super) size: PageSize,
}

impl Layout {
    /// The shipped layout in force on the date of a paper: an old meeting reprints as it was.
    /// A date before the oldest layout gets the oldest one.
    ///
    /// # Errors
    /// When a shipped file is not whole, which a test excludes.
    pub fn valid_on(date: NaiveDate) -> Result<Self, LayoutProblem> {
        let mut chosen: Option<Frame> = None;
        for text in BUILT_IN {
            let frame = Frame::from_toml(text)?;
            if chosen.is_none() || frame.valid_from <= date {
                chosen = Some(frame);
            }
        }
        let frame = chosen.ok_or(LayoutProblem::NoLayout)?;
        Ok(Layout {
            frame,
            words: Words::built_in()?,
            size: PageSize::A4,
        })
    }

    /// The same layout on another size of sheet.
    #[must_use]
    pub fn on(mut self, size: PageSize) -> Self {
        self.size = size;
        self
    }

    /// Name of the layout, kept with a closed meeting so that it reprints alike.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.frame.id
    }

    /// The text this layout follows.
    #[must_use]
    pub fn reference(&self) -> &LayoutReference {
        &self.frame.reference
    }

    /// First and last day in force.
    #[must_use]
    pub fn validity(&self) -> (NaiveDate, Option<NaiveDate>) {
        (self.frame.valid_from, self.frame.valid_to)
    }

    pub(super) fn page(&self) -> Page {
        let margins = match self.size {
            PageSize::A4 => self.frame.margins.a4,
            PageSize::A5 => self.frame.margins.a5,
        };
        Page {
            size: self.size,
            margins,
            turned: false,
        }
    }

    pub(super) fn style(&self) -> PaperStyle {
        match self.size {
            PageSize::A4 => self.frame.style.a4.clone(),
            PageSize::A5 => self.frame.style.a5.clone(),
        }
    }
}

/// The files of a shipped layout: its frame and its words.
pub(super) fn official_text(id: &str) -> Result<(&'static str, &'static str), LayoutProblem> {
    for text in BUILT_IN {
        if Frame::from_toml(text)?.id == id {
            return Ok((text, super::words::BUILT_IN));
        }
    }
    Err(LayoutProblem::NoLayout)
}

/// The legal text behind a layout.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutReference {
    /// "05-HD/VPTW".
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub date: NaiveDate,
}

/// Why a layout file is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LayoutProblem {
    /// The frame cannot be read; the text names line and value.
    #[error("the layout cannot be read: {0}")]
    Frame(String),
    /// The words cannot be read; the text names line and word.
    #[error("the words cannot be read: {0}")]
    Words(String),
    /// A word names something in braces that it never gets.
    #[error("the word {word} asks for {name}, which no paper knows")]
    UnknownName {
        /// Section and word.
        word: String,
        /// The name in braces.
        name: String,
    },
    /// The margins leave no room for text.
    #[error("the margins leave no room for text")]
    NoRoom,
    /// A size or distance that text needs is zero.
    #[error("a size of the layout is zero")]
    ZeroSize,
    /// It would end before it begins.
    #[error("the layout ends before it begins")]
    EndsBeforeItBegins,
    /// An office may not change this, or not so far.
    #[error("{0} cannot be changed, or not so far")]
    NotChangeable(String),
    /// No layout is shipped at all.
    #[error("there is no layout")]
    NoLayout,
}

impl LayoutProblem {
    pub(super) fn words(source: &toml::de::Error) -> Self {
        LayoutProblem::Words(source.to_string())
    }
}

/// A layout file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Frame {
    id: String,
    valid_from: NaiveDate,
    #[serde(default)]
    valid_to: Option<NaiveDate>,
    reference: LayoutReference,
    margins: BySize<Margins>,
    style: BySize<PaperStyle>,
    pub(super) page_numbers: PageNumbers,
    pub(super) header: HeaderWords,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct BySize<T> {
    a4: T,
    a5: T,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeaderWords {
    pub(super) party_title: String,
    pub(super) star: String,
    pub(super) number: String,
    pub(super) number_blank: String,
    pub(super) number_provisional: String,
    pub(super) place_and_date: String,
    pub(super) title_dashes: String,
}

impl Frame {
    pub(super) fn from_toml(text: &str) -> Result<Self, LayoutProblem> {
        let frame: Frame =
            toml::from_str(text).map_err(|source| LayoutProblem::Frame(source.to_string()))?;
        frame.check()?;
        Ok(frame)
    }

    fn check(&self) -> Result<(), LayoutProblem> {
        if self.valid_to.is_some_and(|end| end < self.valid_from) {
            return Err(LayoutProblem::EndsBeforeItBegins);
        }
        let sheets = [
            (PageSize::A4, self.margins.a4, &self.style.a4),
            (PageSize::A5, self.margins.a5, &self.style.a5),
        ];
        for (size, margins, style) in sheets {
            check_room(Page {
                size,
                margins,
                turned: false,
            })?;
            check_sizes(style)?;
        }
        Ok(())
    }
}

/// Less than 60 mm of text in either direction is a slip of the pen, not a paper.
fn check_room(page: Page) -> Result<(), LayoutProblem> {
    let (_, height) = page.size.millimetres();
    let text_height = height
        .saturating_sub(page.margins.top)
        .saturating_sub(page.margins.bottom);
    if page.text_width_mm() < 60 || text_height < 60 {
        return Err(LayoutProblem::NoRoom);
    }
    Ok(())
}

fn check_sizes(style: &PaperStyle) -> Result<(), LayoutProblem> {
    let sizes = [
        style.body,
        style.line,
        style.body_names,
        style.party_title,
        style.number,
        style.type_name,
        style.subject,
        style.table,
        style.dense_table,
        style.recipients,
        style.page_number,
    ];
    if sizes.contains(&0) {
        return Err(LayoutProblem::ZeroSize);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_shipped_layout_is_whole_and_names_its_legal_text() {
        for text in BUILT_IN {
            let frame = Frame::from_toml(text).expect("a shipped layout can be read");
            assert!(!frame.reference.number.is_empty());
            assert!(!frame.reference.issuer.is_empty());
        }
    }

    #[test]
    fn an_old_meeting_reprints_with_the_layout_of_its_day() {
        let layout = |date| Layout::valid_on(date).unwrap();
        assert_eq!(layout(day(2026, 5, 26)).id(), "vptw-36-2018");
        assert_eq!(layout(day(2026, 5, 27)).id(), "vptw-05-2026");
        assert_eq!(layout(day(2027, 1, 1)).reference().number, "05-HD/VPTW");
        assert_eq!(
            layout(day(2010, 1, 1)).id(),
            "vptw-36-2018",
            "the oldest one known"
        );
    }

    #[test]
    fn shipped_layouts_follow_one_another_without_a_gap() {
        let frames: Vec<Frame> = BUILT_IN
            .iter()
            .map(|t| Frame::from_toml(t).unwrap())
            .collect();
        for pair in frames.windows(2) {
            assert_eq!(
                pair[0].valid_to.unwrap().succ_opt().unwrap(),
                pair[1].valid_from
            );
        }
        assert_eq!(frames.last().unwrap().valid_to, None);
    }

    #[test]
    fn p_01_margins_are_those_of_the_layout_on_either_sheet() {
        let layout = Layout::valid_on(day(2026, 11, 22)).unwrap();
        let page = layout.page();
        assert_eq!(
            page.margins,
            Margins {
                top: 20,
                bottom: 20,
                left: 30,
                right: 15
            },
            "the guidance in force"
        );
        assert_eq!(page.text_width_mm(), 165);
        assert_eq!(layout.on(PageSize::A5).page().text_width_mm(), 116);
    }

    #[test]
    fn a_layout_without_room_for_text_is_refused() {
        let wide = BUILT_IN[1].replace("left = 30", "left = 150");
        assert_eq!(Frame::from_toml(&wide).unwrap_err(), LayoutProblem::NoRoom);
        let unknown = BUILT_IN[1].replace("left = 30", "left = 30\ngutter = 1");
        assert!(matches!(
            Frame::from_toml(&unknown),
            Err(LayoutProblem::Frame(_))
        ));
    }
}
