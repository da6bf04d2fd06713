/** `mxc://server/media`: where uploaded content is found. */
export type MxcUri = `mxc://${string}/${string}`;

const grammar = /^mxc:\/\/[a-zA-Z0-9.:[\]-]+\/[A-Za-z0-9_-]+$/;
const maximumLength = 512;

/**
 * Reads a content address (spec "Matrix Content (mxc://) URIs").
 *
 * @returns undefined when the text is none, or longer than 512 characters.
 */
export function parseMxcUri(text: string): MxcUri | undefined {
  return text.length <= maximumLength && isMxcUri(text) ? text : undefined;
}

function isMxcUri(text: string): text is MxcUri {
  return grammar.test(text);
}

/** The address of content on a server. */
export function mxcUriOf(serverName: string, mediaId: string): MxcUri {
  return `mxc://${serverName}/${mediaId}`;
}

/** The server and the media identifier that an address names. */
export function partsOfMxcUri(uri: MxcUri): { readonly serverName: string; readonly mediaId: string } {
  const slash = uri.indexOf("/", "mxc://".length);
  return { serverName: uri.slice("mxc://".length, slash), mediaId: uri.slice(slash + 1) };
}
