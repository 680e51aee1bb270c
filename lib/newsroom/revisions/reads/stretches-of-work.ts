import { sql } from "drizzle-orm";
import { database } from "#lib/database/database.ts";

/** Milliseconds without a new word after which a stretch of work is over. */
const QUIET = 4 * 60_000;
/** A stretch that does not end is kept this often. */
const LONGEST = 30 * 60_000;
/** Bytes of the record: about twenty letters typed one by one, or a sentence pasted. Less is no stretch of work. */
const SUBSTANTIAL = 500;
/** Stories nobody touched for longer are not looked at. */
const WINDOW = 24 * 60 * 60_000;

/**
 * Stories with a stretch of work that no version holds yet and that is over, or has gone on for long. A story whose words
 * are back to what the newest version has is not among them.
 */
export async function stretchesOfWork(now: Date): Promise<string[]> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const found = (await database().execute(sql`
    select s.id
    from story s
    left join lateral (
      select r.fingerprint, r.last_update_id from revision r
      where r.story_id = s.id order by r.number desc limit 1
    ) latest on true
    cross join lateral (
      select min(u.at) as first_at, max(u.at) as last_at, sum(octet_length(u.bytes)) as bytes
      from (
        select id, at, bytes from story_update where story_id = s.id
        union all
        select id, at, bytes from story_update_archive where story_id = s.id
      ) u
      where u.id > coalesce(latest.last_update_id, 0)
    ) work
    where s.changed_at > ${before(WINDOW)} and s.stage <> 'spiked'
      and s.fingerprint is not null and s.fingerprint is distinct from latest.fingerprint
      and work.bytes >= ${SUBSTANTIAL}
      and (work.last_at < ${before(QUIET)} or work.first_at < ${before(LONGEST)})
    order by s.changed_at`)) as unknown as { rows: { id: string }[] };
  return found.rows.map(({ id }) => id);
}
