import { useId, useLayoutEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { timelineOf, useConversation } from "../conversation/conversation.ts";
import { lastEditable } from "../message/message-actions.ts";
import { completedText, completionsOf } from "./completion.ts";
import { CompletionList } from "./completion-list-view.tsx";
import type { ComposerModel } from "./composer-model.ts";
import { t } from "./messages.ts";

interface ComposerFieldProps {
  readonly model: ComposerModel;
  readonly field: { current: HTMLTextAreaElement | null };
  readonly onSend: () => void;
}

/** Where the text is typed: Enter sends, `@` and `/` offer what fits, the arrow up edits the last own message. */
export function ComposerField({ model, field, onSend }: ComposerFieldProps) {
  const chat = useChat();
  const conversation = useConversation();
  const room = chat.openRooms.value[conversation.roomId];
  const inThread = conversation.threadId !== null;
  const text = model.text.value;
  const id = useId();
  // Null where the caret is none: a selection, or another field has the focus.
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const completions =
    caret === null ? null : completionsOf(text.slice(0, caret), room?.members ?? [], room?.rights.mentionRoom === true);
  const choices = completions?.choices ?? [];
  const open = choices.length > 0;

  useLayoutEffect(() => growWithText(field.current), [text]);
  const subject = model.subject.value;
  useLayoutEffect(() => {
    if (subject.kind === "message") return;
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [subject]);

  function choose(index: number): void {
    const choice = choices[index];
    const element = field.current;
    if (choice === undefined || completions === null || caret === null || element === null) return;
    if (choice.kind === "person") model.mention(choice.person);
    const put = completedText(choice);
    model.type(text.slice(0, completions.from) + put + text.slice(caret));
    const next = completions.from + put.length;
    setCaret(null);
    setChosen(0);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next, next);
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While characters are composed, as Chinese ones are, the keys belong to the input method (229 in Safari).
    if (event.isComposing || event.keyCode === 229) return;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + step + choices.length) % choices.length);
    } else if (open && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape") {
      if (!open && subject.kind === "message") return;
      event.stopPropagation();
      if (open) setCaret(null);
      else model.cancelSubject();
    } else if (event.key === "ArrowUp" && text === "" && room !== undefined) {
      const last = lastEditable(timelineOf(chat, conversation)?.items ?? [], room.rights);
      if (last === undefined) return;
      event.preventDefault();
      model.edit(last);
    } else if (event.key === "Enter" && !event.shiftKey && !matchMedia("(pointer: coarse)").matches) {
      event.preventDefault();
      onSend();
    } else mark(event, model, field.current);
  }

  return (
    <>
      {open && <CompletionList id={id} choices={choices} chosen={chosen} onChoose={choose} />}
      <textarea
        ref={field}
        class="composer-field"
        rows={1}
        aria-label={t(inThread ? "thread-label" : "field-label")}
        placeholder={t(inThread ? "thread-placeholder" : "field-placeholder")}
        aria-autocomplete="list"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
        dir="auto"
        value={text}
        onInput={(event) => {
          model.type(event.currentTarget.value);
          const { selectionStart, selectionEnd } = event.currentTarget;
          setCaret(selectionStart === selectionEnd ? selectionStart : null);
          setChosen(0);
        }}
        onBlur={() => setCaret(null)}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length === 0) return;
          event.preventDefault();
          model.addFiles(files);
        }}
        onKeyDown={onKeyDown}
      />
    </>
  );
}

const marks: Readonly<Record<string, string>> = { b: "**", i: "*", e: "`" };

/** Ctrl+B, Ctrl+I and Ctrl+E put marks around what is selected. */
function mark(event: KeyboardEvent, model: ComposerModel, field: HTMLTextAreaElement | null): void {
  const sign = (event.ctrlKey || event.metaKey) && !event.altKey ? marks[event.key.toLowerCase()] : undefined;
  if (sign === undefined || field === null) return;
  event.preventDefault();
  const { selectionStart: from, selectionEnd: to, value } = field;
  model.type(value.slice(0, from) + sign + value.slice(from, to) + sign + value.slice(to));
  requestAnimationFrame(() => field.setSelectionRange(from + sign.length, to + sign.length));
}

/** Where the browser doesn't do it by itself (`field-sizing`). */
function growWithText(field: HTMLTextAreaElement | null): void {
  if (field === null || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
