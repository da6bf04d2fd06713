// @vitest-environment happy-dom
import type { RoomNotification } from "@conclave/client/snapshots/notification-snapshot";
import { beforeEach, expect, test, vi } from "vitest";
import { browserNotifier } from "./browser-notifier.ts";

const message: RoomNotification = {
  roomId: "!quay:example.org",
  roomName: { kind: "given", text: "Quay" },
  direct: true,
  threadId: null,
  eventId: "$noon",
  sender: { userId: "@ada:example.org", name: "Ada", ambiguous: false, avatar: null },
  about: { kind: "message", content: { kind: "text", text: "at noon" } },
  sound: true,
};

class FakeNotification {
  static permission = "default";
  static made: FakeNotification[] = [];
  static readonly requestPermission = vi.fn(async () => {
    FakeNotification.permission = "granted";
    return "granted";
  });
  readonly title: string;
  readonly options: NotificationOptions;
  readonly close = vi.fn();
  onclick: (() => void) | null = null;
  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    FakeNotification.made.push(this);
  }
}

/** Nobody is subscribed: the page shows what there is. */
const push = { registration: () => null };

const permissionStatus = new EventTarget();

/** A window with, or without, notifications: only what a notifier asks of one. */
function windowWith(Notification: unknown): Window & typeof globalThis {
  const permissions = { query: async () => permissionStatus };
  const window = { focus: vi.fn(), location: { hash: "" }, navigator: { permissions } };
  return Object.assign(window, Notification === undefined ? {} : { Notification }) as unknown as Window &
    typeof globalThis;
}

beforeEach(() => {
  FakeNotification.permission = "default";
  FakeNotification.made = [];
});

test("it asks only where nobody answered yet", async () => {
  const notifier = browserNotifier(windowWith(FakeNotification), push);
  expect(notifier.permission()).toBe("not-asked");
  expect(await notifier.ask()).toBe("granted");
  expect(await notifier.ask()).toBe("granted");
  expect(FakeNotification.requestPermission).toHaveBeenCalledTimes(1);
});

test("a change of mind in the settings of the browser is heard, until nobody listens", async () => {
  const heard = vi.fn();
  const end = browserNotifier(windowWith(FakeNotification), push).onPermissionChange(heard);
  await Promise.resolve();
  permissionStatus.dispatchEvent(new Event("change"));
  end();
  permissionStatus.dispatchEvent(new Event("change"));
  expect(heard).toHaveBeenCalledTimes(1);
});

test("a browser without notifications says so", async () => {
  const notifier = browserNotifier(windowWith(undefined), push);
  expect(await notifier.ask()).toBe("unsupported");
});

test("the newest of a room takes the place of the one before, and a click leads there", () => {
  const window = windowWith(FakeNotification);
  const notifier = browserNotifier(window, push);
  notifier.show(message);
  notifier.show({ ...message, threadId: "$root", sound: false });
  const [first, second] = FakeNotification.made;
  expect(first?.close).toHaveBeenCalledTimes(1);
  expect(first?.title).toBe("Ada");
  expect([first?.options.silent, second?.options.silent]).toEqual([false, true]);
  second?.onclick?.();
  expect(window.focus).toHaveBeenCalledTimes(1);
  expect(window.location.hash).toBe("#/rooms/!quay%3Aexample.org/thread/%24root/%24noon");
  expect(second?.close).toHaveBeenCalledTimes(1);
});

test("where only a service worker may show one, nothing breaks", () => {
  const notifier = browserNotifier(
    windowWith(
      class extends FakeNotification {
        constructor(title: string, options: NotificationOptions) {
          super(title, options);
          throw new TypeError("Illegal constructor");
        }
      },
    ),
    push,
  );
  notifier.show(message);
  notifier.close(message.roomId);
  expect(FakeNotification.made[0]?.close).not.toHaveBeenCalled();
});

test("where the browser is told of news too, the worker shows them, so that each takes the place of the other's", async () => {
  const shown = { close: vi.fn() };
  const registration = {
    showNotification: vi.fn(async (_title: string, _options: object) => undefined),
    getNotifications: vi.fn(async (_filter: object) => [shown]),
  };
  // Only what a notifier asks of one.
  const subscribed = { registration: () => registration as unknown as ServiceWorkerRegistration };
  const window = windowWith(FakeNotification);
  const serviceWorker = Object.assign(new EventTarget(), { getRegistration: async () => registration });
  Object.assign(window.navigator, { serviceWorker });
  const notifier = browserNotifier(window, subscribed);
  notifier.show({ ...message, threadId: "$root" });
  expect(FakeNotification.made).toEqual([]);
  const [title, options] = registration.showNotification.mock.calls[0] ?? [];
  expect(title).toBe("Ada");
  expect(options).toMatchObject({
    tag: message.roomId,
    data: { address: "#/rooms/!quay%3Aexample.org/thread/%24root/%24noon" },
  });
  notifier.close(message.roomId);
  await expect.poll(() => shown.close.mock.calls.length).toBe(1);
  expect(registration.getNotifications).toHaveBeenCalledWith({ tag: message.roomId });
});

test("what was clicked while the page is open leads there", () => {
  const worker = new EventTarget();
  const window = windowWith(FakeNotification);
  Object.assign(window.navigator, { serviceWorker: worker });
  browserNotifier(window, push);
  worker.dispatchEvent(new MessageEvent("message", { data: { kind: "go", address: "#/rooms/!r%3Ax" } }));
  expect(window.location.hash).toBe("#/rooms/!r%3Ax");
});
