import { fdatasyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface NodeFiles {
  stream_ops: Record<string, unknown>;
  node_ops: { setattr: (node: unknown, attributes: { mode?: number }) => void };
}

/**
 * PGlite's files on disk, with the fsync that its own file system leaves out: without it no commit is ever synced,
 * so that a power cut (not a killed process) could lose what was shown as saved. And they are their owner's alone.
 */
export class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const made = await super.init(...args);
    const preRun = (made.emscriptenOpts.preRun ?? []) as ((module: unknown) => void)[];
    preRun.push((module) => {
      const { NODEFS, FS } = module as {
        NODEFS?: NodeFiles;
        FS: { filesystems?: { NODEFS?: NodeFiles } };
      };
      const nodeFiles = NODEFS ?? FS.filesystems?.NODEFS;
      if (!nodeFiles)
        throw new Error("The embedded database has no place to add fsync to: this version is not durable.");
      nodeFiles.stream_ops["fsync"] = (stream: { nfd: number }) => {
        fdatasyncSync(stream.nfd);
        return 0;
      };
      // Emscripten gives each new file the rights it was asked for, 0666, past the process' own mask.
      const { setattr } = nodeFiles.node_ops;
      nodeFiles.node_ops.setattr = (node, attributes) =>
        setattr(
          node,
          typeof attributes.mode === "number"
            ? { ...attributes, mode: attributes.mode & ~0o077 }
            : attributes,
        );
    });
    made.emscriptenOpts.preRun = preRun as never;
    return made;
  }
}
