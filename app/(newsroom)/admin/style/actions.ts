"use server";

import { action } from "#lib/auth/action.ts";
import { addSection as addSectionCommand } from "#lib/newsroom/style/commands/add-section.ts";
import { orderSections as orderSectionsCommand } from "#lib/newsroom/style/commands/order-sections.ts";
import { renameSection as renameSectionCommand } from "#lib/newsroom/style/commands/rename-section.ts";
import { setAttributionForm } from "#lib/newsroom/style/commands/set-attribution-form.ts";

export const setAttribution = action(setAttributionForm);
export const addSection = action(addSectionCommand);
export const renameSection = action(renameSectionCommand);
export const orderSections = action(orderSectionsCommand);
