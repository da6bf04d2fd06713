import { contentsData, contentsHtml } from "./contents-html.ts";
import { conversationParts, utf8 } from "./conversation-parts.ts";
import type { ExportProgress, ExportRequest } from "./export-request.ts";
import { type ReadBackParts, readBack } from "./read-back.ts";

/** Puts a conversation into a folder of an archive, as pages to read and as data. `by` is the account that keeps it. Throws as `readBack`. */
export async function exportConversation(
  request: ExportRequest,
  by: string,
  parts: ReadBackParts,
): Promise<ExportProgress> {
  const { zip, folder, clock } = parts;
  const at = clock.now();
  const conversation = conversationParts(zip, folder, request.title);
  const result = await readBack(request, parts, conversation.add);
  const facts = { request, by, at, result, parts: await conversation.finish() };
  await zip.add(`${folder}index.html`, utf8(contentsHtml(facts)));
  await zip.add(`${folder}conversation.json`, utf8(JSON.stringify(contentsData(facts), null, 1)));
  return result;
}
