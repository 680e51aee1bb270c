import {
  at,
  blur,
  COATS,
  circle,
  fade,
  figure,
  glow,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  shape,
  sky,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

/** A cricket ground with full stands, under the sun or under floodlights. */
export function stadium(chance: Chance, light: Light = LIGHTS.night): string {
  const edge = HEIGHT * 0.56;
  const parts = [sky(chance, light, edge)];
  const wall = mix(light.land[2], light.haze, 0.25);
  parts.push(
    `<defs>${blur("far", 1.6)}${glow("lamp", "#fffbe8", 1)}${fade("grass", [
      [0, light.night ? "#3f7a3c" : "#6da451"],
      [1, light.night ? "#1d4a27" : "#3b7a33"],
    ])}</defs>`,
  );
  parts.push(rect(0, HEIGHT * 0.42, WIDTH, HEIGHT * 0.25, mix(wall, "#000000", 0.35)));
  // Two tiers bend round the ground, each person a dot.
  for (const [top, bottom] of [
    [0.29, 0.405],
    [0.42, 0.545],
  ] as const) {
    const bend = (x: number) => Math.pow((x / WIDTH - 0.5) * 2, 2) * -HEIGHT * 0.1;
    const outline = (y: number) =>
      Array.from({ length: 21 }, (_, i): [number, number] => [
        (i / 20) * WIDTH,
        y * HEIGHT + bend((i / 20) * WIDTH),
      ]);
    parts.push(shape([...outline(top), ...outline(bottom).reverse()], mix(wall, "#000000", 0.2)));
    const people: string[] = [];
    for (let seat = 0; seat < 1500; seat++) {
      const x = chance.between(0, WIDTH);
      const y = chance.between(top + 0.012, bottom - 0.016) * HEIGHT + bend(x);
      people.push(
        circle(
          x,
          y,
          chance.between(2.6, 4.2),
          mix(chance.pick(COATS), light.night ? "#8f8a70" : wall, chance.between(0.1, 0.55)),
        ),
      );
    }
    parts.push(`<g filter="url(#far)">${people.join("")}</g>`);
    parts.push(
      `<polyline points="${outline(bottom + 0.004)
        .map(([x, y]) => `${at(x)},${at(y)}`)
        .join(" ")}" fill="none" stroke="${mix("#e9e4d6", wall, 0.35)}" stroke-width="9"/>`,
    );
  }
  for (const x of [0.09, 0.34, 0.66, 0.91]) {
    const [px, top] = [x * WIDTH, HEIGHT * (0.1 + Math.abs(x - 0.5) * -0.1 + 0.03)];
    parts.push(
      `<path d="M${at(px - 9)} ${at(HEIGHT * 0.4)} L${at(px - 4)} ${at(top)} M${at(px + 9)} ${at(HEIGHT * 0.4)} L${at(px + 4)} ${at(top)}" stroke="${wall}" stroke-width="6"/>`,
      rect(px - 52, top - 40, 104, 52, mix(wall, "#000000", 0.35)),
    );
    for (let lamp = 0; lamp < 15; lamp++) {
      const [lx, ly] = [px - 42 + (lamp % 5) * 21, top - 31 + Math.floor(lamp / 5) * 17];
      if (light.night) parts.push(circle(lx, ly, 34, "url(#lamp)"));
      parts.push(circle(lx, ly, 6.4, light.night ? "#fffdf2" : "#dfe6ea"));
    }
    if (light.night) parts.push(circle(px, top - 12, 260, "url(#lamp)", 'opacity=".38"'));
  }
  parts.push(
    `<ellipse cx="${WIDTH / 2}" cy="${at(HEIGHT * 0.98)}" rx="${at(WIDTH * 0.86)}" ry="${at(HEIGHT * 0.46)}" fill="url(#grass)"/>`,
  );
  parts.push(rect(0, HEIGHT * 0.86, WIDTH, HEIGHT * 0.14, "url(#grass)", 'opacity=".6"'));
  for (let stripe = 0; stripe < 9; stripe += 2)
    parts.push(
      shape(
        [
          [WIDTH * (stripe / 9), HEIGHT],
          [WIDTH * ((stripe + 1) / 9), HEIGHT],
          [WIDTH * (0.3 + ((stripe + 1) / 9) * 0.4), HEIGHT * 0.56],
          [WIDTH * (0.3 + (stripe / 9) * 0.4), HEIGHT * 0.56],
        ],
        "#ffffff",
        'opacity=".05"',
      ),
    );
  parts.push(
    shape(
      [
        [WIDTH * 0.465, HEIGHT * 0.63],
        [WIDTH * 0.535, HEIGHT * 0.63],
        [WIDTH * 0.6, HEIGHT * 0.96],
        [WIDTH * 0.4, HEIGHT * 0.96],
      ],
      mix("#cdb88a", light.land[2], light.night ? 0.25 : 0.05),
    ),
  );
  const side = chance.pick(["#2c62b8", "#d9a62b", "#c2372e"]);
  const places = [
    [0.47, 0.93, 190],
    [0.53, 0.69, 96],
    [0.3, 0.75, 118],
    [0.72, 0.8, 136],
    [0.18, 0.68, 88],
    [0.83, 0.66, 84],
    [0.63, 0.65, 80],
  ] as const;
  for (const [x, y, size] of places) {
    const [fx, fy] = [(x + chance.between(-0.02, 0.02)) * WIDTH, y * HEIGHT];
    parts.push(
      `<ellipse cx="${at(fx + size * 0.2)}" cy="${at(fy)}" rx="${at(size * 0.4)}" ry="${at(size * 0.06)}" fill="#0b1a0d" opacity=".45"/>`,
      figure(
        fx,
        fy,
        size,
        size > 150 ? "#f3efe4" : side,
        "#7a5238",
        size > 150 ? "#e9e4d6" : mix(side, "#000000", 0.3),
      ),
    );
  }
  return parts.join("");
}
