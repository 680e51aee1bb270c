import {
  at,
  circle,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  ridge,
  shape,
  sky,
  veil,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

/** Range behind range of hills with mist between them, a village on the nearest. */
export function hills(chance: Chance, light: Light = LIGHTS.dawn): string {
  const horizon = HEIGHT * 0.62;
  const ranges = 6;
  const parts = [sky(chance, light, horizon)];
  parts.push(
    `<defs>${veil("mist", light.haze, "0.0025 0.009", chance.below(900), 2.6, 1.05)}${veil("woods", mix(light.land[2], "#000000", 0.3), "0.025 0.05", chance.below(900), 2.4, 1.05)}</defs>`,
  );
  let nearest: [number, number][] = [];
  for (let range = 0; range < ranges; range++) {
    const near = range / (ranges - 1);
    const level = HEIGHT * (0.44 + near * 0.42);
    const colour =
      near < 0.5
        ? mix(light.haze, light.land[0], near * 1.6 + 0.12)
        : mix(light.land[0], light.land[2], (near - 0.35) * 1.5);
    nearest = ridge(chance, level, 150 - near * 60, 1 + near);
    parts.push(shape(nearest, colour));
    if (range === 1 || range === 3)
      parts.push(
        `<svg y="${at(level - 20)}" width="${WIDTH}" height="170"><rect width="100%" height="100%" filter="url(#mist)" opacity=".75"/></svg>`,
      );
  }
  parts.push(
    `<clipPath id="near">${shape(nearest, "#000")}</clipPath><g clip-path="url(#near)"><svg y="${at(HEIGHT * 0.74)}" width="${WIDTH}" height="${at(HEIGHT * 0.26)}"><rect width="100%" height="100%" filter="url(#woods)" opacity=".8"/></svg></g>`,
  );
  const from = chance.below(60) + 40;
  for (let house = 0; house < 9; house++) {
    const [x, y] = nearest[from + house * chance.pick([2, 3])]!;
    const wide = chance.between(20, 34);
    const wall = mix(light.haze, light.land[2], 0.35);
    parts.push(
      rect(x + house * 13, y - 4, wide, 22, wall),
      shape(
        [
          [x + house * 13 - 4, y - 4],
          [x + house * 13 + wide / 2, y - 18],
          [x + house * 13 + wide + 4, y - 4],
        ],
        mix("#7d3b2c", light.land[2], 0.4),
      ),
    );
    parts.push(circle(x + house * 13 + wide * 0.4, y + 6, 2.6, "#ffdf9a"));
  }
  for (let tree = 0; tree < 46; tree++) {
    const [x, y] = nearest[chance.below(nearest.length - 2)]!;
    const high = chance.between(26, 64);
    parts.push(
      shape(
        [
          [x - high * 0.2, y + 12],
          [x, y + 12 - high],
          [x + high * 0.2, y + 12],
        ],
        mix(light.land[2], "#000000", 0.25),
      ),
    );
  }
  return parts.join("");
}
