import { showToast } from "@conclave/ui/toasts/toast-list";
import { t } from "./messages.ts";

/** Copies a text, and says whether it did. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(t("copied"), "success");
  } catch {
    showToast(t("copy-failed"), "warning");
  }
}
