//! The files that a repository begins with: settings, a plan, what CI services and pre-commit run.

pub mod plan;
pub mod services;
pub mod settings;

/// The line that tells an editor where the schema of a file is.
fn schema_line(schema: Option<&str>) -> String {
    schema.map_or_else(String::new, |schema| format!("#:schema {schema}\n\n"))
}
