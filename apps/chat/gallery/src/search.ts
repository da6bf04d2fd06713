import type { SearchResult } from "@conclave/client/commands";
import { searchTerms, termPlaces } from "@conclave/client/search/search-terms";
import type { SearchHit } from "@conclave/client/snapshots/search-snapshot";
import type { Language } from "@conclave/ui/i18n/language";
import { ada, jonas, li, self } from "./conversation.ts";

/** What the search of the gallery finds: nothing but for one word. */
export function searchResult(language: Language, text: string, roomId: string | undefined): SearchResult {
  const zh = language === "zh-CN";
  if (!text.startsWith(zh ? "泊位" : "berth")) return { hits: [], more: false };
  const hit = (reference: string, more: Pick<SearchHit, "sender" | "text"> & Partial<SearchHit>): SearchHit => ({
    roomId: roomId ?? "!harbour:example.org",
    reference,
    timestamp: Date.now() - reference.length * 7 * 3_600_000,
    file: false,
    before: null,
    after: null,
    places: termPlaces(more.text, searchTerms(text)),
    ...more,
  });
  return {
    hits: [
      hit("a", {
        sender: ada,
        text: zh ? "第二泊位需要多深？" : "How deep does the second berth have to be?",
        before: { sender: jonas, text: zh ? "早上好！" : "Good morning!" },
        after: {
          sender: jonas,
          text: zh ? "按最大的船算，十四米半。" : "Fourteen and a half metres, for the largest ships.",
        },
      }),
      hit("bbb", { sender: li, text: zh ? "泊位表.xlsx" : "berths-2027.xlsx", file: true }),
      hit("ccccc", {
        sender: self,
        text: zh
          ? `${"会议纪要：".repeat(20)}西侧码头的泊位要到周三才能使用。${"其余不变。".repeat(40)}`
          : `${"Minutes of the meeting. ".repeat(8)}The berth at the western quay is closed until Wednesday. ${"Nothing else changes. ".repeat(20)}`,
        before: { sender: ada, text: zh ? "请写下来。" : "Please write that down." },
      }),
    ],
    more: true,
  };
}
