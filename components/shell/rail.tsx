"use client";

import { Tooltip } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { PlaceIcon } from "./place-icon.tsx";
import { PLACES } from "./places.ts";
import styles from "./rail.module.css";

/** The slim bar at the left; on a phone it stands at the bottom. */
export function Rail({
  newsroom,
  places,
}: {
  newsroom: string;
  places: { approvals: boolean; admin: boolean };
}) {
  const path = usePathname();
  return (
    <nav className={styles["rail"]} aria-label="Newsroom">
      <Tooltip label={`${newsroom}: the front page as readers see it`} position="right">
        <a className={styles["mark"]} href="/" aria-label={`${newsroom}, front page`}>
          G
        </a>
      </Tooltip>
      <ul>
        {PLACES.filter((place) => !("needs" in place) || places[place.needs]).map((place) => {
          const here = path === place.href || path.startsWith(`/${place.href.split("/")[1]}`);
          return (
            <li key={place.href}>
              <Link
                href={place.href}
                className={styles["place"]}
                {...(here ? { "aria-current": "page" as const } : {})}
              >
                <PlaceIcon name={place.name} />
                <span>{place.name}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
