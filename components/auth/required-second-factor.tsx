"use client";

import { Button } from "@mantine/core";
import { signOut } from "next-auth/react";
import { SecondFactorSetUp, type SetUpActions } from "./second-factor-set-up.tsx";

/** The set-up of somebody who may do nothing else yet: they go on where they were, or sign out. */
export function RequiredSecondFactor({ from, ...actions }: SetUpActions & { from: string }) {
  return (
    <SecondFactorSetUp
      {...actions}
      // A page drawn anew: what stood here was drawn for somebody who might not see more.
      onDone={() => window.location.assign(from)}
      leave={
        <Button variant="default" onClick={() => void signOut({ callbackUrl: "/signin" })}>
          Sign out
        </Button>
      }
    />
  );
}
