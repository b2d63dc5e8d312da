//! The figures of one run of this peer.

fn main() {
    bench_measure::main::<peer_reqwest_native_tls::Client>();
}
