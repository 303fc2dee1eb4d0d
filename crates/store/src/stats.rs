//! How many SQL statements a request ran, for `Server-Timing` and the budgets.

use std::cell::Cell;
use std::future::Future;

tokio::task_local! {
    static STATEMENTS: Cell<u32>;
}

/// Runs `future` and says how many statements it sent.
pub async fn counted<F: Future>(future: F) -> (F::Output, u32) {
    let (output, sent) = STATEMENTS
        .scope(Cell::new(0), async {
            let output = future.await;
            (output, STATEMENTS.with(Cell::get))
        })
        .await;
    // Whoever counts around this one counts these too.
    let _ = STATEMENTS.try_with(|count| count.set(count.get() + sent));
    (output, sent)
}

pub(crate) fn tick() {
    let _ = STATEMENTS.try_with(|count| count.set(count.get() + 1));
}
