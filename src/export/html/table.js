// The table: every statement that the filters leave, some at a time; one opens to its evidence.
const STEP = 100;
const state = {
  filter: { words: "", type: "", relation: "", status: "", speaker: "", document: "", about: null },
  chosen: null,
  hovered: [],
  count: STEP,
  passing: statements,
};
const hay = [];
const hayOf = (statement) => {
  if (hay[statement.number] === undefined) {
    const names = nodesOf(statement).flatMap((node) => [nodes[node].n, ...(nodes[node].o || [])]);
    hay[statement.number] = [relationOf(statement), ...names].join("\n").toLowerCase();
  }
  return hay[statement.number];
};
const test = (statement, { words: text, type, relation, status, speaker, document: number, about: node }) =>
  (type === "" || [statement.subject, statement.object].some((one) => nodes[one].t === type)) &&
  (relation === "" || relationOf(statement) === relation) &&
  (status === "" || hasStatus(statement, status)) &&
  (speaker === "" || String(statement.speaker) === speaker) &&
  (number === "" || statement.documents.includes(Number(number))) &&
  (node === null || nodesOf(statement).includes(node)) &&
  text.every((word) => hayOf(statement).includes(word));
let passing = new Set(statements.map((statement) => statement.number));
const passes = (statement) => passing.has(statement.number);
const isFiltered = () => Object.values(state.filter).some((value) => value !== "" && value !== null);

const applyFilter = () => {
  const filter = { ...state.filter, words: state.filter.words.toLowerCase().split(/\s+/).filter(Boolean) };
  state.passing = statements.filter((statement) => test(statement, filter));
  passing = new Set(state.passing.map((statement) => statement.number));
  state.count = STEP;
  paint();
};
const setFilter = (name, value) => {
  state.filter[name] = value;
  const field = byId(`filter-${name}`);
  if (field && field.value !== String(value ?? "")) field.value = value ?? "";
  applyFilter();
};

// The fields. Lists offer what there is, with counts.
const counted = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || String(one[0]).localeCompare(String(other[0])));
};
const listField = (name, label, options) => {
  if (options.length < 2) return null;
  const select = make("select", { id: `filter-${name}`, onchange: (event) => setFilter(name, event.target.value) });
  select.append(make("option", { value: "" }, "all"));
  for (const [value, text, count] of options) select.append(make("option", { value }, `${text} (${count})`));
  return make("label", {}, make("span", {}, label), select);
};
const fields = () => {
  const search = make("input", {
    id: "filter-words",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    oninput: (event) => setFilter("words", event.target.value),
  });
  const types = counted(statements.flatMap((one) => [...new Set([nodes[one.subject].t, nodes[one.object].t])]).filter(Boolean));
  const speakers = counted(statements.map((one) => one.speaker).filter((one) => one !== null));
  const statuses = ["asserted", "negated", "expected", "possible", "intended", "conditional", "requested", "asked", "reported", "open"]
    .map((status) => [status, status, statements.filter((one) => hasStatus(one, status)).length])
    .filter((option) => option[2] > 0);
  const plain = (found) => found.map(([value, count]) => [value, value, count]);
  const list = [
    make("label", { class: "wide" }, make("span", {}, "Search"), search),
    listField("type", "Type", plain(types)),
    listField("relation", "Relation", plain(counted(statements.map(relationOf)))),
    listField("status", "Status", statuses),
    listField("speaker", "Speaker", speakers.map(([node, count]) => [node, nodes[node].n, count])),
    listField("document", "Document", counted(statements.flatMap((one) => one.documents)).map(([number, count]) => [number, titleOf(number), count])),
  ];
  byId("filters").append(...list.filter(Boolean));
};
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  for (const name of Object.keys(state.filter)) {
    state.filter[name] = name === "about" ? null : "";
    const field = byId(`filter-${name}`);
    if (field) field.value = "";
  }
  applyFilter();
  byId("filter-words").focus();
});
byId("more").addEventListener("click", () => {
  const before = state.count;
  state.count += 2 * STEP;
  paintTable();
  const row = byId("rows").querySelectorAll("tr.row")[before];
  if (row) row.querySelector("button").focus();
});

// A name that leads to its own page, if it is an entity.
const LONGEST = 160;
const shortened = (name) => (name.length > LONGEST ? `${[...name.slice(0, LONGEST)].slice(0, -1).join("")}…` : name);
const nameElement = (node) => {
  const { n: name, k: kind, i: address } = nodes[node];
  const shown = make("bdi", {}, shortened(name));
  if (address === undefined) return make("q", { class: "value" }, shown);
  return make("a", { class: `name ${kind}`, href: `#entity-${node}` }, shown);
};
const furtherElements = (statement) => {
  const found = statement.qualifiers.map(([role, , node]) =>
    make("span", { class: "qualifier" }, make("span", { class: "role" }, `${role} `), nameElement(node)),
  );
  if (statement.time !== null) found.push(make("span", { class: "qualifier" }, make("span", { class: "role" }, "time "), statement.time));
  return found;
};

const hasDocuments = data.documents.length > 1;
const HEADS = ["Subject", "Relation", "Object", "Further", "Status", ...(hasDocuments ? ["Document"] : [])];
byId("head").append(...HEADS.map((head) => make("th", { scope: "col" }, head)));

const rowElements = (statement) => {
  const isChosen = statement.number === state.chosen;
  const button = make(
    "button",
    { type: "button", class: "open", "aria-expanded": String(isChosen), onclick: () => toggle(statement.number) },
    make("bdi", {}, relationOf(statement)),
  );
  const cells = [
    [nameElement(statement.subject)],
    [button],
    [nameElement(statement.object)],
    furtherElements(statement),
    [make("bdi", {}, statusOf(statement))],
  ];
  if (hasDocuments) cells.push(statement.documents.slice(0, 1).map((number) => make("a", { href: `#document-${number}` }, make("bdi", {}, titleOf(number)))));
  const row = make(
    "tr",
    {
      class: `row${isAsserted(statement) ? "" : " doubtful"}${isChosen ? " chosen" : ""}`,
      "data-number": statement.number,
      onclick: (event) => {
        if (!event.target.closest("a, button") && String(getSelection()) === "") toggle(statement.number);
      },
      onmouseenter: () => hover([statement.number]),
      onmouseleave: () => hover([]),
      onfocusin: () => hover([statement.number]),
      onfocusout: () => hover([]),
    },
    ...cells.map((cell, index) => make("td", { "data-head": HEADS[index], class: cell.length === 0 || cell[0].textContent === "" ? "empty" : null }, ...cell)),
  );
  return isChosen ? [row, detailElement(statement)] : [row];
};
const toggle = (number) => choose(state.chosen === number ? null : number, "table");

// The sentence with subject, predicate and object marked.
const quoteElement = (found) => {
  const quote = make("blockquote", { dir: "auto" });
  const { text } = part(found.number);
  if (!found.m || text === null) quote.append(sentenceOf(found) || "(the sentence is not at hand)");
  else {
    const marks = [[found.a, "subject"], [found.b, "object"], [found.v, "predicate"]]
      .filter(([place]) => place)
      .map(([place, role]) => ({ start: place[0], end: place[1], kind: `is-${role}` }));
    quote.append(...pieces(text, found.m[0], found.m[1], marks, () => {}));
  }
  return quote;
};
const term2 = (name, ...content) => [make("dt", {}, name), make("dd", {}, ...content)];
const addressElement = (address) => (isWeb(address) ? make("a", { href: address, rel: "noreferrer" }, address) : make("code", {}, address));
const evidenceElements = (found) => {
  const steps = found.e.map((step) => make("li", {}, make("bdi", {}, step)));
  const list = make("dl", {}, ...term2("Rule", found.r === null ? "none: named after its predicate" : found.r), ...term2("Word", make("bdi", {}, found.w)));
  if (steps.length > 0) list.append(...term2("Steps", make("ol", {}, ...steps)));
  const from = hasDocuments ? [make("p", { class: "source" }, make("a", { href: `#document-${found.number}` }, make("bdi", {}, titleOf(found.number))))] : [];
  return [...from, quoteElement(found), list];
};
const detailElement = (statement) => {
  const evidence = evidenceOf(statement);
  const identifiers = [["Statement", statement.iri], ["Subject", nodes[statement.subject].i], ["Relation", data.relations[statement.relation][1]], ["Object", nodes[statement.object].i]];
  const known = identifiers.filter(([, address]) => address);
  const same = [statement.subject, statement.object].flatMap((node) => nodes[node].s || []);
  const list = make("dl", { class: "identifiers" }, ...known.flatMap(([name, address]) => term2(name, make("code", {}, address))));
  for (const address of same) list.append(...term2("Same as", addressElement(address)));
  const button = (label, action) => make("button", { type: "button", class: "quiet", onclick: action }, label);
  const body = make(
    "div",
    { class: "detail", role: "region", "aria-label": "Evidence" },
    ...(evidence.length === 0 ? [make("p", {}, "Where this is said is not in the graph.")] : evidence.flatMap(evidenceElements)),
    make("details", {}, make("summary", {}, "Identifiers"), list),
    make(
      "p",
      { class: "actions" },
      button("Copy as Turtle", () => copy(turtle(statement), "Turtle")),
      button("Copy as JSON", () => copy(record(statement), "JSON")),
      button("Show in the text", () => showInText(statement)),
      make("a", { class: "quiet", href: `#statement-${statement.iri.slice(-32)}` }, "Link"),
    ),
  );
  return make("tr", { class: "opened" }, make("td", { colspan: HEADS.length }, body));
};

const paintTable = () => {
  const rows = state.passing.slice(0, state.count);
  const chosen = state.chosen === null ? null : statements[state.chosen];
  if (chosen && passes(chosen) && !rows.includes(chosen)) rows.push(chosen);
  const focused = document.activeElement && document.activeElement.closest("tr.row");
  const kept = focused && byId("rows").contains(focused) ? focused.dataset.number : null;
  byId("rows").replaceChildren(...rows.flatMap(rowElements));
  if (kept !== null) {
    const row = byId("rows").querySelector(`tr.row[data-number="${kept}"] button`);
    if (row) row.focus({ preventScroll: true });
  }
  byId("more").hidden = state.passing.length <= state.count;
  const total = many(statements.length, "statement", "statements");
  const focus = state.filter.about === null ? "" : ` about ${nodes[state.filter.about].n}`;
  byId("count").textContent = isFiltered() ? `${state.passing.length.toLocaleString("en")} of ${total}${focus}` : total;
  byId("clear").hidden = !isFiltered();
};
