// node check.mjs FOLDER [--screenshots DIR]
// Opens every page of FOLDER in Chromium. Tells each fault, then exits with 1 if there is one.
// A note is what axe cannot judge, such as the contrast of a text over a drawing: for a person to see.
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { checkPage } from "./page.mjs";

/** How many pages are open at once: much of a visit is waiting. */
const LANES = 3;

/** Pages may be hostile: nothing of theirs but printable characters reaches the terminal. */
const printable = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");

function tell(name, { kind, rule, element, what, where }) {
  const places = where.size ? `  (${[...where].join("; ")})` : "";
  console.log(printable(`${kind} ${name} ${rule}${places}`));
  for (const line of (element ?? "").split("\n")) if (line) console.log(`    ${printable(line)}`);
  console.log(`    ${printable(what)}`);
}

const { values, positionals } = parseArgs({
  options: { screenshots: { type: "string" } },
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error("usage: node check.mjs FOLDER [--screenshots DIR]");
  process.exit(2);
}
const [folder] = positionals;
const names = (await readdir(folder)).filter((name) => name.endsWith(".html")).sort();
if (values.screenshots) await mkdir(values.screenshots, { recursive: true });

const start = Date.now();
const browser = await launch();
let faults = 0;
try {
  const findings = [];
  let next = 0;
  const lane = async () => {
    while (next < names.length) {
      const mine = next++;
      findings[mine] = await checkPage(browser, join(folder, names[mine]), values.screenshots);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  names.forEach((name, index) => findings[index].forEach((finding) => tell(name, finding)));
  faults = findings.flat().filter(({ kind }) => kind === "fault").length;
} finally {
  await browser.close();
}
const seconds = ((Date.now() - start) / 1000).toFixed(1);
console.log(`${names.length} pages checked in ${seconds} s: ${faults || "no"} fault(s)`);
if (!names.length) console.error(`no page in ${folder}: nothing was checked`);
if (faults || !names.length) process.exitCode = 1;
