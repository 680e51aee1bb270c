import * as Y from "yjs";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import type { WriterRights } from "#lib/document/suggestions/guard.ts";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import { NETWORK } from "#lib/document/testing/peers.ts";
import type { ScriptOptions } from "#lib/document/testing/script-state.ts";

export interface GuardTally {
  taken: number;
  /** By code, with the first deed's person. */
  refused: Map<string, number>;
  milliseconds: number[];
}

/** Judges every update of a script as the server would, in the order they are written, with the writer's true rights. */
export function guardTap(tally: GuardTally): NonNullable<ScriptOptions["tap"]> {
  return (base, peers, hands) => {
    const server = new Y.Doc();
    const forgotten = new ForgottenWords();
    forgotten.watch(server);
    Y.applyUpdate(server, base);
    for (const peer of peers) {
      const mayEdit = peer.binding.mode === "editing";
      const rights: WriterRights = {
        ...{ mayEdit, maySuggest: true, hands, forgotten, person: peer.person },
        editIds: new Set([peer.editId]),
        suggestIds: new Set([peer.suggestId]),
      };
      peer.doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin === NETWORK) return;
        const began = performance.now();
        const refusal = refusalOfUpdate(server, update, rights);
        tally.milliseconds.push(performance.now() - began);
        if (refusal === null) tally.taken++;
        else tally.refused.set(refusal, (tally.refused.get(refusal) ?? 0) + 1);
        Y.applyUpdate(server, update);
      });
    }
  };
}
