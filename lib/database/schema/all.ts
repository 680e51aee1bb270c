export * from "./people.ts";
export * from "./stories.ts";
export * from "./publications.ts";
export * from "./pictures.ts";
export * from "./wire.ts";
export * from "./audit.ts";
export * from "./queries.ts";
export * from "./read-marks.ts";
