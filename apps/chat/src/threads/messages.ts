import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts about threads. */
export const t = catalogue(
  {
    thread: "Thread",
    threads: "Threads",
    all: "All threads of this room",
    replies: { one: "{count} reply", other: "{count} replies" },
    "last-own": "You: {text}",
    "last-of": "{name}: {text}",
    "mark-all": "Mark all as read",
    loading: "Fetching the threads",
    "load-failed": "The threads could not be fetched.",
    older: "Show older threads",
    "none-title": "No threads yet",
    "none-text": "Reply to a message in a thread, and the conversation about it stands here.",
  },
  {
    thread: "话题",
    threads: "话题",
    all: "此房间的所有话题",
    replies: "{count} 条回复",
    "last-own": "你：{text}",
    "last-of": "{name}：{text}",
    "mark-all": "全部标为已读",
    loading: "正在获取话题",
    "load-failed": "无法获取话题。",
    older: "显示更早的话题",
    "none-title": "还没有话题",
    "none-text": "在话题中回复一条消息，相关的讨论就会显示在这里。",
  },
);
