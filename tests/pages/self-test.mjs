// node self-test.mjs
// A check that cannot fail is worthless: each page of faulty/ has the fault that its name tells, and
// no other. RULE--WHICH.html breaks RULE; RULE+OTHER.html breaks two that go together. The pages of
// sound/ have none, though one of them holds all that a hostile text may try, made harmless.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

process.chdir(import.meta.dirname);

/** Runs the check as a person does. Returns how it ends, and the rules found broken for each page. */
function check(folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["check.mjs", folder], { encoding: "utf8" });
  assert.equal(stderr, "");
  const rules = new Map(readdirSync(folder).sort().map((name) => [name, new Set()]));
  for (const [, name, rule] of stdout.matchAll(/^fault (\S+) (\S+)/gm)) rules.get(name).add(rule);
  const broken = [...rules].map(([name, rules]) => [name, [...rules].sort().join("+")]);
  return { status, stdout, broken: Object.fromEntries(broken) };
}

const sound = check("sound");
assert.equal(sound.stdout.match(/^fault[^]*/m)?.[0], undefined);
assert.equal(sound.status, 0);

const faulty = check("faulty");
const promised = readdirSync("faulty").sort().map((name) => [name, name.replace(/(--.*)?\.html$/, "")]);
assert.deepEqual(faulty.broken, Object.fromEntries(promised));
assert.equal(faulty.status, 1);
console.log(`the check finds what is wrong with each of ${promised.length} faulty pages`);
