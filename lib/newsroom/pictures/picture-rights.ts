import type { EmbeddedMetadata } from "#lib/newsroom/pictures/picture.ts";
import { soundMetadata, soundMetadataText } from "#lib/newsroom/pictures/sound-metadata.ts";

/** Whose a picture is and on what terms, as its file says it and as far as it does. */
export interface PictureRights {
  creator?: string;
  copyrightNotice?: string;
  /** A page that states the terms. */
  license?: string;
  /** A page where a licence is had. */
  acquireLicensePage?: string;
}

/** What of a file's own words readers' programs are told beside the credit. A page is one only with a web address. */
export function pictureRights(embedded: EmbeddedMetadata): PictureRights {
  const { creator, copyright, webStatement, licensors } = soundMetadata(embedded);
  const licensor = licensors?.find(({ url }) => isPage(url));
  return {
    ...(creator ? { creator } : {}),
    ...(copyright ? { copyrightNotice: copyright } : {}),
    ...(isPage(webStatement) ? { license: webStatement } : {}),
    ...(licensor?.url ? { acquireLicensePage: licensor.url } : {}),
  };
}

/** As published, within bounds: earlier versions published what a file said as long as it was. */
export const soundRights = (rights: PictureRights): PictureRights =>
  Object.fromEntries(
    Object.entries(rights).map(([name, value]: [string, string]) => [name, soundMetadataText(value)]),
  );

const isPage = (url: string | undefined): url is string =>
  url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
