"use client";

import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { signOut } from "next-auth/react";
import { Face } from "#components/ui/face.tsx";

/** Who I am: my mark in my ink, the look of the screens, and the way out. */
export function Me({ me }: { me: { name: string; ink: number } }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
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
        <Menu.Item onClick={() => void signOut({ callbackUrl: "/signin" })}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
