//! The files that a repository begins with: settings, a plan, what CI services and pre-commit run.

pub mod plan;
pub mod services;
pub mod settings;

/// The line with the schema of a file, for editors.
fn schema_line(schema: Option<&str>) -> String {
    schema.map_or_else(String::new, |schema| format!("#:schema {schema}\n\n"))
}
