//! The binary: all is in the library beside.

fn main() -> std::process::ExitCode {
    pacte::main()
}
