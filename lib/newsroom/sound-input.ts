import { soundText } from "#lib/document/story/sound-text.ts";

/**
 * What was sent, with every text in it sound: a NUL or half a letter that came with a pasted reason would otherwise break
 * the decision in the database, long after everything was checked. Anything but plain data is left as it is.
 */
export function soundInput<Input>(input: Input): Input {
  if (typeof input === "string") return soundText(input) as Input;
  if (Array.isArray(input)) return input.map(soundInput) as Input;
  if (typeof input !== "object" || input === null || !isPlain(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [soundText(key), soundInput<unknown>(value)]),
  ) as Input;
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
