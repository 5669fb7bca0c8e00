//! The `pargo` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    pargo::cli::run()
}
