//! Bounds that the macros check at a field's own span, with the field's own type.
