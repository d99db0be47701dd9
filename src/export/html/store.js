// What there is: the graph, numbered; documents are read from their blocks when they are opened.
const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);
const data = read("index");
const parts = new Map();
const part = (number) => {
  if (!parts.has(number)) parts.set(number, read(`document-${number}`));
  return parts.get(number);
};

// Makes an element. Text is only ever text; attributes come from this script alone.
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};
const many = (count, one, more) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
const isWeb = (address) => /^https?:\/\//i.test(address);

const nodes = data.nodes;
const statements = data.statements.map((row, number) => ({
  number,
  subject: row.s,
  relation: row.r,
  object: row.o,
  iri: row.i,
  documents: row.d,
  qualifiers: row.q || [],
  negated: row.n === true,
  certainty: row.c || "stated",
  speaker: row.w === undefined ? null : row.w,
  time: row.t || null,
  open: row.p === true,
}));
const relationOf = (statement) => data.relations[statement.relation][0];
const isAsserted = (statement) => !statement.negated && statement.certainty === "stated" && statement.speaker === null;
const titleOf = (number) => data.documents[number][1] || data.documents[number][0];
const nodesOf = (statement) => {
  const found = [statement.subject, statement.object, ...statement.qualifiers.map((one) => one[2])];
  if (statement.speaker !== null) found.push(statement.speaker);
  return found;
};

// What keeps a statement from being plain, in words.
const statusOf = (statement) => {
  const words = [];
  if (statement.negated) words.push("negated");
  if (statement.certainty !== "stated") words.push(statement.certainty);
  if (statement.speaker !== null) words.push(`says ${nodes[statement.speaker].n}`);
  if (statement.open) words.push("open");
  return words.join(", ");
};
const hasStatus = (statement, status) => {
  switch (status) {
    case "asserted": return isAsserted(statement);
    case "negated": return statement.negated;
    case "reported": return statement.speaker !== null;
    case "open": return statement.open;
    default: return statement.certainty === status;
  }
};

// For each node, the statements that it takes part in.
const about = nodes.map(() => []);
for (const statement of statements) {
  for (const node of new Set(nodesOf(statement))) about[node].push(statement.number);
}

// Of a statement, where it is said: the document and the evidence.
const evidenceOf = (statement) => {
  const found = [];
  for (const number of statement.documents) {
    for (const one of part(number).evidence) {
      if (one.s === statement.number) found.push({ number, ...one });
    }
  }
  return found;
};
const sentenceOf = (found) => {
  const { text } = part(found.number);
  return found.m && text !== null ? text.slice(found.m[0], found.m[1]) : found.q || "";
};
