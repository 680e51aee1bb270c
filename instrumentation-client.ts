import { keepEarlyKeys } from "#components/shell/early-keys.ts";
import { takeAnswersWhole } from "#components/shell/whole-answers.ts";

// Runs in every page of the newsroom, before the framework does.
takeAnswersWhole();
keepEarlyKeys();
