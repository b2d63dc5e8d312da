//! botocore's protocol tests for rest-json.
