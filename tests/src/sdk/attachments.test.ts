import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { type Device, directChat, itemsOf, newPerson } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let roomId: string;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
});
after(() => server.close());

function attachment(device: Device, name: string): Promise<AttachmentItem> {
  return device.until(`the attachment ${name}`, (snapshot) =>
    itemsOf(snapshot, roomId).find(
      (item): item is AttachmentItem =>
        item.kind === "attachment" && item.name === name && item.sending.state === "sent",
    ),
  );
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test("an image with its thumbnail arrives as it was sent", async () => {
  const picture = new Uint8Array(300_000).map((_, index) => index * 31);
  const small = new Uint8Array(2_000).map((_, index) => index * 17);
  const { key } = await ann.client.commands.sendAttachment(roomId, {
    name: "roof.png",
    attachment: "image",
    bytes: new Blob([picture], { type: "image/png" }),
    dimensions: { width: 640, height: 480 },
    thumbnail: { bytes: new Blob([small], { type: "image/webp" }), width: 64, height: 48 },
  });
  const own = await ann.client.commands.downloadAttachment(roomId, key, "thumbnail");
  deepEqual(await bytesOf(own), small);

  const item = await attachment(bob, "roof.png");
  equal(item.attachment, "image");
  equal(item.size, 300_000);
  equal(item.contentType, "image/png");
  deepEqual(item.dimensions, { width: 640, height: 480 });
  equal(item.security, "encrypted");
  const file = await bob.client.commands.downloadAttachment(roomId, item.key, "file");
  equal(file.type, "image/png");
  deepEqual(await bytesOf(file), picture);
  deepEqual(await bytesOf(await bob.client.commands.downloadAttachment(roomId, item.key, "thumbnail")), small);
  equal((await attachment(ann, "roof.png")).key, key);
});

test("a page with script is only bytes to whoever opens it", async () => {
  await bob.client.commands.sendAttachment(roomId, {
    name: "page.html",
    attachment: "file",
    bytes: new Blob(["<script>alert(1)</script>"], { type: "text/html" }),
  });
  const item = await attachment(ann, "page.html");
  const file = await ann.client.commands.downloadAttachment(roomId, item.key, "file");
  equal(file.type, "application/octet-stream");
  await rejects(ann.client.commands.downloadAttachment(roomId, item.key, "thumbnail"), { code: "not-found" });
});

test("an upload waits for the connection, and can be taken back meanwhile", async () => {
  ann.network.connected = false;
  const { key } = await ann.client.commands.sendAttachment(roomId, {
    name: "never.txt",
    attachment: "file",
    bytes: new Blob(["never"]),
  });
  await ann.until("waiting", (snapshot) => itemsOf(snapshot, roomId).some((item) => item.key === key));
  await ann.client.commands.discardSend(roomId, key);
  ann.network.connected = true;
  await ann.client.commands.sendText(roomId, "instead");
  await bob.until("what came instead", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.kind === "message" && item.body === "instead"),
  );
  equal(
    itemsOf(bob.client.snapshot(), roomId).some((item) => item.kind === "attachment" && item.name === "never.txt"),
    false,
  );
});
