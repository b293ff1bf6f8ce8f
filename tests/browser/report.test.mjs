// What a reader does with a report, in a real browser, on the default article and on a hostile text with emoji.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const folder = process.env.REPORTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const reports = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "corpus").map(({ name }) => `${name}/report.html`);
const apart = reports.map((report) => join(dirname(report), "chapters")).filter((chapters) => existsSync(join(folder, chapters)))
  .flatMap((chapters) => readdirSync(join(folder, chapters)).map((file) => join(chapters, file)));
let browser;

before(async () => {
  browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

// A page with the report, and what went wrong in it: messages, requests that leave the file, navigations.
async function open(name, { hash = "", width = 1280, scheme = "light", script = true } = {}) {
  const page = await browser.newPage();
  const trouble = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("dialog", (dialog) => { trouble.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) trouble.push(request.url()); });
  await page.setViewport({ width, height: 900 });
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(`file://${join(folder, name)}${hash}`);
  return { page, trouble };
}

// In the page: the characters that are lit, by their background, in the order of the text.
const lit = () => {
  const light = getComputedStyle(document.documentElement).getPropertyValue("--lit");
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.background = light;
  const colour = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  let found = "";
  while (walker.nextNode()) if (getComputedStyle(walker.currentNode.parentElement).backgroundColor === colour) found += walker.currentNode.data;
  return found;
};

// In the page: what each claim says that its words are.
const claimed = () => {
  const article = document.querySelector("article");
  const characters = [...[...article.querySelectorAll(":scope > :not(.given)")].map((part) => part.textContent).join("")];
  const words = ([start, end]) => characters.slice(start, end).join("");
  const united = (spans) => spans.reduce((held, span) => {
    const last = held.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else held.push([...span]);
    return held;
  }, []);
  const claims = article.dataset.claims.split(" ").map((claim) => claim.split(";").map((span) => span.split("-").map(Number)));
  return claims.map((spans, i) => [`c${i + 1}`, united(spans).map(words).join(""), spans]);
};

async function looksRight(name, width, scheme) {
  const { page, trouble } = await open(name, { width, scheme });
  await page.setBypassCSP(true);
  await page.reload();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const box of document.querySelectorAll(".layers input")) box.click();
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  assert.deepEqual(trouble, []);
  await page.close();
}

async function isValid(name) {
  const checked = await new HtmlValidate({ extends: ["html-validate:standard"] }).validateFile(join(folder, name));
  assert.deepEqual(checked.results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`)), []);
}

// Links inside a page have their anchors, links to other files of the report folder their files.
async function leadsSomewhere(name) {
  const { page } = await open(name);
  const links = await page.$$eval("a[href]:not([download])", (found) => found.map((a) => [a.getAttribute("href"), Boolean(document.getElementById(a.getAttribute("href").slice(1)))]));
  assert.deepEqual(links.filter(([to, there]) => !(to.startsWith("#") ? there : existsSync(join(folder, dirname(name), decodeURI(to))))), []);
  await page.close();
}

describe("pages beside the report", () => {
  for (const name of [...apart, "corpus/report.html", "index.html"]) {
    test(`${name}: valid, accessible on a phone and a desk, every link leads somewhere`, async () => {
      await isValid(name);
      await leadsSomewhere(name);
      await looksRight(name, 390, "dark");
      await looksRight(name, 1280, "light");
    });
  }

  test("a heading of the index sorts it", async () => {
    const { page } = await open("index.html");
    const words = () => page.$$eval("tbody tr td:nth-child(3)", (cells) => cells.map((cell) => Number(cell.textContent.replaceAll(",", ""))));
    const before = await words();
    await page.click("thead th:nth-child(3) button");
    assert.deepEqual(await words(), before.toSorted((a, b) => b - a));
    await page.close();
  });
});

for (const name of reports) {
  describe(name, () => {
    for (const scheme of ["light", "dark"]) {
      for (const width of [320, 390, 768, 1280, 1920]) {
        test(`axe finds nothing, nothing scrolls sideways and nothing is asked of anybody (${scheme}, ${width})`, () => looksRight(name, width, scheme));
      }
    }

    test("the HTML is valid", () => isValid(name));

    for (const script of [true, false]) {
      test(`each claim lights its own words to the character, ${script ? "with" : "without"} script`, async () => {
        const { page } = await open(name);
        const claims = await page.evaluate(claimed);
        await page.close();
        const again = await open(name, { script });
        for (const [anchor, words] of claims) {
          await again.page.goto(`${again.page.url().split("#")[0]}#${anchor}`);
          assert.equal(await again.page.evaluate(lit), words, anchor);
        }
        assert.ok(claims.length > 5);
        assert.deepEqual(again.trouble, []);
        await again.page.close();
      });
    }

    test("a link with a claim opens with its words lit and in sight, and Back puts them out", async () => {
      const { page } = await open(name);
      const link = await page.$(".findings a.words");
      const anchor = await link.evaluate((a) => a.hash);
      await link.click();
      assert.notEqual(await page.evaluate(lit), "");
      assert.ok(await page.$eval(anchor, (words) => { const { top, bottom } = words.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }));
      await page.goBack();
      assert.equal(await page.evaluate(lit), "");
      await page.close();
    });

    test("every link leads somewhere, and every link of a figure can be reached by Tab and has a name", async () => {
      await leadsSomewhere(name);
      const { page } = await open(name);
      const bars = await page.$$eval("svg a", (links) => links.map((a) => [a.tabIndex, a.getAttribute("aria-label")]));
      assert.ok(bars.every(([tab, label]) => tab === 0 && label.trim()));
      await page.close();
    });

    test("every figure has a name, and no name is a placeholder", async () => {
      const { page } = await open(name);
      const names = await page.$$eval("figure svg[role=img]", (pictures) => pictures.map((svg) => svg.getAttribute("aria-label")));
      assert.equal(names.length, await page.$$eval("figure", (figures) => figures.length));
      assert.ok(names.every((label) => label.length > 20 && !/no description/i.test(label)));
      await page.close();
    });

    test("a heading sorts its table, and again the other way", async () => {
      const { page, trouble } = await open(name);
      const cells = () => page.$eval(".table table:has(th.n)", (table) => {
        const column = [...table.tHead.rows[0].cells].findIndex((cell) => cell.classList.contains("n"));
        return [...table.tBodies[0].rows].map((row) => Number(row.cells[column].textContent.replaceAll(",", "").replace("−", "-")));
      });
      const click = () => page.$eval(".table table:has(th.n) th.n button", (button) => button.click());
      await click();
      const down = await cells();
      await click();
      assert.deepEqual(down, [...down].sort((a, b) => b - a));
      assert.deepEqual(await cells(), [...down].sort((a, b) => a - b));
      assert.deepEqual(trouble, []);
      await page.close();
    });

    test("a word typed into the search gives its lines, and a line shows the word in the text", async () => {
      const { page, trouble } = await open(name);
      await page.type(".search input", "denied");
      const hits = await page.$$eval(".lines b", (found) => found.map((hit) => hit.textContent));
      assert.ok(hits.length > 0 && hits.every((hit) => hit.toLowerCase() === "denied"));
      await page.click(".lines a");
      assert.equal(await page.evaluate(() => [...CSS.highlights.get("found")].map(String).join()), "denied");
      assert.deepEqual(trouble, []);
      await page.close();
    });

    test("a claim's passages are gone through one by one, and copied with their places", async () => {
      const { page, trouble } = await open(name);
      await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; });
      const [anchor, , spans] = (await page.evaluate(claimed)).find(([, , held]) => held.length > 1);
      await page.evaluate((to) => { location.hash = to; }, anchor);
      await page.waitForSelector(".steps:not([hidden])");
      await page.$eval(".steps button:nth-of-type(2)", (button) => button.click());
      assert.equal(await page.$eval(".steps span", (place) => place.textContent), `Passage 2 of ${spans.length}`);
      await page.$eval(".steps button:nth-of-type(3)", (button) => button.click());
      const copied = await page.evaluate(() => globalThis.copied);
      for (const [start, end] of spans) assert.ok(copied.includes(`(characters ${start}–${end})`));
      assert.ok(copied.endsWith(`report.html#${anchor}`));
      assert.deepEqual(trouble, []);
      await page.close();
    });

    test("on paper every table shows its rows, and what only works on a screen is gone", async () => {
      const { page } = await open(name, { width: 720 });
      await page.emulateMediaType("print");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 720);
      const seen = (selector) => page.$$eval(selector, (found) => found.map((element) => element.getClientRects().length > 0));
      assert.ok((await seen(".table tbody tr:first-child")).every(Boolean));
      assert.ok((await seen("nav, .search, .layers, th button::after")).every((shown) => !shown));
      assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
      await page.close();
    });
  });
}
