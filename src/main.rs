//! Decides between the window and a command, and nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use rapporteur::cli::{self, Invocation};
use rapporteur::guard;

fn main() -> ExitCode {
    guard::stand();
    match cli::run(std::env::args_os()) {
        Invocation::Done(code) => code,
        Invocation::Window(file) => window(file),
    }
}

fn window(file: Option<PathBuf>) -> ExitCode {
    if let Some(why) = cli::missing_screen() {
        return cli::no_window(why);
    }
    match rapporteur::app::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::no_window(&error.to_string()),
    }
}
