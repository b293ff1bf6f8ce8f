// What a stranger might send: every string of tests/hostile.json in one text, under a name that is no better.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const strings = JSON.parse(readFileSync(join(here, "..", "hostile.json"), "utf8"));
export const name = "<img src=x onerror=alert('ran')> {top_n} $x$ [a](javascript:alert('ran')) \u202e.txt";
const said = (text, i) => `The minister said on Monday that ${text} was “${text.replaceAll("\n", " ")}” to China. Speaker${i} ${text} denied it.`;
export const text = ["<script>alert('ran')</script> & talks", ...Object.values(strings).map(said)].join("\n\n");

if (process.argv[2]) {
  mkdirSync(process.argv[2], { recursive: true });
  writeFileSync(join(process.argv[2], name), text);
}
