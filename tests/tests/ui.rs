//! Declarations that must compile, and declarations that must not, with what the compiler says.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/service/*.rs");
}
