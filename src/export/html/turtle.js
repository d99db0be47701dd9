// A statement as Turtle and as JSON, for other programs.
const iri = (address) => `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (letter) => encodeURIComponent(letter))}>`;
const literal = (text) =>
  `"${text.replace(/[\\"\n\r\t\u0000-\u001f\u007f]/g, (letter) => {
    const known = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    return known[letter] || `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  })}"`;
const term = (number) => (nodes[number].i === undefined ? nodes[number].l : iri(nodes[number].i));

const turtle = (statement) => {
  const predicate = iri(data.relations[statement.relation][1]);
  const [subject, object] = [term(statement.subject), term(statement.object)];
  const lines = [
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
    `@prefix v: ${iri(`${data.base}vocab#`)} .`,
    "",
  ];
  if (isAsserted(statement)) lines.push(`${subject} ${predicate} ${object} .`);
  const more = statement.qualifiers.map((one) => `${iri(one[1])} ${term(one[2])}`);
  more.push(`v:polarity "${statement.negated ? "negated" : "affirmed"}"`, `v:certainty ${literal(statement.certainty)}`);
  if (statement.speaker !== null) more.push(`v:speaker ${term(statement.speaker)}`);
  if (statement.time !== null) more.push(`v:time ${literal(statement.time)}`);
  for (const number of statement.documents) more.push(`v:source ${iri(data.documents[number][3])}`);
  lines.push(
    `${iri(statement.iri)} a rdf:Statement ;`,
    `    rdf:subject ${subject} ; rdf:predicate ${predicate} ; rdf:object ${object} ;`,
    `    ${more.join(" ;\n    ")} .`,
    "",
  );
  return lines.join("\n");
};

const record = (statement) => {
  const end = (number) => ({ id: nodes[number].i || null, name: nodes[number].n, type: nodes[number].t });
  return JSON.stringify(
    {
      id: statement.iri,
      subject: end(statement.subject),
      relation: { id: data.relations[statement.relation][1], label: relationOf(statement) },
      object: end(statement.object),
      qualifiers: statement.qualifiers.map(([role, , value]) => ({ role, value: end(value) })),
      status: {
        polarity: statement.negated ? "negated" : "affirmed",
        certainty: statement.certainty,
        speaker: statement.speaker === null ? null : end(statement.speaker),
        time: statement.time,
      },
      evidence: evidenceOf(statement).map((found) => ({
        document: data.documents[found.number][0],
        quote: sentenceOf(found),
        rule: found.r,
        trigger: found.w,
        steps: found.e,
      })),
    },
    null,
    2,
  );
};

const tell = (text) => {
  byId("said").textContent = "";
  byId("said").textContent = text;
};
const copy = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  tell(`Copied as ${what}`);
};
