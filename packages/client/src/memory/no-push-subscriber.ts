import type { PushSubscriber } from "../ports/push-subscriber.ts";

/** For programs that nothing wakes. */
export const noPushSubscriber: PushSubscriber = {
  isSupported: () => false,
  subscribe: () => Promise.reject(new Error("There is no push service here.")),
  end: async () => undefined,
};
