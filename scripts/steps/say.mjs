const began = Date.now();

/** One line of progress with the seconds since the start. */
export const say = (line) =>
  console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s] ${line}`);
