use tauri::Url;

use super::is_a_page_of_ours;

#[test]
fn the_window_goes_nowhere_but_to_its_own_pages() {
    for ours in ["tauri://localhost/meetings", "http://tauri.localhost/"] {
        assert!(
            is_a_page_of_ours(&Url::parse(ours).unwrap(), None),
            "{ours}"
        );
    }
    for foreign in [
        "https://example.org/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://tauri.localhost.example.org/",
        "javascript:1",
        "http://localhost:5173/",
    ] {
        assert!(
            !is_a_page_of_ours(&Url::parse(foreign).unwrap(), None),
            "{foreign}"
        );
    }
}

#[test]
fn pages_that_reload_are_allowed_only_at_the_place_named() {
    let named = Url::parse("http://localhost:5173/").unwrap();
    assert!(is_a_page_of_ours(
        &Url::parse("http://localhost:5173/members").unwrap(),
        Some(&named)
    ));
    assert!(!is_a_page_of_ours(
        &Url::parse("http://localhost:8080/").unwrap(),
        Some(&named)
    ));
}
