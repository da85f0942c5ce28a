use operations::Failure;
use serde_json::json;

use super::catching;

#[test]
fn an_answer_and_a_refusal_pass_through() {
    assert_eq!(catching(|| Ok(json!({"a": 1}))), Ok(json!({"a": 1})));
    assert_eq!(catching(|| Err(Failure::Locked)), Err(Failure::Locked));
}

#[test]
fn a_panic_becomes_an_internal_failure_with_a_reference_and_the_rest_go_on() {
    let failure = catching(|| panic!("Nguyễn Văn An")).unwrap_err();
    assert!(
        matches!(&failure, Failure::Internal { reference } if !reference.is_empty()),
        "{failure:?}"
    );
    let seen = serde_json::to_string(&failure).unwrap();
    assert!(
        !seen.contains("Nguyễn"),
        "what a panic carries may be a person's"
    );
    assert_eq!(catching(|| Ok(json!(2))), Ok(json!(2)));
}
