/** The size of a drawn picture, as a press photograph comes: three by two. */
export const WIDTH = 1620;
export const HEIGHT = 1080;

/** Chance that repeats: the same seed draws the same picture. */
export interface Chance {
  next(): number;
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** A whole number below `limit`. */
  below(limit: number): number;
}

export function chanceOf(seed: number): Chance {
  let state = (seed * 2654435761 + 97) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
    below: (limit) => Math.floor(next() * limit),
  };
}

/** The hour and weather of a picture: from the top of the sky to what is near. */
export interface Light {
  sky: [top: string, middle: string, low: string];
  sun: string;
  /** What distance fades into. */
  haze: string;
  /** The ground, far to near. */
  land: [far: string, middle: string, near: string];
  cloud: string;
  clouds: number;
  night?: true;
}

export const LIGHTS = {
  dawn: {
    sky: ["#5f7fa8", "#d9b7a6", "#fbdcae"],
    sun: "#fff3d0",
    haze: "#e6c4b0",
    land: ["#8f93a8", "#56657c", "#232f3c"],
    cloud: "#fff1e2",
    clouds: 0.75,
  },
  day: {
    sky: ["#3f7fc0", "#8fbbe0", "#dbe9f0"],
    sun: "#ffffff",
    haze: "#c4d8e2",
    land: ["#86a4a6", "#5d8057", "#2f4a2a"],
    cloud: "#ffffff",
    clouds: 0.9,
  },
  monsoon: {
    sky: ["#4b5960", "#7d8b90", "#b9c2c0"],
    sun: "#dfe6e4",
    haze: "#a4b1b0",
    land: ["#7c918c", "#4a6b55", "#1f3a29"],
    cloud: "#d5dcdc",
    clouds: 1.1,
  },
  dusk: {
    sky: ["#27315c", "#9a5a78", "#f29a5b"],
    sun: "#ffd79a",
    haze: "#b9737a",
    land: ["#6f5677", "#3d3557", "#15152b"],
    cloud: "#f7b48a",
    clouds: 0.7,
  },
  night: {
    sky: ["#060b1c", "#122145", "#31466e"],
    sun: "#e8ecf8",
    haze: "#22345a",
    land: ["#1d2b4d", "#111b35", "#070c1a"],
    cloud: "#5a6b93",
    clouds: 0.4,
    night: true,
  },
} satisfies Record<string, Light>;

export const mix = (from: string, to: string, share: number): string => {
  const parts = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [parts(from), parts(to)];
  return `#${a
    .map((part, i) =>
      Math.round(part + (b[i]! - part) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
};
export const at = (value: number): string => value.toFixed(1);
export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ""): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(w)}" height="${at(h)}" fill="${fill}" ${more}/>`;
export const circle = (x: number, y: number, r: number, fill: string, more = ""): string =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${fill}" ${more}/>`;
export const shape = (points: [number, number][], fill: string, more = ""): string =>
  `<polygon points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(" ")}" fill="${fill}" ${more}/>`;

/** Down a colour: a gradient from top to bottom, with its own name. */
export const fade = (id: string, stops: [offset: number, colour: string, opacity?: number][]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join("")}</linearGradient>`;
export const glow = (id: string, colour: string, strength = 1): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset=".25" stop-color="${colour}" stop-opacity="${strength * 0.45}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;
export const blur = (id: string, by: number): string =>
  `<filter id="${id}" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${by}"/></filter>`;

/** Noise as a see-through layer of one colour: clouds, mist, ripples, by how it is stretched. */
export const veil = (
  id: string,
  colour: string,
  frequency: string,
  seed: number,
  gain: number,
  cut: number,
): string => {
  const [r, g, b] = [1, 3, 5].map((from) => (parseInt(colour.slice(from, from + 2), 16) / 255).toFixed(3));
  return `<filter id="${id}" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="3" seed="${seed}"/><feColorMatrix values="0 0 0 0 ${r} 0 0 0 0 ${g} 0 0 0 0 ${b} ${gain} 0 0 0 ${-cut}"/></filter>`;
};

/** The outline of a range of hills: broad waves with smaller ones on them, closed at the bottom. */
export function ridge(chance: Chance, level: number, rise: number, rough = 1): [number, number][] {
  const waves = Array.from({ length: 5 }, (_, octave) => ({
    length: WIDTH / (0.8 + octave * 1.9 * rough),
    phase: chance.between(0, 9),
    height: rise / (1 + octave * 1.35),
  }));
  const top: [number, number][] = [];
  for (let x = 0; x <= WIDTH; x += 9) {
    const y = waves.reduce(
      (sum, wave) => sum + Math.sin((x / wave.length) * Math.PI * 2 + wave.phase) * wave.height,
      0,
    );
    top.push([x, level - y * 0.5 - chance.between(0, rise * 0.02 * rough)]);
  }
  return [...top, [WIDTH, HEIGHT], [0, HEIGHT]];
}

/** A whole sky with its sun or moon and clouds. */
export function sky(
  chance: Chance,
  light: Light,
  horizon: number,
  sunX = chance.between(0.2, 0.8) * WIDTH,
): string {
  const [top, middle, low] = light.sky;
  const sunY = horizon * (light.night ? 0.3 : chance.between(0.62, 0.86));
  const stars = light.night
    ? Array.from({ length: 170 }, () =>
        circle(
          chance.between(0, WIDTH),
          chance.between(0, horizon * 0.8),
          chance.between(0.5, 1.7),
          "#ffffff",
          `opacity="${at(chance.between(0.2, 0.9))}"`,
        ),
      ).join("")
    : "";
  return [
    `<defs>${fade("sky", [
      [0, top],
      [0.62, middle],
      [1, low],
    ])}${glow("sun", light.sun, 0.95)}`,
    `${veil("clouds", light.cloud, "0.0022 0.0075", chance.below(900), 3.1 * light.clouds, 1.42 * light.clouds)}</defs>`,
    rect(0, 0, WIDTH, horizon + 4, "url(#sky)"),
    stars,
    circle(sunX, sunY, light.night ? 190 : 430, "url(#sun)"),
    // Under closed clouds there is no sun to be seen.
    light.clouds > 1 ? "" : circle(sunX, sunY, 32, light.sun, 'opacity=".92"'),
    `<rect width="${WIDTH}" height="${at(horizon)}" filter="url(#clouds)" opacity="${light.night ? 0.35 : 0.85}"/>`,
  ].join("");
}

/** Still water that gives back the sky, with ripples. */
export function water(chance: Chance, light: Light, from: number): string {
  return [
    `<defs>${fade("water", [
      [0, mix(light.sky[2], light.land[1], 0.25)],
      [0.5, mix(light.sky[1], light.land[1], 0.45)],
      [1, mix(light.sky[0], light.land[2], 0.6)],
    ])}`,
    `${veil("ripples", mix(light.sky[2], "#ffffff", 0.4), "0.004 0.09", chance.below(900), 2.4, 1.15)}</defs>`,
    rect(0, from, WIDTH, HEIGHT - from, "url(#water)"),
    `<svg y="${at(from)}" width="${WIDTH}" height="${at(HEIGHT - from)}"><rect width="100%" height="100%" filter="url(#ripples)" opacity=".5"/></svg>`,
  ].join("");
}

/** A person far off, or near and from behind: a coat, a head, legs. */
export function figure(
  x: number,
  foot: number,
  size: number,
  coat: string,
  skin = "#6b4a35",
  legs = "#1c1c22",
): string {
  const s = size / 100;
  return [
    `<g transform="translate(${at(x)} ${at(foot)}) scale(${s.toFixed(3)})">`,
    `<path d="M-11 0 L-9 -44 L9 -44 L11 0 L3 0 L0 -30 L-3 0 Z" fill="${legs}"/>`,
    `<path d="M-16 -38 Q-19 -74 -8 -80 L8 -80 Q19 -74 16 -38 Z" fill="${coat}"/>`,
    `<ellipse cx="0" cy="-89" rx="7.5" ry="9.5" fill="${skin}"/>`,
    size > 120
      ? `<path d="M-8.4 -86 Q-9.5 -102 0 -102 Q9.5 -102 8.4 -86 Q6 -81.5 0 -81.5 Q-6 -81.5 -8.4 -86 Z" fill="#1d1712"/><path d="M-5 -44 Q-13 -58 -11 -74 M5 -44 Q13 -58 11 -74" fill="none" stroke="#000" stroke-width="1.4" opacity=".18"/>`
      : `<path d="M-8 -89 Q-8 -101 0 -101 Q8 -101 8 -89 Q4 -95 -8 -89 Z" fill="#17130f"/>`,
    "</g>",
  ].join("");
}

export const SKINS = ["#5b3c28", "#7a5238", "#94683f", "#b07f57", "#c99b74"] as const;
export const COATS = [
  "#b5382a",
  "#2f5d8c",
  "#d9a02f",
  "#3d7a54",
  "#7b3f73",
  "#e0d8c8",
  "#28303a",
  "#c9662b",
  "#4c8f94",
] as const;
