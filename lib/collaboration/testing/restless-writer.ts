import type { StoryConnection } from "#components/editor/connection/story-connection.ts";

/**
 * Types tokens `<who.n>` at random places, now and then deletes one of its own, and remembers what the
 * server called saved: that is what a crash must not take.
 */
export class RestlessWriter {
  readonly connection: StoryConnection;
  readonly name: string;
  /** Tokens that stand in the story as far as this writer knows. */
  readonly typed = new Set<string>();
  readonly deleted = new Set<string>();
  /** What the writer had typed and deleted when all of it was last acknowledged. */
  savedTyped = new Set<string>();
  savedDeleted = new Set<string>();
  savedTimes = 0;
  #number = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #unsubscribe: () => void;

  constructor(name: string, connection: StoryConnection) {
    this.name = name;
    this.connection = connection;
    this.#unsubscribe = connection.subscribe(() => {
      // Not the calm words on the screen: the very moment at which the server says that all is stored.
      if (!connection.isUnsaved) this.#noteSaved();
    });
  }

  start(): void {
    let left = 3 + Math.floor(Math.random() * 12);
    const next = () => {
      this.#write();
      // A pause now and then, longer than the quiet before "Saved".
      const wait = left-- > 0 ? 10 + Math.random() * 40 : 320;
      if (wait === 320) left = 3 + Math.floor(Math.random() * 12);
      this.#timer = setTimeout(next, wait);
    };
    next();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  done(): void {
    this.stop();
    this.#unsubscribe();
  }

  get text(): string {
    return this.connection.doc.getText("body").toString();
  }

  #noteSaved(): void {
    this.savedTimes++;
    this.savedTyped = new Set(this.typed);
    this.savedDeleted = new Set(this.deleted);
  }

  #write(): void {
    const { doc } = this.connection;
    const body = doc.getText("body");
    const text = body.toString();
    const old = [...this.savedTyped].find((token) => !this.deleted.has(token));
    if (old && Math.random() < 0.12 && text.includes(old)) {
      // Markers are not in the text of a Y.Text: there is one, at the beginning.
      body.delete(1 + text.indexOf(old), old.length);
      this.deleted.add(old);
      return;
    }
    const token = `<${this.name}.${++this.#number}>`;
    const ends = [0, ...[...text.matchAll(/>/g)].map(({ index }) => index + 1)];
    body.insert(1 + ends[Math.floor(Math.random() * ends.length)]!, token);
    this.typed.add(token);
  }
}
