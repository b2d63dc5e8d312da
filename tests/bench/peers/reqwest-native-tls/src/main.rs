//! The program whose build, crates and size are measured.

fn main() {
    bench_calls::program::<peer_reqwest_native_tls::Client>();
}
