import { parseMxcUri, partsOfMxcUri } from "@conclave/protocol/identifiers/mxc-uri";
import type { QueryContext } from "../core/verb.ts";

/** Which file of this server an `mxc:` address names; undefined for any other text. */
export function localMediaId(context: QueryContext, text: string): string | undefined {
  const uri = parseMxcUri(text);
  if (uri === undefined) return undefined;
  const { serverName, mediaId } = partsOfMxcUri(uri);
  return serverName === context.instance().serverName ? mediaId : undefined;
}
