//! The schema of rule files: every table and key of format.md, section 1.

use serde_json::{Map, Value, json};

use super::{DRAFT, described, table};
use crate::messages::Lang;
use crate::questionnaire::{FORMAT, Rule, Verdict};

/// The JSON Schema of rule files (format.md, section 1), its descriptions in `lang`. Whether names
/// lead anywhere is for `questionnaire check` to say.
pub fn rules(lang: Lang) -> Value {
    let d = Describer(lang);
    let mut root = table(
        [
            ("questionnaire", d.questionnaire()),
            ("profile", d.tables("profile", d.profile())),
            ("section", d.tables("section", d.section())),
            ("scale", d.tables("scale", d.options())),
            ("question", d.tables("question", d.question())),
            ("criterion", d.tables("criterion", d.criterion())),
            ("dimension", d.tables("dimension", d.dimension())),
            ("track", d.tables("track", d.track())),
            ("module", d.tables("module", d.module())),
            ("resource", d.tables("resource", d.resource())),
            ("contact", d.tables("contact", d.contact())),
            ("eligibility", d.tables("eligibility", d.eligibility())),
            ("source", d.tables("source", d.source())),
            ("example", d.tables("example", d.example())),
        ],
        &[],
    );
    root.insert("$schema".into(), json!(DRAFT));
    root.insert("title".into(), json!(lang.schema_rules_title()));
    root.insert("definitions".into(), definitions());
    Value::Object(root)
}

/// The names that tables and keys have: lower-case kebab-case.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

fn definitions() -> Value {
    json!({
        "id": { "type": "string", "pattern": ID },
        "ids": { "type": "array", "items": { "$ref": "#/definitions/id" } },
        // A level is named by its id, or by its dimension and its id.
        "level": { "type": "string", "pattern": "^[a-z0-9-]+(\\.[a-z0-9-]+)?$" },
        "answer": {
            "anyOf": [
                { "type": "string" },
                { "type": "number" },
                { "type": "array", "items": { "type": "string" } },
            ],
        },
        "accepted": {
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" } },
                {
                    "type": "object",
                    "properties": {
                        "min": { "anyOf": [{ "type": "string" }, { "type": "number" }] },
                        "below": { "type": "number" },
                        "all": { "type": "array", "items": { "type": "string" } },
                        "not": {
                            "anyOf": [
                                { "type": "string" },
                                { "type": "array", "items": { "type": "string" } },
                            ],
                        },
                    },
                    "additionalProperties": false,
                    "minProperties": 1,
                },
            ],
        },
        "condition": {
            "anyOf": [
                { "$ref": "#/definitions/all" },
                { "type": "array", "items": { "$ref": "#/definitions/all" }, "minItems": 1 },
            ],
        },
        "all": {
            "type": "object",
            "additionalProperties": { "$ref": "#/definitions/accepted" },
            "minProperties": 1,
        },
        "options": {
            "type": "object",
            "propertyNames": { "pattern": ID },
            "additionalProperties": { "$ref": "#/definitions/option" },
        },
        "option": {
            "type": "object",
            "properties": {
                "text": { "type": "string" },
                "value": { "type": "number" },
                "tag": { "type": "string" },
                "fact": { "type": "boolean" },
                "note": { "type": "string" },
                "allow": { "$ref": "#/definitions/allow" },
            },
            "additionalProperties": false,
            "required": ["text"],
        },
        "allow": { "type": "object", "additionalProperties": { "type": "string" } },
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn number() -> Value {
    json!({ "type": "number" })
}

fn texts() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}

/// Describes each key in its language.
struct Describer(Lang);

impl Describer {
    /// Tables named by their ids, such as `[question.…]`.
    fn tables(&self, kind: &str, content: Value) -> Value {
        let tables = json!({
            "type": "object",
            "propertyNames": { "pattern": ID },
            "additionalProperties": content,
        });
        described(tables, self.0.schema_table(kind))
    }

    /// A table with these keys, each described under `table.key`; every one may carry `allow`.
    fn keys<'k>(
        &self,
        name: &str,
        keys: impl IntoIterator<Item = (&'k str, Value)>,
        required: &[&str],
    ) -> Value {
        let keys = keys.into_iter().chain([("allow", reference("allow"))]);
        let keys = keys.map(|(key, schema)| {
            let description = self.0.schema_key(name, key);
            let schema = match schema.get("$ref") {
                // Draft 7 ignores what stands beside a reference.
                Some(_) => json!({ "allOf": [schema] }),
                None => schema,
            };
            (key, described(schema, description))
        });
        Value::Object(table(keys, required))
    }

    fn questionnaire(&self) -> Value {
        let keys = [
            ("id", reference("id")),
            ("format", json!({ "const": FORMAT })),
            ("version", text()),
            ("language", text()),
            ("title", text()),
            (
                "renamed",
                json!({ "type": "object", "additionalProperties": reference("id") }),
            ),
            ("removed", reference("ids")),
        ];
        let required = ["id", "format", "version", "language", "title"];
        let mut header = self.keys("questionnaire", keys, &required);
        // Nothing is checked there.
        if let Some(properties) = header["properties"].as_object_mut() {
            properties.remove("allow");
        }
        described(header, self.0.schema_table("questionnaire"))
    }

    fn profile(&self) -> Value {
        self.keys("profile", [("label", text()), ("text", text())], &["label"])
    }

    fn section(&self) -> Value {
        self.keys("section", [("title", text())], &["title"])
    }

    fn options(&self) -> Value {
        reference("options")
    }

    fn question(&self) -> Value {
        let suggestion = json!({
            "type": "object",
            "properties": { "when": reference("condition"), "answer": reference("answer") },
            "additionalProperties": false,
            "required": ["when", "answer"],
        });
        let keys = [
            ("section", reference("id")),
            ("text", text()),
            ("help", text()),
            (
                "kind",
                json!({ "enum": ["single", "many", "number", "text"] }),
            ),
            ("scale", reference("id")),
            ("options", reference("options")),
            ("unit", text()),
            ("min", number()),
            ("max", number()),
            ("fact", flag()),
            ("profiles", reference("ids")),
            ("when", reference("condition")),
            ("unless", reference("condition")),
            ("otherwise", reference("answer")),
            ("na", text()),
            ("suggest", json!({ "type": "array", "items": suggestion })),
            ("effort", json!({ "type": "integer", "minimum": 1 })),
        ];
        self.keys("question", keys, &["section", "text"])
    }

    fn criterion(&self) -> Value {
        let remedy = json!({
            "type": "object",
            "properties": {
                "text": text(),
                "read": reference("ids"),
                "contact": reference("id"),
            },
            "additionalProperties": false,
        });
        let keys = [
            ("text", text()),
            ("needs", reference("condition")),
            ("why", text()),
            ("remedy", remedy),
            ("after", reference("ids")),
            ("source", reference("id")),
        ];
        self.keys("criterion", keys, &["text", "needs"])
    }

    fn dimension(&self) -> Value {
        let levels = json!({
            "type": "object",
            "propertyNames": { "pattern": ID },
            "additionalProperties": self.level(),
        });
        let weights = json!({
            "type": "object",
            "additionalProperties": { "type": "number", "exclusiveMinimum": 0 },
        });
        let keys = [
            ("label", text()),
            ("rule", json!({ "enum": Rule::NAMES })),
            ("zero", text()),
            ("level", levels),
            ("combine", json!({ "enum": ["mean", "sum", "min", "max"] })),
            ("of", reference("ids")),
            ("weights", weights),
            ("unanswered", text()),
            ("empty", reference("id")),
        ];
        self.keys("dimension", keys, &["label", "rule"])
    }

    fn level(&self) -> Value {
        let keys = [
            ("label", text()),
            ("text", text()),
            ("requires", reference("ids")),
            ("from", number()),
            ("tag", text()),
            (
                "min",
                json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            ),
            ("gates", reference("ids")),
            ("advises", reference("ids")),
            (
                "expects",
                json!({ "type": "object", "additionalProperties": reference("id") }),
            ),
            ("contacts", reference("ids")),
            ("counterpart", text()),
            ("meeting", text()),
        ];
        self.keys("level", keys, &["label"])
    }

    fn track(&self) -> Value {
        self.keys("track", [("label", text()), ("text", text())], &["label"])
    }

    fn module(&self) -> Value {
        let keys = [
            ("title", text()),
            ("track", reference("id")),
            ("level", reference("level")),
            ("profiles", reference("ids")),
            ("read", reference("ids")),
        ];
        self.keys("module", keys, &["title", "track", "level"])
    }

    fn resource(&self) -> Value {
        let kinds = [
            "video",
            "course",
            "article",
            "documentation",
            "tutorial",
            "form",
        ];
        let keys = [
            ("title", text()),
            ("url", json!({ "type": "string", "pattern": "^https?://" })),
            ("language", text()),
            ("kind", json!({ "enum": kinds })),
            ("minutes", json!({ "type": "integer", "minimum": 0 })),
            // A date of TOML: editors have no type for it.
            ("checked", json!({})),
        ];
        self.keys("resource", keys, &["title", "url"])
    }

    fn contact(&self) -> Value {
        let keys = [
            ("label", text()),
            ("mail", text()),
            ("url", json!({ "type": "string", "pattern": "^https?://" })),
            ("action", text()),
        ];
        self.keys("contact", keys, &["label"])
    }

    fn eligibility(&self) -> Value {
        let keys = [
            ("when", reference("condition")),
            ("label", text()),
            ("offers", texts()),
        ];
        self.keys("eligibility", keys, &["when", "label"])
    }

    fn source(&self) -> Value {
        let keys = [
            ("title", text()),
            ("url", json!({ "type": "string", "pattern": "^https?://" })),
        ];
        self.keys("source", keys, &["title"])
    }

    fn example(&self) -> Value {
        let ranks = json!({
            "type": "object",
            "additionalProperties": { "anyOf": [reference("id"), { "const": 0 }] },
        });
        let verdicts = Verdict::ALL.map(Verdict::name);
        let expectations: Map<String, Value> = table(
            [
                ("level", ranks.clone()),
                ("possible", ranks),
                ("verdict", json!({ "enum": verdicts })),
                ("blockers", reference("ids")),
                (
                    "gap",
                    json!({ "type": "array", "items": reference("level") }),
                ),
                ("eligibility", text()),
            ],
            &[],
        );
        let keys = [
            ("profiles", reference("ids")),
            (
                "answers",
                json!({ "type": "object", "additionalProperties": reference("answer") }),
            ),
            ("expect", Value::Object(expectations)),
        ];
        self.keys("example", keys, &[])
    }
}
