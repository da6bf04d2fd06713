import type { Notifier } from "../ports/notifier.ts";

/** For programs that nobody looks at. */
export const noNotifier: Notifier = {
  permission: () => "unsupported",
  onPermissionChange: () => () => undefined,
  ask: async () => "unsupported",
  show: () => undefined,
  close: () => undefined,
};
