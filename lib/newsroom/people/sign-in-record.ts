/** A sign-in as its person is shown it. */
export interface SignIn {
  at: string;
  address: string | null;
  /** In words, "Firefox on Linux". */
  browser: string | null;
  isThis: boolean;
  isOpen: boolean;
}

const BROWSERS: readonly [sign: RegExp, name: string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [sign: RegExp, name: string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

/** What a browser says of itself, in a few words; what is not known is kept, cut short. */
export function browserInWords(agent: string): string {
  const plain = agent.replace(/[^\x20-\x7e]/g, "").slice(0, 300);
  const nameIn = (table: typeof BROWSERS) => table.find(([sign]) => sign.test(plain))?.[1];
  const browser = nameIn(BROWSERS);
  const system = nameIn(SYSTEMS);
  return [browser ?? (plain.slice(0, 40).trim() || "A browser"), system].filter(Boolean).join(" on ");
}
