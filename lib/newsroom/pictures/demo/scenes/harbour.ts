import {
  at,
  circle,
  figure,
  glow,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  ridge,
  shape,
  sky,
  water,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

const HULLS = ["#9c3b2e", "#25597a", "#2f6b52", "#c08a2c", "#efe6d2"] as const;

/** Lanterns along the rigging, and what the water gives back of them. */
function lanterns(chance: Chance): string {
  return [-44, -8, 18, 62, 96]
    .map((x) => {
      const y = x < 18 ? -96 + Math.abs(x - 18) * 0.5 : -122 + (x - 18) * 1.02;
      const colour = chance.pick(["#ffd98c", "#ff9f5a", "#ffe9b8"]);
      return [
        `<path d="M${x} 24 q6 30 -2 58 q-6 26 2 50" stroke="${colour}" stroke-width="7" fill="none" opacity=".28"/>`,
        circle(x, y, 46, "url(#lantern)"),
        circle(x, y, 6.5, colour),
      ].join("");
    })
    .join("");
}

function boat(chance: Chance, x: number, y: number, size: number, shade: string, lit: boolean): string {
  const hull = mix(chance.pick(HULLS), shade, lit ? 0.62 : 0.25);
  const trim = mix("#f3ead7", shade, lit ? 0.6 : 0.3);
  const cabin = chance.between(0.18, 0.32);
  return [
    `<g transform="translate(${at(x)} ${at(y)}) scale(${(size / 100).toFixed(3)})">`,
    `<ellipse cx="0" cy="14" rx="112" ry="9" fill="${shade}" opacity=".55"/>`,
    `<path d="M-108 -22 Q-60 -6 0 -6 Q70 -6 118 -34 Q104 2 76 14 L-78 14 Q-100 4 -108 -22 Z" fill="${hull}"/>`,
    `<path d="M-108 -22 Q-60 -6 0 -6 Q70 -6 118 -34 L116 -28 Q70 1 0 1 Q-60 1 -106 -16 Z" fill="${trim}"/>`,
    rect(-62 + cabin * 40, -48, 58, 44, trim),
    rect(-56 + cabin * 40, -41, 13, 13, mix("#20343f", shade, 0.2)) +
      rect(-36 + cabin * 40, -41, 13, 13, mix("#20343f", shade, 0.2)),
    rect(-66 + cabin * 40, -54, 66, 7, mix(hull, "#000000", 0.25)),
    `<path d="M18 -6 L18 -132 M18 -128 L104 -34 M18 -128 L-60 -52" stroke="${mix("#2a211a", shade, 0.2)}" stroke-width="3.4" fill="none"/>`,
    shape(
      [
        [18, -126],
        [48, -116],
        [18, -106],
      ],
      mix("#d9a02f", shade, 0.15),
    ),
    lit ? lanterns(chance) : "",
    "</g>",
  ].join("");
}

/** Fishing boats at their moorings, cranes behind them. */
export function harbour(chance: Chance, light: Light = LIGHTS.dawn): string {
  const shore = HEIGHT * 0.52;
  const far = mix(light.haze, light.land[1], 0.45);
  const parts = [
    `<defs>${glow("lantern", "#ffbe62", 0.95)}</defs>`,
    sky(chance, light, shore),
    shape(ridge(chance, shore - 16, 60), mix(light.haze, light.land[0], 0.5)),
    water(chance, light, shore),
  ];
  parts.push(rect(0, shore - 9, WIDTH, 13, far));
  for (let crane = 0; crane < 4; crane++) {
    const x = chance.between(0.04, 0.9) * WIDTH;
    const tall = chance.between(130, 210);
    parts.push(
      `<path d="M${at(x)} ${at(shore)} V${at(shore - tall)} M${at(x + 40)} ${at(shore)} V${at(shore - tall)} M${at(x - 50)} ${at(shore - tall)} H${at(x + 190)} M${at(x + 20)} ${at(shore - tall - 46)} L${at(x + 180)} ${at(shore - tall)} M${at(x + 20)} ${at(shore - tall - 46)} L${at(x - 44)} ${at(shore - tall)} M${at(x)} ${at(shore - tall * 0.5)} L${at(x + 40)} ${at(shore - tall)} M${at(x + 130)} ${at(shore - tall)} v60" stroke="${far}" stroke-width="7" fill="none"/>`,
    );
  }
  for (let stack = 0; stack < 34; stack++)
    parts.push(
      rect(
        chance.between(0, WIDTH),
        shore - 9 - 19 * (1 + chance.below(3)),
        52,
        19,
        mix(chance.pick(HULLS), light.haze, 0.55),
      ),
    );
  const shade = mix(light.land[2], light.haze, 0.2);
  for (let row = 0; row < 4; row++)
    for (let place = 0; place < 4 - Math.floor(row / 2); place++)
      parts.push(
        boat(
          chance,
          ((place + chance.between(0.2, 0.8)) / (4 - Math.floor(row / 2))) * WIDTH,
          shore + 40 + row * row * 34 + row * 46,
          52 + row * 38,
          shade,
          light.night ?? false,
        ),
      );
  const quay = HEIGHT * 0.9;
  parts.push(
    rect(0, quay, WIDTH, HEIGHT - quay, mix(light.land[2], "#000000", 0.25)),
    rect(0, quay, WIDTH, 8, mix(light.haze, light.land[2], 0.5)),
  );
  for (let post = 0; post < 7; post++)
    parts.push(
      rect(90 + post * 240, quay - 22, 20, 30, mix("#3a2d22", light.land[2], 0.4)),
      circle(100 + post * 240, quay - 22, 13, mix("#4a392b", light.land[2], 0.3)),
    );
  for (let person = 0; person < 3; person++)
    parts.push(
      figure(
        chance.between(0.1, 0.9) * WIDTH,
        quay + 44,
        150,
        mix(chance.pick(HULLS), shade, 0.35),
        "#5b3c28",
      ),
    );
  return parts.join("");
}
