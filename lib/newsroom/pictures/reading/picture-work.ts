import sharp from "sharp";
import { atMost } from "#lib/platform/at-most.ts";
import { once } from "#lib/platform/process.ts";

/** Decoding takes a core and much memory each time; writing people must not feel it. */
const AT_ONCE = 2;

/** Runs work on pixels in its turn, in all copies of this module together. */
export const pictureWork = <T>(work: () => Promise<T>): Promise<T> =>
  once("picture-work", () => {
    sharp.concurrency(1);
    sharp.cache(false);
    return atMost(AT_ONCE);
  })(work);
