//! Long work, off the window's thread: started, asked each frame, cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui::Context;

/// Work that runs on a thread of its own and wakes the window when it is done.
pub struct Job<T> {
    result: Receiver<T>,
    cancelled: Arc<AtomicBool>,
}

/// What the work asks whether to go on.
#[derive(Clone)]
pub struct Cancel {
    cancelled: Arc<AtomicBool>,
}

impl Cancel {
    /// The person no longer wants the result.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
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
        let cancelled = Arc::new(AtomicBool::new(false));
        let cancel = Cancel { cancelled: Arc::clone(&cancelled) };
        let ctx = ctx.clone();
        let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // The window may have gone; then nobody waits for the result.
            let _nobody_waits = sender.send(work(&cancel));
            ctx.request_repaint();
        });
        // Without a thread the sender is dropped and the job answers that it failed.
        drop(spawned);
        Self { result, cancelled }
    }

    pub fn poll(&self) -> Progress<T> {
        match self.result.try_recv() {
            Ok(result) => Progress::Done(result),
            Err(TryRecvError::Empty) => Progress::Working,
            Err(TryRecvError::Disconnected) => Progress::Failed,
        }
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
