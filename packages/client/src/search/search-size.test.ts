import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { chatCorpus } from "@conclave/testing/chat-corpus";
import { expect, test } from "vitest";
import { memoryBlockStore } from "../memory/memory-block-store.ts";
import { sealedBytes } from "../sealing/sealed-bytes.ts";
import { searchArchive } from "./search-archive.ts";
import { referenceOf } from "./search-document.ts";

test("what is kept to be searched takes at most 60 % of the text, half of it Chinese", async () => {
  const sealed = await sealedBytes(systemRandomness, new Uint8Array(32).fill(1), "search");
  const archive = await searchArchive(systemClock, memoryBlockStore(), sealed);
  const messages = chatCorpus(20_000, 1);
  for (const { eventId, ...message } of messages) {
    archive.put({ ...message, reference: referenceOf(eventId), file: false });
  }
  await archive.flush();
  const bytesOfText = messages.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
  expect(archive.messages).toBe(20_000);
  expect(archive.bytes / bytesOfText).toBeLessThan(0.6);
});
