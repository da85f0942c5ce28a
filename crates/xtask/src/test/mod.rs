//! `cargo xtask test`: every test there is, cheapest first, so that faults show early.
//!
//! A fault does not end the run: the later stages show theirs too. A stage that could not run, or
//! that ran without saying what it counted, is a failure, never silence.

mod count;
mod stages;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::prepare::{For, prepare};
use count::Count;
use stages::{STAGES, Stage};

/// How one stage went.
struct Row {
    stage: &'static Stage,
    count: Count,
    took: Duration,
    why_not_run: Option<String>,
}

/// Runs all stages, or those whose name holds one of the words given. The last line is the count.
pub fn test(checkout: &Checkout, words: &[String]) -> Outcome<ExitCode> {
    let started = Instant::now();
    let stages = wanted(words)?;
    prepare(checkout, For::Tests)?;
    println!("The machine is ready after {}.", shown(started.elapsed()));
    let mut rows: Vec<Row> = Vec::new();
    for (number, stage) in (1..).zip(stages.iter().copied()) {
        println!("\n── {number}/{} {}", stages.len(), stage.name);
        let row = perform(checkout, stage, &rows);
        println!("── {}", line(&row));
        rows.push(row);
    }
    let total = rows
        .iter()
        .fold(Count::default(), |sum, row| sum.and(row.count));
    summarise(&rows, started.elapsed());
    if stages.len() < STAGES.len() {
        println!("Only these of {} stages were asked for.", STAGES.len());
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn wanted(words: &[String]) -> Outcome<Vec<&'static Stage>> {
    let holds_a_word = |stage: &&Stage| words.iter().any(|word| stage.name.contains(word.as_str()));
    let stages: Vec<&Stage> = STAGES
        .iter()
        .filter(|stage| words.is_empty() || holds_a_word(stage))
        .collect();
    if !stages.is_empty() {
        return Ok(stages);
    }
    let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
    Err(format!("no stage is called so; there are: {}", names.join(", ")).into())
}

fn perform(checkout: &Checkout, stage: &'static Stage, before: &[Row]) -> Row {
    let started = Instant::now();
    let broken = before
        .iter()
        .find(|row| stage.needs == Some(row.stage.name) && row.count.failed > 0);
    let outcome = match broken {
        Some(row) => Err(format!("not run: it needs '{}'", row.stage.name).into()),
        None => (stage.perform)(checkout),
    };
    let (count, why_not_run) = match outcome {
        Ok(count) => (count, None),
        Err(error) => (Count::one(false), Some(error.to_string())),
    };
    Row {
        stage,
        count,
        took: started.elapsed(),
        why_not_run,
    }
}

fn line(row: &Row) -> String {
    let Row {
        stage,
        count,
        took,
        why_not_run,
    } = row;
    let mark = if count.failed == 0 { "ok  " } else { "FAIL" };
    let why = why_not_run
        .as_deref()
        .map(|why| format!(" ({why})"))
        .unwrap_or_default();
    format!(
        "{mark} {:<28} {:>5} passed {:>4} failed {:>8}{why}",
        stage.name,
        count.passed,
        count.failed,
        shown(*took)
    )
}

fn summarise(rows: &[Row], took: Duration) {
    println!("\nAll stages, {}:", shown(took));
    for row in rows {
        println!("  {}", line(row));
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}
