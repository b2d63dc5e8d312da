//! The SigV4 test suites of AWS's SDKs: canonical request, string to sign, signature and signed request of each case.

mod aws_c_auth;
mod botocore;
mod case;
mod message;
mod smithy_rs;
