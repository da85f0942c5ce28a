//! The real window as a person meets it: buttons by their words, fields by their labels.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::element::{self, Sought};
use crate::outcome::Outcome;
use crate::programs::Programs;

/// The inner size the pages are designed for.
pub const SIZE: (u64, u64) = (1366, 768);

/// What can be pressed.
const PRESSED: &[&str] = &[
    "button",
    "link",
    "tab",
    "menuitem",
    "menuitemradio",
    "menuitemcheckbox",
    "option",
    "checkbox",
    "radio",
    "switch",
];

/// How long a list or a quiet line may take to go away.
const GOING_AWAY: Duration = Duration::from_secs(15);
const BETWEEN_CLICKS: Duration = Duration::from_millis(100);

/// What can be typed into.
const FILLED: &[&str] = &["textbox", "searchbox", "combobox", "spinbutton"];

/// The open window.
pub struct Window {
    client: Client,
    leave: PathBuf,
    taken: usize,
    pictures: Vec<String>,
}

impl Window {
    /// Opens it on a book folder of its own, inside what the tour leaves.
    pub async fn open(driver: &Driver, programs: &Programs) -> Outcome<Self> {
        let folder = programs.leave.join("home").join("books");
        fs::create_dir_all(&folder)?;
        let options = json!({
            "application": programs.window,
            "args": ["--folder", folder],
        });
        let capabilities = [("tauri:options".to_owned(), options)]
            .into_iter()
            .collect();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await
            .map_err(|error| format!("the window does not open: {error}"))?;
        Ok(Self {
            client,
            leave: programs.leave.clone(),
            taken: 0,
            pictures: Vec::new(),
        })
    }

    /// Closes it.
    pub async fn close(self) -> Outcome<()> {
        Ok(self.client.close().await?)
    }

    /// Presses what bears these words: a button, link, tab, choice or tick.
    pub async fn press(&self, name: &str) -> Outcome<()> {
        self.click(&Sought::named(PRESSED, name)).await
    }

    /// Presses what bears these words in the row, group or region that shows `near`.
    pub async fn press_in(&self, near: &str, name: &str) -> Outcome<()> {
        self.click(&Sought::named(PRESSED, name).near(near)).await
    }

    /// Opens the row of a list that begins with these words.
    pub async fn open_row(&self, words: &str) -> Outcome<()> {
        self.click(&Sought::named(&["row"], words)).await
    }

    /// Takes what a field offers once something is typed into it.
    pub async fn look_up(&self, label: &str, typed: &str, option: &str) -> Outcome<()> {
        self.fill(label, typed).await?;
        self.click(&Sought::named(&["option"], option)).await
    }

    /// Replaces the text of the field with this label.
    pub async fn fill(&self, label: &str, text: &str) -> Outcome<()> {
        let sought = Sought::named(FILLED, label);
        self.click(&sought).await?;
        self.keys(&format!(
            "{}a{}{}",
            char::from(Key::Control),
            char::from(Key::Null),
            char::from(Key::Delete)
        ))
        .await?;
        self.find(&sought).await?.send_keys(text).await?;
        Ok(())
    }

    /// Chooses from the list with this label: a native one, or one that opens when pressed.
    pub async fn choose(&self, label: &str, option: &str) -> Outcome<()> {
        let list = self
            .find(&Sought::named(&["combobox", "listbox", "button"], label))
            .await?;
        if list.tag_name().await?.eq_ignore_ascii_case("select") {
            return Ok(list.select_by_label(option).await?);
        }
        list.click().await?;
        self.click(&Sought::named(
            &["option", "menuitem", "menuitemradio"],
            option,
        ))
        .await
    }

    /// Gives a file to the field with this label.
    pub async fn upload(&self, label: &str, file: &Path) -> Outcome<()> {
        let file = fs::canonicalize(file)?;
        let field = self.find(&Sought::named(&["file"], label)).await?;
        field.send_keys(&file.to_string_lossy()).await?;
        Ok(())
    }

    /// Types into whatever has the focus.
    pub async fn keys(&self, keys: &str) -> Outcome<()> {
        self.client.active_element().await?.send_keys(keys).await?;
        Ok(())
    }

    /// Waits until the page shows this text.
    pub async fn see(&self, text: &str) -> Outcome<()> {
        element::wait_for_text(&self.client, text).await
    }

    /// Waits until the page no longer shows this text.
    pub async fn see_no_more(&self, text: &str) -> Outcome<()> {
        element::wait_until_gone(&self.client, text).await
    }

    /// The inner size of the window.
    pub async fn size(&self) -> Outcome<(u64, u64)> {
        let size = self
            .client
            .execute("return [innerWidth, innerHeight]", vec![])
            .await?;
        Ok(serde_json::from_value(size)?)
    }

    /// Sets the size of text, in percent of what the person's system says.
    pub async fn text_size(&self, percent: u16) -> Outcome<()> {
        let script = "document.documentElement.style.fontSize = arguments[0]";
        self.client
            .execute(script, vec![Value::from(format!("{percent}%"))])
            .await?;
        Ok(())
    }

    /// Texts that are wider or higher than the place that shows them.
    pub async fn cut_texts(&self) -> Outcome<Vec<String>> {
        element::cut_texts(&self.client).await
    }

    /// Takes a picture of the page; its number is its place in the tour.
    pub async fn screenshot(&mut self, name: &str) -> Outcome<()> {
        self.taken += 1;
        let file = format!("{:02}-{name}.png", self.taken);
        element::wait_until_still(&self.client).await?;
        fs::write(self.leave.join(&file), self.client.screenshot().await?)?;
        self.pictures.push(file);
        Ok(())
    }

    /// The pictures taken since this was last asked.
    pub fn take_pictures(&mut self) -> Vec<String> {
        std::mem::take(&mut self.pictures)
    }

    /// Clicks, and again for a moment when something that is just going away lies over it, or when
    /// the page moved it away from under the pointer.
    async fn click(&self, sought: &Sought) -> Outcome<()> {
        let started = Instant::now();
        loop {
            let element = self.find(sought).await?;
            let clicked = element::click(&self.client, &element).await;
            match clicked {
                Ok(true) => return Ok(()),
                Ok(false) | Err(_) if started.elapsed() < GOING_AWAY => {
                    tokio::time::sleep(BETWEEN_CLICKS).await;
                }
                Ok(false) => return Err(format!("{sought} feels no click").into()),
                Err(error) => return Err(format!("{sought} takes no click: {error}").into()),
            }
        }
    }

    async fn find(&self, sought: &Sought) -> Outcome<fantoccini::elements::Element> {
        element::find(&self.client, sought).await
    }
}
