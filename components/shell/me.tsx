"use client";

import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { actInPlace, type Act } from "#components/shell/use-act.ts";
import { ChangePasswordSheet } from "#components/auth/change-password-sheet.tsx";
import { LastSignIn, SignInsSheet } from "#components/auth/last-sign-in.tsx";
import type { SignIn } from "#lib/newsroom/people/sign-in-record.ts";
import { SecondFactorSheet, type SecondFactorActions } from "#components/auth/second-factor-sheet.tsx";
import { Face } from "#components/ui/face.tsx";

export interface MeProps {
  me: { personId: string; name: string; ink: number };
  changePassword: Act<{ current: string; password: string }>;
  endSessions: Act<{ personId: string }>;
  passwordRule: string;
  signIns: SignIn[];
  secondFactor: SecondFactorActions;
}

/** Who I am: my mark in my ink, the look of the screens, my sign-ins, my password and second factor, and the ways out. */
export function Me({ me, changePassword, endSessions, passwordRule, signIns, secondFactor }: MeProps) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [changing, setChanging] = useState(false);
  const [looking, setLooking] = useState(false);
  const [isFactorOpen, setFactorOpen] = useState(false);
  const signOutEverywhere = async () => {
    if (await actInPlace(() => endSessions({ personId: me.personId })))
      await signOut({ callbackUrl: "/signin" });
  };
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <UnstyledButton aria-label={`${me.name}: my menu`}>
            <Face name={me.name} ink={me.ink} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name}</Menu.Label>
          <Menu.Divider />
          <Menu.Label>Look</Menu.Label>
          {(["light", "dark", "auto"] as const).map((look) => (
            <Menu.Item
              key={look}
              onClick={() => setColorScheme(look)}
              rightSection={colorScheme === look ? "✓" : null}
            >
              {{ light: "Light", dark: "Dark", auto: "As the system" }[look]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setLooking(true)}>
            <LastSignIn signIns={signIns} />
          </Menu.Item>
          <Menu.Item onClick={() => setChanging(true)}>Change password</Menu.Item>
          <Menu.Item onClick={() => setFactorOpen(true)}>Second factor</Menu.Item>
          <Menu.Item onClick={() => void signOutEverywhere()}>End all my sessions</Menu.Item>
          <Menu.Item onClick={() => void signOut({ callbackUrl: "/signin" })}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isFactorOpen && <SecondFactorSheet actions={secondFactor} onClose={() => setFactorOpen(false)} />}
      {changing && (
        <ChangePasswordSheet change={changePassword} rule={passwordRule} onClose={() => setChanging(false)} />
      )}
      {looking && <SignInsSheet signIns={signIns} onClose={() => setLooking(false)} />}
    </>
  );
}
