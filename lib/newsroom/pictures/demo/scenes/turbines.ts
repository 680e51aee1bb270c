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

function turbine(chance: Chance, x: number, foot: number, high: number, colour: string): string {
  const turn = chance.between(0, 120);
  const hub = foot - high;
  const blade = `M0 0 Q${at(high * 0.035)} ${at(-high * 0.12)} ${at(high * 0.008)} ${at(-high * 0.56)} Q${at(-high * 0.014)} ${at(-high * 0.2)} 0 0 Z`;
  return [
    shape(
      [
        [x - high * 0.021, foot],
        [x - high * 0.009, hub],
        [x + high * 0.009, hub],
        [x + high * 0.021, foot],
      ],
      colour,
    ),
    ...[0, 120, 240].map(
      (angle) =>
        `<path d="${blade}" transform="translate(${at(x)} ${at(hub)}) rotate(${at(turn + angle)})" fill="${mix(colour, "#ffffff", 0.12)}"/>`,
    ),
    circle(x, hub, high * 0.019, mix(colour, "#000000", 0.2)),
  ].join("");
}

/** Wind turbines over fields, rows of solar panels below. */
export function turbines(chance: Chance, light: Light = LIGHTS.day): string {
  const horizon = HEIGHT * 0.66;
  const parts = [sky(chance, light, horizon)];
  parts.push(
    `<defs>${veil("grain", mix(light.land[2], "#000000", 0.2), "0.012 0.05", chance.below(900), 2.2, 1)}</defs>`,
  );
  parts.push(rect(0, horizon, WIDTH, HEIGHT - horizon, light.land[0]));
  parts.push(shape(ridge(chance, horizon - 20, 90), mix(light.haze, light.land[0], 0.5)));
  for (let far = 0; far < 7; far++)
    parts.push(
      turbine(
        chance,
        chance.between(0.02, 0.98) * WIDTH,
        horizon - chance.between(0, 26),
        chance.between(120, 200),
        mix("#f4f4ee", light.haze, 0.55),
      ),
    );
  parts.push(shape(ridge(chance, horizon + 22, 60), mix(light.land[0], light.land[1], 0.5)));
  for (let middle = 0; middle < 3; middle++)
    parts.push(
      turbine(
        chance,
        (0.16 + middle * 0.33 + chance.between(-0.05, 0.05)) * WIDTH,
        horizon + 40,
        chance.between(330, 420),
        mix("#f6f5ef", light.haze, light.night ? 0.5 : 0.22),
      ),
    );
  const field = horizon + 50;
  parts.push(
    turbine(
      chance,
      WIDTH * chance.pick([0.27, 0.71]),
      field + 30,
      690,
      mix("#faf9f4", light.haze, light.night ? 0.45 : 0.08),
    ),
  );
  parts.push(shape(ridge(chance, field + 6, 30), light.land[1]));
  parts.push(
    `<svg y="${at(field + 10)}" width="${WIDTH}" height="${at(HEIGHT - field)}"><rect width="100%" height="100%" filter="url(#grain)" opacity=".55"/></svg>`,
  );
  for (let row = 0; row < 5; row++) {
    const near = (row + 1) / 5;
    const [y, high] = [field + 40 + row * row * 13 + row * 18, 16 + near * 50];
    const lean = high * 0.5;
    for (let x = -100 - row * 17; x < WIDTH + 100; x += high * 2.5) {
      const panel: [number, number][] = [
        [x, y + high],
        [x + lean, y],
        [x + lean + high * 2.1, y],
        [x + high * 2.1, y + high],
      ];
      parts.push(
        rect(x + high, y + high * 0.7, high * 0.09, high * 0.8, "#4b4f54"),
        shape(
          panel,
          mix("#1d3558", light.sky[1], 0.2 + chance.next() * 0.12),
          `stroke="${mix("#d8e2ea", light.haze, 0.4)}" stroke-width="${at(1 + near * 1.6)}"`,
        ),
      );
      for (const line of [0.25, 0.5, 0.75])
        parts.push(
          `<path d="M${at(x + high * 2.1 * line)} ${at(y + high)} l${at(lean)} ${at(-high)}" stroke="${mix("#9fb4c8", light.haze, 0.3)}" stroke-width="1.1" opacity=".7"/>`,
        );
      parts.push(
        `<path d="M${at(x + lean / 2)} ${at(y + high / 2)} h${at(high * 2.1)}" stroke="#9fb4c8" stroke-width="1" opacity=".5"/>`,
      );
    }
  }
  return parts.join("");
}
