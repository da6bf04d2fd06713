import type { TimelineItem } from "@conclave/client/snapshots/timeline-item";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { useEffect, useRef, useState } from "preact/hooks";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** Says what others write while the conversation is open, to those who hear the page. */
export function Announcer({ items }: { items: readonly TimelineItem[] }) {
  const last = items.findLast((item) => item.kind === "message" || item.kind === "attachment");
  const before = useRef(last?.key);
  const [text, setText] = useState("");
  useEffect(() => {
    if (last === undefined || last.key === before.current) return;
    before.current = last.key;
    if (last.own) return;
    const said = last.kind === "message" ? last.body : last.name;
    setText(t("announced", { name: isolated(last.sender.name), text: said }));
  }, [last?.key]);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{text}</span>
    </VisuallyHidden>
  );
}
