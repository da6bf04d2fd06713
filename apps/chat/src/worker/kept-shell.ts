import type { Shell, ShellFile } from "./built-shell.ts";

const prefix = "conclave-shell-";

/** The shells that this browser keeps, each in a cache of its own. */
export interface KeptShell {
  /** Fetches and keeps every file. Rejects where one can't be had, or isn't what was built: half a shell is none. */
  keep(): Promise<void>;
  /** Deletes the shells of earlier versions but for the last, whose tabs may still be open. */
  dropOlder(): Promise<void>;
  page(): Promise<Response | undefined>;
  /** A file of this version or of the one before. */
  asset(request: Request): Promise<Response | undefined>;
}

/** @param caches the platform's (W3C Service Workers, "CacheStorage"). */
export function keptShell(caches: CacheStorage, { version, files }: Shell): KeptShell {
  const name = prefix + version;
  return {
    async keep() {
      const cache = await caches.open(name);
      await cache.addAll(files.map(asRequest));
    },
    async dropOlder() {
      for (const other of olderShells(await caches.keys(), name)) await caches.delete(other);
    },
    page: () => caches.match("/", { cacheName: name }),
    asset: (request) => caches.match(request),
  };
}

/** Of all caches of this origin, oldest first, those that hold shells which nobody needs any more beside the one named `current`. */
export function olderShells(names: readonly string[], current: string): readonly string[] {
  return names.filter((name) => name.startsWith(prefix) && name !== current).slice(0, -1);
}

/** What has a hash in its name may come from the browser's own cache; the page itself has to be asked for. */
function asRequest({ path, integrity }: ShellFile): Request {
  return new Request(path, { integrity, ...(path === "/" ? { cache: "no-cache" } : {}) });
}
