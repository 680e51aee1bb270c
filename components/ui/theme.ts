import { createTheme, type MantineColorsTuple } from "@mantine/core";

const pencil: MantineColorsTuple = [
  "#eef3fc",
  "#dbe5f7",
  "#b5c9ec",
  "#8cabe1",
  "#6990d7",
  "#4d79cc",
  "#3a68bf",
  "#1f4fa3",
  "#1a438b",
  "#143670",
];

/** Mantine in the house's hand: ink on paper, hairlines, one radius, one accent. */
export const theme = createTheme({
  primaryColor: "pencil",
  // In the dark a shade lighter, and still dark enough for white letters.
  primaryShade: { light: 7, dark: 6 },
  // On a lighter colour the letters are dark.
  autoContrast: true,
  luminanceThreshold: 0.2,
  colors: { pencil },
  fontFamily: "var(--sans)",
  headings: { fontFamily: "var(--serif)", fontWeight: "600" },
  defaultRadius: 4,
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "19px" },
  cursorType: "pointer",
  respectReducedMotion: true,
});
