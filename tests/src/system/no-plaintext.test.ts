import { deepEqual, equal, rejects } from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { roomPath } from "../durability/act.ts";
import { register, succeed } from "../process/account.ts";
import { startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { findPlaintext } from "./no-plaintext.ts";

const text = "Das Passwort ist 月亮 🌘";

test("a text is found in whatever form it lies there", async (t) => {
  const utf8 = Buffer.from(text, "utf8");
  const rows: readonly [string, Buffer, string][] = [
    ["UTF-8", Buffer.concat([Buffer.from("x"), utf8]), "UTF-8"],
    ["UTF-16, little end first", Buffer.from(`x${text}`, "utf16le"), "UTF-16LE"],
    ["UTF-16, big end first", Buffer.from(`x${text}`, "utf16le").swap16(), "UTF-16BE"],
    ["JSON", Buffer.from('{"a":"Das Passwort ist \\u6708\\u4eae \\ud83c\\udf18"}'), "JSON with escapes"],
    ["a URL", Buffer.from(`?q=${encodeURIComponent(text)}`), "URL with escapes"],
    ["hexadecimal", Buffer.from(utf8.toString("hex")), "hexadecimal"],
    ["base64", Buffer.from(Buffer.from(`${text}, he said`).toString("base64")), "base64, alignment 0"],
    ["base64 behind one byte", Buffer.from(Buffer.from(`x${text}xx`).toString("base64")), "base64, alignment 1"],
    ["base64 behind two bytes", Buffer.from(Buffer.from(`xx${text}x`).toString("base64url")), "base64, alignment 2"],
    ["across the border of two readings", Buffer.concat([Buffer.alloc(1_048_570), utf8]), "UTF-8"],
  ];
  for (const [name, content, form] of rows) {
    await t.test(name, async () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "media"));
      writeFileSync(join(folder, "media", "file"), content);
      const found = (await findPlaintext(folder, [text, "something else"])).map((finding) => finding.form);
      equal(found.find((each) => each.replace("base64url", "base64") === form)?.replace("base64url", "base64"), form);
    });
  }
});

test("the name of a file is searched too, and where there is nothing, nothing is found", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "secret-name.txt"), "nothing");
  deepEqual(await findPlaintext(folder, ["secret-name"]), [
    { text: "secret-name", form: "UTF-8", file: "secret-name.txt", offset: -1 },
  ]);
  deepEqual(await findPlaintext(folder, [text]), []);
  await rejects(findPlaintext(folder, ["short"]), /too short/);
});

test("what the server stores can't be read from its disk, the write-ahead log included", async () => {
  const folder = temporaryFolder();
  const server = await startServerProcess({ folder });
  const ann = await register(server.baseUrl, "ann-of-the-lighthouse");
  const room = { name: "The lighthouse keepers" };
  const { room_id: roomId } = await succeed(server.baseUrl, ann, "POST", "/_matrix/client/v3/createRoom", room);
  const message = { msgtype: "m.text", body: text };
  await succeed(server.baseUrl, ann, "PUT", `${roomPath(roomId)}/send/m.room.message/one`, message);
  const upload = await fetch(`${server.baseUrl}/_matrix/media/v3/upload?filename=map-of-the-coast.txt`, {
    method: "POST",
    headers: { authorization: `Bearer ${ann.token}`, "content-type": "text/plain" },
    body: `${text}: it lies under the third stone.`,
  });
  equal(upload.status, 200);
  const secrets = [text, room.name, "ann-of-the-lighthouse", "map-of-the-coast", "under the third stone", ann.token];
  const whileRunning = await findPlaintext(folder, secrets);
  await server.kill("server");
  deepEqual([...whileRunning, ...(await findPlaintext(folder, secrets))], []);
  for (const secret of [text, room.name, ann.token]) equal(server.output().includes(secret), false);
});
