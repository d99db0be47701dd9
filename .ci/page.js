// The page in a browser: node .ci/page.js PROGRAM
//
// Needs the system's chromium, and playwright-core and axe-core in NODE_PATH; .ci/page.sh sees to them.
"use strict";
const { chromium } = require("playwright-core");
const { execFileSync, spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");

const program = process.argv[2];
const room = fs.mkdtempSync(path.join(require("os").tmpdir(), "page-"));
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
let passed = 0;
const check = (what, is) => {
  if (!is) throw new Error(`the page: ${what} does not hold`);
  passed += 1;
};

const extract = (name, ...inputs) => {
  execFileSync(program, ["extract", "-q", "--format", "html", "-o", path.join(room, name), ...inputs]);
  const [file] = fs.readdirSync(path.join(room, name));
  return `file://${path.join(room, name, file)}`;
};
const write = (name, text) => {
  const file = path.join(room, name);
  fs.writeFileSync(file, text);
  return file;
};

const HOSTILE = [
  "Maria Lopez met </script><script>window.hit=1</script> in Oslo.",
  'Maria Lopez met Peter "><img src=x onerror=window.hit=2> Otieno.',
  "Maria Lopez visited javascript:window.hit=3 and praised Norway.",
  "Maria Lopez praised &lt;b onmouseover=window.hit=4&gt; Norway &#x3C;script&#x3E; today.",
  "Maria Lopez \u001b[31mvisited\u001b[0m \u202eyawroN\u202c and \u2066Chile\u2069.",
  "Maria Lopez gave Norway a <svg/onload=window.hit=5> ship <!-- -->, ]]> and a horse.",
].join("\n\n");

const open = async (browser, address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("dialog", (dialog) => page.faults.push(dialog.message()));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("request", (request) => request.url().split("#")[0] !== address && page.faults.push(request.url()));
  await page.goto(address);
  return page;
};
const rows = (page) => page.locator("#rows tr.row");

const choosing = async (browser, address) => {
  const page = await open(browser, address);
  const row = rows(page).last();
  const before = await page.locator(".sentence.chosen").count();
  await row.locator("button").click();
  await page.waitForTimeout(900);
  check("nothing is chosen at first", before === 0);
  check("the sentence of a chosen statement is marked", (await page.locator(".sentence.chosen").count()) === 1);
  const seen = await page.locator(".sentence.chosen").evaluate((one) => {
    const box = one.getBoundingClientRect();
    const pane = document.getElementById("reading").getBoundingClientRect();
    return box.top >= pane.top && box.bottom <= pane.bottom;
  });
  check("it is in view", seen);
  const marked = await page.locator(".sentence .is-subject, .sentence .is-object").count();
  check("subject and object are marked in it", marked >= 2);
  check("the evidence is open", (await page.locator("tr.opened blockquote").count()) >= 1);
  await page.keyboard.press("Escape");
  check("Escape ends the choice", (await page.locator(".chosen").count()) === 0);
  const label = page.locator("#picture g[id^=l]").first();
  await label.dispatchEvent("click");
  check("an edge chooses its statement", (await page.locator("tr.chosen").count()) === 1);
  check("the edge is marked", (await page.locator("#picture g.chosen[id^=l]").count()) >= 1);
  await page.locator(".sentence").first().click();
  check("a sentence chooses its statement", (await page.locator("tr.chosen").count()) === 1);
  await page.locator("tr.chosen a.name").first().click();
  check("a name has a page of its own", (await page.locator("#view h2").count()) === 1);
  await page.goBack();
  check("going back goes back to the text", (await page.locator("#view article").count()) === 1);
  await rows(page).nth(3).locator("button").click();
  const link = await page.locator("tr.opened a[href^='#statement-']").getAttribute("href");
  await page.keyboard.press("Escape");
  await page.evaluate((to) => { location.hash = to; }, link);
  await page.waitForTimeout(100);
  check("a link leads to a statement", (await page.locator('tr.chosen[data-number="3"]').count()) === 1);
  check("nothing failed and nothing was fetched", page.faults.length === 0);
  await page.context().close();
};

const filtering = async (browser, address) => {
  const page = await open(browser, address);
  const all = await rows(page).count();
  await page.fill("#filter-words", "gifted");
  const left = await rows(page).count();
  check("a search leaves some rows", left > 0 && left < all);
  const texts = await rows(page).allInnerTexts();
  check("all of them have the word", texts.every((text) => text.includes("gifted")));
  const sentences = await page.locator(".sentence:not(.off)").count();
  check("the text keeps only their sentences", sentences > 0 && sentences <= left);
  const lines = await page.locator("#picture g[id^=l]:not(.dim), #picture g[id^=n]:not(.dim)").allTextContents();
  check("the picture keeps only their edges", lines.some((text) => text.includes("gifted")));
  const others = await page.locator("#picture g[id^=l]:not(.dim)").allTextContents();
  check("and no other", others.every((text) => text.includes("gifted")));
  await page.click("#clear");
  check("all come back", (await rows(page).count()) === all);
  await page.locator("#picture g[id^=n][role=button]").first().dispatchEvent("click");
  check("a node leaves what is about it", (await page.locator("#count").innerText()).includes(" about "));
  await page.selectOption("#filter-status", "asserted").catch(() => {});
  check("nothing failed", page.faults.length === 0);
  await page.context().close();
};

const keyboard = async (browser, address) => {
  const page = await open(browser, address);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  check("the first stop skips to the statements", first === "skip");
  await page.keyboard.press("/");
  await page.keyboard.type("Kim");
  check("a slash leads to the search", (await page.inputValue("#filter-words")) === "Kim");
  let name = "";
  for (let step = 0; step < 20 && name !== "open"; step += 1) {
    await page.keyboard.press("Tab");
    name = await page.evaluate(() => document.activeElement.className);
  }
  check("Tab leads to a statement", name === "open");
  await page.keyboard.press("Enter");
  const isOpen = await page.evaluate(() => document.activeElement.getAttribute("aria-expanded"));
  check("Enter opens it and stays on it", isOpen === "true");
  await page.keyboard.press("Enter");
  check("and closes it", (await page.locator("tr.opened").count()) === 0);
  await page.locator("#picture g[tabindex]:not(.dim)").first().focus();
  await page.keyboard.press("Enter");
  check("a node answers to Enter", (await page.locator("#picture .chosen").count()) >= 1);
  await page.locator(".sentence:not(.off)").first().focus();
  await page.keyboard.press("Enter");
  check("a sentence answers to Enter", (await page.locator(".sentence.chosen").count()) === 1);
  check("nothing failed", page.faults.length === 0);
  await page.context().close();
};

const copying = async (browser, address) => {
  const page = await open(browser, address, { permissions: ["clipboard-read", "clipboard-write"] });
  let count = 0;
  for (const row of (await rows(page).all()).slice(0, 12)) {
    await row.locator("button").click();
    await page.click("text=Copy as Turtle");
    const turtle = await page.evaluate(() => navigator.clipboard.readText());
    const read = spawnSync("rapper", ["-q", "-c", "-i", "turtle", "-", "https://example.org/"], { input: turtle });
    check(`Turtle can be read: ${turtle}${read.stderr}`, read.error || read.status === 0);
    await page.click("text=Copy as JSON");
    const record = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    check("JSON has its evidence", record.evidence.length > 0 && record.evidence[0].quote !== "");
    await row.locator("button").click();
    count += 1;
  }
  check("statements were copied", count > 3);
  await page.context().close();
};

const dragging = async (browser, address) => {
  const page = await open(browser, address);
  const shape = page.locator("#picture g[id^=n] ellipse").first();
  const lines = () => page.locator("#picture g[id^=e] path").evaluateAll((all) => all.map((one) => one.getAttribute("d")).join());
  const [before, box] = [await lines(), await shape.boundingBox()];
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 50, { steps: 4 });
  await page.mouse.up();
  const after = await shape.boundingBox();
  check("a node goes where it is dragged", Math.abs(after.x - box.x - 52) < 3);
  check("its edges come along", (await lines()) !== before && !/NaN|Infinity/.test(await lines()));
  check("dragging is no choice", (await page.locator(".chosen").count()) === 0 && (await page.locator("#clear").isHidden()));
  const frame = () => page.locator("#picture").getAttribute("viewBox");
  const whole = await frame();
  await page.click("#closer");
  check("a button brings it closer", (await frame()) !== whole);
  await page.click("#whole");
  check("and another shows all again", (await frame()).split(" ").every((part, place) => Math.abs(part - whole.split(" ")[place]) < 1));
  check("nothing failed", page.faults.length === 0);
  await page.context().close();
};

const dark = async (browser, address) => {
  const page = await open(browser, address, { colorScheme: "dark" });
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const sum = ground.match(/\d+/g).slice(0, 3).map(Number).reduce((one, other) => one + other);
  check("the ground is dark", sum < 150);
  await page.context().close();
};

const hostile = async (browser, address) => {
  const page = await open(browser, address);
  const buttons = await rows(page).locator("button").all();
  for (const button of buttons) {
    await button.click();
    await page.mouse.move(700, 300);
  }
  for (const view of ["names", "timeline", "document-0", "entity-0", "%3Cimg%20src%3Dx%3E"]) {
    await page.evaluate((to) => { location.hash = to; }, view);
    await page.waitForTimeout(50);
  }
  const hit = await page.evaluate(() => window.hit);
  check("nothing in a text runs", hit === undefined);
  const found = await page.evaluate(() => document.querySelectorAll("img, iframe, object, [onerror], [onload]").length);
  check("nothing in a text is markup", found === 0);
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href")));
  check("links lead to the page or the web", links.every((to) => /^(#|https?:)/.test(to)));
  check(`nothing failed or was fetched: ${page.faults}`, page.faults.length === 0);
  await page.context().close();
};

const access = async (browser, address) => {
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      const page = await open(browser, address, { colorScheme, viewport: { width, height } });
      const count = await rows(page).count();
      if (count > 0) await rows(page).nth(count > 1 ? 1 : 0).locator("button").click();
      await page.waitForTimeout(400);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      const grave = violations.filter((one) => ["serious", "critical"].includes(one.impact));
      const told = grave.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" ")}`);
      check(`axe finds nothing serious (${colorScheme}, ${width}): ${told.join("; ")}`, grave.length === 0);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(`nothing reaches out of the page at ${width}`, wide <= 0);
      await page.context().close();
    }
  }
};

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  const sample = extract("sample", "data/articles/putin-north-korea.txt");
  await choosing(browser, sample);
  await filtering(browser, sample);
  await keyboard(browser, sample);
  await copying(browser, sample);
  await dragging(browser, sample);
  await dark(browser, sample);
  await access(browser, sample);
  const text = write("hostile.txt", HOSTILE);
  const evil = extract("hostile", "--any-language", text);
  await hostile(browser, evil);
  await copying(browser, evil);
  const several = extract("several", "--any-language", text, "data/articles/putin-north-korea.txt");
  await access(browser, several);
  await hostile(browser, several);
  const empty = extract("empty", "--any-language", write("empty.txt", "Hm.\n"));
  await access(browser, empty);
  await browser.close();
  fs.rmSync(room, { recursive: true });
  console.log(`page         html                   ${passed} checks in chromium`);
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
