//! `cargo xtask <verb>`: sets the machine up, builds, runs and checks, in Rust so that it works on
//! every system the product works on.

mod bench;
mod bindings;
mod build;
mod checkout;
mod dev;
mod faults;
mod outcome;
mod prepare;
mod program;
mod province;
mod run;
mod test;
mod tour;
mod windows;

use std::process::ExitCode;

use checkout::Checkout;
use outcome::Outcome;

/// One thing that can be asked for: its name, what it is for, and the function that does it.
struct Verb {
    name: &'static str,
    purpose: &'static str,
    perform: fn(&Checkout, &[String]) -> Outcome<ExitCode>,
}

const VERBS: [Verb; 8] = [
    Verb {
        name: "run",
        purpose: "set up, build, open the app on a practice cell (--tour: drive it)",
        perform: run::run,
    },
    Verb {
        name: "test",
        purpose: "set up and run every test; the last line is the count",
        perform: test::test,
    },
    Verb {
        name: "dev",
        purpose: "open the app with pages that reload as they are edited",
        perform: dev::dev,
    },
    Verb {
        name: "bench",
        purpose: "measure the budgets; figures in target/bench/report.json",
        perform: bench::bench,
    },
    Verb {
        name: "faults",
        purpose: "kills, failovers and seeds by the hour; figures in target/faults/report.json",
        perform: faults::faults,
    },
    Verb {
        name: "bindings",
        purpose: "write the TypeScript types of the commands",
        perform: bindings::write,
    },
    Verb {
        name: "prepare",
        purpose: "only set this machine up",
        perform: prepare::only,
    },
    Verb {
        name: "windows",
        purpose: "build the program for 64-bit Windows",
        perform: windows::windows,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let wanted = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let Some(verb) = VERBS.iter().find(|verb| verb.name == wanted) else {
        list_verbs(&wanted);
        return ExitCode::from(2);
    };
    match Checkout::find().and_then(|checkout| (verb.perform)(&checkout, &rest)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{}: {error}", verb.name);
            ExitCode::FAILURE
        }
    }
}

fn list_verbs(wanted: &str) {
    if !wanted.is_empty() {
        eprintln!("There is no verb '{wanted}'.");
    }
    eprintln!("cargo xtask <verb>");
    for verb in &VERBS {
        eprintln!("  {:<9} {}", verb.name, verb.purpose);
    }
}
