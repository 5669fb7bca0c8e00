//! The schemas that others publish for what pargo writes for them.

use serde_json::Value;

use crate::scaffold::text_of;

pub fn validator(schema: &str) -> jsonschema::Validator {
    let schema = text_of(&format!("tests/check/formats/schemas/{schema}"));
    // A bracket that was never opened, in the pattern of a language, which JavaScript takes and others do not.
    let schema = serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

pub fn assert_valid(schema: &str, value: &Value) {
    let validator = validator(schema);
    let errors: Vec<String> =
        validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
