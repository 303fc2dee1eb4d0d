//! What the benchmarks share.

use crate::maison::Echec;
use std::time::Duration;

/// User and system time of this process so far, to the hundredth of a second.
///
/// # Errors
/// When the kernel does not say it.
pub fn processeur() -> Result<Duration, Echec> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields.get(11).ok_or("utime")?.parse::<u64>()? + fields.get(12).ok_or("stime")?.parse::<u64>()?;
    // The kernel counts in hundredths of a second for every process.
    Ok(Duration::from_millis(ticks * 10))
}

/// Runs a benchmark on two threads, as a house of two cores does.
///
/// # Errors
/// Those of the benchmark.
pub fn sur_deux_coeurs(work: impl Future<Output = Result<(), Echec>>) -> Result<(), Echec> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(work)
}
