import { useState } from "preact/hooks";
import { t } from "../i18n/kit-messages.ts";
import { checkIcon, copyIcon } from "../icons/action-icons.ts";
import { Button } from "./button.tsx";
import "./code-box.css";

/** A text to hand on exactly, a link or a key, with a button that copies it. One click selects all of it. */
export function CodeBox({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <div class="ui-code-box">
      <output class="ui-code-box-text" aria-label={label}>
        {text}
      </output>
      <Button icon={state === "copied" ? checkIcon : copyIcon} onClick={copy}>
        {state === "copied" ? t("copied") : t("copy")}
      </Button>
      <div class="ui-code-box-failure" aria-live="polite">
        {state === "failed" && t("copy-failed")}
      </div>
    </div>
  );
}
