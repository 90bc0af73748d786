//! Decides between the window and a command.

fn main() -> anyhow::Result<()> {
    if std::env::args().nth(1).as_deref() == Some("--worker") {
        return Ok(rapporteur::export::worker::serve(std::io::stdin(), std::io::stdout())?);
    }
    Ok(rapporteur::app::run(std::env::args_os().nth(1).map(Into::into))?)
}
