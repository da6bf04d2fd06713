import { expect, test } from "vitest";
import { crc32 } from "./crc32.ts";
import { zipWriter } from "./zip-writer.ts";

const moment = new Date(2026, 10, 24, 13, 5, 8).getTime();
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function archive(files: readonly (readonly [path: string, text: string])[]): Promise<DataView> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = zipWriter(async (bytes) => void parts.push(bytes), moment);
  for (const [path, text] of files) await zip.add(path, bytesOf(text));
  await zip.close();
  return new DataView(await new Blob(parts).arrayBuffer());
}

/** Reads an archive from its end, as unzipping programs do. */
function filesOf(view: DataView): readonly (readonly [path: string, text: string, version: number])[] {
  const end = view.byteLength - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff) {
    expect(view.getUint32(end - 20, true)).toBe(0x07064b50);
    const large = Number(view.getBigUint64(end - 12, true));
    expect(view.getUint32(large, true)).toBe(0x06064b50);
    count = Number(view.getBigUint64(large + 32, true));
    at = Number(view.getBigUint64(large + 48, true));
  }
  const text = (from: number, length: number) => new TextDecoder().decode(new Uint8Array(view.buffer, from, length));
  return Array.from({ length: count }, () => {
    const [size, nameLength] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true)];
    const name = text(at + 46, nameLength);
    const local = view.getUint32(at + 42, true);
    const content = text(local + 30 + nameLength, size);
    const signatures = [view.getUint32(at, true), view.getUint32(local, true)];
    const sums = [view.getUint32(at + 16, true), view.getUint32(local + 14, true)];
    const isSound =
      `${signatures}` === `${[0x02014b50, 0x04034b50]}` &&
      sums.every((sum) => sum === crc32(bytesOf(content))) &&
      text(local + 30, nameLength) === name;
    if (!isSound) throw new Error(`${name} is damaged`);
    const version = view.getUint16(at + 6, true);
    at += 46 + nameLength + view.getUint16(at + 30, true);
    return [name, content, version] as const;
  });
}

test("the check sum is the known one", () => {
  expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
  expect(crc32(bytesOf(""))).toBe(0);
});

test("what is added is found again, by its name in any script", async () => {
  const files = [
    ["index.html", "<p>hello</p>"],
    ["files/0001 合同.txt", "港口"],
    ["empty", ""],
  ] as const;
  const view = await archive(files);
  expect(filesOf(view)).toEqual(files.map(([path, text]) => [path, text, 20]));
  // UTF-8 names, and the moment: 13:05:08 on 24 November 2026.
  expect(view.getUint16(6, true)).toBe(0x0800);
  expect(view.getUint16(10, true)).toBe((13 << 11) | (5 << 5) | 4);
  expect(view.getUint16(12, true)).toBe((46 << 9) | (11 << 5) | 24);
});

test("an archive of nothing is one", async () => {
  expect(filesOf(await archive([]))).toEqual([]);
});

test("more files than the old format counts are counted by the newer one", async () => {
  const files = Array.from({ length: 65_540 }, (_, index) => [`${index}`, ""] as const);
  const found = filesOf(await archive(files));
  expect(found).toHaveLength(65_540);
  expect(found.at(-1)?.[0]).toBe("65539");
});
