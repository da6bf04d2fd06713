import { isJsonObject } from "@conclave/base/json";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { NotificationSettings, QuietHours } from "../snapshots/notification-snapshot.ts";

/** The settings of a device whose person has chosen nothing yet. */
export const unchosen: NotificationSettings = { on: null, hideContent: false, quietHours: null };

const storeKey = "notifications";
const minutesOfDay = 24 * 60;

/** Reads what was chosen on this device; what can't be read was not chosen. */
export async function readNotificationSettings(store: KeyValueStore): Promise<NotificationSettings> {
  const text = await store.get(storeKey).catch(() => null);
  if (text === null) return unchosen;
  try {
    const stored: unknown = JSON.parse(text);
    if (!isJsonObject(stored)) return unchosen;
    const { on, hideContent, quietHours } = stored;
    return {
      on: typeof on === "boolean" ? on : null,
      hideContent: hideContent === true,
      quietHours: quietHoursOf(quietHours),
    };
  } catch {
    return unchosen;
  }
}

/** Keeps them; resolves when they are durable. */
export function writeNotificationSettings(store: KeyValueStore, settings: NotificationSettings): Promise<void> {
  return store.set(storeKey, JSON.stringify(settings));
}

function quietHoursOf(stored: unknown): QuietHours | null {
  if (!isJsonObject(stored)) return null;
  const { from, until } = stored;
  return isMinute(from) && isMinute(until) ? { from, until } : null;
}

function isMinute(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < minutesOfDay;
}
