import { join, resolve } from "node:path";
import { isLoopbackAddress, isLoopbackName } from "./kinds.ts";
import type { Settings } from "./sections.ts";

export type Mode = "development" | "production";

/** The configuration of a server: complete, checked, never changed. */
export interface Config extends Omit<Settings, "server" | "keys" | "console"> {
  readonly server: Omit<Settings["server"], "mode" | "publicUrl"> & {
    readonly mode: Mode;
    /** Whether somebody asked for the mode by name: what is dangerous needs that. */
    readonly isModeExplicit: boolean;
    /** The origin that people type, such as `https://chat.example.org`. */
    readonly publicUrl: string;
  };
  readonly keys: { readonly rootKeyFile: string };
  /** With a port of its own the console also has an origin of its own. */
  readonly console: { readonly port: number | undefined; readonly publicUrl: string | undefined };
  /** Where the configuration came from; undefined when there is no file. */
  readonly file: string | undefined;
}

/** Completes what was said with what follows from it. */
export function settle(settings: Settings, workingFolder: string, file: string | undefined): Config {
  const { server, storage, keys, tls, console } = settings;
  const data = resolve(workingFolder, storage.data);
  const scheme = tls.certificate === undefined ? "http" : "https";
  const isPrivate =
    isLoopbackOnly(server.host) &&
    server.trustedProxy.length === 0 &&
    tls.certificate === undefined &&
    (server.publicUrl === undefined || isLoopbackOrigin(server.publicUrl));
  const publicUrl = server.publicUrl ?? `${scheme}://localhost:${server.port}`;
  const consoleUrl = console.port === undefined ? undefined : withPort(publicUrl, console.port);
  return {
    ...settings,
    server: {
      ...server,
      publicUrl,
      mode: server.mode ?? (isPrivate ? "development" : "production"),
      isModeExplicit: server.mode !== undefined,
    },
    storage: { ...storage, data },
    keys: { rootKeyFile: keys.rootKeyFile ?? join(data, "root.key") },
    console: { port: console.port, publicUrl: console.publicUrl ?? consoleUrl },
    file,
  };
}

/** Whether only this machine can connect. */
export function isLoopbackOnly(addresses: readonly string[]): boolean {
  return addresses.every(isLoopbackAddress);
}

/** Whether an origin names this machine to itself. */
export function isLoopbackOrigin(origin: string): boolean {
  return isLoopbackName(new URL(origin).hostname);
}

function withPort(origin: string, port: number): string {
  const url = new URL(origin);
  url.port = String(port);
  return url.origin;
}
