import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "#lib/auth/auth-options.ts";
import { askingBrowser } from "#lib/auth/enter.ts";
import { isOpenEndpoint } from "#lib/auth/open-endpoints.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { Refusal } from "#lib/platform/refusal.ts";

const answer = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  if (!isOpenEndpoint(request.method, (await context.params).nextauth))
    return problemResponse(new Refusal("not-found", "There is nothing for programs at this address."));
  return NextAuth(
    request as never,
    context as never,
    authOptions(await askingBrowser()),
  ) as Promise<Response>;
};

export { answer as GET, answer as POST };
