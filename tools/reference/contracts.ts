import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Endpoint } from "@conclave/protocol/endpoint";

/** A contract with what its comment says. */
export interface Contract {
  readonly endpoint: Endpoint;
  /** The folder that it is in: `client-api`. */
  readonly api: string;
  /** Paragraphs of the comment, each in one line. */
  readonly paragraphs: readonly string[];
}

const root = join(import.meta.dirname, "../..");

/** Every contract of the protocol, in the order of the paths. */
export async function readContracts(): Promise<readonly Contract[]> {
  const contracts: Contract[] = [];
  for (const path of globSync("packages/protocol/src/*-api/*.ts", { cwd: root })) {
    const api = path.split(/[\\/]/).at(-2) ?? "";
    const source = readFileSync(join(root, path), "utf8");
    for (const [name, value] of Object.entries(await import(join(root, path)))) {
      // A file may state one contract for many paths.
      for (const endpoint of [value].flat()) {
        if (isEndpoint(endpoint)) contracts.push({ endpoint, api, paragraphs: commentOf(source, name) });
      }
    }
  }
  return contracts.sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
}

function sortKey({ endpoint }: Contract): string {
  return `${endpoint.path} ${endpoint.method}`;
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "method" in value && "path" in value && "permission" in value;
}

/** The comment right before a contract. */
function commentOf(source: string, name: string): readonly string[] {
  const end = source.indexOf(`export const ${name} = `);
  const start = source.lastIndexOf("/**", end);
  const comment = end === -1 || start === -1 ? "" : source.slice(start + "/**".length, source.indexOf("*/", start));
  return comment
    .replaceAll(/^\s*\* ?/gm, "")
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}
