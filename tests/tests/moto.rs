//! Real calls to a third party's stateful server: moto, <https://docs.getmoto.org>, started on loopback where it is
//! installed (`pip install 'moto[server]==5.2.1'`).

mod moto {
    pub(crate) mod api_gateway;
    pub(crate) mod dynamodb;
    pub(crate) mod iot;
    pub(crate) mod lambda;
    pub(crate) mod server;
    pub(crate) mod sqs;
    pub(crate) mod ssm;
    pub(crate) mod sts;
}

use aws_operation::Client;

use moto::server::Server;

/// One server for all services, which keeps its state while it runs: the services do not share names.
#[tokio::test]
async fn services_answer_as_declared() {
    let Some(server) = Server::start().await else {
        return aws_operation_tests::third_party::skip("`moto_server` is not on PATH: pip install 'moto[server]'");
    };
    let client = server.client();
    moto::iot::things(&client).await;
    moto::iot::thing_types(&client).await;
    moto::iot::policies(&client).await;
    moto::api_gateway::rest_apis(&client).await;
    moto::lambda::layers(&client).await;
    moto::lambda::functions(&client).await;
    moto::dynamodb::items(&client).await;
    moto::dynamodb::tables(&client).await;
    moto::ssm::parameters(&client).await;
    moto::ssm::secrets(&client).await;
    moto::sqs::messages(&client).await;
    moto::sts::roles(&server.url()).await;
    moto::sts::web_identity(&server.url()).await;
    refused_once_the_server_is_gone(server, &client).await;
}

async fn refused_once_the_server_is_gone(server: Server, client: &Client) {
    drop(server);
    let error = client.send(&moto::iot::DescribeThing { thing_name: "lamp-1" }).await.unwrap_err();
    assert_eq!(error.kind(), aws_operation::ErrorKind::Transport);
    assert!(error.to_string().starts_with("DescribeThing: could not connect"), "{error}");
}
