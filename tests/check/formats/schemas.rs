//! The schemas that others publish for the formats that pargo writes.

use serde_json::Value;

use crate::scaffold::text_of;

pub fn validator(schema: &str) -> jsonschema::Validator {
    let schema = text_of(&format!("tests/check/formats/schemas/{schema}"));
    // The pattern for a language has a bracket that is never opened. JavaScript accepts it, other engines
    // do not.
    let schema = serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

pub fn assert_valid(schema: &str, value: &Value) {
    let validator = validator(schema);
    let errors: Vec<String> =
        validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
