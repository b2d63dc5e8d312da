//! Reading of attribute arguments: first into entries of a common form, then into what each item takes.

mod entries;
mod field;
mod item;
mod operation;
mod tokens;

pub(crate) use self::{
    entries::Bounds,
    field::{Binding, FieldAttrs, TimestampFormat},
    item::{ErrorVariantAttrs, ItemArgs, VariantAttrs},
    operation::{Auth, OperationArgs, Pagination},
    tokens::{compact, crate_path, split},
};

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{entries::Key, field, item, operation};

    fn page(path: &str) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Those that no page tells of as code: `` `name` ``, `` `name = ..` ``, `` `name(..)` ``.
    fn untold(pages: &[&str], keys: &[Key]) -> Vec<&'static str> {
        let told = |name: &str| {
            let ends = ["`", " = ", "(", ","];
            ends.iter().any(|end| pages.iter().any(|page| page.contains(&format!("`{name}{end}"))))
        };
        keys.iter().map(|key| key.name).filter(|name| !told(name)).collect()
    }

    #[test]
    fn every_key_is_documented_with_its_macro_and_in_the_readme() {
        let readme = page("README.md");
        let [operation, output, shape, error] =
            ["operation", "output", "shape", "error"].map(|of| page(&format!("runtime/docs/aws_{of}.md")));
        let read = [operation.as_str(), output.as_str()];
        for (pages, keys) in [
            (&[operation.as_str()][..], operation::KEYS.list),
            (&read, field::KEYS.list),
            (&[output.as_str()], &item::ITEM),
            (&[shape.as_str()], &item::ITEM),
            (&[shape.as_str()], item::VARIANT.list),
            (&[error.as_str()], item::ERROR_VARIANT.list),
        ] {
            assert_eq!(untold(pages, keys), [""; 0]);
            assert_eq!(untold(&[readme.as_str()], keys), [""; 0], "in the README");
        }
    }
}
