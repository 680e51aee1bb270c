import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { DecorationSet, type EditorView } from "@tiptap/pm/view";
import {
  beforeComposing,
  cutWithinFields,
  eraseAcrossFields,
  spansFields,
} from "#lib/document/binding/across-fields.ts";
import { StoryClipboard } from "#lib/document/binding/clipboard.ts";
import { projectStory } from "#lib/document/binding/line-projection.ts";
import { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { StoryBindingOptions } from "#lib/document/binding/story-binding-options.ts";
import { DELETE_DIRECTION, FROM_STORY, PASTE_MEMORY } from "#lib/document/binding/story-view.ts";

/** Either a binding that somebody else owns, or what it takes to make one that lives as long as the editor. */
export type BindingExtensionOptions = Partial<StoryBindingOptions> & { binding?: StoryBinding };

interface BindingExtensionStorage {
  binding: StoryBinding | null;
}

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    storyBinding: {
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
  interface Storage {
    storyBinding: BindingExtensionStorage;
  }
}

/** What has been applied since the last root transaction, and the decorations as they are drawn. */
interface BindingState {
  applied: readonly Transaction[];
  drawn: { set: DecorationSet };
}

const bindingKey = new PluginKey<BindingState>("storyBinding");

/** Hooks the binding up to a TipTap editor: `editor.storage.storyBinding.binding` is the binding. */
export const BindingExtension = Extension.create<BindingExtensionOptions, BindingExtensionStorage>({
  name: "storyBinding",
  priority: 200,

  addOptions: () => ({}),
  addStorage: () => ({ binding: null }),

  onBeforeCreate() {
    const binding = this.options.binding ?? new StoryBinding(this.options as StoryBindingOptions);
    this.storage.binding = binding;
    this.editor.options.content = projectStory(this.editor.schema, binding.facts).toJSON() as object;
    // The texts are written before the screen changes: what the change of the screen sets off comes after it in both.
    this.editor.on("beforeTransaction", ({ nextState }) => {
      binding.write(bindingKey.getState(nextState)?.applied ?? []);
    });
  },

  onDestroy() {
    if (!this.options.binding) this.storage.binding?.destroy();
  },

  dispatchTransaction({ transaction, next }) {
    const { binding } = this.storage;
    const { editor } = this;
    if (!binding || editor.isCapturingTransaction || !transaction.docChanged) return next(transaction);
    if (transaction.getMeta(FROM_STORY)) return next(transaction);
    const written = cutWithinFields(editor.state, transaction);
    if (binding.intercept(written)) return;
    next(written);
    if (!editor.isDestroyed) binding.settle(bindingKey.getState(editor.state)?.applied ?? []);
  },

  addCommands() {
    const step =
      (direction: "undo" | "redo") =>
      () =>
      ({ tr, dispatch }: { tr: Transaction; dispatch?: unknown }): boolean => {
        const { binding } = this.storage;
        // The binding dispatches what undo changes; this command's own transaction would come too late.
        tr.setMeta("preventDispatch", true);
        if (!binding || !(direction === "undo" ? binding.canUndo : binding.canRedo)) return false;
        return dispatch ? binding[direction]() : true;
      };
    return { undo: step("undo"), redo: step("redo") };
  },

  addKeyboardShortcuts() {
    const undo = (): boolean => (this.editor.commands.undo(), true);
    const redo = (): boolean => (this.editor.commands.redo(), true);
    return { "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo };
  },

  addProseMirrorPlugins() {
    const binding = this.storage.binding!;
    const clipboard = new StoryClipboard(binding);
    return [bindingPlugin(binding, clipboard), clipboard.plugin()];
  },
});

function bindingPlugin(binding: StoryBinding, clipboard: StoryClipboard): Plugin<BindingState> {
  let view: EditorView | null = null;
  let deletesForward = false;
  return new Plugin<BindingState>({
    key: bindingKey,
    view(editorView) {
      view = editorView;
      binding.attach(editorView);
      return {
        destroy() {
          view = null;
          binding.detach();
        },
      };
    },
    state: {
      init: () => ({ applied: [], drawn: { set: DecorationSet.empty } }),
      apply(transaction, before) {
        const isAppended = transaction.getMeta("appendedTransaction") !== undefined;
        const applied = isAppended ? [...before.applied, transaction] : [transaction];
        const { drawn } = before;
        // Under a composition what is drawn only moves along: drawing anew would take the words from under the hand.
        const set = view?.composing ? drawn.set.map(transaction.mapping, transaction.doc) : drawn.set;
        return { applied, drawn: { set } };
      },
    },
    filterTransaction(transaction) {
      if (transaction.docChanged && deletesForward) transaction.setMeta(DELETE_DIRECTION, "forward");
      const memory = transaction.getMeta("uiEvent") === "drop" ? clipboard.takeDropped() : null;
      if (memory) transaction.setMeta(PASTE_MEMORY, memory);
      return true;
    },
    props: {
      decorations(state) {
        const { drawn } = bindingKey.getState(state)!;
        if (!view?.composing) drawn.set = binding.screen.decorations.draw(state.doc);
        return drawn.set;
      },
      handleKeyDown(_view, event) {
        deletesForward = event.key === "Delete";
        return false;
      },
      handleTextInput(editorView, _from, _to, text) {
        const { state } = editorView;
        if (!spansFields(state.selection)) return false;
        binding.asOneStep(() => {
          editorView.dispatch(eraseAcrossFields(state.tr));
          editorView.dispatch(editorView.state.tr.insertText(text));
        });
        return true;
      },
      handleDOMEvents: {
        compositionstart(editorView) {
          const first = beforeComposing(editorView.state, binding.mode === "suggesting");
          if (first) editorView.dispatch(first);
          return false;
        },
        compositionend() {
          binding.stopCapturing();
          // ProseMirror reads the last composed words after this event.
          setTimeout(() => binding.refresh());
          return false;
        },
        beforeinput(_view, event) {
          deletesForward = event.inputType.startsWith("delete") && event.inputType.endsWith("Forward");
          const direction = HISTORY[event.inputType];
          if (!direction) return false;
          event.preventDefault();
          binding[direction]();
          return true;
        },
      },
    },
  });
}

/** The browser's own undo, from its menu or a shake: it knows nothing of colleagues, so ours answers. */
const HISTORY: Record<string, "undo" | "redo" | undefined> = { historyUndo: "undo", historyRedo: "redo" };
