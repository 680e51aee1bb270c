import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "#lib/auth/auth-options.ts";
import { askedFrom } from "#lib/auth/enter.ts";

const answer = async (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions(await askedFrom())) as Promise<Response>;

export { answer as GET, answer as POST };
