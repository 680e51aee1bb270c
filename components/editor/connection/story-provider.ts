import { HocuspocusProvider, type HocuspocusProviderConfiguration } from "@hocuspocus/provider";

type Send = HocuspocusProvider["send"];

/**
 * Hocuspocus' provider, with two things put right for us. What cannot be sent at once is not queued: the handshake carries
 * it. And the caret always goes under the editing id, though the document's client id changes with the mode.
 */
export class StoryProvider extends HocuspocusProvider {
  readonly #editId: number;

  constructor(configuration: HocuspocusProviderConfiguration, editId: number) {
    super(configuration);
    this.#editId = editId;
  }

  override send(...[message, args]: Parameters<Send>): void {
    if (this.configuration.websocketProvider.webSocket?.readyState !== 1) return;
    super.send(message, args);
  }

  override startSync(): void {
    this.#asEditor(() => super.startSync());
  }

  override onClose(): void {
    this.#asEditor(() => super.onClose());
  }

  override pageHide(): void {
    this.#asEditor(() => super.pageHide());
  }

  override destroy(): void {
    this.#asEditor(() => super.destroy());
  }

  #asEditor(work: () => void): void {
    const now = this.document.clientID;
    this.document.clientID = this.#editId;
    try {
      work();
    } finally {
      this.document.clientID = now;
    }
  }
}
