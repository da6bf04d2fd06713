import { MatrixError } from "@conclave/protocol/matrix-error";

/** By what results can be put together. */
export type GroupKey = "room_id" | "sender";

/** Where a page of results ended. */
export interface SearchPlace {
  /** Of results by time: the position of the last. Of results by rank: how many were given. */
  readonly at: number;
  /** The group that the page was of; undefined for all results. */
  readonly group: { readonly key: GroupKey; readonly value: string } | undefined;
}

/** Writes a place as a token. */
export function encodeSearchToken({ at, group }: SearchPlace): string {
  const fields = group === undefined ? [at] : [at, group.key, group.value];
  return Buffer.from(JSON.stringify(fields), "utf8").toString("base64url");
}

/** @throws MatrixError `M_INVALID_PARAM` for what is no token. */
export function decodeSearchToken(token: string): SearchPlace {
  const fields = parse(token);
  if (!Array.isArray(fields)) throw noToken();
  const [at, key, value, ...others]: unknown[] = fields;
  if (typeof at !== "number" || !Number.isSafeInteger(at) || at < 0 || others.length > 0) throw noToken();
  if (key === undefined && value === undefined) return { at, group: undefined };
  if ((key !== "room_id" && key !== "sender") || typeof value !== "string") throw noToken();
  return { at, group: { key, value } };
}

function parse(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function noToken(): MatrixError {
  return new MatrixError("M_INVALID_PARAM", "next_batch: this is no token of a search.");
}
