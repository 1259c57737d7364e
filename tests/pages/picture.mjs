// node picture.mjs HTML PNG [--width 1280] [--height 800 | --selector S]
// Takes the picture of the top of a page, or of one of its elements: the same bytes each time, given
// the same Chromium and fonts.
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const { values, positionals } = parseArgs({
  options: {
    width: { type: "string", default: "1280" },
    height: { type: "string", default: "800" },
    selector: { type: "string" },
  },
  allowPositionals: true,
});
const [html, path] = positionals;
const [width, height] = [Number(values.width), Number(values.height)];
if (positionals.length !== 2 || !(width > 0) || !(height > 0)) {
  console.error("usage: node picture.mjs HTML PNG [--width 1280] [--height 800 | --selector S]");
  process.exit(2);
}

const browser = await launch();
try {
  // Half as fine again as a plain screen: crisp, and light enough for a README.
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(resolve(html)).href);
  const subject = values.selector ? page.locator(values.selector).first() : page;
  await subject.screenshot({ path, animations: "disabled" });
} finally {
  await browser.close();
}
const kilobytes = Math.ceil((await stat(path)).size / 1000);
console.log(`${path}: ${kilobytes} kB`);
if (kilobytes > 300) console.error("over 300 kB: too heavy for a README, take less of the page");
