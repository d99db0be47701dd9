// What stands beside picture and table: a document, the list of documents, names, a name's own page, a timeline.
const listElement = (items, render, empty) => {
  if (items.length === 0) return make("p", { class: "notice" }, empty);
  const list = make("ul", { class: "list" });
  const more = make("button", { type: "button", class: "quiet" }, "Show more");
  let count = 0;
  const add = () => {
    list.append(...items.slice(count, count + 2 * STEP).map(render));
    count += 2 * STEP;
    more.hidden = count >= items.length;
  };
  more.addEventListener("click", add);
  add();
  return make("div", {}, list, more);
};
const heading = (text) => make("h2", {}, make("bdi", {}, text));

const statementElement = (number) => {
  const statement = statements[number];
  const words = [nodes[statement.subject].n, relationOf(statement), nodes[statement.object].n].join(" ");
  const status = statusOf(statement);
  return make(
    "button",
    { type: "button", class: `line${isAsserted(statement) ? "" : " doubtful"}`, onclick: () => choose(number, "view"), onmouseenter: () => hover([number]), onmouseleave: () => hover([]) },
    make("bdi", {}, words),
    status === "" ? null : make("small", {}, ` ${status}`),
  );
};

const documentsView = () => {
  const counts = data.documents.map(() => 0);
  for (const statement of statements) for (const number of statement.documents) counts[number] += 1;
  const order = data.documents.map((_, number) => number);
  return [
    heading(many(order.length, "document", "documents")),
    listElement(
      order,
      (number) =>
        make(
          "li",
          {},
          make("a", { href: `#document-${number}` }, make("bdi", {}, titleOf(number))),
          make("small", {}, ` ${data.documents[number][2] || ""} ${many(counts[number], "statement", "statements")}`),
        ),
      "There are no documents.",
    ),
  ];
};

const namesView = () => {
  const order = nodes.map((_, number) => number).filter((number) => nodes[number].i !== undefined && about[number].length > 0);
  order.sort((one, other) => about[other].length - about[one].length || nodes[one].n.localeCompare(nodes[other].n));
  return [
    heading("Names and things"),
    listElement(
      order,
      (number) =>
        make(
          "li",
          {},
          nameElement(number),
          make("small", {}, ` ${nodes[number].t || ""} · ${many(about[number].length, "statement", "statements")}`),
        ),
      "There are no names.",
    ),
  ];
};

const entityView = (number) => {
  const node = nodes[number];
  if (!node || node.i === undefined) return namesView();
  const list = make("dl", {}, ...term2("Type", node.t || "not known"));
  if (node.o) list.append(...term2("Also", make("bdi", {}, node.o.join(", "))));
  list.append(...term2("Identifier", make("code", {}, node.i)));
  for (const address of node.s || []) list.append(...term2("Same as", addressElement(address)));
  const found = [...new Set(about[number].flatMap((one) => statements[one].documents))];
  if (hasDocuments) list.append(...term2("In", ...found.slice(0, 20).flatMap((one) => [make("a", { href: `#document-${one}` }, make("bdi", {}, titleOf(one))), make("br")])));
  const isFocus = state.filter.about === number;
  return [
    heading(node.n),
    list,
    make("p", {}, make("button", { type: "button", class: "quiet", onclick: () => setFilter("about", isFocus ? null : number) }, "Only what is about this")),
    make("h3", {}, many(about[number].length, "statement", "statements")),
    listElement(about[number], (one) => make("li", {}, statementElement(one)), "Nothing is said."),
  ];
};

// Durations have no place in it.
const dated = statements.filter((statement) => /^\d{4}/.test(statement.time || "")).sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : one.number - other.number));
const timelineView = () => [
  heading("Timeline"),
  listElement(
    dated,
    (statement) => make("li", {}, make("time", {}, statement.time), " ", statementElement(statement.number)),
    "No statement has a date.",
  ),
];

// Which view it is stands in the address, so that going back goes back.
const first = hasDocuments ? "documents" : "document-0";
const routes = () => {
  const list = hasDocuments ? [["documents", "Documents"]] : [["document-0", "Text"]];
  list.push(["names", "Names"]);
  if (dated.length > 0) list.push(["timeline", "Timeline"]);
  return list;
};
let route = "";
const showView = () => {
  const asked = location.hash.slice(1);
  const isView = /^(documents|names|timeline|document-\d+|entity-\d+)$/.test(asked);
  if (!isView && asked !== "" && route !== "") return;
  route = isView ? asked : first;
  shown = null;
  const number = Number(route.split("-")[1]);
  let content = [];
  if (route.startsWith("document-")) content = data.documents[number] ? [articleElement(number)] : [make("p", { class: "notice" }, "There is no text.")];
  else if (route.startsWith("entity-")) content = entityView(number);
  else if (route === "documents") content = documentsView();
  else if (route === "names") content = namesView();
  else content = timelineView();
  byId("view").replaceChildren(...content);
  byId("view").scrollTop = 0;
  byId("reading").scrollTop = 0;
  for (const link of byId("views").children) {
    const is = link.getAttribute("href") === `#${route}`;
    if (is) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  paintText();
  paintPicture();
};
const showInText = (statement) => {
  if (statement.documents.length === 0) return;
  if (!shown || !statement.documents.includes(shown.number)) {
    const next = `document-${statement.documents[0]}`;
    history.pushState(null, "", `#${next}`);
    showView();
  }
  scrollToChosen();
};
