// How soon a report is seen, and how soon a claim lights its words: node speed.mjs REPORT.html
import puppeteer from "puppeteer-core";

const LOADS = 9;
const [report] = process.argv.slice(2);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const paints = [], clicks = [];
for (let load = 0; load < LOADS; load += 1) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`file://${report}`);
  paints.push(await page.evaluate(() => new Promise((resolve) => {
    const seen = (list) => list.getEntriesByName("first-contentful-paint").forEach(({ startTime }) => resolve(startTime));
    new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
  })));
  // From a click to the end of the next frame, on every finding.
  clicks.push(...await page.evaluate(async () => {
    const took = [];
    for (const link of document.querySelectorAll(".findings a.words")) {
      await new Promise(requestAnimationFrame);
      const began = performance.now();
      link.click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      took.push(performance.now() - began);
    }
    return took;
  }));
  await page.close();
}
await browser.close();
console.log(`${"first paint, median".padEnd(32)}${median(paints).toFixed(0).padStart(6)} ms  (${LOADS} loads)`);
console.log(`${"a click on a claim, median".padEnd(32)}${median(clicks).toFixed(0).padStart(6)} ms  (${clicks.length} clicks)`);
console.log(`${"a click on a claim, slowest".padEnd(32)}${Math.max(...clicks).toFixed(0).padStart(6)} ms`);
