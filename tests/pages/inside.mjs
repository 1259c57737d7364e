// What is looked at from inside a page. The browser gets each function as text: none may use
// anything outside itself. Each returns faults as [rule, element, what is wrong]. Rules that axe
// has too bear axe's name: here they are stricter.

/** Links, ids, headings, tables, drawings, and what a page of one file has no use for. */
export function structure() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const show = (element) => element.outerHTML.slice(0, 160);
  const fault = (rule, element, what) => faults.push([rule, element && show(element), what]);

  const ids = new Set();
  for (const element of all("[id]")) {
    if (ids.has(element.id)) fault("duplicate-id", element, `the id “${element.id}” is taken`);
    ids.add(element.id);
  }

  for (const link of all("a, area")) {
    const address = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    // Strict on purpose: no leading space, no address that depends on where the file lies.
    if (!/^(https?:\/\/|mailto:|#)/i.test(address)) {
      fault("link-address", link, `“${address}” is neither http(s), mailto nor #`);
    }
  }
  for (const element of all("[href^='#']")) {
    const target = element.getAttribute("href").slice(1);
    let decoded = target;
    try { decoded = decodeURIComponent(target); } catch { /* then it is taken as it is written */ }
    if (!ids.has(target) && !ids.has(decoded)) {
      fault("link-target", element, `the page has no id “${target}”`);
    }
  }

  const headings = all("h1, h2, h3, h4, h5, h6");
  const ones = headings.filter((heading) => heading.matches("h1"));
  if (ones.length !== 1) fault("page-has-heading-one", ones[1], `${ones.length} h1, not one`);
  let above = 0;
  for (const heading of headings) {
    const level = Number(heading.tagName[1]);
    if (level > above + 1) fault("heading-order", heading, `level ${level} after level ${above}`);
    above = level;
  }

  for (const table of all("table")) {
    if (!table.caption?.textContent.trim()) fault("table-caption", table, "a table without caption");
  }
  for (const th of all("th")) {
    if (!["row", "col", "rowgroup", "colgroup"].includes(th.getAttribute("scope"))) {
      fault("th-scope", th, "a th that does not say what it heads");
    }
  }

  // A drawing that says nothing may be hidden from those who do not see it; one with words may not.
  const isDecoration = (svg) =>
    svg.getAttribute("aria-hidden") === "true" && !svg.querySelector("text, title, a");
  for (const svg of all("svg").filter((svg) => !svg.parentElement.closest("svg") && !isDecoration(svg))) {
    const labels = (svg.getAttribute("aria-labelledby") ?? "").split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const title = svg.querySelector(":scope > title")?.textContent ?? "";
    const named = [labels, svg.getAttribute("aria-label") ?? "", title].some((name) => name.trim());
    if (svg.getAttribute("role") !== "img" || !named) {
      fault("svg-img-alt", svg, "a drawing without role=img or without name");
    }
  }

  // Without it a phone lays the page out as for a desk, then shrinks it.
  if (all("meta[name=viewport]").length !== 1) fault("meta-viewport", null, "no meta viewport");

  // Hints such as preconnect open connections that no request tells of.
  const foreign = "link:not([href^='data:']), base, meta[http-equiv=refresh i], form, "
    + "iframe, frame, object, embed, portal";
  for (const element of all(foreign)) {
    fault("foreign-element", element, "a report of one file needs no such element");
  }
  for (const element of all("*")) {
    for (const { name } of element.attributes) {
      if (/^on/i.test(name)) fault("event-handler", element, `the attribute ${name} runs a script`);
    }
  }
  return faults;
}

/** Where the page is wider than the window, and what sticks out of it. */
export function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrolls = (element) => element && element !== document.body
    && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  // The innermost ones only: those around them stick out because of them.
  const wide = [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > clientWidth + 1 && !scrolls(e.parentElement));
  const innermost = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
  const what = `the page is ${scrollWidth} px wide in a window of ${clientWidth} px`;
  return [["reflow", innermost.slice(0, 3).map((e) => e.outerHTML.slice(0, 160)).join("\n"), what]];
}

/** Texts that their box cuts off; texts of a drawing that leave it. */
export function clipped() {
  const faults = [];
  const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
  const fault = (element, what) => faults.push(["text-clipped", element.outerHTML.slice(0, 160), what]);
  for (const element of document.body.querySelectorAll("*:not(svg, svg *)")) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    // A box of one pixel is text for screen readers, hidden on purpose.
    if (!element.textContent.trim() || (clientWidth <= 1 && clientHeight <= 1)) continue;
    const style = getComputedStyle(element);
    if (cuts(style.overflowY) && scrollHeight > clientHeight + 1) {
      fault(element, `${scrollHeight} px of text in ${clientHeight} px of height`);
    } else if (cuts(style.overflowX) && scrollWidth > clientWidth + 1) {
      fault(element, `${scrollWidth} px of text in ${clientWidth} px of width`);
    }
  }
  for (const text of document.querySelectorAll("svg text")) {
    let svg = text.ownerSVGElement;
    while (svg.ownerSVGElement) svg = svg.ownerSVGElement;
    if (!cuts(getComputedStyle(svg).overflow)) continue;
    const [inner, outer] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
    if (inner.width && (inner.left < outer.left - 1 || inner.right > outer.right + 1
      || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1)) {
      fault(text, "a text that leaves its drawing");
    }
  }
  return faults;
}
