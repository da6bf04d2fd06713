/** Milliseconds; the SDK gives every request and poll a timeout of at least this, and never clears one. */
const longest = 15_000;

/**
 * Lets the process end although timeouts of finished requests are still running: they outlive a stopped client by up to two
 * minutes. A poll that is under way keeps the process alive by itself.
 */
export function letLongTimersGo(): void {
  globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
    apply(platform, self, parameters: Parameters<typeof setTimeout>) {
      const timer: NodeJS.Timeout = Reflect.apply(platform, self, parameters);
      const [, delay] = parameters;
      return delay !== undefined && delay >= longest ? timer.unref() : timer;
    },
  });
}
