import { type Clock, systemClock } from "@conclave/base/clock";
import { signal } from "@preact/signals";

export interface Toast {
  readonly id: number;
  readonly tone: "info" | "success" | "warning" | "danger";
  readonly text: string;
}

/** How long a toast stays, in milliseconds; a danger stays until it is dismissed. */
const lifetime = 6000;
const most = 3;
let count = 0;

/** What is shown now, oldest first. */
export const toasts = signal<readonly Toast[]>([]);

/** Tells the person that something happened, without asking for anything. For what needs an answer use a dialog. */
export function showToast(text: string, tone: Toast["tone"] = "success", clock: Clock = systemClock): void {
  const id = ++count;
  toasts.value = [...toasts.value, { id, tone, text }].slice(-most);
  if (tone !== "danger") clock.after(lifetime, () => dismissToast(id));
}

/** Takes a toast away; harmless where it is gone. */
export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
