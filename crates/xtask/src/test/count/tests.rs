use super::{Count, cargo_test, nextest, node, vitest, without_colours};

fn count(passed: u64, failed: u64) -> Count {
    Count { passed, failed }
}

#[test]
fn what_nextest_should_have_run_and_did_not_pass_has_failed() {
    let line = "     Summary [   0.012s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped";
    assert_eq!(nextest(line), Some(count(4, 1)));
    let one = "     Summary [   0.012s] 1 test run: 1 passed, 3 skipped";
    assert_eq!(nextest(one), Some(count(1, 0)));
    let broken_off =
        "     Summary [   0.5s] 3/7 tests run: 1 passed, 1 failed, 1 timed out, 0 skipped";
    assert_eq!(nextest(broken_off), Some(count(1, 6)));
    assert_eq!(nextest("error: could not compile"), None);
}

#[test]
fn the_results_of_several_test_programs_are_added() {
    let text = "test result: ok. 5 passed; 0 failed; 0 ignored\n…\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
    assert_eq!(cargo_test(text), Some(count(6, 2)));
}

#[test]
fn colours_do_not_hide_a_count() {
    let coloured = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m passed, 0 skipped";
    assert_eq!(nextest(&without_colours(coloured)), Some(count(2, 0)));
}

#[test]
fn node_counts_a_cancelled_test_as_failed() {
    assert_eq!(
        node("# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n", false).unwrap(),
        count(2, 2)
    );
}

#[test]
fn vitest_is_read_from_its_report() {
    let report = br#"{"numPassedTests": 7, "numFailedTests": 0}"#;
    assert_eq!(vitest(report, true).unwrap(), count(7, 0));
    assert_eq!(
        vitest(report, false).unwrap(),
        count(7, 1),
        "a suite that does not load fails no test"
    );
    assert!(vitest(b"", true).is_err());
}

#[test]
fn a_run_that_ended_badly_or_counted_nothing_never_passes() {
    assert_eq!(
        Count::of_run(Some(count(3, 0)), false).unwrap(),
        count(3, 1)
    );
    assert!(Count::of_run(Some(count(0, 0)), true).is_err());
    assert!(Count::of_run(None, true).is_err());
    assert!(Count::of_run(None, false).is_err());
}
