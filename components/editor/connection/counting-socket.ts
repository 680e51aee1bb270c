import * as decoding from "lib0/decoding";

/** Frames of the collaboration protocol that carry words, by kind and step: the handshake's second step and updates. */
const SYNC = 0;
const SYNC_REPLY = 4;
const SECOND_STEP = 1;

/** A socket that counts the messages with words it really sent: the server acknowledges by the same count. */
export interface CountingSocket extends WebSocket {
  sent: number;
  /** When the handshake's second step, which carries everything this browser holds, went out; null before. */
  shookHandsAt: number | null;
}

type SocketClass = new (url: string) => WebSocket;

export function countingSocket(
  Base: SocketClass,
  now: () => number,
  options?: unknown,
): new (url: string) => CountingSocket {
  return class extends (Base as new (url: string, options?: unknown) => WebSocket) {
    sent = 0;
    shookHandsAt: number | null = null;

    constructor(url: string) {
      super(url, options);
      // A socket that is given up while it opens says so once more, to nobody: in Node that would end the process.
      this.addEventListener("error", () => undefined);
    }

    override send(frame: string | Blob | BufferSource): void {
      const step = frame instanceof Uint8Array ? stepOf(frame) : 0;
      if (step > 0) this.sent++;
      if (step === SECOND_STEP) this.shookHandsAt = now();
      super.send(frame);
    }
  };
}

/** The step of a frame that carries words; 0 for any other frame. */
function stepOf(frame: Uint8Array): number {
  if (frame.length < 4) return 0;
  const decoder = decoding.createDecoder(frame);
  decoding.readVarString(decoder);
  const kind = decoding.readVarUint(decoder);
  return kind === SYNC || kind === SYNC_REPLY ? decoding.readVarUint(decoder) : 0;
}
