//! A small Word document with tracked changes.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A document in which Ana put “not” in and took “freely” out.
pub fn redline() -> Vec<u8> {
    let run = |words: &str| format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>");
    let by = "w:author='Ana' w:date='2024-05-06T07:08:09Z'";
    let body: String = [
        format!("<w:p>{}</w:p>", run("Article 1")),
        format!("<w:p>{}</w:p>", run("Use")),
        format!(
            "<w:p>{}<w:ins w:id='1' {by}>{}</w:ins>{}<w:del w:id='2' {by}><w:r><w:delText>freely</w:delText></w:r></w:del>{}</w:p>",
            run("1. Data shall "),
            run("not "),
            run("be used "),
            run("."),
        ),
    ]
    .concat();
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w='{space}'><w:body>{body}</w:body></w:document>");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(document.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}
