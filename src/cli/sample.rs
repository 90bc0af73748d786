//! `rapporteur sample`: the projects that come with the program.

use std::io::Write;

use super::arguments;
use super::fault::Fault;
use super::files::{check_project_name, check_target};
use super::keeping::save_new;
use super::output::one_line;
use crate::samples::{SAMPLES, Sample};

pub(super) fn run(arguments: &arguments::Sample, out: &mut dyn Write) -> Result<(), Fault> {
    let Some(name) = &arguments.name else {
        if arguments.output.is_some() || arguments.without_marks {
            return Err(Fault::Call(format!("name the sample to copy: {}", names())));
        }
        return list(out);
    };
    let sample = Sample::named(name)
        .ok_or_else(|| Fault::Call(format!("there is no sample `{name}`; there are {}", names())))?;
    let Some(output) = &arguments.output else {
        let name = sample.name;
        return Err(Fault::Call(format!(
            "say where the project goes: rapporteur sample {name} -o {name}.ron"
        )));
    };
    check_project_name(output)?;
    check_target(output, &[], arguments.force)?;
    let project = if arguments.without_marks { sample.fresh_project()? } else { sample.project()? };
    save_new(&project, output, None)?;
    Ok(writeln!(out, "{}: {}", one_line(&output.display().to_string()), sample.title)?)
}

fn list(out: &mut dyn Write) -> Result<(), Fault> {
    for sample in SAMPLES {
        writeln!(out, "{:16}  {}", sample.name, sample.blurb)?;
    }
    Ok(())
}

fn names() -> String {
    SAMPLES.iter().map(|sample| sample.name).collect::<Vec<_>>().join(", ")
}
