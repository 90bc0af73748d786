//! The same engine as commands, for scripts and for machines without a screen.
//!
//! - `arguments`: what can be typed, and the help.
//! - `files`: opening a project, choosing one of its texts, and where results may be written.
//! - `keeping`: saving without a loss to whoever works on the file that is replaced; `locked`: opening and saving what
//!   is locked.
//! - `output`: what is printed, safe to look at in a terminal; `report`: what was found in a file.
//! - `new`, `import`, `show`, `annotate`, `export`, `check`, `sample`, `codebook`, `recover`: a command each.
//!
//! Results go to standard output, messages to standard error. 0 means done, 1 that the input is at
//! fault, 2 that the call is.

mod annotate;
mod arguments;
mod check;
mod codebook;
mod export;
mod fault;
mod files;
mod import;
mod keeping;
mod locked;
mod new;
mod output;
mod recover;
mod report;
mod sample;
mod show;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use crate::export::original::worker as writing_into;
use crate::export::worker as typesetting;
use crate::guard;
use crate::import::page::worker as drawing;
use crate::import::worker as reading;
use crate::worker::SWITCH;
use arguments::{Arguments, Command};
use fault::{CALL, Fault, INPUT};

/// What the program was called for.
#[derive(Debug)]
pub enum Invocation {
    /// Open the window, with this file if one is named.
    Window(Option<PathBuf>),
    /// A command was carried out or refused; end with this code.
    Done(ExitCode),
}

/// Reads the command line, the program's own name first, and carries out the command on it, if any.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Invocation {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, switch, task] = arguments.as_slice()
        && switch == SWITCH
        && let Some(code) = serve(task)
    {
        return Invocation::Done(code);
    }
    let parsed = match Arguments::try_parse_from(&arguments) {
        Ok(parsed) => parsed,
        Err(error) => return Invocation::Done(misread(&error, &arguments)),
    };
    match parsed.command {
        None => Invocation::Window(parsed.file),
        Some(command) => {
            guard::seal();
            Invocation::Done(code_of(carry_out(command)))
        }
    }
}

/// Says why there is no window, and what can be done without one.
pub fn no_window(why: &str) -> ExitCode {
    say(&format!(
        "{} Without a window, use the commands: {}. `rapporteur --help` explains them.",
        fault::sentence(&without_source_place(why)),
        command_names().join(", ")
    ));
    ExitCode::from(CALL)
}

/// The window's libraries say on which line of their own source they failed. That helps nobody, and
/// names a folder of whoever built the program.
fn without_source_place(why: &str) -> String {
    let Some((before, after)) = why.split_once(" at /").filter(|(_, after)| after.contains(".rs:")) else {
        return why.to_owned();
    };
    let cause = after.split_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    format!("{before}: {}", cause.map_or("unknown", |(_, cause)| cause))
}

/// Says why this machine can show no window, if that can be told without trying.
pub fn missing_screen() -> Option<&'static str> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_server = cfg!(all(unix, not(target_os = "macos")));
    let has_server = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(set);
    (needs_server && !has_server)
        .then_some("there is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
}

fn carry_out(command: Command) -> Result<(), Fault> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let out = &mut out as &mut dyn Write;
    match command {
        Command::New(arguments) => new::run(&arguments, out)?,
        Command::Import(arguments) => import::run(&arguments, out)?,
        Command::Show(arguments) => show::run(&arguments, out)?,
        Command::Annotate(arguments) => annotate::run(&arguments, out)?,
        Command::Export(arguments) => export::run(&arguments, out)?,
        Command::Check(arguments) => check::run(&arguments, out)?,
        Command::Sample(arguments) => sample::run(&arguments, out)?,
        Command::Codebook(arguments) => codebook::run(&arguments, out)?,
        Command::Recover(arguments) => recover::run(&arguments, out)?,
    }
    Ok(out.flush()?)
}

fn code_of(done: Result<(), Fault>) -> ExitCode {
    let Err(fault) = done else { return ExitCode::SUCCESS };
    if let Some(message) = fault.message() {
        say(&message);
    }
    ExitCode::from(fault.code())
}

/// A message to people. Where even standard error is gone there is nobody to tell.
fn say(message: &str) {
    let _unheard = writeln!(io::stderr(), "rapporteur: {}", output::legible(message));
}

/// The other side of work that is done in a process of its own; `None` if there is no such task.
fn serve(task: &OsString) -> Option<ExitCode> {
    guard::seal();
    let (input, output) = (io::stdin().lock(), io::stdout().lock());
    let served = match task.to_str() {
        Some(typesetting::TASK) => typesetting::serve(input, output),
        Some(reading::TASK) => reading::serve(input, output),
        Some(writing_into::TASK) => writing_into::serve(input, output),
        Some(drawing::TASK) => drawing::serve(input, output),
        _ => return None,
    };
    Some(if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(INPUT) })
}

/// Help, the version, or what is wrong with the call.
fn misread(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that closes the pipe has read enough.
        let _unread = write!(io::stdout(), "{}", error.render());
        return ExitCode::SUCCESS;
    }
    let Some(word) = unknown_command(error, arguments) else {
        let words = error.render().to_string();
        say(words.strip_prefix("error: ").unwrap_or(&words).trim_end());
        return ExitCode::from(CALL);
    };
    say(&format!(
        "`{word}` is neither a command nor a file. The commands are {}; `rapporteur --help` explains them.",
        command_names().join(", ")
    ));
    ExitCode::from(CALL)
}

/// The first word, where it was meant for a command: something that makes no sense behind a file
/// name follows it, and there is no such file.
fn unknown_command(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let first = arguments.get(1)?;
    let word = first.to_str()?;
    let is_command = command_names().iter().any(|name| name == word);
    let is_file = word.starts_with('-') || PathBuf::from(first).exists();
    let follows = matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict);
    (follows && !is_command && !is_file).then(|| word.to_owned())
}

fn command_names() -> Vec<String> {
    let call = <Arguments as clap::CommandFactory>::command();
    call.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_source_code_are_left_out_of_messages() {
        let told = "no window: os error at /home/x/winit/mod.rs:788: No server";
        assert_eq!(without_source_place(told), "no window: os error: No server");
        for kept in ["no window at /dev/x", "", "no window: none"] {
            assert_eq!(without_source_place(kept), kept);
        }
    }
}
