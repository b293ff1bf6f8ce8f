// Pictures of a report at three sizes, for the README and for a look: node pictures.mjs REPORT.html FOLDER
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const [report, folder] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const pictures = [
  { name: "desktop", width: 1360, height: 850, scheme: "light", layers: [] },
  { name: "claim", width: 1360, height: 850, scheme: "light", layers: [1], claim: true },
  { name: "dark", width: 1024, height: 768, scheme: "dark", layers: [2], claim: true },
  { name: "phone", width: 390, height: 844, scheme: "light", layers: [1], claim: true },
];
for (const { name, width, height, scheme, layers, claim } of pictures) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(`file://${report}`);
  await page.evaluate((shown) => {
    const switches = document.querySelectorAll(".layers input");
    for (const i of shown) switches[i]?.click();
  }, layers);
  if (claim) await page.$$eval(".findings li:has(.picture) .words", (links) => links.at(-1)?.click());
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
