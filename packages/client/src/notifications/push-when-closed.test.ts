import { beforeEach, expect, test, vi } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import { type PusherSdk, pushWhenClosed } from "./push-when-closed.ts";

const baseUrl = "https://chat.example";
const subscription = { endpoint: "https://push.example/1", p256dh: "key", auth: "auth" };

let store: KeyValueStore;
let offered: object;
const push = {
  isSupported: () => true,
  subscribe: vi.fn(async (_serverKey: string) => subscription),
  end: vi.fn(async () => undefined),
};
const sdk = {
  getCapabilities: vi.fn(async () => offered),
  setPusher: vi.fn(async (_pusher: object) => ({})),
  removePusher: vi.fn(async (_pushkey: string, _appId: string) => ({})),
};

function pushing(supported = true) {
  const ports = { store, push: { ...push, isSupported: () => supported }, baseUrl, deviceDisplayName: "Conclave" };
  return pushWhenClosed(ports, sdk as unknown as PusherSdk, () => undefined);
}

beforeEach(() => {
  vi.clearAllMocks();
  store = memoryKeyValueStore();
  offered = { "io.conclave.web_push": { vapid: "server key" } };
});

test("what neither server nor browser has is not offered, and nothing is asked of the browser", async () => {
  const unsupported = pushing(false);
  await unsupported.begin();
  expect(unsupported.state()).toBe("unsupported");
  offered = {};
  const none = pushing();
  await none.begin();
  expect(none.state()).toBe("not-offered");
  await expect(none.turnOn()).rejects.toMatchObject({ code: "not-possible-now" });
  expect(push.subscribe).not.toHaveBeenCalled();
});

test("turned on, the server's own gateway is told how to reach the browser, and of no content", async () => {
  const pushed = pushing();
  await pushed.begin();
  expect(pushed.state()).toBe("off");
  await pushed.turnOn();
  expect(pushed.state()).toBe("on");
  expect(push.subscribe).toHaveBeenCalledExactlyOnceWith("server key");
  expect(sdk.setPusher.mock.calls[0]?.[0]).toMatchObject({
    kind: "http",
    pushkey: "key",
    append: false,
    data: {
      url: "https://chat.example/_matrix/push/v1/notify",
      format: "event_id_only",
      endpoint: subscription.endpoint,
      auth: subscription.auth,
    },
  });
});

test("the next start renews it, and takes away what was set for a subscription that is no more", async () => {
  await store.set("pusher", "former");
  const pushed = pushing();
  await pushed.begin();
  expect(pushed.state()).toBe("on");
  expect(sdk.removePusher).toHaveBeenCalledExactlyOnceWith("former", "io.conclave.web");
  expect(sdk.setPusher).toHaveBeenCalledTimes(1);
  expect(await store.get("pusher")).toBe("key");
});

test("it ends with the switch, with the server's offer, and where the browser refuses from now on", async () => {
  const pushed = pushing();
  await pushed.begin();
  await pushed.turnOn();
  sdk.removePusher.mockRejectedValueOnce(new TypeError("no network"));
  await pushed.turnOff();
  expect([pushed.state(), await store.get("pusher")]).toEqual(["off", null]);

  await store.set("pusher", "key");
  push.subscribe.mockRejectedValueOnce(new DOMException("permission denied", "NotAllowedError"));
  const refused = pushing();
  await refused.begin();
  expect([refused.state(), await store.get("pusher")]).toEqual(["off", null]);

  await store.set("pusher", "key");
  offered = {};
  const withdrawn = pushing();
  await withdrawn.begin();
  expect([withdrawn.state(), await store.get("pusher")]).toEqual(["not-offered", null]);
  expect(push.end).toHaveBeenCalledTimes(3);
});

test("a server that is away for a moment ends nothing", async () => {
  await store.set("pusher", "key");
  sdk.setPusher.mockRejectedValueOnce(new TypeError("no network"));
  const pushed = pushing();
  await pushed.begin();
  expect([pushed.state(), await store.get("pusher")]).toEqual(["on", "key"]);
});

test("a browser that can't reach its push service says so", async () => {
  const pushed = pushing();
  await pushed.begin();
  push.subscribe.mockRejectedValueOnce(new DOMException("push service not available", "AbortError"));
  await expect(pushed.turnOn()).rejects.toMatchObject({ code: "unexpected" });
  expect([pushed.state(), await store.get("pusher")]).toEqual(["off", null]);
});

test("what the server refuses leaves no subscription behind", async () => {
  const pushed = pushing();
  await pushed.begin();
  sdk.setPusher.mockRejectedValueOnce(Object.assign(new Error("not allowed"), { httpStatus: 403, data: {} }));
  await expect(pushed.turnOn()).rejects.toMatchObject({ httpStatus: 403 });
  expect(pushed.state()).toBe("off");
  expect(push.end).toHaveBeenCalledTimes(1);
});
