//! Numbers of any size.

use std::{fmt, str::FromStr};

use super::{Member, Read, Reader, ShapeError, Value, Writer};

/// A number of any size and precision ([`bigInteger` and
/// `bigDecimal`](https://smithy.io/2.0/spec/simple-types.html#biginteger)), kept as its digits.
///
/// It compares by its text: `1.0` and `1` are two numbers here.
///
/// ```
/// use aws_operation::shape::BigNumber;
///
/// let number: BigNumber = "18446744073709551616".parse()?;
/// assert_eq!(number.as_str(), "18446744073709551616");
/// assert!("1e".parse::<BigNumber>().is_err());
/// # Ok::<(), aws_operation::shape::ParseBigNumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BigNumber(String);

impl BigNumber {
    /// The number as JSON writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BigNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BigNumber {
    type Err = ParseBigNumberError;

    /// Fails unless the text is a number of [JSON's grammar](https://www.rfc-editor.org/rfc/rfc8259#section-6).
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_number(text) { Ok(Self(text.to_owned())) } else { Err(ParseBigNumberError(())) }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(are_digits)
        && exponent.is_none_or(are_digits)
}

macro_rules! from_integers {
    ($($type:ty),*) => { $(
        impl From<$type> for BigNumber {
            fn from(number: $type) -> Self {
                Self(number.to_string())
            }
        }
    )* };
}

from_integers! { i32, i64, i128, u32, u64, u128 }

impl Value for BigNumber {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.big_number(member, &self.0)
    }
}

impl Read for BigNumber {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let text = from.big_number(member)?;
        *place = Some(text.parse().map_err(|_| ShapeError::new("expected a number"))?);
        Ok(())
    }
}

/// A text that is no number.
///
/// ```
/// let error = "0x10".parse::<aws_operation::shape::BigNumber>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a number such as `-12.5e300`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseBigNumberError(());

impl fmt::Display for ParseBigNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a number such as `-12.5e300`")
    }
}

impl std::error::Error for ParseBigNumberError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_that_of_json() {
        for text in ["0", "-0", "1.50", "1e5", "1E-5", "2.5e+10", "18446744073709551616"] {
            assert_eq!(text.parse::<BigNumber>().unwrap().as_str(), text);
            assert!(serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok());
        }
        for text in ["", "-", "01", "1.", ".5", "1e", "+1", "NaN", "1 ", "0x1", "\u{664}"] {
            assert!(text.parse::<BigNumber>().is_err(), "{text}");
        }
    }
}
