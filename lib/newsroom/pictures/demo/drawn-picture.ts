import sharp from "sharp";
import {
  chanceOf,
  HEIGHT,
  LIGHTS,
  WIDTH,
  type Chance,
  type Light,
} from "#lib/newsroom/pictures/demo/drawing.ts";
import { dome } from "#lib/newsroom/pictures/demo/scenes/dome.ts";
import { harbour } from "#lib/newsroom/pictures/demo/scenes/harbour.ts";
import { hills } from "#lib/newsroom/pictures/demo/scenes/hills.ts";
import { lectern } from "#lib/newsroom/pictures/demo/scenes/lectern.ts";
import { market } from "#lib/newsroom/pictures/demo/scenes/market.ts";
import { railway } from "#lib/newsroom/pictures/demo/scenes/railway.ts";
import { rainStreet } from "#lib/newsroom/pictures/demo/scenes/rain-street.ts";
import { skyline } from "#lib/newsroom/pictures/demo/scenes/skyline.ts";
import { stadium } from "#lib/newsroom/pictures/demo/scenes/stadium.ts";
import { turbines } from "#lib/newsroom/pictures/demo/scenes/turbines.ts";

const SCENES = {
  dome,
  harbour,
  hills,
  lectern,
  market,
  railway,
  "rain-street": rainStreet,
  skyline,
  stadium,
  turbines,
} satisfies Record<string, (chance: Chance, light: Light) => string>;
export type SceneName = keyof typeof SCENES;
export type LightName = keyof typeof LIGHTS;

/** Drawn smaller and enlarged: three times faster, and as soft as a lens. */
const DRAWN = 1080;

/** What a camera adds: the corners fall off. */
const VIGNETTE = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><radialGradient id="v" r=".78"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".4"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#v)"/></svg>`,
);

/** And its grain: grey noise laid over softly, the same each time. */
async function grain(chance: Chance): Promise<Buffer> {
  const side = 256;
  const pixels = Buffer.from(
    Array.from({ length: side * side }, () => 128 + (chance.next() + chance.next() - 1) * 30),
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .toColourspace("srgb")
    .png()
    .toBuffer();
}

/** Draws an invented picture as a JPEG. The same scene, light and seed always give the same picture. */
export async function drawnPicture(scene: SceneName, light: LightName, seed: number): Promise<Buffer> {
  const chance = chanceOf(seed);
  const body = SCENES[scene](chance, LIGHTS[light]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${DRAWN}" height="${(DRAWN * HEIGHT) / WIDTH}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${body}</svg>`;
  const drawing = await sharp(Buffer.from(svg))
    .removeAlpha()
    .resize(WIDTH, HEIGHT)
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(drawing)
    .composite([{ input: VIGNETTE }, { input: await grain(chance), tile: true, blend: "soft-light" }])
    .jpeg({ quality: 88 })
    .toBuffer();
}
