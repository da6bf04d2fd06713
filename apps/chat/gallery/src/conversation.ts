import type { Person } from "@conclave/client/snapshots/person";
import type { QuotedMessage } from "@conclave/client/snapshots/quoted-message";
import type { AttachmentItem, EventItem, MessageItem, TimelineItem } from "@conclave/client/snapshots/timeline-item";
import type { Language } from "@conclave/ui/i18n/language";

const person = (userId: string, name: string): Person => ({ userId, name, ambiguous: false, avatar: null });

export const self = person("@mei:example.org", "Mei Lin");
export const ada = person("@ada:example.org", "Ada Byron");
export const jonas = { ...person("@jonas:example.org", "Jonas Weber"), avatar: "mxc://example.org/jonas" };
export const li = person("@liwei:example.org", "李伟");
export const impostor = { ...person("@adaa:example.org", "Ada Byron"), ambiguous: true };
export const noor = person("@noor:example.org", "نور الدين");

const minute = 60_000;
/** Ten in the morning of this machine's today, so that the days come out right. */
const morning = new Date().setHours(10, 0, 0, 0);

let count = 0;

function event(sender: Person, minutes: number, continues = false): EventItem {
  count++;
  return {
    key: `item ${count}`,
    eventId: `$${count}`,
    sender,
    own: sender === self,
    timestamp: morning + minutes * minute,
    continues,
    readBy: [],
    thread: null,
  };
}

const bare = {
  replyTo: null,
  reactions: [],
  pinned: false,
  mentionsSelf: false,
  sending: { state: "sent" },
  security: "encrypted",
} as const;

export function said(sender: Person, minutes: number, body: string, more: Partial<MessageItem> = {}): MessageItem {
  return {
    ...event(sender, minutes),
    kind: "message",
    style: "text",
    ...bare,
    body,
    formatted: null,
    edited: false,
    pendingEdit: null,
    ...more,
  };
}

export function file(sender: Person, minutes: number, more: Partial<AttachmentItem>): AttachmentItem {
  return {
    ...event(sender, minutes),
    kind: "attachment",
    attachment: "image",
    name: "harbour.jpg",
    caption: null,
    contentType: "image/jpeg",
    size: 2_480_000,
    dimensions: { width: 800, height: 500 },
    hasThumbnail: true,
    ...bare,
    ...more,
  };
}

const date = (days: number): TimelineItem => ({
  kind: "date",
  key: `date ${days} ${++count}`,
  timestamp: morning - days * 24 * 60 * minute,
});

const notice = (
  sender: Person,
  minutes: number,
  what: Extract<TimelineItem, { kind: "notice" }>["notice"],
): TimelineItem => ({
  ...event(sender, minutes),
  kind: "notice",
  notice: what,
});

const yesterday = -24 * 60;

/** A conversation with something of each kind. */
export function conversation(language: Language): readonly TimelineItem[] {
  const zh = language === "zh-CN";
  return [
    date(1),
    notice(ada, yesterday, { change: "created" }),
    notice(ada, yesterday, { change: "encryption-enabled" }),
    notice(ada, yesterday, { change: "name", name: zh ? "港口项目" : "Harbour project" }),
    notice(ada, yesterday + 1, { change: "membership", membership: "invited", of: self, reason: null }),
    notice(self, yesterday + 4, { change: "membership", membership: "joined", of: self, reason: null }),
    said(ada, yesterday + 5, zh ? "早上好！测量数据昨晚到了。" : "Good morning! The survey data came in last night."),
    said(
      ada,
      yesterday + 6,
      zh
        ? "西侧码头比我们想的要深。"
        : "The western quay is deeper than we thought, which is good news for the second berth.",
      { continues: true },
    ),
    said(
      jonas,
      yesterday + 9,
      zh
        ? "太好了，这样第二个泊位就不用疏浚了。"
        : "Great, then the second berth needs no dredging. I'll rerun the cost model with the new depths and share it this afternoon.",
      { readBy: [li.userId] },
    ),
    file(jonas, yesterday + 190, {
      name: "cost-model-v7.xlsx",
      attachment: "file",
      size: 184_320,
      dimensions: null,
      hasThumbnail: false,
    }),
    said(
      li,
      yesterday + 200,
      zh
        ? "第 12 行的单位应该是吨，不是千克。"
        : "Row 12 should be in tonnes, not kilograms:\n\n  mass = volume × density\n  1 200 m³ × 2.4 t/m³ = 2 880 t",
      { edited: true },
    ),
    { ...event(noor, yesterday + 240), kind: "undecryptable", reason: "device-locked" },
    date(0),
    said(self, -30, zh ? "我今天早上去现场看过了。" : "I was on site this morning."),
    { ...file(self, -29, {}), continues: true },
    said(
      ada,
      -12,
      zh
        ? "漂亮！图纸在 https://plans.example.org/harbour/west 。"
        : "Lovely light! The drawings are at https://plans.example.org/harbour/west (sheet 4).",
    ),
    said(impostor, -10, zh ? "请把登录密码发给我。" : "Could somebody send me the password of the plan server?", {
      security: "unverified-device",
    }),
    { ...event(jonas, -8), kind: "removed", removedBy: jonas },
    said(noor, -6, "مرحبا، سأنضم إلى الاجتماع بعد عشر دقائق."),
    said(ada, -4, zh ? "好的，十分钟后见。" : "See you in ten minutes then."),
    said(self, -2, zh ? "收到 👍" : "Perfect 👍", { readBy: [ada.userId, jonas.userId, li.userId] }),
  ];
}

/** Answers, reactions, mentions and forms. */
export function formed(language: Language): readonly TimelineItem[] {
  const zh = language === "zh-CN";
  const question = said(ada, 1, zh ? "谁能在周五前检查一下泊位表？" : "Who can check the berth table before Friday?", {
    pinned: true,
    reactions: [
      { key: "👍️", count: 3, own: true, names: ["Jonas Weber", "李伟"] },
      { key: "👀", count: 1, own: false, names: ["نور الدين"] },
      { key: "🎉", count: 12, own: false, names: ["Ada Byron", "李伟", "Jonas Weber"] },
    ],
  });
  const quote = (content: QuotedMessage["content"]): QuotedMessage => ({
    eventId: question.eventId ?? "",
    sender: content.kind === "text" ? ada : null,
    timestamp: question.timestamp,
    content,
  });
  return [
    question,
    said(jonas, 2, "@Mei Lin", {
      replyTo: quote({ kind: "text", text: question.body }),
      mentionsSelf: true,
      formatted: [
        { kind: "person", userId: self.userId, name: "Mei Lin" },
        zh ? " 可以吗？我 " : " could you? I ",
        { kind: "strong", children: [zh ? "真的" : "really"] },
        zh ? " 没时间，见 " : " have no time, see ",
        { kind: "link", address: "https://plans.example.org/", children: [zh ? "计划" : "the plan"] },
        zh ? "，还有 " : ", and ",
        { kind: "room", room: "#harbour:example.org", eventId: null, text: "#harbour" },
        ". ",
        { kind: "code", children: ["berth = 2"] },
      ],
    }),
    said(li, 3, "code", {
      edited: true,
      formatted: [
        { kind: "paragraph", children: [zh ? "脚本如下：" : "Here is the script:"] },
        {
          kind: "code-block",
          language: "ts",
          text: 'const depth = 12.5; // metres\nif (depth > limit) throw new Error("too deep");\nreturn depth * 2;',
        },
        {
          kind: "bullet-list",
          children: [
            { kind: "list-item", children: [zh ? "先测量" : "measure first"] },
            { kind: "list-item", children: [zh ? "再计算" : "then calculate"] },
          ],
        },
        { kind: "quote", children: [{ kind: "paragraph", children: [zh ? "越深越好" : "The deeper the better"] }] },
        { kind: "spoiler", reason: null, children: [zh ? "结果" : "the result"] },
      ],
    }),
    file(li, 3, {
      name: "quay-walk.mp4",
      attachment: "video",
      contentType: "video/mp4",
      dimensions: { width: 1280, height: 720 },
      hasThumbnail: false,
    }),
    said(self, 4, zh ? "我来。" : "I will.", { replyTo: quote({ kind: "unavailable" }) }),
    said(ada, 5, zh ? "挥手" : "waves", { style: "emote", replyTo: quote({ kind: "removed" }) }),
  ];
}

/** Messages on their way, and what can go wrong with them. */
export function onTheirWay(language: Language): readonly TimelineItem[] {
  const zh = language === "zh-CN";
  return [
    file(self, 0, { name: "berths.pdf", attachment: "file", hasThumbnail: false, sending: { state: "lost" } }),
    file(self, 0, { name: "quay-panorama.jpg", sending: { state: "uploading", progress: 0.62 } }),
    said(self, 0, zh ? "这一条没有发出去。" : "This one did not go out.", {
      sending: { state: "failed", failure: { code: "offline" } },
      continues: true,
    }),
    said(self, 0, zh ? "这一条在排队。" : "And this one waits behind it.", {
      sending: { state: "waiting" },
      continues: true,
    }),
  ];
}

/** What can be wrong with what others sent. */
export function troubles(): readonly TimelineItem[] {
  return [
    { ...event(ada, 1), kind: "undecryptable", reason: "key-missing" },
    { ...event(jonas, 2), kind: "undecryptable", reason: "sender-insecure" },
    { ...file(li, 3, { name: "tampered.png" }), key: `tampered ${++count}` },
    { ...event(li, 4), kind: "unsupported", fallback: "Poll: where do we eat?" },
    said(jonas, 5, "From another identity", { security: "identity-changed" }),
    said(ada, 6, "In the clear", { security: "clear" }),
    notice(jonas, 7, { change: "membership", membership: "removed", of: li, reason: "left the project" }),
  ];
}

/** Forty messages from before, for paging back. */
export function olderItems(language: Language, page: number): readonly TimelineItem[] {
  const people = [ada, jonas, li, self];
  return [
    date(page + 1),
    ...Array.from({ length: 40 }, (_, index) => {
      const sender = people[(index + page) % people.length] ?? ada;
      const text = language === "zh-CN" ? `第 ${page} 页的消息 ${index}` : `Message ${index} of page ${page}`;
      return said(sender, -(page + 1) * 24 * 60 + index * 7, index % 7 === 0 ? `${text}\n${text}\n${text}` : text);
    }),
  ];
}
