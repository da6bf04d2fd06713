import type { Person } from "@conclave/client/snapshots/person";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** Who is typing; it keeps its place when nobody is, so that nothing jumps. */
export function TypingLine({ people }: { people: readonly Person[] }) {
  return (
    <p class="typing-line" aria-live="polite">
      {typingText(people)}
    </p>
  );
}

function typingText(people: readonly Person[]): string {
  const [first, second, ...others] = people.map(({ name }) => isolated(name));
  if (first === undefined) return "";
  if (second === undefined) return t("typing-one", { first });
  if (others.length === 0) return t("typing-two", { first, second });
  return t("typing-many", { first, second, count: others.length });
}
