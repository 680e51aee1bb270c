import { Plugin } from "@tiptap/pm/state";

/** A copy that can only be read says so to whoever does not see it. */
export const saysWhetherReadOnly = (isEditable: () => boolean): Plugin =>
  new Plugin({ props: { attributes: () => ({ "aria-readonly": String(!isEditable()) }) } });
