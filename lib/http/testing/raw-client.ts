import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What came back on a connection until it was closed. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Everything, as it came. */
  text: string;
}

export function readAnswer(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(" ")[1]), headers, body: rest.join("\r\n\r\n"), text };
}

/** A client that writes whatever it likes, byte by byte, and closes nothing by itself. */
export class RawClient {
  readonly socket: Socket;
  readonly #ended: Promise<unknown>;
  text = "";

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    this.socket.on("data", (piece) => (this.text += piece.toString()));
    // A server that has had enough may reset the connection.
    this.socket.on("error", () => undefined);
    this.#ended = Promise.race([once(this.socket, "end"), once(this.socket, "close")]).catch(() => undefined);
  }

  /** Resolves when the words are on their way; false when the other end takes no more. */
  async write(words: string | Buffer): Promise<boolean> {
    if (this.socket.destroyed) return false;
    return new Promise((resolve) => this.socket.write(words, (error) => resolve(!error)));
  }

  /** What was answered until the server ended the connection. */
  async answered(): Promise<RawAnswer> {
    await this.#ended;
    return readAnswer(this.text);
  }

  /** Resolves with what is there as soon as an answer has begun. */
  async begun(): Promise<RawAnswer> {
    let hasEnded = false;
    void this.#ended.then(() => (hasEnded = true));
    while (!this.text.includes("\r\n\r\n")) {
      if (hasEnded) throw new Error(`The connection ended without an answer: "${this.text}"`);
      await Promise.race([once(this.socket, "data"), this.#ended]);
    }
    return readAnswer(this.text);
  }

  /** Sends pieces without end, until the server takes no more; answers how many bytes went out. */
  async sendWithoutEnd(piece: Buffer, most: number): Promise<number> {
    let sent = 0;
    while (sent < most && !this.text && (await this.write(piece))) sent += piece.length;
    return sent;
  }

  close(): void {
    this.socket.destroy();
  }
}

/** A whole request in one go, and its answer. */
export async function ask(port: number, ...lines: string[]): Promise<RawAnswer> {
  const client = new RawClient(port);
  await client.write(lines.join("\r\n"));
  try {
    return await client.begun();
  } finally {
    client.close();
  }
}

export const chunk = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.toString(16)}\r\n`), Buffer.alloc(bytes, "a"), Buffer.from("\r\n")]);
