// A report on a hostile text does nothing but show it; the same text on a page that escapes nothing does what it can.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { name, strings, text } from "./hostile.mjs";

const folder = process.env.HOSTILE;
const control = mkdtempSync(join(tmpdir(), "presslens-control-"));
const pages = readdirSync(folder, { recursive: true }).filter((file) => [".html", ".svg"].includes(extname(file)));
let browser;

before(async () => {
  browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(async () => {
  await browser.close();
  rmSync(control, { recursive: true });
});

// What happens while a page is opened, and everything in it is clicked: scripts, requests, navigations, windows.
async function happens(file, use = async () => undefined, click = true) {
  const page = await browser.newPage();
  const url = pathToFileURL(file).href;
  const found = { scripts: [], requests: [], navigations: [] };
  const here = (other) => other.split("#")[0] === url;
  const opened = (target) => { if (target.opener() === page.target()) found.navigations.push(target.url()); };
  browser.on("targetcreated", opened);
  page.on("dialog", async (dialog) => { found.scripts.push(dialog.message()); await dialog.dismiss(); });
  page.on("pageerror", (error) => found.scripts.push(String(error)));
  page.on("framenavigated", (frame) => { if (frame !== page.mainFrame() || !here(frame.url())) found.navigations.push(frame.url()); });
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (here(request.url()) || request.url().startsWith("data:image/")) return request.continue();
    (request.isNavigationRequest() ? found.navigations : found.requests).push(request.url());
    return request.abort();
  });
  await page.goto(url);
  const used = await use(page);
  if (click) await page.evaluate(clickEverything).catch(() => undefined); // a navigation ends what runs in the page
  await page.waitForNetworkIdle({ idleTime: 50 });
  browser.off("targetcreated", opened);
  await page.close();
  return { ...found, used };
}

// In the page. What leads to a file beside it is looked at, not followed: those files are the report's own.
async function clickEverything() {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const sheet of document.styleSheets) sheet.disabled = true; // each of a thousand clicks would be drawn
  for (const element of document.querySelectorAll("a, button, summary, label, input, th, [onclick]")) {
    const to = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
    if (element.hasAttribute("download") || /^(\.\.\/)*(notebooks|tables|chapters|[\p{L}\p{N}-]+)\/[\w.-]+$|^(\.\.\/)*report\.html$/u.test(to)) continue;
    if (!element.checkVisibility()) continue;
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
    element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    element.focus?.();
  }
  await new Promise((done) => { setTimeout(done); }); // a page behind a window that it opened draws no frames
}

const bare = (written) => written.normalize("NFC").replaceAll(/[\s\u0085\u001c-\u001f]/gu, "");

describe("a report on a hostile text", () => {
  for (const file of pages) {
    test(`${file}: 0 scripts, 0 requests, 0 navigations`, async () => {
      const { scripts, requests, navigations } = await happens(join(folder, file));
      assert.deepEqual({ scripts, requests, navigations }, { scripts: [], requests: [], navigations: [] });
    });
  }

  for (const file of pages.filter((other) => other.endsWith("report.html"))) {
    test(`${file}: the text and the file's name are shown as they were written`, async () => {
      const { used } = await happens(join(folder, file), (page) => page.evaluate(() => [
        [...document.querySelectorAll("article > :not(.given)")].map((part) => part.textContent).join(""),
        document.querySelector(".facts dd").textContent,
      ]), false);
      assert.equal(bare(used[0]), bare(text));
      assert.equal(used[1], name);
    });

    test(`${file}: a search for any of it shows it as it is written and runs nothing`, async () => {
      const { used, ...found } = await happens(join(folder, file), (page) => page.evaluate((searched) => {
        const input = document.querySelector(".search input");
        return searched.map((value) => {
          input.value = value;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          return document.querySelectorAll(".lines :is(script, img, svg, iframe, style, meta, form)").length;
        });
      }, Object.values(strings)), false);
      assert.deepEqual(found, { scripts: [], requests: [], navigations: [] });
      assert.deepEqual(used, Object.values(strings).map(() => 0));
    });
  }
});

describe("the control: the same text, unescaped", () => {
  const exported = async (content) => {
    const file = join(control, "control.html");
    writeFileSync(file, `<!doctype html><meta charset=utf-8><body>${content}`);
    return happens(file);
  };

  test("the whole text fires", async () => {
    const { scripts, requests } = await exported(text);
    assert.ok(scripts.length > 0 && requests.length > 0);
  });

  test("string by string, scripts run, others are asked and the page is left", async () => {
    const fired = { scripts: 0, requests: 0, navigations: 0 };
    for (const content of Object.values(strings)) {
      const found = await exported(content);
      for (const kind of Object.keys(fired)) fired[kind] += found[kind].length > 0;
    }
    assert.ok(fired.scripts >= 10 && fired.requests >= 5 && fired.navigations >= 5, JSON.stringify(fired));
  });
});
