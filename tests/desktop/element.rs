//! Finding things on the page, and waiting for them.

use std::fmt;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::outcome::Outcome;

const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// The name WebDriver gives to an element in an answer.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What is looked for.
pub struct Sought {
    roles: &'static [&'static str],
    name: String,
    near: Option<String>,
}

impl Sought {
    /// One of these roles that bears these words.
    pub fn named(roles: &'static [&'static str], name: &str) -> Self {
        Self {
            roles,
            name: name.to_owned(),
            near: None,
        }
    }

    /// In the row, group or region that shows this text.
    pub fn near(mut self, text: &str) -> Self {
        self.near = Some(text.to_owned());
        self
    }
}

impl fmt::Display for Sought {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "'{}'", self.name)?;
        match &self.near {
            Some(near) => write!(out, " near '{near}'"),
            None => Ok(()),
        }
    }
}

/// Waits until exactly one thing is what is looked for.
pub async fn find(client: &Client, sought: &Sought) -> Outcome<Element> {
    let arguments = vec![json!(sought.roles), json!(sought.name), json!(sought.near)];
    let mut answer = Value::Null;
    let found = look(async || {
        answer = client
            .execute(include_str!("find.js"), arguments.clone())
            .await?;
        Ok(answer
            .pointer(&format!("/found/{ELEMENT}"))
            .and_then(Value::as_str)
            .map(str::to_owned))
    })
    .await?;
    match found {
        Some(id) => Ok(Element::from_element_id(
            client.clone(),
            ElementRef::from(id),
        )),
        None => Err(not_found(sought, &answer).into()),
    }
}

fn not_found(sought: &Sought, answer: &Value) -> String {
    let there: Vec<&str> = answer
        .get("there")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let many = answer.get("many").and_then(Value::as_u64).unwrap_or(0);
    format!(
        "{many} × {sought} as {}; there is: {}",
        sought.roles.join("/"),
        there.join(" · ")
    )
}

/// Clicks once. Whether the element felt it, or is gone, as what a press takes away is.
pub async fn click(client: &Client, element: &Element) -> Outcome<bool> {
    let itself = serde_json::to_value(element)?;
    client
        .execute(include_str!("felt.js"), vec![itself.clone()])
        .await?;
    element.click().await?;
    let felt = client.execute_async(include_str!("was_felt.js"), vec![itself]);
    Ok(match felt.await {
        Ok(felt) => felt.as_bool().unwrap_or(false),
        Err(error) => error.is_stale_element_reference(),
    })
}

/// Waits until the page shows this text.
pub async fn wait_for_text(client: &Client, text: &str) -> Outcome<()> {
    let mut shown = String::new();
    let seen = look(async || {
        shown = shown_text(client).await?;
        Ok(shown.contains(text).then_some(()))
    })
    .await?;
    let beginning: String = shown.chars().take(600).collect();
    seen.ok_or_else(|| format!("the page does not show '{text}' but: {beginning}").into())
}

/// Waits until the page shows this text no longer.
pub async fn wait_until_gone(client: &Client, text: &str) -> Outcome<()> {
    look(async || Ok((!shown_text(client).await?.contains(text)).then_some(())))
        .await?
        .ok_or_else(|| format!("the page still shows '{text}'").into())
}

async fn shown_text(client: &Client) -> Outcome<String> {
    let script = "return document.body.innerText.replace(/\\s+/g, ' ').normalize('NFC')";
    let shown = client.execute(script, vec![]).await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// Waits until letters are loaded, short motions are over and the page is drawn.
pub async fn wait_until_still(client: &Client) -> Outcome<()> {
    look(async || {
        let still = client
            .execute_async(include_str!("still.js"), vec![])
            .await?;
        Ok(still.as_bool().unwrap_or(false).then_some(()))
    })
    .await?
    .ok_or_else(|| "the page does not come to rest".into())
}

/// Texts that are wider or higher than the place that shows them.
pub async fn cut_texts(client: &Client) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(
        client.execute(include_str!("cut.js"), vec![]).await?,
    )?)
}

/// Looks again and again until there is something, or patience ends.
async fn look<T>(mut at: impl AsyncFnMut() -> Outcome<Option<T>>) -> Outcome<Option<T>> {
    let started = Instant::now();
    loop {
        let seen = at().await?;
        if seen.is_some() || started.elapsed() > PATIENCE {
            return Ok(seen);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}
