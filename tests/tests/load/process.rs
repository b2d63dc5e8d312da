//! What the process and the runtime hold, sampled while calls run.

use std::{fs, time::Duration};

use tokio::{runtime::Handle, task::JoinHandle};

/// What was held at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// Resident memory in KiB; 0 where the system does not tell.
    pub(crate) resident: u64,
    /// Tasks of the client's runtime, connections included.
    pub(crate) tasks: usize,
}

impl Sample {
    pub(crate) fn now() -> Self {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        let resident = line.split_whitespace().next().and_then(|kib| kib.parse().ok()).unwrap_or_default();
        Self { resident, tasks: Handle::current().metrics().num_alive_tasks() }
    }
}

/// Takes samples until it is told to stop.
pub(crate) struct Sampler {
    running: JoinHandle<()>,
    samples: std::sync::Arc<std::sync::Mutex<Vec<Sample>>>,
}

impl Sampler {
    pub(crate) fn start(every: Duration) -> Self {
        // Room for all, so that the samples are no growth themselves.
        let samples = std::sync::Arc::new(std::sync::Mutex::new(Vec::with_capacity(10_000)));
        let taken = std::sync::Arc::clone(&samples);
        let running = tokio::spawn(async move {
            let mut ticks = tokio::time::interval(every);
            loop {
                ticks.tick().await;
                taken.lock().unwrap().push(Sample::now());
            }
        });
        Self { running, samples }
    }

    pub(crate) async fn stop(self) -> Samples {
        self.running.abort();
        let _aborted = self.running.await;
        Samples(self.samples.lock().unwrap().clone())
    }
}

/// The samples of a run, in order.
pub(crate) struct Samples(Vec<Sample>);

impl Samples {
    /// The median of the second quarter, when all is warm, and of the last.
    pub(crate) fn warm_and_last(&self) -> (Sample, Sample) {
        let quarter = (self.0.len() / 4).max(1);
        let last = self.0.len() - quarter;
        (median(&self.0[quarter.min(last)..(2 * quarter).min(self.0.len())]), median(&self.0[last..]))
    }
}

fn median(samples: &[Sample]) -> Sample {
    let middle = |mut values: Vec<u64>| {
        values.sort_unstable();
        values[values.len() / 2]
    };
    let resident = middle(samples.iter().map(|sample| sample.resident).collect());
    let tasks = middle(samples.iter().map(|sample| sample.tasks as u64).collect());
    Sample { resident, tasks: usize::try_from(tasks).unwrap() }
}
