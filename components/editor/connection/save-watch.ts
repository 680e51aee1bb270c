import { holdsFor, saveState, type SaveFacts, type SaveState } from "./save-state.ts";

/** Reads the save state when something happens, and again when the passing of time alone may change it. */
export class SaveWatch {
  state: SaveState = "Saving…";
  readonly #facts: () => SaveFacts;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wakeAt = Infinity;

  /** `changed` is called when the state is another one. */
  constructor(facts: () => SaveFacts, changed: () => void) {
    this.#facts = facts;
    this.#changed = changed;
  }

  look(): void {
    const facts = this.#facts();
    const wait = holdsFor(facts);
    // One timer, moved only when it must ring earlier: this runs at every keystroke.
    if (wait !== null && facts.now + wait < this.#wakeAt) {
      clearTimeout(this.#timer);
      this.#wakeAt = facts.now + wait;
      this.#timer = setTimeout(() => {
        this.#wakeAt = Infinity;
        this.look();
      }, wait + 1);
    }
    const state = saveState(facts);
    if (state === this.state) return;
    this.state = state;
    this.#changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
