import type { Role } from "#lib/newsroom/people/roles.ts";

export const DEMO_PASSWORD = "galley-demo";

export interface Member {
  key: string;
  name: string;
  roles: Role[];
  desks: string[];
}

/** The invented people of the demonstration newsroom; each signs in as `key@demo.galley.test`. */
export const CAST: Member[] = [
  { key: "manager", name: "Meenakshi Iyer", roles: ["manager"], desks: ["News desk"] },
  { key: "manager2", name: "Farhan Qadri", roles: ["manager"], desks: ["Business desk", "Sport desk"] },
  { key: "reporter", name: "Asha Deshpande", roles: ["reporter"], desks: ["News desk"] },
  { key: "reporter2", name: "Vikram Sethi", roles: ["reporter"], desks: ["News desk", "Sport desk"] },
  { key: "reporter3", name: "Rukmini Shetty", roles: ["reporter"], desks: ["Business desk"] },
  { key: "reporter4", name: "Tanvi Kulkarni", roles: ["reporter"], desks: ["Culture desk"] },
  { key: "editor", name: "Dev Menon", roles: ["desk-editor"], desks: ["News desk"] },
  {
    key: "editor2",
    name: "Harleen Gill",
    roles: ["desk-editor"],
    desks: ["Business desk", "Sport desk", "Culture desk"],
  },
  { key: "copy", name: "Nisha Paul", roles: ["copy-editor"], desks: ["News desk", "Culture desk"] },
  { key: "copy2", name: "Joseph Lobo", roles: ["copy-editor"], desks: ["Business desk", "Sport desk"] },
  { key: "pictures", name: "Leela Das", roles: ["picture-editor"], desks: ["News desk"] },
  { key: "admin", name: "Ravi Bhatia", roles: ["administrator"], desks: [] },
];

export const DESKS = ["Business desk", "Sport desk", "Culture desk"];
