// Choosing and hovering, in all three at once.
const isWide = () => matchMedia("(min-width: 60rem)").matches;
const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const paint = () => {
  paintTable();
  paintText();
  paintPicture();
};
const hover = (numbers) => {
  state.hovered = numbers;
  const lit = new Set(numbers);
  for (const row of byId("rows").querySelectorAll("tr.row")) row.classList.toggle("lit", lit.has(Number(row.dataset.number)));
  paintText();
  paintPicture();
};
const choose = (number, where) => {
  state.chosen = number;
  paint();
  if (number === null) return;
  // One smooth movement at a time: two would stop each other.
  const row = where === "table" ? null : byId("rows").querySelector("tr.chosen");
  if (row && isWide()) row.scrollIntoView({ block: "center" });
  if (where !== "text" && (isWide() || where === "view")) showInText(statements[number]);
  paintText();
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.chosen !== null) choose(null, "table");
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("filter-words").focus();
  }
});

// On paper there is no button for more.
addEventListener("beforeprint", () => {
  state.count = Math.max(state.count, 5000);
  paintTable();
});

byId("title").textContent = data.title || "Knowledge graph";
const asserted = statements.filter(isAsserted).length;
byId("told").textContent = [data.date, many(data.documents.length, "document", "documents"), many(statements.length, "statement", "statements"), `${asserted.toLocaleString("en")} asserted`].filter(Boolean).join(" · ");
byId("views").append(...routes().map(([name, label]) => make("a", { href: `#${name}` }, label)));
fields();
paintTable();
showView();
// A link may lead to a statement, by the end of its identifier.
const showAsked = () => {
  const asked = /^#statement-([0-9a-f]{32})$/.exec(location.hash);
  const found = asked && statements.find((statement) => statement.iri.endsWith(`/${asked[1]}`));
  if (found) choose(found.number, "link");
};
showAsked();
addEventListener("hashchange", () => {
  showView();
  showAsked();
});
addEventListener("popstate", showView);
