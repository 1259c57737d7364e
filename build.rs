//! Reads the questionnaires that palier carries, once, while palier is built: a run starts from the
//! valid model instead of the TOML (`questionnaire::compiled`).
//!
//! It is done by the very code that reads them from a disk. A fault in one of them stops the build
//! and is told as `palier questionnaire check` tells it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the build needs of the crate: the core up to the model.
#[allow(dead_code, unused_imports)]
#[path = "src"]
mod palier {
    pub(crate) mod order;

    pub mod messages;

    pub mod charset;

    pub mod truth;

    pub mod exact;

    pub mod diagnostic;

    pub mod questionnaire;
}

// Its modules name one another from the root of the crate.
use palier::{charset, diagnostic, exact, messages, order, questionnaire, truth};

use diagnostic::Source;
use messages::Lang;
use miniz_oxide::deflate::compress_to_vec;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The questionnaires, a folder for each; what else is there is not carried.
const QUESTIONNAIRES: &str = "questionnaires";

/// What a new questionnaire starts from, a folder for each language.
const TEMPLATES: &str = "src/library/template";

/// The JSON Schemas of what the commands print.
const SCHEMAS: &str = "src/report/json/schema/output";

/// What is read, and what it is read with: as soon as one changes, all is made anew.
const READ: [&str; 14] = [
    "build.rs",
    "src/order.rs",
    QUESTIONNAIRES,
    TEMPLATES,
    SCHEMAS,
    "src/messages.rs",
    "src/messages",
    "src/charset.rs",
    "src/charset",
    "src/truth.rs",
    "src/exact.rs",
    "src/diagnostic.rs",
    "src/questionnaire.rs",
    "src/questionnaire",
];

/// The best compression that there is: it is done once.
const BEST: u8 = 10;

fn main() -> Outcome<()> {
    for path in READ {
        println!("cargo::rerun-if-changed={path}");
    }
    let out = Out(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?.into());
    let mut built_in = String::new();
    for folder in folders(QUESTIONNAIRES)? {
        built_in.push_str(&questionnaire_in(&folder, &out)?);
    }
    let mut templates = String::new();
    for folder in folders(TEMPLATES)? {
        templates.push_str(&template_in(&folder, &out)?);
    }
    let mut schemas = Vec::new();
    for path in sorted(Path::new(SCHEMAS), |_| true)? {
        schemas.push(source(&path, SCHEMAS)?);
    }
    leave_out_frames(&out)?;
    out.write("output-schemas", packed(&schemas)?)?;
    out.write("built_in.rs", format!("&[{built_in}]"))?;
    out.write("templates.rs", format!("&[{templates}]"))?;
    Ok(())
}

/// Drops what the linker would gather to unwind with.
const NO_FRAMES: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame) } } INSERT AFTER .text;";

/// A release ends at a panic: nothing ever unwinds its functions, and what is kept of them to do so is
/// a tenth of the program. A linker that somebody chose may not read such a script: it is left alone.
fn leave_out_frames(out: &Out) -> Outcome<()> {
    let is = |name, value| env::var_os(name).is_some_and(|set| set == value);
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let chosen = env::var_os("RUSTC_LINKER").is_some()
        || flags
            .split('\x1f')
            .any(|flag| flag.trim_start_matches("-C").starts_with("link"));
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && !chosen {
        out.write("no-frames.ld", NO_FRAMES)?;
        let script = out.0.join("no-frames.ld");
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
        println!("cargo::rustc-link-arg-bins=-T{}", script.display());
    }
    Ok(())
}

/// The folder that the crate includes from.
struct Out(PathBuf);

impl Out {
    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Outcome<()> {
        Ok(fs::write(self.0.join(name), bytes)?)
    }

    /// Writes a file, and gives the code that includes it.
    fn include(&self, name: &str, bytes: &[u8]) -> Outcome<String> {
        self.write(name, bytes)?;
        let name = format!("/{name}");
        Ok(format!(
            "include_bytes!(concat!(env!(\"OUT_DIR\"), {name:?}))"
        ))
    }
}

/// The code of a questionnaire: its texts, and its model in each language that it has.
fn questionnaire_in(folder: &Path, out: &Out) -> Outcome<String> {
    let name = name_of(folder);
    let rules = toml_in(folder, QUESTIONNAIRES)?;
    let translations = toml_in(&folder.join("translations"), QUESTIONNAIRES)?;
    let own = load(&rules, None);
    let mut models = model(&name, &own.language.clone(), &own, out)?;
    for translation in &translations {
        let code = name_of(Path::new(&translation.name));
        let translated = load(&rules, Some((&code, translation)));
        models.push_str(&model(&name, &code, &translated, out)?);
    }
    let texts = [rules, translations].concat();
    let texts = out.include(&format!("{name}.texts"), &packed(&texts)?)?;
    Ok(format!(
        "BuiltIn {{ name: {name:?}, texts: {texts}, models: &[{models}] }},"
    ))
}

fn model(
    name: &str,
    language: &str,
    model: &questionnaire::Questionnaire,
    out: &Out,
) -> Outcome<String> {
    let bytes = questionnaire::compiled::to_bytes(model)?;
    let bytes = out.include(&format!("{name}.{language}.model"), &bytes)?;
    Ok(format!("({language:?}, {bytes}),"))
}

/// The model of rules without a fault; faults end the build.
#[allow(clippy::print_stderr, reason = "cargo shows it when the build stops")]
fn load(rules: &[Source], translation: Option<(&str, &Source)>) -> questionnaire::Questionnaire {
    match questionnaire::load(rules, translation, Lang::En) {
        Ok(questionnaire) => questionnaire,
        Err(faults) => {
            eprintln!("{}", faults.render(Lang::En, false));
            std::process::exit(1);
        }
    }
}

/// The code of what a new questionnaire starts from in a language.
fn template_in(folder: &Path, out: &Out) -> Outcome<String> {
    let language = name_of(folder);
    let mut texts = toml_in(folder, folder)?;
    texts.extend(toml_in(&folder.join("translations"), folder)?);
    let texts = out.include(&format!("template.{language}"), &packed(&texts)?)?;
    Ok(format!("({language:?}, {texts}),"))
}

/// Texts with their names, as the module `packed` unpacks them.
fn packed(texts: &[Source]) -> Outcome<Vec<u8>> {
    let texts = texts.iter();
    let texts: Vec<(&str, &str)> = texts.map(|t| (&*t.name, &*t.text)).collect();
    Ok(compress_to_vec(&postcard::to_allocvec(&texts)?, BEST))
}

fn folders(parent: &str) -> Outcome<Vec<PathBuf>> {
    sorted(Path::new(parent), |path| path.is_dir())
}

/// The TOML files of a folder, by name; none of a folder that is not there.
fn toml_in(folder: &Path, root: impl AsRef<Path> + Copy) -> Outcome<Vec<Source>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let is_toml = |path: &Path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    };
    let files = sorted(folder, is_toml)?;
    files.iter().map(|path| source(path, root)).collect()
}

/// A file, named by its path from `root`, with slashes on every system.
fn source(path: &Path, root: impl AsRef<Path>) -> Outcome<Source> {
    let parts = path.strip_prefix(root)?.components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    Ok(Source {
        name: parts.join("/"),
        text: fs::read_to_string(path)?,
    })
}

fn sorted(folder: &Path, keep: impl Fn(&Path) -> bool) -> Outcome<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| keep(path));
    paths.sort();
    Ok(paths)
}

/// The last part of a path, without its extension.
fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}
