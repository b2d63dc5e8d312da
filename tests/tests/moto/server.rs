//! moto's own process.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Duration,
};

use aws_operation::{Client, Credentials};
use aws_operation_tests::third_party::program;

/// A running `moto_server`, ended when dropped.
pub(crate) struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// `None` where moto is not installed.
    pub(crate) async fn start() -> Option<Self> {
        let moto = program("moto_server")?;
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(moto)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { process, port };
        for _ in 0..600 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Some(server);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("moto_server did not listen within a minute");
    }

    pub(crate) fn client(&self) -> Client {
        Client::builder()
            .region("eu-west-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
            .endpoint_url(self.url())
            .build()
            .unwrap()
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing is left to do where it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
