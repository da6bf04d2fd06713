import { dismissToast, toasts } from "../toasts/toast-list.ts";
import { Notice } from "./notice.tsx";
import "./toast-region.css";

/** Where toasts appear; once in a page, near its end. */
export function ToastRegion() {
  return (
    <div class="ui-toasts" aria-live="polite">
      {toasts.value.map((toast) => (
        <Notice key={toast.id} tone={toast.tone} onDismiss={() => dismissToast(toast.id)}>
          {toast.text}
        </Notice>
      ))}
    </div>
  );
}
