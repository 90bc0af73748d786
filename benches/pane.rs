//! What a frame of the reading pane costs with the largest text we promise: 60,000 provisions, 2.5 million
//! words, 100,000 marks. First a table of frames, then `divan`'s own figures.

// What fails here fails loudly.
#![allow(clippy::expect_used)]

mod support;

use std::sync::Arc;
use std::time::Instant;

use divan::Bencher;
use eframe::egui::{self, Color32, Event, RawInput, Rect, pos2, vec2};
use rapporteur::app::fonts;
use rapporteur::app::reading::{
    Layers, Marks, PaneMark, ReadingColours, ReadingDocument, ReadingPane, StripMark, StripMarks, StripPlace,
};
use rapporteur::text::{Entry, Instrument, ProvisionKind, Text, TextHeader};
use support::words;

const PROVISIONS: usize = 60_000;
const MARKS: usize = 100_000;
/// Points that the wheel moves in a frame of fast scrolling.
const FAST: f32 = 600.0;

fn main() {
    report();
    divan::main();
}

fn text() -> Text {
    let entry = |at: usize| {
        let article = at.is_multiple_of(6);
        let (kind, depth) = if article { (ProvisionKind::Article, 0) } else { (ProvisionKind::Paragraph, 1) };
        Entry {
            kind,
            eid: format!("e_{at}"),
            label: if article { format!("Article {}", at / 6 + 1) } else { format!("{}.", at % 6) },
            heading: if article { "Procedural measures".to_owned() } else { String::new() },
            text: words(at),
            depth,
        }
    };
    let header = TextHeader {
        instrument: Instrument { title: "A very long convention".to_owned(), short_title: String::new() },
        ..TextHeader::default()
    };
    Text::assemble(header, (0..PROVISIONS).map(entry).collect()).expect("the entries make a text")
}

fn marks() -> Vec<Vec<PaneMark>> {
    const COLOURS: [Color32; 3] =
        [Color32::from_rgb(217, 122, 26), Color32::from_rgb(43, 127, 196), Color32::from_rgb(196, 52, 74)];
    let mut marks = vec![Vec::new(); PROVISIONS];
    for key in 0..MARKS {
        let (Some(here), Some(&colour)) = (marks.get_mut(key * 7919 % PROVISIONS), COLOURS.get(key % 3))
        else {
            continue;
        };
        let start = key * 31 % 150;
        here.push(PaneMark {
            key: key as u64,
            range: start..start + 20 + key % 90,
            colour,
            letter: "S".into(),
            weight: (key % 5) as u8,
            focused: false,
            whole: key.is_multiple_of(50),
        });
    }
    marks
}

/// Marks by provision.
struct Given(Vec<Vec<PaneMark>>);

impl Marks for Given {
    fn of(&self, provision: usize) -> &[PaneMark] {
        self.0.get(provision).map_or(&[], Vec::as_slice)
    }

    fn name(&self, key: u64) -> String {
        format!("Mark {key}")
    }
}

/// A window with the pane in it.
struct Window {
    ctx: egui::Context,
    pane: ReadingPane,
    marks: Given,
    strip: Vec<StripMark>,
    time: f64,
}

impl Window {
    fn new(document: &Arc<ReadingDocument>, marks: Vec<Vec<PaneMark>>) -> Self {
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        let place = |provision| StripPlace { provision, share: 0.5 };
        let strip = |(provision, marks): (usize, &Vec<PaneMark>)| {
            let of = |mark: &PaneMark| StripMark {
                at: place(provision),
                colour: mark.colour,
                weight: mark.weight,
            };
            marks.iter().map(of).collect::<Vec<_>>()
        };
        let strip = marks.iter().enumerate().flat_map(strip).collect();
        Self { ctx, pane: ReadingPane::new(Arc::clone(document)), marks: Given(marks), strip, time: 0.0 }
    }

    /// Runs a frame, then tessellates it; milliseconds of each.
    fn frame(&mut self, events: Vec<Event>) -> (f64, f64) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 900.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let start = clock();
        let mut output = self.ctx.run_ui(input, |ui| {
            let colours = ReadingColours::of(ui.visuals());
            let strip = StripMarks { marks: &self.strip, ..StripMarks::default() };
            let layers = Layers { marks: &self.marks, strip, ..Layers::default() };
            self.pane.show(ui, &layers, &colours);
        });
        let ran = clock();
        let primitives = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let done = clock();
        divan::black_box(primitives);
        output.textures_delta.clear();
        (ran - start, done - ran)
    }

    fn wheel(&mut self) -> (f64, f64) {
        let turn = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -FAST),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos2(500.0, 400.0)), turn])
    }
}

/// Milliseconds since the program began.
fn clock() -> f64 {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64() * 1e3
}

/// Milliseconds of processor time that this thread has used, where the system tells; too coarse for one frame.
fn processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e6)
}

fn report() {
    let start = clock();
    let text = text();
    let assembled = clock();
    let document = Arc::new(ReadingDocument::from_text(&text));
    println!("text assembled in {:.0} ms, document made in {:.0} ms", assembled - start, clock() - assembled);
    let mut window = Window::new(&document, marks());
    // `egui`'s own start is not ours.
    let mut output = window.ctx.run_ui(RawInput::default(), |_| {});
    output.textures_delta.clear();
    println!("milliseconds per frame, run + tessellate");
    line("first frame", 1, |_| window.frame(Vec::new()));
    line("steady", 1000, |_| window.frame(Vec::new()));
    line("fast scrolling", 1000, |_| window.wheel());
    line("jump anywhere", 200, |n| {
        window.pane.scroll_to(n * 7_919 % PROVISIONS, 0);
        window.frame(Vec::new())
    });
    line("change of zoom", 100, |n| {
        window.pane.set_zoom(1.0 + (n % 10) as f32 * 0.05);
        window.frame(Vec::new())
    });
    let (made, kept) = window.pane.layout_figures();
    println!("{made} blocks laid out in all, {kept} kept");
}

fn line(name: &str, count: usize, mut frame: impl FnMut(usize) -> (f64, f64)) {
    let before = processor();
    let mut frames: Vec<(f64, f64)> = (0..count).map(&mut frame).collect();
    let used = before.zip(processor()).map_or(f64::NAN, |(before, after)| (after - before) / count as f64);
    frames.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
    let at =
        |share: f64| frames.get(((frames.len() - 1) as f64 * share) as usize).copied().unwrap_or_default();
    let (median, slow, worst) = (at(0.5), at(0.99), at(1.0));
    println!(
        "{name:<16} median {:>5.2} + {:>4.2}   99th {:>6.2} + {:>4.2}   worst {:>6.2} + {:>4.2}   processor mean {used:>5.2}",
        median.0, median.1, slow.0, slow.1, worst.0, worst.1
    );
}

#[divan::bench]
fn steady(bencher: Bencher<'_, '_>) {
    let mut window = Window::new(&Arc::new(ReadingDocument::from_text(&text())), marks());
    window.frame(Vec::new());
    bencher.bench_local(|| window.frame(Vec::new()));
}

#[divan::bench]
fn fast_scrolling(bencher: Bencher<'_, '_>) {
    let mut window = Window::new(&Arc::new(ReadingDocument::from_text(&text())), marks());
    window.frame(Vec::new());
    bencher.bench_local(|| window.wheel());
}
