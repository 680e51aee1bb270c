import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startJobs } from "#lib/database/job-queue.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { jobWork } from "#lib/newsroom/job-work.ts";
import { invitePerson } from "#lib/newsroom/people/commands/invite-person.ts";
import { withdrawInvitation } from "#lib/newsroom/people/commands/withdraw-invitation.ts";
import { sendInvitation } from "#lib/newsroom/people/jobs/send-invitation.ts";
import { readConfig } from "#lib/platform/config.ts";
import type { Jobs } from "#lib/platform/jobs.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database, opened } = useDatabase();
let post: Server;
let jobs: Jobs | undefined;
const mails: string[] = [];
let arrived: () => void = () => undefined;

/** A post office that takes every mail: just enough SMTP for one sender. */
const postOffice = () =>
  createServer((socket) => {
    let mail: string | null = null;
    socket.write("220 post\r\n");
    socket.setEncoding("utf8").on("data", (text: string) => {
      if (mail !== null) {
        mail += text;
        if (!mail.endsWith("\r\n.\r\n")) return;
        mails.push(mail);
        mail = null;
        socket.write("250 taken\r\n");
        arrived();
        return;
      }
      if (/^DATA/i.test(text)) {
        mail = "";
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(text)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    });
    socket.on("error", () => undefined);
  });

beforeAll(async () => {
  post = postOffice();
  await new Promise<void>((resolve) => post.listen(0, "127.0.0.1", resolve));
  const smtp = `smtp://127.0.0.1:${(post.address() as AddressInfo).port}`;
  put("settings", readConfig({ GALLEY_LOG: "silent", SMTP_URL: smtp, PUBLIC_URL: "https://desk.example" }));
});
afterAll(async () => {
  await jobs?.stop();
  post.close();
  forget("settings");
  forget("jobs");
});

test("[U18] with a mail server set, the invitation's link is mailed once the invitation is committed", async () => {
  jobs = put("jobs", await startJobs(opened(), jobWork));
  const admin = await buildPerson(database(), "administrator");
  const mailed = new Promise<void>((resolve) => (arrived = resolve));
  const invited = await invitePerson(admin, {
    name: "Ravi Menon",
    email: "ravi@harbour.test",
    roles: ["reporter"],
  });
  expect(invited.mailed).toBe(true);
  await mailed;
  const text = mails[0]!.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  expect(text).toContain("To: Ravi Menon <ravi@harbour.test>");
  expect(text).toContain(`https://desk.example${invited.path}`);
});

test("[U18] an invitation that was withdrawn meanwhile is not mailed", async () => {
  const admin = await buildPerson(database(), "administrator");
  forget("jobs");
  const before = mails.length;
  const { invitationId, path } = await invitePerson(admin, {
    name: "Mira",
    email: "mira@harbour.test",
    roles: ["reporter"],
  });
  await withdrawInvitation(admin, { invitationId });
  await sendInvitation({ invitationId, path });
  expect(mails).toHaveLength(before);
});
