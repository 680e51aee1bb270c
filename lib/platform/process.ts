/**
 * Things of which this process has exactly one.
 *
 * Next keeps its own copies of our modules (server, route handlers, pages), so a module-level variable would exist
 * three times in one process. Whatever must exist once is kept here, on `globalThis`. Across that line only plain
 * data may be compared: `instanceof` says no to an equal class from another copy.
 */
const registry: Map<string, unknown> = ((globalThis as { [key: symbol]: unknown })[
  Symbol.for("galley.process")
] ??= new Map()) as Map<string, unknown>;

/** The one thing of this name, made at the first call. */
export function once<T>(name: string, make: () => T): T {
  if (!registry.has(name)) registry.set(name, make());
  return registry.get(name) as T;
}

/** The one thing of this name, or undefined while nobody has made it. */
export const existing = <T>(name: string): T | undefined => registry.get(name) as T | undefined;

/** Puts a thing in its place (the server at its start, a test that brings its own). */
export function put<T>(name: string, thing: T): T {
  registry.set(name, thing);
  return thing;
}

/** Takes a thing away, so that the next `once` makes a new one. */
export const forget = (name: string): boolean => registry.delete(name);
