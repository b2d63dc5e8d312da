//! What generated code holds for the test kit alone.

/// Its items with the feature `testing`, nothing without: the way back costs who does not test with it nothing.
#[cfg(feature = "testing")]
#[doc(hidden)]
#[macro_export]
macro_rules! __when_testing {
    ($($items:item)*) => { $($items)* };
}

/// Its items with the feature `testing`, nothing without: the way back costs who does not test with it nothing.
#[cfg(not(feature = "testing"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __when_testing {
    ($($items:item)*) => {};
}
