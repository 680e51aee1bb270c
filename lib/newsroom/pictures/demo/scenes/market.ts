import {
  at,
  blur,
  circle,
  COATS,
  fade,
  figure,
  glow,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  shape,
  sky,
  SKINS,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

const AWNINGS = [
  ["#b5382a", "#f2e6cf"],
  ["#2f6b52", "#f0e9d8"],
  ["#d08a1f", "#f6ecd6"],
  ["#2d5f8f", "#f1eadb"],
] as const;
const PRODUCE = ["#d6452f", "#e9a227", "#7fa23a", "#5d3b6e", "#e7c94d", "#b9562a", "#3f7d3a"] as const;

function stall(chance: Chance, x: number, foot: number, size: number, shade: string, dim: number): string {
  const s = size / 100;
  const [stripe, ground] = chance.pick(AWNINGS);
  const parts = [
    rect(-104, -196, 7, 196, "#4a3726"),
    rect(98, -196, 7, 196, "#4a3726"),
    rect(-100, -170, 200, 130, "#231a14", 'opacity=".78"'),
  ];
  parts.push(
    circle(0, -136, 92, "url(#bulb)"),
    rect(-1, -168, 2, 18, "#1a1410"),
    circle(0, -146, 7, "#fff3c9"),
  );
  for (const place of [-46, 38])
    parts.push(
      figure(
        place + chance.between(-14, 14),
        -18,
        104,
        mix(chance.pick(COATS), shade, 0.2),
        chance.pick(SKINS),
      ),
    );
  for (let band = 0; band < 10; band++) {
    const from = -118 + band * 23.6;
    parts.push(
      `<path d="M${at(from * 0.86)} -226 L${at((from + 23.6) * 0.86)} -226 L${at(from + 23.6)} -172 a11.8 11.8 0 0 1 -23.6 0 Z" fill="${band % 2 ? ground : stripe}"/>`,
    );
  }
  for (let row = 0; row < 2; row++)
    for (let crate = 0; crate < 5; crate++) {
      const [cx, cy] = [-100 + crate * 40, -62 + row * 34];
      const fruit = chance.pick(PRODUCE);
      for (let piece = 0; piece < 13; piece++)
        parts.push(
          circle(
            cx + 5 + (piece % 5) * 7 + chance.between(-1, 1),
            cy - 2 - Math.floor(piece / 5) * 6 + chance.between(-1, 1),
            5.2,
            mix(fruit, piece % 3 ? "#ffffff" : "#000000", chance.between(0, 0.2)),
          ),
        );
      parts.push(
        rect(cx, cy, 38, 24, "#8a6440"),
        rect(cx, cy + 7, 38, 2.5, "#5e4329"),
        rect(cx, cy + 15, 38, 2.5, "#5e4329"),
      );
    }
  return `<g transform="translate(${at(x)} ${at(foot)}) scale(${s.toFixed(3)})">${parts.join("")}${rect(-122, -228, 244, 230, shade, `opacity="${dim}"`)}</g>`;
}

/** A market: awnings, crates of fruit, people choosing. */
export function market(chance: Chance, light: Light = LIGHTS.day): string {
  const ground = HEIGHT * 0.58;
  const shade = mix(light.land[2], light.haze, 0.2);
  const parts = [sky(chance, light, ground)];
  parts.push(
    `<defs>${glow("bulb", "#ffd98a", 0.75)}${fade("dust", [
      [0, mix("#c7ae8a", light.haze, 0.35)],
      [1, mix("#8a7254", light.land[2], light.night ? 0.6 : 0.25)],
    ])}${blur("back", 2.4)}${blur("front", 9)}</defs>`,
  );
  const houses: string[] = [];
  for (let x = -30; x < WIDTH;) {
    const [wide, high] = [chance.between(120, 230), chance.between(200, 400)];
    const wall = mix(
      mix(chance.pick(["#d9c3a0", "#c99f7c", "#b8a58c", "#d4b48c", "#a9b3ae"]), light.haze, 0.35),
      shade,
      light.night ? 0.7 : 0.12,
    );
    houses.push(rect(x, ground - high, wide, high + 20, wall));
    for (let row = 0; row < 3; row++)
      for (let pane = 0; pane < 3; pane++)
        houses.push(
          rect(
            x + 18 + pane * (wide / 3.2),
            ground - high + 26 + row * 78,
            30,
            46,
            light.night && chance.next() < 0.5 ? "#ffcf7d" : mix(wall, "#1b2228", 0.55),
          ),
        );
    x += wide + chance.between(-6, 8);
  }
  parts.push(`<g filter="url(#back)">${houses.join("")}</g>`);
  for (const [from, to] of [
    [0.04, 0.5],
    [0.5, 0.96],
  ] as const)
    parts.push(
      `<path d="M${at(WIDTH * from)} ${at(ground - 250)} Q${at((WIDTH * (from + to)) / 2)} ${at(ground - 150)} ${at(WIDTH * to)} ${at(ground - 250)}" fill="none" stroke="#2a221b" stroke-width="2.5"/>`,
      ...Array.from({ length: 11 }, (_, i) => {
        const t = (i + 0.5) / 11;
        const [fx, fy] = [WIDTH * (from + (to - from) * t), ground - 250 + 200 * t * (1 - t)];
        return shape(
          [
            [fx - 12, fy],
            [fx + 12, fy],
            [fx, fy + 32],
          ],
          mix(chance.pick(PRODUCE), shade, 0.15),
        );
      }),
    );
  parts.push(rect(0, ground, WIDTH, HEIGHT - ground, "url(#dust)"));
  for (let place = 0; place < 7; place++)
    parts.push(stall(chance, (place + 0.5) * (WIDTH / 7), ground + 26, 62, shade, light.night ? 0.42 : 0.16));
  for (let person = 0; person < 16; person++)
    parts.push(
      figure(
        chance.between(0, WIDTH),
        ground + chance.between(46, 110),
        chance.between(94, 120),
        mix(chance.pick(COATS), shade, 0.15),
        chance.pick(SKINS),
      ),
    );
  for (const place of [0.14, 0.5, 0.86])
    parts.push(
      stall(
        chance,
        (place + chance.between(-0.03, 0.03)) * WIDTH,
        HEIGHT * 0.93,
        168,
        shade,
        light.night ? 0.2 : 0.02,
      ),
    );
  for (let person = 0; person < 5; person++) {
    const x = WIDTH * (0.32 + (person % 2) * 0.36 + chance.between(-0.08, 0.08));
    parts.push(
      figure(
        x,
        HEIGHT * 0.99 + person * 8,
        290 + person * 14,
        mix(chance.pick(COATS), shade, 0.2),
        chance.pick(SKINS),
      ),
    );
  }
  parts.push(
    `<g filter="url(#front)">${circle(WIDTH * 0.02, HEIGHT * 1.02, 130, mix(chance.pick(COATS), shade, 0.5))}${circle(WIDTH * 0.99, HEIGHT * 1.04, 150, mix(chance.pick(COATS), shade, 0.5))}</g>`,
  );
  return parts.join("");
}
