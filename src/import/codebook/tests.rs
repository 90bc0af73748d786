//! Codebooks of other programs, and files that are damaged or hostile.

use proptest::prelude::*;

use super::*;
use crate::review::limits::{MOST_CONCERNS, MOST_LEVELS};
use crate::review::{Codebook, Colour, Edit, Review};

const GOOD: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Elsewhere 1.0">
  <Codes>
    <Code guid="{2A08BDDF-4C35-4250-BF77-7DE37B50C930}" name="Powers &amp; limits" isCodable="false" color="#F00">
      <Description>What &lt;they&gt; may do.</Description>
      <Code guid="2d969af8-c875-4fae-bcd8-f0162bc27396" name="Secret" isCodable="true"/>
    </Code>
    <Code guid="3d969af8-c875-4fae-bcd8-f0162bc27396" name="Other" isCodable="true" color="#102030"/>
  </Codes>
  <Sets>
    <Set guid="4d969af8-c875-4fae-bcd8-f0162bc27396" name="Mine"><MemberCode guid="x"/></Set>
  </Sets>
</CodeBook>"##;

const TABLE: &str =
    "path,description,colour,key\nPowers,What they may do,#BE123C,3\nPowers/Secret,\"Two\nlines\",,\n";

fn good(words: &str, name: &str) -> CodebookFile {
    read(words.as_bytes(), name).unwrap_or_else(|fault| panic!("{fault}"))
}

fn qdc(codes: &str) -> CodebookFile {
    good(&format!("<CodeBook><Codes>{codes}</Codes></CodeBook>"), "c.qdc")
}

/// Names with their depth, in order.
fn names(file: &CodebookFile) -> Vec<String> {
    let taken = taken(&Codebook::default(), file);
    taken
        .tree()
        .iter()
        .map(|(depth, _, concern)| format!("{}{}", "> ".repeat(*depth), concern.name))
        .collect()
}

fn taken(codebook: &Codebook, file: &CodebookFile) -> Codebook {
    let mut review = Review::new("", codebook.clone());
    review.apply(into_edit(codebook, file).edit).unwrap();
    review.codebook().clone()
}

fn told(remarks: &[Remark]) -> String {
    remarks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn refused(bytes: &[u8], name: &str) -> String {
    let fault = read(bytes, name).unwrap_err().to_string();
    assert!(fault.starts_with(&format!("“{name}” could not be read")) && fault.ends_with('.'), "{fault}");
    assert!(fault.chars().count() < 600, "{fault}");
    fault
}

#[test]
fn a_codebook_of_another_program_is_read() {
    let file = good(GOOD, "theirs.qdc");
    assert_eq!(names(&file), ["Powers & limits", "> Secret", "Other"]);
    let powers = &file.rows[0];
    assert_eq!(powers.id.as_str(), "concern-2a08bddf4c354250bf777de37b50c930");
    assert_eq!(
        (powers.concern.definition.as_str(), powers.concern.colour),
        ("What <they> may do.", Colour([255, 0, 0]))
    );
    assert_eq!(file.rows[1].parent(), Some(&powers.id));
    assert_eq!((file.rows[1].made_up.colour, file.rows[2].made_up.colour), (true, false));
    let letters: Vec<&str> = file.rows.iter().map(|row| row.concern.letter.as_str()).collect();
    assert_eq!(letters, ["P", "S", "O"]);
    let remarks = [Remark::Set { name: "Mine".into() }, Remark::Uncodable { count: 1 }];
    assert_eq!(file.remarks, remarks);
}

#[test]
fn order_case_prefixes_and_namespaces_do_not_matter() {
    let odd = "\u{feff}<q:codebook xmlns:q=\"urn:QDA-XML:codebook:1:0\"><q:SETS/><!-- c --><q:CODES><q:CODE NAME='a' Color='#abc'>\
               <q:Code name='b'/><q:DESCRIPTION><![CDATA[x < y]]> &#x26; z</q:DESCRIPTION></q:CODE></q:CODES></q:codebook>";
    let file = good(odd, "odd");
    assert_eq!(names(&file), ["a", "> b"]);
    assert_eq!(file.rows[0].concern.definition, "x < y & z");
    assert_eq!(file.rows[0].concern.colour, Colour([0xaa, 0xbb, 0xcc]));
}

#[test]
fn what_is_wrong_with_codes_is_told_one_by_one() {
    let file = qdc(
        "<Code guid='x' name='a' color='red'/><Code name=' '/><NoteRef/><Code name='a' color='#+12345'/>\
         <Code guid='2d969af8-c875-4fae-bcd8-f0162bc27396' name='c'><Description>D\n\n[Rapporteur: key 12, letter Cc]</Description></Code>\
         <Code guid='2d969af8-c875-4fae-bcd8-f0162bc27396' name='d'/>",
    );
    assert_eq!(names(&file), ["a", "Unnamed", "a", "c", "d"]);
    assert_eq!((file.rows[3].concern.letter.as_str(), file.rows[3].concern.key), ("Cc", None));
    let told = told(&file.remarks);
    for words in [
        "“a”: `x` is no GUID",
        "“a”: `red` is no colour",
        "“a”: `#+12345` is no colour",
        "line 1: a code has no name",
        "“c”: `12` is no key",
        "“d”: another code has the same GUID",
        "1 × <NoteRef> was left out",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    let long = qdc(&format!("<Code name='{}'/>", "é".repeat(300)));
    assert_eq!((long.rows[0].concern.name.chars().count(), long.remarks.len()), (200, 1));
}

#[test]
fn depth_and_count_have_bounds() {
    let deep = qdc(&format!("{}{}", "<Code name='x'>".repeat(40), "</Code>".repeat(40)));
    assert_eq!((deep.rows.len(), deep.remarks.len()), (40, 40 - MOST_LEVELS));
    assert_eq!(
        taken(&Codebook::default(), &deep).tree().iter().map(|(depth, ..)| depth + 1).max(),
        Some(MOST_LEVELS)
    );
    let path = "a/".repeat(40);
    let table = good(&format!("path\n{path}\n"), "c.csv");
    assert_eq!((table.rows.len(), &table.remarks[0]), (MOST_LEVELS, &Remark::TooDeep { name: "a".into() }));

    let many = qdc(&"<Code name='x'/>".repeat(MOST_CONCERNS + 5));
    assert_eq!(
        (many.rows.len(), many.remarks.last()),
        (MOST_CONCERNS, Some(&Remark::TooMany { left_out: 5 }))
    );
    let lines = (0..MOST_CONCERNS + 5).map(|at| format!("n{at}")).collect::<Vec<_>>().join("\n");
    let many = good(&format!("name\n{lines}"), "c.csv");
    assert_eq!(
        (many.rows.len(), many.remarks.last()),
        (MOST_CONCERNS, Some(&Remark::TooMany { left_out: 5 }))
    );
    let shipped = Codebook::shipped();
    let joined = into_edit(&shipped, &many);
    assert_eq!(joined.remarks, [Remark::TooMany { left_out: shipped.concerns().len() }]);
    assert_eq!(taken(&shipped, &many).concerns().len(), MOST_CONCERNS);
    let bad = "<Code name='k' color='x'/>".repeat(900);
    assert_eq!(qdc(&bad).remarks.last(), Some(&Remark::More(600)));
}

#[test]
fn a_million_nested_codes_overflow_nothing() {
    let nested = "<Code>".repeat(600_000);
    let fault = refused(format!("<CodeBook><Codes>{nested}").as_bytes(), "deep.qdc");
    assert!(fault.contains("more than 200 deep"), "{fault}");
    let million = "<Code name=''>".repeat(1_000_000);
    assert!(refused(million.as_bytes(), "deep.qdc").contains("larger than 4 MiB"));
    assert!(refused(&vec![b' '; 10 << 20], "large.csv").contains("larger than 4 MiB"));
}

#[test]
fn damaged_and_foreign_files_are_refused_with_reasons() {
    let laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE CodeBook [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<CodeBook>&b;</CodeBook>";
    let refusals: [(&[u8], &str, &str); 21] = [
        (b"", "c.qdc", "it is empty"),
        (b" \n\t", "c.csv", "it is empty"),
        (b"\xEF\xBB\xBF", "c.csv", "it is empty"),
        (laughs.as_bytes(), "c.qdc", "line 2, column"),
        (b"<CodeBook>&b;</CodeBook>", "c.qdc", "stands for no character"),
        (b"<CodeBook><Codes><Code name='&b;'/></Codes></CodeBook>", "c.qdc", "line 1, column"),
        (b"<CodeBook>\n <Codes><Code name='a'>", "c.qdc", "line 2, column 24: the file ends in the middle"),
        (b"<CodeBook>\n <Codes><Code na", "c.qdc", "line 2, column"),
        (b"<CodeBook><Codes></CodeBook>", "c.qdc", "line 1, column"),
        (b"<CodeBook/><CodeBook/>", "c.qdc", "a second <CodeBook>"),
        (b"<CodeBook/>more", "c.qdc", "words outside"),
        (b"<html><body/></html>", "c.qdc", "it begins with <html>"),
        (b"nothing", "c.qdc", "words outside"),
        (b"<?xml version='1.0'?>", "c.qdc", "there is no <CodeBook>"),
        (b"<?xml version='1.0'?><Project><CodeBook/></Project>", "p.xml", "whole project"),
        (b"PK\x03\x04rest", "p.qdpx", "whole project"),
        (b"\x89PNG\r\n\x1a\n\0\0", "c.qdc", "a picture"),
        (b"SQLite format 3\0rest", "c.csv", "Taguette"),
        (b"name\nx\n\0", "c.csv", "line 3, column 1: there is a zero byte"),
        (b"number,colour\n1,red\n", "c.csv", "it has: number, colour"),
        (b"name,memo\na,\"open\nb,c\n", "c.csv", "line 2: a quotation mark opens"),
    ];
    for (bytes, name, words) in refusals {
        let fault = refused(bytes, name);
        assert!(fault.contains(words), "{words} is not in {fault}");
    }
    let odd = [b"\xFF\xFE".as_slice(), b"n\0a\0m\0e\0\n\0x"].concat();
    assert!(refused(&odd, "c.csv").contains("no character"));
}

#[test]
fn files_are_opened_within_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.csv");
    assert!(read_file(&path).unwrap_err().to_string().contains("cannot be opened"));
    assert!(read_file(folder.path()).unwrap_err().to_string().contains("no plain file"));
    std::fs::write(&path, TABLE).unwrap();
    assert_eq!(read_file(&path).unwrap(), good(TABLE, "c.csv"));
    std::fs::write(&path, vec![b'a'; MOST_BYTES + 1]).unwrap();
    assert!(read_file(&path).unwrap_err().to_string().contains("larger"));
}

#[test]
fn tables_of_other_programs_are_read() {
    let taguette = "tag,description,number of highlights,number of documents\nPowers,Wide,3,1\nPowers/Secret,,0,0\nand/or,,1,1\n";
    let file = good(taguette, "taguette.csv");
    assert_eq!(names(&file), ["Powers", "> Secret", "and/or"]);
    assert_eq!(file.remarks.len(), 2, "{}", told(&file.remarks));
    for (words, definition) in [
        ("\u{feff}Name;MEMO;Color\r\nFreiheit;weit;#00f\r\n", "weit"),
        ("name\tdescription\tcolour\nFreiheit\t\"a \"\"b\"\"\"\t#0000FF\n", "a \"b\""),
        ("NAME,Memo,Colour\n\"Freiheit\",'=1+1,#0000ff\n,,\n", "=1+1"),
    ] {
        let file = good(words, "codes.csv");
        assert_eq!((file.rows.len(), file.remarks.len()), (1, 0), "{}", told(&file.remarks));
        let concern = &file.rows[0].concern;
        assert_eq!((concern.name.as_str(), concern.definition.as_str()), ("Freiheit", definition));
        assert_eq!(concern.colour, Colour([0, 0, 255]));
    }
    let old = read(b"name,memo\nVerst\xf6\xdfe,\x84so\x93\n", "alt.csv").unwrap();
    assert_eq!(
        (old.rows[0].concern.name.as_str(), old.rows[0].concern.definition.as_str()),
        ("Verstöße", "„so“")
    );
    assert_eq!(old.remarks, [Remark::OldEncoding]);
    let wide: Vec<u8> = "name\nحقوق\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(names(&read(&[b"\xFE\xFF", wide.as_slice()].concat(), "c.csv").unwrap()), ["حقوق"]);
}

#[test]
fn uneven_and_doubled_lines_are_told() {
    let table = "path,description,colour\na\nb,x,#fff,more\n,lost\nc/d/e,x,\nb,again,\nc,late,\n\nf,,,,\n";
    let file = good(table, "c.csv");
    assert_eq!(names(&file), ["a", "b", "c", "> d", "> > e", "f"]);
    assert_eq!(file.rows[2].concern.definition, "late");
    let told = told(&file.remarks);
    for words in [
        "line 2 has 1 cells under 3 columns",
        "line 3 has 4 cells",
        "line 4: a code has no name",
        "line 6: “b” was there already",
        "“d” has no line of its own",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    assert_eq!(good("tag,description\n", "c.csv").remarks, [Remark::NoConcerns]);
    assert_eq!(good("<CodeBook><Codes/></CodeBook>", "c.qdc").remarks, [Remark::NoConcerns]);
}

#[test]
fn a_file_changes_what_it_knows_and_takes_nothing_away() {
    let shipped = Codebook::shipped();
    let table = "path,description,colour,key,letter\nSurveillance,,#010203,9,\n\
                 surveillance/covert techniques,Secret ways,,,\nSurveillance/New,Brand new,,4,\nScope,,,,\n";
    let file = good(table, "c.csv");
    let joined = into_edit(&shipped, &file);
    assert_eq!((joined.added, joined.changed, joined.same), (1, 2, 1));
    let told = told(&joined.remarks);
    assert!(
        told.contains("“New”: the key 4 was left out, since it marks with “Security research”"),
        "{told}"
    );
    let now = taken(&shipped, &file);
    assert_eq!(now.concerns().len(), shipped.concerns().len() + 1);
    let get = |id: &str| now.get(&ConcernId::new(id)).unwrap();
    let was = |id: &str| shipped.get(&ConcernId::new(id)).unwrap();
    assert_eq!(get("surveillance").colour, Colour([1, 2, 3]));
    assert_eq!(
        (get("surveillance").key, &get("surveillance").definition),
        (Some(3), &was("surveillance").definition)
    );
    assert_eq!(
        (get("covert").definition.as_str(), get("covert").colour),
        ("Secret ways", was("covert").colour)
    );
    assert_eq!(get("covert").name, "covert techniques", "a file may change the case of a name");
    let tree = now.tree();
    let (_, id, new) = tree.iter().find(|(_, _, concern)| concern.name == "New").unwrap();
    assert_eq!(now.lineage(id).nth(1).unwrap().as_str(), "surveillance");
    assert_eq!((new.key, new.letter.as_str()), (None, "N"));
    let mut siblings = tree.iter().filter(|(_, _, concern)| concern.parent == new.parent);
    assert_eq!(siblings.next_back().unwrap().1, *id, "a new concern stands behind its siblings");
    assert_eq!(into_edit(&now, &file).edit, Edit::All(Vec::new()));
}

#[test]
fn a_code_is_known_by_its_guid_after_it_was_renamed_or_moved() {
    let first = taken(&Codebook::default(), &good(GOOD, "c.qdc"));
    let renamed = GOOD.replace("name=\"Secret\"", "name=\"Hidden\"");
    let joined = into_edit(&first, &good(&renamed, "c.qdc"));
    assert_eq!((joined.added, joined.changed, joined.same), (0, 1, 2));
    let moved = qdc("<Code guid='2d969af8-c875-4fae-bcd8-f0162bc27396' name='Secret'/>");
    let joined = into_edit(&first, &moved);
    assert_eq!((joined.added, joined.changed, joined.same), (0, 0, 1));
    assert!(told(&joined.remarks).contains("“Secret” stands elsewhere in the file"));
}

#[test]
fn under_a_deep_concern_there_is_room_beside_it() {
    let deep = qdc(&format!("{}{}", "<Code name='x'>".repeat(15), "</Code>".repeat(15)));
    let base = taken(&Codebook::default(), &deep);
    let deeper = qdc(&format!(
        "{}<Code name='y'><Code name='z'><Code name='w'/></Code></Code>{}",
        "<Code name='x'>".repeat(15),
        "</Code>".repeat(15)
    ));
    let joined = into_edit(&base, &deeper);
    assert_eq!((joined.added, joined.same), (3, 15));
    assert_eq!(taken(&base, &deeper).tree().iter().map(|(depth, ..)| depth + 1).max(), Some(MOST_LEVELS));
}

/// Whatever comes out is within bounds and can be taken in.
fn sound(bytes: &[u8], name: &str) {
    match read(bytes, name) {
        Ok(file) => {
            assert!(file.rows.len() <= MOST_CONCERNS);
            let shipped = Codebook::shipped();
            assert_eq!(taken(&shipped, &file).problems(), Vec::new());
            told(&file.remarks);
        }
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn random_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200), table in any::<bool>()) {
        sound(&bytes, if table { "c.csv" } else { "c.qdc" });
        sound(&[b"name,path,key\n", bytes.as_slice()].concat(), "c.csv");
        sound(&[b"<CodeBook><Codes>", bytes.as_slice()].concat(), "c.qdc");
    }

    #[test]
    fn changed_files_do_no_harm(
        changes in prop::collection::vec((0..2_000usize, 0..30usize, "[<>/&;\"'=,a-c#\\n\\\\]{0,6}|\\PC{0,3}"), 1..6),
        table in any::<bool>(),
    ) {
        let (words, name) = if table { (TABLE, "c.csv") } else { (GOOD, "c.qdc") };
        let mut bytes = words.as_bytes().to_vec();
        for (at, length, put) in changes {
            let from = at % (bytes.len() + 1);
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, put.bytes());
        }
        sound(&bytes, name);
    }

    #[test]
    fn any_table_of_words_is_taken_in(rows in prop::collection::vec(("[abA/\\\\ '=]{0,6}", "[0-9]{0,2}", "\\PC{0,8}"), 0..12)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["tag", "key", "memo"]).unwrap();
        for (tag, key, memo) in &rows {
            writer.write_record([tag, key, memo]).unwrap();
        }
        sound(&writer.into_inner().unwrap(), "c.csv");
    }
}
