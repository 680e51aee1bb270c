import { requireNewPassword } from "#lib/newsroom/people/commands/require-new-password.ts";

/**
 * The address at which somebody whose password is right, but no longer good enough, chooses another before they go on. It is
 * a one-time link like those that administrators make, so a browser without scripts can follow it too.
 */
export async function wayToNewPassword(personId: string): Promise<string> {
  const { path } = await requireNewPassword(null, { personId });
  return `${path}?why=rule`;
}
