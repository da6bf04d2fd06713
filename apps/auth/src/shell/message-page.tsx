import { Button } from "@conclave/ui/components/button";
import type { ComponentChildren } from "preact";
import { t } from "../messages.ts";
import { Shell } from "./shell.tsx";

export interface MessagePageProps {
  readonly title: string;
  readonly organisation: string | undefined;
  readonly children: ComponentChildren;
  /** A command to type on the server's machine. */
  readonly command?: string;
  /** The way on; where the chat is of no use here, none. */
  readonly action?: { readonly text: string; readonly run: () => void } | undefined;
}

/** A page that only says something, and shows the way on. */
export function MessagePage({ title, organisation, children, command, action }: MessagePageProps) {
  return (
    <Shell title={title} organisation={organisation}>
      <p class="shell-quiet">{children}</p>
      {command !== undefined && <code class="shell-command">{command}</code>}
      {action && (
        <Button kind="primary" wide onClick={action.run}>
          {action.text}
        </Button>
      )}
    </Shell>
  );
}

/** The way to the chat, which is mounted at the root; it asks for a sign-in by itself. */
export function chatAction(text: string = t("open-chat")) {
  return { text, run: () => globalThis.location.assign("/") };
}
