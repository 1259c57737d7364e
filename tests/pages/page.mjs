// All that is checked of one page, in three visits.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { clipped, sideways, structure } from "./inside.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
/** How long a visit may take, in milliseconds. A report takes two seconds, on a busy machine more than twenty. */
const VISIT = 60_000;
/** What a reader may set who needs air between letters and lines (WCAG 1.4.12). */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }`;

/** Faults and notes of a page, each told once with all the windows it shows in. */
class Findings {
  entries = new Map();

  add(kind, rule, element, what, where) {
    const key = JSON.stringify([kind, rule, element, what]);
    const entry = this.entries.get(key) ?? { kind, rule, element, what, where: new Set() };
    if (where) entry.where.add(where);
    this.entries.set(key, entry);
  }

  addAll(faults, where) {
    for (const [rule, element, what] of faults) this.add("fault", rule, element, what, where);
  }
}

/** Checks `file` and returns its findings; writes pictures of it to the folder `pictures`, if any. */
export async function checkPage(browser, file, pictures) {
  const found = new Findings();
  for (const visit of [watch, resize, audit]) {
    const contexts = [];
    const open = async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context;
    };
    try {
      await Promise.race([visit(open, file, found, pictures), late()]);
    } catch (error) {
      found.add("fault", "unreadable", "", error.message);
      break;
    } finally {
      for (const context of contexts) await context.close();
    }
  }
  return [...found.entries.values()];
}

/** A script that never ends holds up whatever is asked of its page. */
async function late() {
  await setTimeout(VISIT, undefined, { ref: false });
  throw new Error(`nothing more to be had from the page in ${VISIT / 1000} s`);
}

/** As a reader opens and prints it, its security policy in force: what it does, and how it is built. */
async function watch(open, file, found, pictures) {
  const address = pathToFileURL(file).href;
  const context = await open({ viewport: DESK });
  const requests = new Set();
  let watching = true;
  const fault = (rule, element, what) => watching && found.add("fault", rule, element, what);
  const asked = (url) => {
    requests.add(url);
    fault("request", url, "a page of one file asks for nothing else");
  };
  context.on("request", (request) => request.url() === address || asked(request.url()));
  context.on("console", (message) => {
    // A request that failed was told already.
    if (!["error", "warning"].includes(message.type()) || requests.has(message.location().url)) return;
    const rule = message.text().includes("Content Security Policy") ? "csp" : "console";
    fault(rule, "", message.text());
  });
  context.on("weberror", (error) => fault("page-error", "", error.error().message));
  context.on("dialog", (dialog) => {
    fault("dialog", "", dialog.message());
    return dialog.dismiss();
  });

  const page = await context.newPage();
  context.on("page", (other) => fault("window", other.url(), "the page opens another window"));
  page.on("websocket", (socket) => asked(socket.url()));
  await page.goto(address);
  const to = pictures && join(pictures, basename(file, ".html"));
  await page.pdf({ path: to && `${to}.pdf`, format: "A4", printBackground: true });
  // Late scripts get their chance.
  await page.waitForTimeout(100);

  found.addAll(await page.evaluate(structure));
  const written = await page.evaluate((source) =>
    new DOMParser().parseFromString(source, "text/html").title, await readFile(file, "utf8"));
  if (await page.title() !== written) fault("title-changed", "", `“${written}” was written`);
  if (await page.evaluate(() => "pwned" in window)) fault("pwned", "", "a text of the page ran as a script");

  // What taking pictures does to the page is no fault of the page.
  watching = false;
  for (const viewport of to ? [DESK, PHONE] : []) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: `${to}-${viewport.width}.png`, fullPage: true });
  }
}

/** In narrow windows, and enlarged: nothing to scroll sideways for, nothing cut off (WCAG 1.4.4, 1.4.10). */
async function resize(open, file, found) {
  // 320 px is a window of 1280 px at 400 %; 640 px at scale 2, the same at 200 %.
  for (const [width, deviceScaleFactor] of [[360, 1], [320, 1], [640, 2]]) {
    const context = await open({ viewport: { ...PHONE, width }, deviceScaleFactor });
    const page = await visit(context, file);
    const where = `${width} px` + (deviceScaleFactor > 1 ? ` at scale ${deviceScaleFactor}` : "");
    found.addAll(await page.evaluate(sideways), where);
    found.addAll(await page.evaluate(clipped), where);
  }
}

/** What axe says, and texts set wider. The security policy would keep both out: it is off here only. */
async function audit(open, file, found) {
  const page = await visit(await open({ bypassCSP: true }), file);
  await page.addScriptTag({ content: axe });
  const dark = (await readFile(file, "utf8")).includes("prefers-color-scheme");
  for (const colorScheme of dark ? ["light", "dark"] : ["light"]) {
    await page.emulateMedia({ colorScheme });
    for (const viewport of [DESK, PHONE]) {
      await page.setViewportSize(viewport);
      const { violations, incomplete } = await page.evaluate((values) =>
        axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations", "incomplete"] }), TAGS);
      const where = `${viewport.width} px` + (colorScheme === "dark" ? ", dark" : "");
      const tell = (kind) => ({ id, nodes }) => nodes.forEach((node) =>
        found.add(kind, id, node.html.slice(0, 160), explain(node), where));
      violations.forEach(tell("fault"));
      incomplete.forEach(tell("note"));
    }
  }
  await page.addStyleTag({ content: SPACING });
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport);
    found.addAll(await page.evaluate(clipped), `${viewport.width} px, text spaced`);
  }
}

/** Opens the page with all its details unfolded: what is folded is neither laid out nor audited. */
async function visit(context, file) {
  const page = await context.newPage();
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  return page;
}

/** Why axe complains: what it says of each check that does not hold. */
function explain({ target, any, all, none }) {
  const reasons = [...any, ...all, ...none].map((check) => check.message);
  return `${target.join(" ")}: ${reasons.join("; ")}`;
}
