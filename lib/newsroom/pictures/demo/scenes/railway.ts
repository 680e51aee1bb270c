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

/** A train that comes into a station, people waiting along the platform. */
export function railway(chance: Chance, light: Light = LIGHTS.monsoon): string {
  const horizon = HEIGHT * 0.5;
  const vx = WIDTH * 0.4;
  const shade = mix(light.land[2], "#0c1116", 0.4);
  const to = (x: number, y: number, share: number): [number, number] => [
    vx + (x - vx) * share,
    horizon + (y - horizon) * share,
  ];
  const parts = [sky(chance, light, horizon + 40)];
  const body = chance.pick(["#2a5f9e", "#a83a2c", "#2d7561", "#c98a25"]);
  const trim = "#efe8d8";
  parts.push(
    `<defs>${glow("lamp", "#fff0c4", 1)}${fade("bed", [
      [0, mix(light.haze, shade, 0.5)],
      [1, mix("#5b5148", shade, 0.4)],
    ])}${fade("stone", [
      [0, mix("#b7aea0", light.haze, 0.4)],
      [1, mix("#8b8377", shade, light.night ? 0.55 : 0.15)],
    ])}<linearGradient id="side"><stop offset="0" stop-color="${mix(body, light.haze, 0.45)}"/><stop offset="1" stop-color="${mix(body, shade, 0.15)}"/></linearGradient>${blur("back", 3)}</defs>`,
  );
  const town = Array.from({ length: 22 }, (_, i) =>
    rect(
      i * 76 - 20,
      horizon - chance.between(10, 110),
      chance.between(60, 110),
      190,
      mix(light.haze, shade, chance.between(0.15, 0.4)),
    ),
  ).join("");
  parts.push(`<g filter="url(#back)">${town}</g>`, rect(0, horizon + 20, WIDTH, HEIGHT, "url(#bed)"));
  for (let sleeper = 1; sleeper < 30; sleeper++) {
    const share = Math.pow(sleeper / 29, 2.1);
    const [x1, y] = to(-40, HEIGHT * 1.04, share);
    const [x2] = to(520, HEIGHT * 1.04, share);
    parts.push(rect(x1, y, x2 - x1, 5 + 22 * share, mix("#3f342a", shade, 0.4)));
  }
  for (const rail of [60, 430]) {
    const [x, y] = to(rail, HEIGHT * 1.04, 0.03);
    parts.push(
      shape(
        [[x - 1, y], [x + 1, y], to(rail + 11, HEIGHT * 1.04, 1), to(rail - 11, HEIGHT * 1.04, 1)],
        mix("#d5dade", light.haze, 0.3),
      ),
    );
  }
  // The train: a long side that runs to the vanishing point, and its front.
  const [front, low, high] = [0.62, HEIGHT * 1.0, HEIGHT * 0.02];
  const [l, r] = [to(-40, low, front), to(520, low, front)];
  const [tl, tr] = [to(-40, high, front), to(520, high, front)];
  parts.push(shape([r, tr, to(520, high, 0.04), to(520, low, 0.04)], "url(#side)"));
  for (let pane = 0; pane < 14; pane++) {
    const [a, b] = [front * Math.pow(0.84, pane + 0.25), front * Math.pow(0.84, pane + 0.85)];
    parts.push(
      shape(
        [
          to(520, HEIGHT * 0.4, a),
          to(520, HEIGHT * 0.4, b),
          to(520, HEIGHT * 0.68, b),
          to(520, HEIGHT * 0.68, a),
        ],
        light.night ? "#ffe1a0" : mix("#ffe9bf", "#25333d", 0.45),
      ),
    );
  }
  parts.push(
    `<path d="M${at(l[0])} ${at(l[1])} L${at(tl[0])} ${at(tl[1] + 50)} Q${at(tl[0])} ${at(tl[1])} ${at(tl[0] + 50)} ${at(tl[1])} L${at(tr[0] - 50)} ${at(tr[1])} Q${at(tr[0])} ${at(tr[1])} ${at(tr[0])} ${at(tr[1] + 50)} L${at(r[0])} ${at(r[1])} Z" fill="${body}"/>`,
  );
  const wide = tr[0] - tl[0];
  parts.push(
    rect(tl[0] + wide * 0.1, tl[1] + wide * 0.2, wide * 0.8, wide * 0.42, "#17222b"),
    shape(
      [
        [tl[0] + wide * 0.1, tl[1] + wide * 0.2],
        [tl[0] + wide * 0.45, tl[1] + wide * 0.2],
        [tl[0] + wide * 0.2, tl[1] + wide * 0.62],
        [tl[0] + wide * 0.1, tl[1] + wide * 0.62],
      ],
      "#ffffff",
      'opacity=".12"',
    ),
  );
  parts.push(
    rect(l[0], l[1] - wide * 0.52, wide, wide * 0.09, trim),
    rect(l[0] + wide * 0.3, tl[1] + wide * 0.06, wide * 0.4, wide * 0.085, "#10161b"),
    rect(l[0] + wide * 0.34, tl[1] + wide * 0.085, wide * 0.32, wide * 0.035, "#f5b042"),
  );
  parts.push(
    rect(l[0] + wide * 0.04, l[1] - wide * 0.12, wide * 0.92, wide * 0.16, mix(shade, "#000000", 0.4)),
  );
  for (const side of [0.17, 0.83])
    parts.push(
      circle(l[0] + wide * side, l[1] - wide * 0.3, wide * 0.5, "url(#lamp)", 'opacity=".8"'),
      circle(l[0] + wide * side, l[1] - wide * 0.3, wide * 0.055, "#fffbe9"),
    );
  // The platform and its roof.
  parts.push(
    shape(
      [
        to(620, HEIGHT * 0.93, 0.05),
        to(2600, HEIGHT * 0.93, 0.05),
        [WIDTH, HEIGHT * 0.72],
        [WIDTH, HEIGHT],
        to(640, HEIGHT * 1.06, 1.05),
      ],
      "url(#stone)",
    ),
  );
  parts.push(
    shape(
      [
        to(620, HEIGHT * 0.93, 0.05),
        to(640, HEIGHT * 0.93, 0.05),
        to(740, HEIGHT * 1.06, 1.05),
        to(640, HEIGHT * 1.06, 1.05),
      ],
      mix("#e8c24a", shade, light.night ? 0.4 : 0.12),
    ),
  );
  for (let post = 6; post >= 0; post--) {
    const share = Math.pow(0.72, post) * 1.02;
    const [x, y] = to(1460, HEIGHT * 0.98, share);
    const [, top] = to(1460, -HEIGHT * 0.16, share);
    parts.push(
      rect(x - 15 * share, top, 30 * share, y - top, mix("#4f5d63", shade, 0.3 + (1 - share) * 0.1)),
    );
    parts.push(
      circle(
        x - 170 * share,
        top + 60 * share,
        130 * share,
        "url(#lamp)",
        `opacity="${light.night ? 0.8 : 0.35}"`,
      ),
    );
  }
  parts.push(
    shape(
      [to(800, -HEIGHT * 0.1, 0.04), to(2800, -HEIGHT * 0.1, 0.04), [WIDTH * 1.1, -60], [WIDTH * 0.56, -60]],
      mix("#59666b", shade, 0.45),
    ),
  );
  for (let person = 11; person >= 0; person--) {
    const share = Math.pow(0.83, person);
    const [x, y] = to(chance.between(820, 1560), HEIGHT * 0.99, share);
    parts.push(
      `<ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(60 * share)}" ry="${at(9 * share)}" fill="#000" opacity=".3"/>`,
      figure(x, y, 400 * share, mix(chance.pick(COATS), shade, light.night ? 0.4 : 0.18), chance.pick(SKINS)),
    );
  }
  return parts.join("");
}
