use serde_json::{Value, json};

use super::{Answers, answer};

struct Laptop;

impl Answers for Laptop {
    fn call(&self, name: &str, request: Value) -> Result<Value, Value> {
        match name {
            "echo" => Ok(request),
            "refuse" => Err(json!({ "code": "locked" })),
            _ => panic!("Nguyễn Văn An"),
        }
    }
}

#[test]
fn an_answer_and_a_refusal_pass_through() {
    assert_eq!(
        answer(&Laptop, "echo", json!({"a": 1})),
        Ok(json!({"a": 1}))
    );
    assert_eq!(
        answer(&Laptop, "refuse", Value::Null),
        Err(json!({ "code": "locked" }))
    );
}

#[test]
fn a_panic_becomes_an_internal_failure_with_a_reference_and_the_rest_go_on() {
    let failure = answer(&Laptop, "break", Value::Null).unwrap_err();
    assert_eq!(failure["code"], "internal");
    assert_eq!(
        failure["reference"].as_str().unwrap().len(),
        9,
        "four signs, a dash, four signs"
    );
    assert!(
        !failure.to_string().contains("Nguyễn"),
        "what a panic carries may be a person's"
    );
    assert_eq!(answer(&Laptop, "echo", json!(2)), Ok(json!(2)));
}
