import {
  at,
  fade,
  HEIGHT,
  LIGHTS,
  mix,
  rect,
  shape,
  sky,
  water,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";

function tower(
  chance: Chance,
  x: number,
  foot: number,
  wide: number,
  high: number,
  wall: string,
  lit: number,
  lamp: string,
): string {
  const parts = [
    rect(x, foot - high, wide, high, wall),
    rect(x + wide * 0.72, foot - high, wide * 0.28, high, "#000000", 'opacity=".22"'),
  ];
  if (chance.next() < 0.3)
    parts.push(
      rect(x + wide * 0.46, foot - high - 46, 3, 46, wall),
      rect(x + wide * 0.2, foot - high - 12, wide * 0.6, 12, wall),
    );
  else if (chance.next() < 0.3)
    parts.push(
      shape(
        [
          [x, foot - high],
          [x + wide * 0.5, foot - high - wide * 0.4],
          [x + wide, foot - high],
        ],
        wall,
      ),
    );
  const step = chance.pick([13, 15, 17]);
  for (let row = foot - high + 14; row < foot - 10; row += step)
    for (let column = x + 6; column < x + wide - 9; column += 12)
      if (chance.next() < lit)
        parts.push(rect(column, row, 6, step * 0.5, lamp, `opacity="${at(chance.between(0.35, 1))}"`));
  return parts.join("");
}

/** A city across the water, lit from within when it is late. */
export function skyline(chance: Chance, light: Light = LIGHTS.dusk): string {
  const shore = HEIGHT * 0.7;
  const rows: string[] = [];
  for (let row = 0; row < 3; row++) {
    const near = (row + 1) / 3;
    const wall = mix(light.haze, light.night ? "#0d1428" : light.land[2], near * 0.85);
    const lit = light.night ? 0.16 + near * 0.3 : light === LIGHTS.dusk ? near * 0.3 : 0.05;
    const towers: string[] = [];
    for (let x = -20; x < WIDTH;) {
      const wide = chance.between(46, 120);
      const middle = 1 - Math.abs(x / WIDTH - 0.55) * 1.5;
      towers.push(
        tower(
          chance,
          x,
          shore,
          wide,
          chance.between(0.35, 1) * (150 + Math.max(0.1, middle) * 330) * (1.15 - near * 0.4),
          wall,
          lit,
          "#ffd98c",
        ),
      );
      x += wide + chance.between(-8, 26);
    }
    rows.push(`<g opacity="${at(0.55 + near * 0.45)}">${towers.join("")}</g>`);
  }
  const city = rows.join("");
  return [
    sky(chance, light, shore),
    `<g id="city">${city}</g>`,
    water(chance, light, shore),
    `<defs><clipPath id="wet"><rect y="${at(shore)}" width="${WIDTH}" height="${at(HEIGHT - shore)}"/></clipPath><filter id="swim" x="0" y="0" width="100%" height="100%"><feTurbulence type="turbulence" baseFrequency="0.006 0.07" numOctaves="2" seed="${chance.below(99)}"/><feDisplacementMap in="SourceGraphic" scale="34" xChannelSelector="R" yChannelSelector="G"/><feGaussianBlur stdDeviation="1.5 4"/></filter></defs>`,
    `<g clip-path="url(#wet)"><g filter="url(#swim)" opacity=".5"><g transform="translate(0 ${at(shore * 2)}) scale(1 -1)">${city}</g></g></g>`,
    `<defs>${fade("dim", [
      [0, light.land[2], 0],
      [1, light.land[2], 0.75],
    ])}</defs>`,
    rect(0, HEIGHT * 0.8, WIDTH, HEIGHT * 0.2, "url(#dim)"),
    rect(0, shore - 4, WIDTH, 9, mix(light.land[2], "#000000", 0.4)),
  ].join("");
}
