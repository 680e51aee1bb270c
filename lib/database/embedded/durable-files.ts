import { fdatasyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * PGlite's files on disk, with the fsync that its own file system leaves out: without it no commit is ever synced,
 * so that a power cut (not a killed process) could lose what was shown as saved.
 */
export class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const made = await super.init(...args);
    const preRun = (made.emscriptenOpts.preRun ?? []) as ((module: unknown) => void)[];
    preRun.push((module) => {
      const { NODEFS, FS } = module as {
        NODEFS?: { stream_ops: Record<string, unknown> };
        FS: { filesystems?: { NODEFS?: { stream_ops: Record<string, unknown> } } };
      };
      const nodeFiles = NODEFS ?? FS.filesystems?.NODEFS;
      if (!nodeFiles)
        throw new Error("The embedded database has no place to add fsync to: this version is not durable.");
      nodeFiles.stream_ops["fsync"] = (stream: { nfd: number }) => {
        fdatasyncSync(stream.nfd);
        return 0;
      };
    });
    made.emscriptenOpts.preRun = preRun as never;
    return made;
  }
}
