//! What the tokens of a type tell: enough for the common mistakes, while the bounds in the runtime judge every type.

use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// `T` of a type that is written `Option<T>`.
pub(crate) fn option_inner(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    argument(segment, 0)
}

/// What a type holds in the options, boxes, lists and maps that are written in it.
pub(crate) struct Content<'a> {
    /// The keys of its maps.
    pub(crate) keys: Vec<&'a Type>,
    /// What all of it comes down to.
    pub(crate) innermost: &'a Type,
    /// Whether there is a list, a set or a map around that.
    pub(crate) collection: bool,
}

impl<'a> Content<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        let mut content = Self { keys: Vec::new(), innermost: ty, collection: false };
        while let Some(segment) = last_segment(content.innermost).filter(|segment| !segment.arguments.is_none()) {
            // Each look at an identifier is a call of the compiler: one for all comparisons.
            let name = segment.ident.to_string();
            match &*name {
                "HashMap" | "BTreeMap" => {
                    let (Some(key), Some(value)) = (argument(segment, 0), argument(segment, 1)) else { break };
                    content.keys.push(key);
                    content.innermost = value;
                    content.collection = true;
                }
                holder @ ("Option" | "Box" | "Rc" | "Arc" | "Vec" | "VecDeque" | "HashSet" | "BTreeSet") => {
                    let Some(held) = argument(segment, 0) else { break };
                    content.innermost = held;
                    content.collection |= !matches!(holder, "Option" | "Box" | "Rc" | "Arc");
                }
                _ => break,
            }
        }
        content
    }
}

/// The type at this index among a segment's arguments.
fn argument(segment: &PathSegment, index: usize) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.nth(index)
}

/// The last segment of a type's path.
pub(crate) fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

/// Whether the type is written by this name, whatever path is before it.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}
