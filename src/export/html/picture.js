// The picture: moved, brought closer, its nodes dragged; what is chosen and what is near it stands out.
const picture = byId("picture");
const whole = picture.getAttribute("viewBox").split(" ").map(Number);
let frame = [...whole];
const setFrame = (next) => {
  const least = Math.min(whole[2], 160);
  const width = Math.min(Math.max(next[2], least), whole[2] * 3);
  const scale = width / next[2];
  frame = [next[0] + (next[2] - width) / 2, next[1] + (next[3] - next[3] * scale) / 2, width, next[3] * scale];
  picture.setAttribute("viewBox", frame.map((number) => Math.round(number * 100) / 100).join(" "));
};
const zoom = (factor, at = [frame[0] + frame[2] / 2, frame[1] + frame[3] / 2]) => {
  setFrame([at[0] - (at[0] - frame[0]) * factor, at[1] - (at[1] - frame[1]) * factor, frame[2] * factor, frame[3] * factor]);
};
const toPicture = (event) => {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  return [point.x, point.y];
};

const bonds = data.bonds.map(([from, to, said], number) => ({
  from,
  to,
  said,
  line: byId(`e${number}`),
  label: byId(`l${number}`),
  moved: [0, 0],
}));
const spots = data.spots.map(([entities, said], number) => ({ entities, said, group: byId(`n${number}`), moved: [0, 0] }));
const spotOf = new Map();
spots.forEach((spot, number) => spot.entities.forEach((entity) => spotOf.set(entity, number)));
// What a note says, its line to whoever it belongs to says too.
for (const bond of bonds) if (bond.said.length === 0) bond.said = spots[bond.to].said;

// The box of a shape, with where it was moved to.
const boxOf = (group, moved) => {
  const shape = group.querySelector("rect, ellipse, path");
  const box = shape.getBBox();
  return {
    round: shape.tagName === "ellipse",
    x: box.x + box.width / 2 + moved[0],
    y: box.y + box.height / 2 + moved[1],
    half: [box.width / 2, box.height / 2],
  };
};
const holds = (box, [x, y]) => {
  const [across, down] = [Math.abs(x - box.x) / box.half[0], Math.abs(y - box.y) / box.half[1]];
  return box.round ? across * across + down * down <= 1 : across <= 1 && down <= 1;
};

// Draws an edge anew after one of its ends was moved: a curve from border to border through its label.
const redraw = (bond) => {
  if (!bond.line) return;
  const [from, to] = [spots[bond.from], spots[bond.to]].map((spot) => boxOf(spot.group, spot.moved));
  const by = bond.label ? boxOf(bond.label, bond.moved) : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const pull = [2 * by.x - (from.x + to.x) / 2, 2 * by.y - (from.y + to.y) / 2];
  const at = (t) => {
    const rest = 1 - t;
    return [
      rest * rest * from.x + 2 * rest * t * pull[0] + t * t * to.x,
      rest * rest * from.y + 2 * rest * t * pull[1] + t * t * to.y,
    ];
  };
  const edge = (box, start, end) => {
    let [inside, outside] = [start, end];
    for (let step = 0; step < 20; step += 1) {
      const middle = (inside + outside) / 2;
      if (holds(box, at(middle))) inside = middle;
      else outside = middle;
    }
    return outside;
  };
  const [start, stop] = [edge(from, 0, 0.5), edge(to, 1, 0.5)];
  const points = Array.from({ length: 17 }, (_, step) => at(start + ((stop - start) * step) / 16));
  const write = (all) => all.map((point) => point.map((number) => number.toFixed(1)).join(" ")).join("L");
  const [path, head] = bond.line.querySelectorAll("path");
  path.setAttribute("d", `M${write(points)}`);
  if (head) {
    const [tip, before] = [points[16], points[14]];
    const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
    const way = [(tip[0] - before[0]) / length, (tip[1] - before[1]) / length];
    const back = [tip[0] - way[0] * 8.5, tip[1] - way[1] * 8.5];
    const aside = [-way[1] * 3.4, way[0] * 3.4];
    head.setAttribute("d", `M${write([tip, [back[0] + aside[0], back[1] + aside[1]], [back[0] - aside[0], back[1] - aside[1]]])}Z`);
  }
};
const place = (group, [x, y]) => group.setAttribute("transform", `translate(${x} ${y})`);
const moveSpot = (number, way) => {
  const spot = spots[number];
  spot.moved = [spot.moved[0] + way[0], spot.moved[1] + way[1]];
  place(spot.group, spot.moved);
  for (const bond of bonds) {
    if (bond.from !== number && bond.to !== number) continue;
    const share = bond.from === bond.to ? 1 : 0.5;
    bond.moved = [bond.moved[0] + way[0] * share, bond.moved[1] + way[1] * share];
    if (bond.label) place(bond.label, bond.moved);
    if (bond.from !== bond.to) redraw(bond);
    else if (bond.line) place(bond.line, bond.moved);
  }
};

// Pointers: the ground is moved, nodes are dragged, and what is neither is a choice.
let hold = null;
const startHold = (event) => {
  if (event.button !== 0) return;
  const group = event.target.closest("g[id^=n]");
  hold = { spot: group ? Number(group.id.slice(1)) : null, at: toPicture(event), from: [event.clientX, event.clientY], far: false };
};
const moveHold = (event) => {
  if (!hold || event.buttons === 0) return;
  if (Math.hypot(event.clientX - hold.from[0], event.clientY - hold.from[1]) > 4 && !hold.far) {
    hold.far = true;
    picture.setPointerCapture(event.pointerId);
  }
  if (!hold.far) return;
  const at = toPicture(event);
  const way = [at[0] - hold.at[0], at[1] - hold.at[1]];
  if (hold.spot === null) setFrame([frame[0] - way[0], frame[1] - way[1], frame[2], frame[3]]);
  else {
    moveSpot(hold.spot, way);
    hold.at = at;
  }
};
picture.addEventListener("pointerdown", startHold);
picture.addEventListener("pointermove", moveHold);
picture.addEventListener("click", (event) => {
  const wasDragged = hold && hold.far;
  hold = null;
  if (wasDragged || event.target.closest("a")) event.preventDefault();
  if (wasDragged) return;
  const group = event.target.closest("g[id]");
  if (group) act(group);
  else setFilter("about", null);
});
picture.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey && !isWide()) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, toPicture(event));
  },
  { passive: false },
);

// A node chooses what is said about it; a line and a note choose one statement after another.
const act = (group) => {
  const number = Number(group.id.slice(1));
  const said = group.id.startsWith("n") ? spots[number].said : bonds[number].said;
  if (group.id.startsWith("n") && said.length === 0) {
    const entity = spots[number].entities[0];
    if (entity !== undefined) setFilter("about", state.filter.about === entity ? null : entity);
    return;
  }
  const candidates = said.filter((one) => passes(statements[one]));
  if (candidates.length > 0) choose(candidates[(candidates.indexOf(state.chosen) + 1) % candidates.length], "picture");
};
const saidBy = (group) => {
  const number = Number(group.id.slice(1));
  if (!group.id.startsWith("n")) return bonds[number].said;
  const { said, entities } = spots[number];
  return said.length > 0 ? said : entities.flatMap((entity) => about[entity]);
};
const enliven = (group, name) => {
  group.setAttribute("tabindex", "0");
  group.setAttribute("role", "button");
  group.setAttribute("aria-label", name);
  const link = group.querySelector("a");
  if (link) link.replaceWith(...link.childNodes);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      act(group);
    }
  });
  for (const start of ["pointerenter", "focus"]) group.addEventListener(start, () => hover(saidBy(group)));
  for (const end of ["pointerleave", "blur"]) group.addEventListener(end, () => hover([]));
};
const words = (group) => [...group.querySelectorAll("text")].map((line) => line.textContent).join(" ");
spots.forEach((spot) => enliven(spot.group, spot.said.length > 0 ? `Note: ${words(spot.group)}` : words(spot.group)));
bonds.forEach((bond) => {
  if (!bond.label) return;
  enliven(bond.label, `${words(spots[bond.from].group)}: ${words(bond.label)}: ${words(spots[bond.to].group)}`);
});
picture.setAttribute("role", "group");
picture.setAttribute("aria-label", "Who has to do with whom");

byId("closer").addEventListener("click", () => zoom(1 / 1.3));
byId("farther").addEventListener("click", () => zoom(1.3));
byId("whole").addEventListener("click", () => setFrame([...whole]));
// What colours and strokes mean, as far as they are there.
const SHAPES = { person: "person or group", country: "country", organization: "organisation", place: "place", thing: "thing or event" };
const STROKES = { "#00664B": ["cooperation", "co-operation"], "#B34700": ["conflict", "conflict"], "#6B7280": ["doubtful", "denied, uncertain or reported"] };
const legend = () => {
  const present = new Set(spots.flatMap((spot) => spot.entities.map((entity) => nodes[entity].k)));
  const shapes = Object.entries(SHAPES).filter(([shape]) => present.has(shape));
  const strokes = Object.entries(STROKES).filter(([colour]) => picture.querySelector(`g[id^=e] > [stroke="${colour}"]`));
  const keys = [...shapes, ...strokes.map(([, key]) => key)];
  return [make("span", {}, `${data.told}.`), ...keys.map(([key, text]) => make("span", { class: `key ${key}` }, text))];
};
byId("legend").append(...legend());

// Marks what is chosen, hovered over and filtered out in the picture.
const paintPicture = () => {
  const lit = new Set(state.hovered);
  const near = new Set();
  const { about: focus } = state.filter;
  const isLit = (said) => said.some((number) => lit.has(number));
  const isChosen = (said) => said.includes(state.chosen);
  for (const bond of bonds) {
    const passing = bond.said.some((number) => passes(statements[number]));
    if (passing) near.add(bond.from).add(bond.to);
    for (const group of [bond.line, bond.label]) {
      if (!group) continue;
      group.classList.toggle("dim", !passing);
      group.classList.toggle("lit", isLit(bond.said));
      group.classList.toggle("chosen", isChosen(bond.said));
    }
  }
  const chosen = state.chosen === null ? [] : nodesOf(statements[state.chosen]).map((node) => spotOf.get(node));
  spots.forEach((spot, number) => {
    const isFocus = focus !== null && spot.entities.includes(focus);
    spot.group.classList.toggle("dim", !near.has(number) && !isFocus);
    spot.group.classList.toggle("chosen", isFocus || chosen.includes(number) || (spot.said.length > 0 && isChosen(spot.said)));
    spot.group.classList.toggle("lit", spot.said.length > 0 && isLit(spot.said));
  });
};
