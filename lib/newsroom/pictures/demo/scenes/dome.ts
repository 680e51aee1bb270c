import {
  at,
  blur,
  COATS,
  circle,
  fade,
  figure,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  ridge,
  shape,
  sky,
  SKINS,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

/** A house of parliament: a dome over a colonnade, people on the steps. */
export function dome(chance: Chance, light: Light = LIGHTS.day): string {
  const ground = HEIGHT * 0.74;
  const middle = WIDTH * chance.between(0.46, 0.54);
  const stone = mix("#d8b58c", light.haze, light.night ? 0.75 : 0.18);
  const shadow = mix(stone, light.land[2], 0.5);
  const lit = light.night || light === LIGHTS.dusk ? "#ffcf83" : mix(stone, "#2c241c", 0.72);
  const parts = [
    sky(chance, light, ground, WIDTH * 0.16),
    shape(ridge(chance, ground - 30, 46, 2), mix(light.haze, light.land[1], 0.6)),
  ];
  parts.push(
    `<defs>${fade("stone", [
      [0, mix(stone, "#ffffff", 0.22)],
      [1, mix(stone, light.land[2], 0.22)],
    ])}<linearGradient id="round"><stop offset="0" stop-color="${mix(stone, "#ffffff", 0.3)}"/><stop offset=".55" stop-color="${stone}"/><stop offset="1" stop-color="${shadow}"/></linearGradient>${blur("soft", 7)}</defs>`,
  );
  const [wide, roof] = [1080, ground - 250];
  parts.push(
    rect(middle - wide / 2 - 70, roof + 60, wide + 140, 190, "url(#stone)"),
    rect(middle - wide / 2, roof, wide, 250, "url(#stone)"),
  );
  parts.push(
    rect(middle - wide / 2 - 18, roof - 22, wide + 36, 24, mix(stone, "#ffffff", 0.15)),
    rect(middle - wide / 2 - 8, roof + 2, wide + 16, 10, shadow, 'opacity=".5"'),
  );
  for (let column = 0; column <= 30; column++) {
    const x = middle - wide / 2 + 14 + column * ((wide - 28) / 30);
    if (column < 30)
      parts.push(rect(x + 9, roof + 46, 20, 172, lit, `opacity="${at(light.night ? 0.85 : 0.75)}"`));
    parts.push(
      rect(x - 8, roof + 30, 17, 190, "url(#round)"),
      rect(x - 11, roof + 26, 23, 8, mix(stone, "#ffffff", 0.25)),
    );
  }
  parts.push(
    rect(middle - 205, roof - 118, 410, 100, "url(#stone)"),
    rect(middle - 218, roof - 132, 436, 17, mix(stone, "#ffffff", 0.18)),
  );
  for (let arch = 0; arch < 11; arch++)
    parts.push(
      `<path d="M${at(middle - 186 + arch * 35)} ${at(roof - 26)} v-48 a11 11 0 0 1 22 0 v48 Z" fill="${lit}" opacity=".75"/>`,
    );
  parts.push(
    `<path d="M${at(middle - 196)} ${at(roof - 130)} Q${at(middle - 190)} ${at(roof - 330)} ${at(middle)} ${at(roof - 346)} Q${at(middle + 190)} ${at(roof - 330)} ${at(middle + 196)} ${at(roof - 130)} Z" fill="url(#round)"/>`,
  );
  for (const rib of [-0.72, -0.4, 0, 0.4, 0.72])
    parts.push(
      `<path d="M${at(middle + rib * 196)} ${at(roof - 130)} Q${at(middle + rib * 186)} ${at(roof - 310)} ${at(middle)} ${at(roof - 346)}" fill="none" stroke="${shadow}" stroke-width="2.6" opacity=".55"/>`,
    );
  parts.push(
    rect(middle - 24, roof - 386, 48, 44, "url(#round)"),
    `<path d="M${at(middle - 28)} ${at(roof - 386)} Q${at(middle)} ${at(roof - 436)} ${at(middle + 28)} ${at(roof - 386)} Z" fill="${stone}"/>`,
  );
  const mast = roof - 425;
  parts.push(
    rect(middle - 2, mast - 118, 4, 120, shadow),
    `<path d="M${at(middle + 2)} ${at(mast - 116)} q34 -14 64 2 q20 8 30 0 v44 q-22 10 -44 0 q-26 -12 -50 -2 Z" fill="${mix("#2f5d8c", light.haze, 0.15)}"/>`,
  );
  for (let step = 0; step < 7; step++)
    parts.push(
      rect(
        middle - 300 - step * 34,
        ground + step * 13,
        600 + step * 68,
        14,
        mix(stone, step % 2 ? "#ffffff" : light.land[2], 0.22),
      ),
    );
  parts.push(
    rect(0, ground + 88, WIDTH, HEIGHT, mix(light.land[1], light.land[2], 0.35)),
    shape(
      [
        [middle - 190, ground + 91],
        [middle + 190, ground + 91],
        [middle + 560, HEIGHT],
        [middle - 560, HEIGHT],
      ],
      mix("#bba17f", light.land[2], light.night ? 0.6 : 0.28),
    ),
  );
  for (let person = 0; person < 34; person++) {
    const depth = chance.next();
    const x = middle + chance.between(-0.5, 0.5) * (620 + depth * 560);
    parts.push(
      figure(
        x,
        ground + 60 + depth * 190,
        42 + depth * 66,
        mix(chance.pick(COATS), light.land[2], light.night ? 0.5 : 0.12),
        chance.pick(SKINS),
      ),
    );
  }
  for (const x of [-0.02, 0.1, 0.9, 1.02])
    parts.push(
      `<g filter="url(#soft)">${Array.from({ length: 9 }, () => circle(x * WIDTH + chance.between(-90, 90), ground - chance.between(-60, 210), chance.between(50, 92), mix(light.land[1], light.land[2], chance.between(0.3, 0.9)))).join("")}</g>`,
    );
  return parts.join("");
}
