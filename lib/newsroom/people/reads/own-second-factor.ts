import { and, count, eq, isNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { isRequiredOf, type OwnSecondFactor } from "#lib/newsroom/people/second-factor.ts";

/** What a person sees of their own second factor. */
export async function ownSecondFactor(actor: Actor): Promise<OwnSecondFactor> {
  const { recoveryCode, secondFactor } = tables;
  const [[factor], [left], requiring] = await Promise.all([
    database().select().from(secondFactor).where(eq(secondFactor.personId, actor.personId)),
    database()
      .select({ codes: count() })
      .from(recoveryCode)
      .where(and(eq(recoveryCode.personId, actor.personId), isNull(recoveryCode.usedAt))),
    rolesWithSecondFactor(),
  ]);
  return {
    turnedOnAt: factor?.secret ? (factor.turnedOnAt?.toISOString() ?? null) : null,
    required: isRequiredOf(requiring, actor.roles),
    recoveryCodesLeft: left?.codes ?? 0,
  };
}

/** The roles whose holders must have one. */
export async function rolesWithSecondFactor(): Promise<Role[]> {
  const [row] = await database().select({ roles: tables.newsroom.secondFactorRoles }).from(tables.newsroom);
  return row?.roles ?? [];
}
