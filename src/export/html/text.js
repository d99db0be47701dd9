// A document's text with what is found in it marked: sentences that say something, and in them names and predicates.
// Marks may lie within and across each other: the text is cut wherever one begins or ends, and each piece bears all of its marks.
let shown = null;

const cuts = (start, end, marks) => {
  const places = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) places.add(mark.start);
    if (mark.end > start && mark.end < end) places.add(mark.end);
  }
  return [...places].sort((one, other) => one - other);
};

// The pieces of a stretch of text: plain ones as they are, marked ones in elements that are noted for what they mark.
const pieces = (text, start, end, marks, note) => {
  const places = cuts(start, end, marks);
  return places.slice(1).map((stop, index) => {
    const from = places[index];
    const words = text.slice(from, stop);
    const here = marks.filter((mark) => mark.start <= from && mark.end >= stop);
    if (here.length === 0) return document.createTextNode(words);
    const narrow = here.reduce((one, other) => (other.end - other.start < one.end - one.start ? other : one));
    const piece = make("span", { class: `mark ${narrow.kind}` }, words);
    for (const mark of here) note(mark, piece);
    return piece;
  });
};

const marksOf = (evidence) => {
  const marks = [];
  for (const one of evidence) {
    const statement = statements[one.s];
    const add = (place, role, kind) => {
      if (place) marks.push({ start: place[0], end: place[1], statement: one.s, role, kind });
    };
    add(one.a, "subject", nodes[statement.subject].k);
    add(one.b, "object", nodes[statement.object].k);
    add(one.v, "predicate", "predicate");
  }
  return marks;
};

// The sentences of a block that say something, none within or across another.
const sentencesIn = (start, end, evidence) => {
  const found = new Map();
  for (const one of evidence) {
    const [from, to] = [Math.max(one.m[0], start), Math.min(one.m[1], end)];
    if (from >= to) continue;
    const key = `${from} ${to}`;
    if (!found.has(key)) found.set(key, { start: from, end: to, statements: new Set() });
    found.get(key).statements.add(one.s);
  }
  const sorted = [...found.values()].sort((one, other) => one.start - other.start || other.end - one.end);
  const apart = [];
  for (const sentence of sorted) {
    const last = apart[apart.length - 1];
    if (!last || sentence.start >= last.end) apart.push(sentence);
    else if (sentence.end <= last.end) sentence.statements.forEach((number) => last.statements.add(number));
    else apart.push({ ...sentence, start: last.end });
  }
  return apart;
};

const sentenceElement = (sentence, children) => {
  const numbers = [...sentence.statements];
  const next = (event) => {
    const under = event.target.closest(".mark");
    const here = under ? numbers.filter((number) => (shown.pieces.get(number) || []).some((one) => one.piece === under)) : [];
    const candidates = (here.length > 0 ? here : numbers).filter((number) => passes(statements[number]));
    if (candidates.length === 0) return;
    choose(candidates[(candidates.indexOf(state.chosen) + 1) % candidates.length], "text");
  };
  const element = make(
    "span",
    {
      class: "sentence",
      role: "button",
      tabindex: "0",
      "aria-pressed": "false",
      onclick: (event) => {
        if (String(getSelection()) === "") next(event);
      },
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          next(event);
        }
      },
      onmouseenter: () => hover(numbers),
      onmouseleave: () => hover([]),
      onfocus: () => hover(numbers),
      onblur: () => hover([]),
    },
    ...children,
  );
  shown.sentences.push({ element, numbers });
  return element;
};

const blockElement = (text, [kind, start, end], evidence, marks) => {
  const sentences = sentencesIn(start, end, evidence);
  const note = (mark, piece) => {
    if (!shown.pieces.has(mark.statement)) shown.pieces.set(mark.statement, []);
    shown.pieces.get(mark.statement).push({ piece, role: mark.role });
  };
  const children = [];
  let place = start;
  for (const sentence of sentences) {
    children.push(text.slice(place, sentence.start));
    const inside = marks.filter((mark) => mark.start < sentence.end && mark.end > sentence.start);
    children.push(sentenceElement(sentence, pieces(text, sentence.start, sentence.end, inside, note)));
    place = sentence.end;
  }
  children.push(text.slice(place, end));
  return make(kind, { dir: "auto" }, ...children);
};

// Shows a document in the view.
const articleElement = (number) => {
  const { text, blocks, evidence } = part(number);
  const [id, title, date, address] = data.documents[number];
  shown = { number, sentences: [], pieces: new Map() };
  const article = make("article", { "aria-label": title || id });
  const head = make("p", { class: "source" }, make("bdi", {}, id));
  if (date) head.append(" · ", make("time", { datetime: date }, date));
  if (isWeb(address) && !address.startsWith(data.base)) head.append(" · ", make("a", { href: address, rel: "noreferrer" }, "source"));
  article.append(head);
  if (text === null) {
    if (title) article.append(make("h2", { dir: "auto" }, title));
    article.append(...quotes(evidence));
    return article;
  }
  const placed = evidence.filter((one) => one.m);
  const marks = marksOf(placed);
  let list = null;
  for (const block of blocks) {
    const element = blockElement(text, block, within(placed, block), within(marks, block));
    list = block[0] === "li" ? list || article.appendChild(make("ul")) : null;
    (list || article).append(element);
  }
  article.append(...quotes(evidence.filter((one) => !one.m)));
  return article;
};
const within = (all, [, start, end]) =>
  all.filter((one) => {
    const [from, to] = one.m || [one.start, one.end];
    return from < end && to > start;
  });

// Sentences of a text that is not at hand.
const quotes = (evidence) => {
  const found = new Map();
  for (const one of evidence) {
    const quote = one.q || "";
    if (!found.has(quote)) found.set(quote, { statements: new Set() });
    found.get(quote).statements.add(one.s);
  }
  return [...found].map(([quote, sentence]) =>
    make("p", { class: "quote", dir: "auto" }, sentenceElement(sentence, [quote || "(a sentence that is not at hand)"])),
  );
};

// Marks what is chosen, hovered over and filtered out in the text.
const paintText = () => {
  if (!shown) return;
  const lit = new Set(state.hovered);
  for (const { element, numbers } of shown.sentences) {
    const isChosen = numbers.includes(state.chosen);
    element.classList.toggle("off", !numbers.some((number) => passes(statements[number])));
    element.classList.toggle("lit", numbers.some((number) => lit.has(number)));
    element.classList.toggle("chosen", isChosen);
    element.setAttribute("aria-pressed", String(isChosen));
  }
  for (const list of shown.pieces.values()) for (const { piece } of list) piece.classList.remove("is-subject", "is-object", "is-predicate");
  for (const { piece, role } of shown.pieces.get(state.chosen) || []) piece.classList.add(`is-${role}`);
};
const scrollToChosen = () => {
  const found = shown && shown.sentences.find(({ numbers }) => numbers.includes(state.chosen));
  if (found) found.element.scrollIntoView({ block: "center", behavior: calm() });
};
