//! The figures of one run of this peer.

fn main() {
    bench_measure::main::<peer_floor_native_tls::Client>();
}
