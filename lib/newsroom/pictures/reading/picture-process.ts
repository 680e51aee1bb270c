/**
 * A process of its own in which pictures' files are opened, one at a time. Whatever a file does to its reader happens here
 * and ends with this process: the newsroom ends it when it takes too long, and it ends itself when it takes too much memory.
 */
import { writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import sharp from "sharp";
import { perform, type PictureTask } from "#lib/newsroom/pictures/reading/picture-tasks.ts";

/** A picture of the most pixels in its costliest form takes about 1 GB. */
const MOST_MEMORY = 1_536 << 20;
/** For the newsroom: this process ended because of its memory. */
const TOO_MUCH_MEMORY = 86;

sharp.concurrency(1);
sharp.cache(false);
try {
  // Whoever writes comes first, and where memory runs out this process is the one to go. Not every system knows these.
  setPriority(10);
  writeFileSync("/proc/self/oom_score_adj", "1000");
} catch {
  // Then it works as any other process does.
}
setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY) process.exit(TOO_MUCH_MEMORY);
}, 50).unref();

process.on("message", (task: PictureTask) => {
  void perform(task).then(
    (result) => process.send?.({ result }),
    (thrown: unknown) => process.send?.({ fault: thrown instanceof Error ? thrown.message : String(thrown) }),
  );
});
process.on("disconnect", () => process.exit());
process.send?.({ ready: true });
