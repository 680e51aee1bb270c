import { storyAct } from "#lib/newsroom/audit/story-acts.ts";
import { ROLE_NAMES, type Role } from "#lib/newsroom/people/roles.ts";

type Fact = Record<string, unknown>;

const text = (fact: Fact, key: string): string => (typeof fact[key] === "string" ? fact[key] : "");
const roles = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((role) => ROLE_NAMES[role as Role] ?? String(role)).join(", ") || "none"
    : "none";
const fromTo = (fact: Fact): string => `from “${text(fact, "before")}” to “${text(fact, "after")}”`;

/** What somebody did to the newsroom itself, so that it reads on after their name. */
const ACTS: Record<string, (fact: Fact) => string> = {
  "newsroom.created": () => "created the newsroom",
  "person.joined": () => "joined",
  "person.signed-in": (fact) =>
    [
      "signed in",
      fact["secondFactor"] === "recovery-code" && "with a recovery code",
      text(fact, "address") && `from ${text(fact, "address")}`,
      text(fact, "browser") && `with ${text(fact, "browser")}`,
    ]
      .filter(Boolean)
      .join(" "),
  "person.signed-out": () => "signed out",
  "person.invited": (fact) => `invited as ${roles(fact["roles"])}`,
  "person.invitation-withdrawn": () => "withdrew an invitation",
  "person.roles-changed": (fact) => `changed roles from ${roles(fact["before"])} to ${roles(fact["after"])}`,
  "person.suspended": () => "suspended",
  "person.reinstated": () => "reinstated",
  "person.sessions-ended": () => "ended all sessions",
  "person.password-link-made": () => "made a link for a new password",
  "person.password-required": () => "had to choose a new password",
  "person.password-link-revoked": () => "revoked a link for a new password",
  "person.password-confirmed": () => "confirmed their password",
  "person.second-factor-begun": () => "began to set up a second factor",
  "person.second-factor-turned-on": () => "turned on their second factor",
  "person.second-factor-turned-off": () => "turned off their second factor",
  "person.second-factor-reset": () => "reset a second factor",
  "person.recovery-codes-renewed": () => "made new recovery codes",
  "newsroom.second-factor-required": (fact) => `required a second factor of ${roles([fact["role"]])}`,
  "newsroom.second-factor-not-required": (fact) =>
    `no longer requires a second factor of ${roles([fact["role"]])}`,
  "person.password-set": () => "set a new password by a link",
  "person.password-changed": () => "changed their password",
  "desk.opened": () => "opened a desk",
  "desk.renamed": (fact) => `renamed a desk ${fromTo(fact)}`,
  "desk.closed": () => "closed a desk",
  "desk.reopened": () => "reopened a desk",
  "desk.people-set": () => "said who belongs to a desk",
  "section.added": () => "added a section",
  "section.renamed": (fact) => `renamed a section ${fromTo(fact)}`,
  "section.ordered": () => "ordered the sections",
  "style.attribution-set": (fact) => `changed the attribution line ${fromTo(fact)}`,
  "notification.read": () => "read notifications",
  "wire-source.added": () => "added a wire source",
  "wire-source.renamed": () => "renamed a wire source",
  "wire-source.closed": () => "closed a wire source",
  "wire-source.reopened": () => "reopened a wire source",
};

/** Any event in words, without the person. What is not known yet is said by its name. */
export function newsroomAct(name: string, fact: Fact, when: (iso: string) => string): string {
  const act = ACTS[name];
  if (act) return act(fact);
  return ["story.", "revision.", "query.", "picture."].some((subject) => name.startsWith(subject))
    ? storyAct(name, fact, when)
    : name.replaceAll(/[.-]/g, " ");
}
