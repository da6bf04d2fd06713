import { deepEqual, ok } from "node:assert/strict";
import type { TestContext } from "node:test";
import type { Browser } from "playwright-core";
import { type NewAccount, setUpOrganisation } from "./auth-steps.ts";
import { type Device, type DeviceOptions, keepPictures, launchBrowser, openDevice } from "./browser.ts";
import { type Server, startServer } from "./server.ts";

/** Anybody may make an account, as often and as fast as they like: for tests with a crowd. */
export const openToAll = {
  CONCLAVE_MODE: "development",
  CONCLAVE_REGISTRATION: "open",
  CONCLAVE_RATE_LIMITS: "off",
  CONCLAVE_ENCRYPTION: "optional",
} as const;

/** One server, and everybody who comes to it in one test. */
export interface Run {
  readonly server: Server;
  readonly devices: readonly Device[];
  /** Opens a profile in a browser process of its own, or in that of `beside`. */
  open(name: string, options?: DeviceOptions & { readonly beside?: Device }): Promise<Device>;
  /** The device of that name. @throws Error when none was opened. */
  device(name: string): Device;
  /** Sets the organisation "Harbour" up, as far as the first run of its owner. */
  setUp(device: Device, owner: NewAccount): Promise<void>;
  /** A part of the test, by name: its time is reported. */
  step<Result>(name: string, act: () => Promise<Result>): Promise<Result>;
  /**
   * Forgets the refusals so far that the test has brought about, so that only others fail it.
   *
   * @throws AssertionError when there was none.
   */
  expectRefusals(device: Device, pattern: RegExp): void;
  /** Forgets all refusals so far: for a page that leads to nothing but refusals. */
  forgetRefusals(device: Device): void;
}

/**
 * Runs a test on a server of its own, and ends everything after it. Whatever a browser complained about fails the test; then
 * and at any other failure, pictures of every device are kept in `output/browser-failures`.
 *
 * @param environment how the server is configured; nothing is, unless told.
 */
export async function withServer(
  context: TestContext,
  act: (run: Run) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const server = await startServer(environment);
  const browsers = new Map<Device, Browser>();
  const devices: Device[] = [];
  const run: Run = {
    server,
    devices,
    async open(name, { beside, ...options } = {}) {
      const browser = (beside && browsers.get(beside)) ?? (await launchBrowser());
      const device = await openDevice(browser, server, name, options);
      browsers.set(device, browser);
      devices.push(device);
      return device;
    },
    device(name) {
      const found = devices.find((device) => device.name === name);
      if (found === undefined) throw new Error(`Nobody opened ${name}.`);
      return found;
    },
    async setUp({ page }, owner) {
      await page.goto(await server.setUpLink());
      await setUpOrganisation(page, { organisation: "Harbour", serverName: "harbour.test", owner });
      await page.getByRole("button", { name: "Make my recovery key" }).waitFor();
    },
    async step(name, work) {
      const began = performance.now();
      const result = await work();
      context.diagnostic(`${((performance.now() - began) / 1000).toFixed(1)} s  ${name}`);
      return result;
    },
    forgetRefusals({ refusals }) {
      refusals.length = 0;
    },
    expectRefusals({ name, refusals }, pattern) {
      const others = refusals.filter((refusal) => !pattern.test(refusal));
      ok(others.length < refusals.length, `${name} was refused ${pattern}`);
      refusals.splice(0, refusals.length, ...others);
    },
  };
  try {
    await act(run);
    for (const { name, problems, refusals } of devices) {
      deepEqual(problems, [], `complaints of the browser of ${name}`);
      deepEqual(refusals, [], `unexpected refusals for ${name}`);
    }
  } catch (error) {
    await keepPictures(devices);
    for (const { name, problems, refusals } of devices) {
      context.diagnostic(`${name}: ${JSON.stringify({ problems, refusals })}`);
    }
    throw error;
  } finally {
    for (const browser of new Set(browsers.values())) await browser.close();
    await server.stop();
  }
}
