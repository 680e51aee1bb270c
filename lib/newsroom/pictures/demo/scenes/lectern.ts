import {
  at,
  blur,
  circle,
  COATS,
  fade,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  SKINS,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

/** Somebody who speaks: shoulders, a face turned to the side light, microphones, a hall out of focus. */
export function lectern(chance: Chance, light: Light = LIGHTS.dusk): string {
  const [x, face] = [WIDTH * chance.between(0.42, 0.58), HEIGHT * 0.36];
  const wall = mix(chance.pick(["#3a4a63", "#5a4038", "#2f5148", "#54405f"]), light.land[2], 0.35);
  const skin = chance.pick(SKINS);
  const [bright, dark] = [mix(skin, "#ffe2b8", 0.32), mix(skin, "#180f0b", 0.5)];
  const hair = chance.pick(["#17120f", "#2b2019", "#8d8880", "#c9c4ba", "#14100d"]);
  const coat = chance.pick(["#232b39", "#3a2b33", "#e6dfce", "#27403a", "#6e2a35"]);
  const bokeh = Array.from({ length: 44 }, () =>
    circle(
      chance.between(0, WIDTH),
      chance.between(0, HEIGHT * 0.72),
      chance.between(14, 62),
      mix(chance.pick(["#ffcf86", "#ffe7bd", "#f29c6b", "#9fc2ea"]), wall, chance.between(0.1, 0.6)),
      `opacity="${at(chance.between(0.15, 0.6))}"`,
    ),
  ).join("");
  const heads = Array.from({ length: 17 }, (_, i) =>
    circle(
      i * (WIDTH / 16),
      HEIGHT * 1.0 + chance.between(-34, 26),
      chance.between(52, 78),
      mix("#0b0a0c", chance.pick(COATS), 0.08),
    ),
  ).join("");
  const long = chance.next() < 0.45;
  return [
    `<defs>${fade("wall", [
      [0, mix(wall, light.sky[1], 0.2)],
      [1, mix(wall, "#000000", 0.45)],
    ])}${blur("far", 9)}${blur("crowd", 7)}${blur("soft", 4)}${blur("line", 1.4)}<linearGradient id="skin" x1="0" y1="0" x2="1" y2=".15"><stop offset="0" stop-color="${bright}"/><stop offset=".5" stop-color="${skin}"/><stop offset="1" stop-color="${dark}"/></linearGradient><linearGradient id="coat"><stop offset="0" stop-color="${mix(coat, "#ffe9c9", 0.28)}"/><stop offset=".6" stop-color="${coat}"/><stop offset="1" stop-color="${mix(coat, "#000000", 0.5)}"/></linearGradient></defs>`,
    rect(0, 0, WIDTH, HEIGHT, "url(#wall)"),
    `<g filter="url(#far)">${[0.08, 0.3, 0.72, 0.93].map((share) => rect(WIDTH * share - 34, 0, 68, HEIGHT, mix(wall, "#000000", 0.3))).join("")}${bokeh}</g>`,
    `<g transform="translate(${at(x)} ${at(face)})">`,
    long
      ? `<path d="M-128 -20 Q-150 -180 0 -192 Q150 -180 130 -10 Q150 150 122 218 L-122 218 Q-150 130 -128 -20 Z" fill="${hair}"/>`
      : "",
    `<path d="M-58 96 L-64 190 Q0 240 64 190 L58 96 Z" fill="${mix(skin, "#1a100b", 0.32)}"/>`,
    `<path d="M-352 760 Q-326 262 -150 216 L-64 178 Q0 236 64 178 L150 216 Q326 262 358 760 Z" fill="url(#coat)"/>`,
    `<path d="M-66 178 L0 300 L66 178 Q0 238 -66 178 Z" fill="#efe9dc"/><path d="M-66 176 L-112 222 L-20 392 L0 300 Z M66 176 L112 222 L20 392 L0 300 Z" fill="${mix(coat, "#000000", 0.22)}"/>`,
    `<path d="M-104 -40 Q-110 -170 0 -172 Q110 -170 104 -40 Q104 60 58 118 Q0 164 -58 118 Q-104 60 -104 -40 Z" fill="url(#skin)"/>`,
    `<g filter="url(#soft)" opacity=".5"><path d="M-70 -42 Q-44 -58 -22 -44 L-26 -24 Q-48 -34 -68 -24 Z M24 -44 Q46 -58 72 -42 L70 -24 Q48 -34 26 -24 Z" fill="${dark}"/><path d="M4 -36 Q24 20 18 36 Q4 46 -14 36 Z" fill="${dark}"/><path d="M20 120 Q80 80 96 -30 Q110 60 58 118 Q40 132 20 120 Z" fill="${dark}"/></g>`,
    `<g filter="url(#line)"><path d="M-66 -50 Q-46 -62 -22 -52 M24 -52 Q46 -62 68 -50" fill="none" stroke="${mix(hair, dark, 0.4)}" stroke-width="8" stroke-linecap="round"/><path d="M-60 -30 Q-44 -42 -26 -30 Q-44 -22 -60 -30 Z M28 -30 Q46 -42 62 -30 Q46 -22 28 -30 Z" fill="#14100e"/><path d="M-16 38 Q2 48 18 36" fill="none" stroke="${dark}" stroke-width="5"/><path d="M-36 76 Q0 66 36 74 Q18 98 0 98 Q-22 98 -36 76 Z" fill="${mix(mix(skin, "#8f3d38", 0.5), dark, 0.25)}"/></g>`,
    `<path d="M-110 -40 Q-128 -196 4 -198 Q132 -194 110 -36 Q104 -112 58 -126 Q-10 -138 -62 -118 Q-104 -98 -110 -40 Z" fill="${hair}"/>`,
    chance.next() < 0.4
      ? `<path d="M-76 -32 a26 22 0 1 0 52 0 a26 22 0 1 0 -52 0 M26 -32 a26 22 0 1 0 52 0 a26 22 0 1 0 -52 0 M-24 -34 Q0 -42 26 -34" fill="none" stroke="#1c1714" stroke-width="5"/>`
      : "",
    "</g>",
    `<path d="M${at(x - 330)} ${HEIGHT} L${at(x - 250)} ${at(HEIGHT * 0.8)} H${at(x + 250)} L${at(x + 330)} ${HEIGHT} Z" fill="${mix("#5d3d26", light.land[2], 0.3)}"/>`,
    rect(x - 268, HEIGHT * 0.785, 536, 20, mix("#8a5f3c", light.land[2], 0.2)),
    ...[-150, -62, 34, 128].map(
      (place, i) =>
        `<path d="M${at(x + place * 1.5)} ${at(HEIGHT * 0.79)} Q${at(x + place * 1.5)} ${at(HEIGHT * 0.7)} ${at(x + place * 0.55)} ${at(HEIGHT * 0.665 + i * 6)}" fill="none" stroke="#17181b" stroke-width="6"/><rect x="-15" y="-46" width="30" height="58" rx="14" transform="translate(${at(x + place * 0.55)} ${at(HEIGHT * 0.655 + i * 6)}) rotate(${at(place * 0.16)})" fill="${i === 1 ? "#b5382a" : i === 2 ? "#27598f" : "#26282c"}"/>`,
    ),
    `<g filter="url(#crowd)">${heads}</g>`,
  ].join("");
}
