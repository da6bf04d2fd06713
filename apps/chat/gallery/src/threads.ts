import type { Person } from "@conclave/client/snapshots/person";
import type { MessagePreview } from "@conclave/client/snapshots/room-list-snapshot";
import type {
  OpenThreadSnapshot,
  ThreadListEntry,
  ThreadListSnapshot,
} from "@conclave/client/snapshots/thread-snapshot";
import type { TimelineItem } from "@conclave/client/snapshots/timeline-item";
import type { Language } from "@conclave/ui/i18n/language";
import { ada, file, jonas, li, noor, said, self } from "./conversation.ts";

const last = (sender: Person, text: string, minutesAgo: number): MessagePreview => ({
  sender,
  own: sender === self,
  timestamp: Date.now() - minutesAgo * 60_000,
  content: { kind: "text", text },
});

const root = (eventId: string, sender: Person, text: string): ThreadListEntry["root"] => ({
  eventId,
  sender,
  timestamp: Date.now() - 3_600_000,
  content: { kind: "text", text },
});

function entries(zh: boolean): readonly ThreadListEntry[] {
  return [
    {
      threadId: "$berth",
      replyCount: 12,
      unreadCount: 3,
      highlightCount: 1,
      lastReply: last(jonas, zh ? "周四之前我会准备好新的成本模型。" : "I'll have the new cost model by Thursday.", 4),
      root: root("$berth", ada, zh ? "第二泊位需要多深？" : "How deep does the second berth have to be?"),
    },
    {
      threadId: "$crane",
      replyCount: 1,
      unreadCount: 0,
      highlightCount: 0,
      lastReply: last(self, zh ? "已经修好了。" : "It is repaired.", 90),
      root: root(
        "$crane",
        li,
        zh
          ? "三号起重机从昨天晚上开始就不转了，有人知道它什么时候能修好吗？我们周一需要用它来卸下新的闸门，否则整个计划都要推迟。"
          : "Crane three hasn't turned since last night. Does anybody know when it will be repaired? We need it on Monday to unload the new gates, or the whole plan moves by a week.",
      ),
    },
    {
      threadId: "$meeting",
      replyCount: 2,
      unreadCount: 0,
      highlightCount: 0,
      lastReply: last(noor, "شكرا", 60 * 30),
      root: root("$meeting", noor, "متى الاجتماع القادم؟"),
    },
  ];
}

/** Messages of the room that threads hang under. */
export function threadRoots(language: Language): readonly TimelineItem[] {
  const zh = language === "zh-CN";
  const [berth = null, crane = null] = entries(zh);
  return [
    said(ada, 30, zh ? "第二泊位需要多深？" : "How deep does the second berth have to be?", {
      eventId: "$berth",
      thread: berth,
    }),
    said(li, 31, zh ? "三号起重机不转了。" : "Crane three doesn't turn.", { eventId: "$crane", thread: crane }),
    said(self, 34, zh ? "我去看看。" : "I'll have a look."),
  ];
}

/** A thread that is open. */
export function openThread(language: Language, roomId: string): OpenThreadSnapshot {
  const zh = language === "zh-CN";
  const items = [
    said(ada, 30, zh ? "第二泊位需要多深？" : "How deep does the second berth have to be?", { eventId: "$berth" }),
    said(jonas, 32, zh ? "按最大的船算，十四米半。" : "Fourteen and a half metres, for the largest ships.", {
      reactions: [{ key: "👍️", count: 2, own: true, names: [ada.name] }],
    }),
    file(jonas, 33, { name: "soundings.png", continues: true }),
    said(self, 36, zh ? "那么就不用疏浚了，对吗？" : "So there is nothing to dredge, is there?"),
    said(jonas, 41, zh ? "周四之前我会准备好新的成本模型。" : "I'll have the new cost model by Thursday.", {
      mentionsSelf: true,
    }),
  ];
  return {
    roomId,
    threadId: "$berth",
    items,
    hasOlder: false,
    loadingOlder: false,
    firstUnreadKey: items.at(-1)?.key ?? null,
  };
}

/** The list of a room's threads. */
export function threadList(language: Language): ThreadListSnapshot {
  return { entries: entries(language === "zh-CN"), hasOlder: true, loading: false };
}
