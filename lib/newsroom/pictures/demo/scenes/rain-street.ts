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

const SIGNS = ["#e2574c", "#f0b541", "#4fb39a", "#5b8fd9", "#d977b8"] as const;

/** A street in the rain: lit shops, umbrellas, lamps doubled on the wet ground. */
export function rainStreet(chance: Chance, light: Light = LIGHTS.monsoon): string {
  const ground = HEIGHT * 0.63;
  const vanish = WIDTH * chance.between(0.44, 0.56);
  const dark = mix(light.land[2], "#0b1016", 0.55);
  const street: string[] = [];
  for (const side of [-1, 1])
    for (let house = 5; house >= 0; house--) {
      const [near, far] = [1 / (1 + house * 0.62), 1 / (1 + (house + 1) * 0.62)];
      const x = (share: number) => vanish + side * share * WIDTH * 0.62;
      const high = chance.between(0.66, 1.05) * HEIGHT * 0.72;
      const wall = mix(
        mix(chance.pick(["#8c6a52", "#6c7a80", "#9a8668", "#75606a"]), light.haze, 0.75 - near * 0.6),
        dark,
        light.night ? 0.62 : 0.3,
      );
      street.push(
        shape(
          [
            [x(near), ground - high * near + 60 * near],
            [x(far), ground - high * far + 60 * far],
            [x(far), ground + 70 * far],
            [x(near), ground + 150 * near],
          ],
          wall,
        ),
      );
      for (let floor = 1; floor < 5; floor++)
        for (let pane = 0; pane < 3; pane++) {
          const s = near + (far - near) * ((pane + 0.5) / 3.2);
          const [px, py] = [x(s), ground - high * s * (0.2 + floor * 0.16)];
          const lit = chance.next() < (light.night ? 0.5 : 0.3);
          street.push(
            rect(
              px - 13 * s,
              py,
              26 * s,
              50 * s,
              lit ? "#ffd48a" : mix(wall, "#0d1318", 0.5),
              `opacity="${lit ? 0.9 : 0.7}"`,
            ),
          );
        }
      const sign = chance.pick(SIGNS);
      const s = (near + far) / 2;
      street.push(
        shape(
          [
            [x(near * 0.98), ground - 120 * near],
            [x(far), ground - 120 * far],
            [x(far), ground - 84 * far],
            [x(near * 0.98), ground - 84 * near],
          ],
          sign,
          'opacity=".92"',
        ),
      );
      street.push(
        shape(
          [
            [x(near * 0.98), ground - 82 * near],
            [x(far), ground - 82 * far],
            [x(far), ground + 40 * far],
            [x(near * 0.98), ground + 100 * near],
          ],
          "#ffdf9f",
          'opacity=".62"',
        ),
      );
      street.push(circle(x(s), ground - 40 * s, 190 * s, "url(#lamp)", 'opacity=".5"'));
    }
  const scene = street.join("");
  const people: string[] = [];
  for (let person = 0; person < 13; person++) {
    const near = Math.pow((person + 1) / 13, 1.5);
    const [x, foot, size] = [
      vanish + chance.between(-0.36, 0.36) * WIDTH * (0.3 + near),
      ground + 14 + near * HEIGHT * 0.25,
      58 + near * 190,
    ];
    const coat = mix(chance.pick(COATS), dark, 0.35);
    const shade = mix(chance.pick(SIGNS), dark, 0.22);
    const top = foot - size * 1.2;
    people.push(
      figure(x, foot, size, coat, chance.pick(SKINS), dark),
      `<path d="M${at(x - size * 0.42)} ${at(top + size * 0.2)} Q${at(x)} ${at(top - size * 0.3)} ${at(x + size * 0.42)} ${at(top + size * 0.2)} Q${at(x)} ${at(top + size * 0.08)} ${at(x - size * 0.42)} ${at(top + size * 0.2)} Z" fill="${shade}"/>`,
      rect(x - size * 0.012, top + size * 0.05, size * 0.024, size * 0.55, dark),
    );
  }
  const walkers = people.join("");
  const drops = Array.from({ length: 420 }, () => {
    const [x, y, long] = [chance.between(-40, WIDTH), chance.between(-40, HEIGHT), chance.between(16, 58)];
    return `<path d="M${at(x)} ${at(y)} l${at(-long * 0.16)} ${at(long)}" stroke="#eef4f8" stroke-width="${at(chance.between(0.7, 1.9))}" opacity="${at(chance.between(0.12, 0.5))}"/>`;
  }).join("");
  return [
    `<defs>${glow("lamp", "#ffdc93", 0.9)}${fade("wet", [
      [0, mix(light.haze, dark, 0.35)],
      [1, dark],
    ])}<filter id="smear" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.012 0.05" numOctaves="2" seed="${chance.below(99)}"/><feDisplacementMap in="SourceGraphic" scale="46" xChannelSelector="R" yChannelSelector="G"/><feGaussianBlur stdDeviation="3 11"/></filter>${blur("deep", 2.2)}</defs>`,
    sky(chance, light, ground),
    scene,
    rect(0, ground + 30, WIDTH, HEIGHT, "url(#wet)"),
    shape(
      [
        [vanish - 40, ground + 20],
        [vanish + 40, ground + 20],
        [WIDTH * 1.3, HEIGHT],
        [-WIDTH * 0.3, HEIGHT],
      ],
      "url(#wet)",
    ),
    `<clipPath id="road">${shape(
      [
        [vanish - 40, ground + 20],
        [vanish + 40, ground + 20],
        [WIDTH * 1.3, HEIGHT],
        [-WIDTH * 0.3, HEIGHT],
      ],
      "#000",
    )}</clipPath>`,
    `<g clip-path="url(#road)"><g filter="url(#smear)" opacity=".62"><g transform="translate(0 ${at((ground + 40) * 2)}) scale(1 -1)">${scene}</g></g></g>`,
    ...[-1, 1].map((side) =>
      [
        circle(vanish + side * 26 + 60, ground + 54, 9, "#fff6d8"),
        circle(vanish + side * 26 + 60, ground + 54, 80, "url(#lamp)"),
      ].join(""),
    ),
    walkers,
    `<g filter="url(#deep)" opacity=".5">${drops}</g>${drops}`,
  ].join("");
}
