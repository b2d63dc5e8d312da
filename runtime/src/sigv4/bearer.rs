use http::{HeaderMap, HeaderValue, header::AUTHORIZATION};

use crate::sigv4::SigningError;

/// Authorises a request by a bearer token instead of a signature: sets `authorization: Bearer ..`, marked sensitive
/// so that no `Debug` of the headers shows it. For operations with [`auth = "bearer"`][trait].
///
/// # Errors
///
/// [`SigningError::HeaderValue`] where the token is empty or has bytes that no header may have.
///
/// # Examples
///
/// ```
/// use aws_operation::sigv4;
///
/// let mut headers = http::HeaderMap::new();
/// sigv4::bearer(&mut headers, "my-token")?;
/// assert_eq!(headers["authorization"], "Bearer my-token");
/// assert!(!format!("{headers:?}").contains("my-token"));
/// # Ok::<(), sigv4::SigningError>(())
/// ```
///
/// [trait]: https://smithy.io/2.0/spec/authentication-traits.html#httpbearerauth-trait
pub fn bearer(headers: &mut HeaderMap, token: &str) -> Result<(), SigningError> {
    if token.is_empty() {
        return Err(SigningError::HeaderValue(AUTHORIZATION.as_str()));
    }
    let value = ["Bearer ", token].concat();
    let mut value = HeaderValue::try_from(value).map_err(|_| SigningError::HeaderValue(AUTHORIZATION.as_str()))?;
    value.set_sensitive(true);
    headers.try_insert(AUTHORIZATION, value).map(drop).map_err(|_| SigningError::TooManyHeaders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_no_header_can_carry_is_an_error_that_does_not_show_it() {
        for token in ["", "top-secret\r\nx: y", "top-secret\0"] {
            let mut headers = HeaderMap::new();
            let error = bearer(&mut headers, token).map_err(|error| format!("{error} {error:?}")).unwrap_err();
            assert!(!error.contains("top-secret"), "{error}");
            assert!(headers.is_empty());
        }
    }
}
