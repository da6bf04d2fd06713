import { decodeSyncToken } from "@conclave/streams/sync-token";

/** Holds the token of an answer against the one that it was asked with: nobody is ever sent back. @returns what is wrong, in words. */
export function checkToken(before: string | undefined, next: string): readonly string[] {
  const [from, to] = [before, next].map((text) =>
    text === undefined ? undefined : decodeSyncToken(text, 0, "the token"),
  );
  if (to === undefined) return [`the token ${next} is of another epoch`];
  if (from === undefined) return [];
  return (["position", "toDevice"] as const)
    .filter((stream) => to[stream] < from[stream])
    .map((stream) => `the ${stream} of ${next} is before that of ${before}`);
}
