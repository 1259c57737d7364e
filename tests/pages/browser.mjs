// The one browser of a run.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Starts Chromium without a window, with an empty profile, and with no way out to the network. */
export async function launch() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    console.error(`no Chromium at ${executablePath}: install it, or set CHROMIUM to its path`);
    process.exit(2);
  }
  return chromium.launch({
    executablePath,
    args: [
      // Root, as in a container, may not use the sandbox; nothing is opened but files of ours.
      "--no-sandbox",
      "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run",
      "--disable-background-networking", "--disable-component-update",
      // A request of a page is seen and told, but never leaves.
      "--host-resolver-rules=MAP * ~NOTFOUND",
      // The same pixels on every screen.
      "--disable-lcd-text", "--font-render-hinting=none",
    ],
  });
}
