// What the report offers beyond links: search, step through a claim's passages, copy them as a quotation.

const article = document.querySelector("article");

// The text: its characters, as the page holds them, and ranges of them

const nodes = [];
let text = "";
for (const paragraph of all("article > :not(.given)")) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
}

function range(start, end) {
  const first = nodes.findLast((held) => held.start <= start);
  const last = nodes.findLast((held) => held.start < end);
  const made = document.createRange();
  made.setStart(first.node, start - first.start);
  made.setEnd(last.node, end - last.start);
  return made;
}

function show(start, end) {
  const found = range(start, end);
  if (globalThis.Highlight) CSS.highlights.set("found", new Highlight(found));
  found.startContainer.parentElement.scrollIntoView({ block: "center" });
}

// Search: a word, or the kind of a mark (an actor, a frame), and its places in their contexts

const AROUND = 36;

function places(query) {
  const written = query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const words = [...text.matchAll(RegExp(written, "giu"))].map((hit) => [hit.index, hit.index + hit[0].length]);
  const kinds = all(".kinds span").filter((kind) => kind.textContent.toLowerCase().includes(query.toLowerCase()));
  const marked = kinds.flatMap((kind) => all(`.${kind.classList[1]}`, article)).map((piece) => {
    const { start } = nodes.find(({ node }) => piece.contains(node));
    return [start, start + piece.textContent.length];
  });
  const found = [...words, ...marked].sort(([a, b], [c, d]) => a - c || b - d);
  return found.filter((span, i) => !i || String(span) !== String(found[i - 1]));
}

function line([start, end]) {
  const onclick = (event) => {
    event.preventDefault();
    show(start, end);
  };
  const hit = make("b", {}, text.slice(start, end));
  const link = make("a", { href: "#text", onclick }, text.slice(Math.max(0, start - AROUND), start), hit, text.slice(end, end + AROUND));
  return make("li", {}, link);
}

const lines = make("ol", { className: "lines" });
const query = make("input", {
  type: "search",
  oninput: () => {
    const found = query.value.trim().length > 1 ? places(query.value.trim()) : [];
    globalThis.Highlight && CSS.highlights.delete("found");
    lines.replaceChildren(...found.slice(0, 100).map(line));
    say(`${found.length} places`);
  },
});
article.before(make("div", { className: "search" }, make("label", {}, "Find a word, an actor, a frame ", query), lines));

// The claim that the address names: its passages one by one, and all of them as a quotation

// In the order of their numbers: `12-19;30-41` for each.
const spans = article.dataset.claims.split(" ").filter(Boolean).map((claim) => claim.split(";").map((span) => span.split("-").map(Number)));
const claims = Object.fromEntries(spans.map((held, i) => [`c${i + 1}`, held]));
const characters = [...text]; // offsets count characters; strings here count UTF-16 units
const units = (offset) => characters.slice(0, offset).join("").length;
const where = make("span");
let anchor = "";
let current = 0;

function step(by) {
  const passages = claims[anchor];
  current = (current + by + passages.length) % passages.length;
  where.textContent = `Passage ${current + 1} of ${passages.length}`;
  if (by) {
    show(...passages[current].map(units));
    say(where.textContent);
  }
}

async function quote() {
  const words = claims[anchor].map(([start, end]) => `“${characters.slice(start, end).join("")}” (characters ${start}–${end})`);
  await navigator.clipboard.writeText(`${words.join("; ")}. ${document.title}, ${location.pathname.split("/").pop()}#${anchor}`);
  say("Copied");
}

const button = (label, onclick) => make("button", { type: "button", onclick }, label);
const steps = make("div", { className: "steps" }, where, button("Previous", () => step(-1)), button("Next", () => step(1)), button("Copy as quotation", quote));
article.before(steps);

function follow() {
  anchor = Object.hasOwn(claims, location.hash.slice(1)) ? location.hash.slice(1) : "";
  steps.hidden = !anchor;
  globalThis.Highlight && CSS.highlights.delete("found");
  current = 0;
  if (anchor) step(0);
}
addEventListener("hashchange", follow);
follow();
