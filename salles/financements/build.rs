fn main() -> std::process::ExitCode {
    messages::build()
}
