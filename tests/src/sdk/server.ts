import { equal } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "@conclave/client/client";

/** Milliseconds that the server has to start. */
const startTime = 30_000;

/** The password of every account. */
export const password = "seven lanterns over the quiet harbour";

/** Our own server, as `npm start` runs it, on a data folder of its own. */
export interface RunningServer {
  readonly baseUrl: string;
  /** Makes an account; gives its user id. */
  createAccount(name: string): Promise<string>;
  /** Signs a client in as a browser would: through the server's own sign-in page and back. */
  signIn(client: Client, userId: string): Promise<void>;
  /** Has `act` done before the server stops. */
  onClose(act: () => Promise<void>): void;
  close(): Promise<void>;
}

export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), "conclave-sdk-"));
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(import.meta.dirname, "../../../apps/server/start.js"), "serve"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env["PATH"],
      CONCLAVE_DATA: data,
      CONCLAVE_PORT: String(port),
      CONCLAVE_SERVER_NAME: "conclave.test",
      CONCLAVE_MODE: "development",
      CONCLAVE_REGISTRATION: "open",
      CONCLAVE_RATE_LIMITS: "off",
      ...settings,
    },
  });
  const closing: (() => Promise<void>)[] = [];
  let isClosing = false;
  server.once("exit", (code, signal) => {
    if (!isClosing) process.stderr.write(`The server ended by itself: ${signal ?? code}\n`);
  });
  await serving(server, baseUrl);

  return {
    baseUrl,
    async createAccount(name) {
      const { user_id: userId } = await post(`${baseUrl}/_matrix/client/v3/register`, {
        username: name,
        password,
        inhibit_login: true,
        auth: { type: "m.login.dummy" },
      });
      return String(userId);
    },
    async signIn(client, userId) {
      const { url } = await client.commands.startSignIn(`${baseUrl}/`);
      const toPage = await fetch(url, { redirect: "manual" });
      equal(toPage.status, 302, await toPage.text());
      const request = new URL(toPage.headers.get("Location") ?? "").hash.replace("#/sign-in/", "");
      const { redirect } = await post(`${baseUrl}/_conclave/auth/v1/sign-in`, { user: userId, password, request });
      await client.commands.finishSignIn(String(redirect));
    },
    onClose: (act) => void closing.push(act),
    async close() {
      for (const act of closing) await act();
      isClosing = true;
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function post(url: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  equal(response.status, 200, `${url} answered ${text}`);
  // An answer of 200 on these routes is an object.
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("a listening socket has a port");
  return address.port;
}

async function serving(server: ChildProcess, baseUrl: string): Promise<void> {
  const end = Date.now() + startTime;
  while (Date.now() < end && server.exitCode === null) {
    const ready = await fetch(`${baseUrl}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill("SIGKILL");
  throw new Error("the server did not start");
}
