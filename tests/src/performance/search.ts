import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { memoryBlockStore } from "@conclave/client/memory/memory-block-store";
import { sealedBytes } from "@conclave/client/sealing/sealed-bytes";
import { type SearchArchive, searchArchive } from "@conclave/client/search/search-archive";
import { referenceOf } from "@conclave/client/search/search-document";
import { searchTerms } from "@conclave/client/search/search-terms";
import { chatCorpus } from "@conclave/testing/chat-corpus";
import { timed } from "./timed.ts";

// `node tests/src/performance/search.ts [MESSAGES]`: how large what a client keeps to search is beside its text, how long it takes to open, and
// how long to the hits, for words from the most frequent to one that is nowhere.

const [count = 100_000] = process.argv.slice(2).map(Number);
const everything = { roomId: null, sender: null, after: null, before: null, fileOnly: false };
const messages = chatCorpus(count, 1);
const store = memoryBlockStore();
const sealed = await sealedBytes(systemRandomness, new Uint8Array(32).fill(1), "search");
const open = () => searchArchive(systemClock, store, sealed);

const first = await open();
await timed("keeping the messages", async () => {
  for (const { eventId, ...message } of messages) {
    first.put({ ...message, reference: referenceOf(eventId), file: false });
  }
});
await timed("sealing them", () => first.flush());
const text = messages.reduce((sum, message) => sum + new TextEncoder().encode(message.text).length, 0);
const share = ((100 * first.bytes) / text).toFixed(1);
process.stdout.write(`${count} messages, ${text} bytes of text, kept in ${first.bytes}: ${share} %\n`);
const again = await timed("opening them after a reload", open);
await search(again);

async function search(archive: SearchArchive): Promise<void> {
  const parts = messages.flatMap(({ text: said }) => said.split(" "));
  const queries = [parts[0] ?? "", parts.at(-2)?.slice(-2) ?? "", parts[5_000] ?? "", "xqzxqz", "一二三四五"];
  for (const query of queries) {
    const label = `searching for "${query.slice(0, 12)}"`;
    const hits = await timed(label, () => archive.find(searchTerms(query), everything, 50));
    process.stdout.write(`  ${hits.length} hits\n`);
  }
}
