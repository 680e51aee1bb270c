"use server";

import { action } from "#lib/auth/action.ts";
import { readNotifications } from "#lib/newsroom/queries/commands/read-notifications.ts";

export const markNotificationsRead = action(readNotifications);
