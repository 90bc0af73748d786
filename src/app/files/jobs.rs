//! Long work, off the window's thread: started, asked each frame, cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use eframe::egui::Context;

/// Work that runs on a thread of its own and wakes the window when it is done.
pub struct Job<T> {
    result: Receiver<T>,
    state: Arc<State>,
    began: Instant,
}

/// What a job and whoever waits for it tell each other.
#[derive(Default)]
struct State {
    cancelled: AtomicBool,
    /// Parts done, of how many; nought of nought while nobody knows.
    done: AtomicUsize,
    of: AtomicUsize,
}

/// What the work asks whether to go on, and tells how far it is.
#[derive(Clone)]
pub struct Cancel {
    state: Arc<State>,
    ctx: Context,
}

impl Cancel {
    /// The person no longer wants the result.
    pub fn is_cancelled(&self) -> bool {
        self.state.cancelled.load(Ordering::Relaxed)
    }

    /// Tells that so many parts of so many are done; the window is drawn anew where that changed.
    pub fn tell(&self, done: usize, of: usize) {
        let before = self.state.done.swap(done, Ordering::Relaxed);
        self.state.of.store(of, Ordering::Relaxed);
        if before != done {
            self.ctx.request_repaint();
        }
    }
}

/// How a job stands.
pub enum Progress<T> {
    Working,
    Done(T),
    /// The thread ended without a result.
    Failed,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name`.
    pub fn start(ctx: &Context, name: &str, work: impl FnOnce(&Cancel) -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let state = Arc::new(State::default());
        let cancel = Cancel { state: Arc::clone(&state), ctx: ctx.clone() };
        let ctx = ctx.clone();
        let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // The window may have gone; then nobody waits for the result.
            let _nobody_waits = sender.send(work(&cancel));
            ctx.request_repaint();
        });
        // Without a thread the sender is dropped and the job answers that it failed.
        drop(spawned);
        Self { result, state, began: Instant::now() }
    }

    pub fn poll(&self) -> Progress<T> {
        match self.result.try_recv() {
            Ok(result) => Progress::Done(result),
            Err(TryRecvError::Empty) => Progress::Working,
            Err(TryRecvError::Disconnected) => Progress::Failed,
        }
    }

    pub fn cancel(&self) {
        self.state.cancelled.store(true, Ordering::Relaxed);
    }

    /// Parts done, of how many; `None` while nobody knows.
    pub fn parts(&self) -> Option<(usize, usize)> {
        let of = self.state.of.load(Ordering::Relaxed);
        (of > 0).then(|| (self.state.done.load(Ordering::Relaxed), of))
    }

    /// How long it has been going on.
    pub fn age(&self) -> Duration {
        self.began.elapsed()
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.state.cancelled.store(true, Ordering::Relaxed);
    }
}
