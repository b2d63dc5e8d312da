//! Which transport a test's client has.

use aws_operation::{
    client::{ClientBuilder, default_transport},
    transport::HyperTransport,
};

/// One of the transports that the crate brings.
#[derive(Clone, Copy, Debug)]
pub enum Over {
    /// The default one.
    Reqwest,
    /// The lean one.
    Hyper,
}

impl Over {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Reqwest, Self::Hyper];

    /// Hands it to a client: reqwest is what a client has that is handed none.
    pub fn hand_to(self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            Self::Reqwest => builder.transport(default_transport()),
            Self::Hyper => builder.transport(HyperTransport::new()),
        }
    }
}

/// Tests that take the transport, each over each of them.
#[macro_export]
macro_rules! over_each {
    ($($path:ident $(:: $name:ident)?),* $(,)?) => {
        mod over_reqwest {
            $($crate::over_each!(@one Reqwest $path $($name)?);)*
        }
        mod over_hyper {
            $($crate::over_each!(@one Hyper $path $($name)?);)*
        }
    };
    (@one $over:ident $name:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            super::$name($crate::over::Over::$over).await;
        }
    };
    (@one $over:ident $module:ident $name:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            super::$module::$name($crate::over::Over::$over).await;
        }
    };
}
