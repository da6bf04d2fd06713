import { Button } from "@conclave/ui/components/button";
import { checkIcon, copyIcon } from "@conclave/ui/icons/action-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { t } from "./messages.ts";

/** Copies a text, and says whether it did. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      showToast(t("copy-failed"), "warning");
    }
  };
  return (
    <Button icon={copied ? checkIcon : copyIcon} onClick={copy}>
      {copied ? t("copied") : t("copy")}
    </Button>
  );
}
