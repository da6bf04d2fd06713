/** Bytes that tell the length of a part, before it. */
const lengthBytes = 4;

/** Joins byte arrays, each compressed for itself (RFC 1951), since what is alike compresses best alone. */
export async function deflateParts(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const deflated = await Promise.all(parts.map((part) => through(part, new CompressionStream("deflate-raw"))));
  const joined = new Uint8Array(deflated.reduce((sum, { length }) => sum + lengthBytes + length, 0));
  let at = 0;
  for (const part of deflated) {
    new DataView(joined.buffer).setUint32(at, part.length);
    joined.set(part, at + lengthBytes);
    at += lengthBytes + part.length;
  }
  return joined;
}

/** The byte arrays again. @throws Error for what was not joined so. */
export async function inflateParts(joined: Uint8Array<ArrayBuffer>): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const deflated: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < joined.length; ) {
    const end = at + lengthBytes + new DataView(joined.buffer).getUint32(at);
    deflated.push(joined.slice(at + lengthBytes, end));
    at = end;
  }
  return Promise.all(deflated.map((part) => through(part, new DecompressionStream("deflate-raw"))));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
