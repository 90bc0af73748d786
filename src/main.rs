fn main() -> anyhow::Result<()> {
    Ok(rapporteur::app::run(std::env::args_os().nth(1).map(Into::into))?)
}
