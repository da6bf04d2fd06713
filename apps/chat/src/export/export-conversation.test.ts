// @vitest-environment happy-dom
import type { Clock } from "@conclave/base/clock";
import type { ClientCommands } from "@conclave/client/commands";
import { ClientError } from "@conclave/client/failure";
import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import type { TranscriptLine } from "@conclave/client/snapshots/transcript";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { beforeEach, expect, test } from "vitest";
import { formed, jonas, said, troubles } from "../../gallery/src/conversation.ts";
import { fakeClient } from "../../gallery/src/fake-client.ts";
import { scenes } from "../../gallery/src/scenes.ts";
import { exportConversation } from "./export-conversation.ts";
import type { ExportProgress, ExportRequest } from "./export-request.ts";

const day = 24 * 3_600_000;
const begin = new Date(2026, 10, 20).getTime();
const now = begin + 4 * day;
const whole: ExportRequest = {
  roomId: "!r:x",
  title: "Harbour <project>",
  after: null,
  before: null,
  withFiles: true,
  onlyOf: null,
};

beforeEach(() => chooseLanguage("en"));

/** A clock on which no time passes but what is waited for. */
function patientClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    after(delay, action) {
      waits.push(delay);
      queueMicrotask(action);
      return () => undefined;
    },
  };
}

interface Talk {
  /** Pages, the newest first; each oldest first. */
  readonly pages: readonly (readonly TranscriptLine[])[];
  readonly download?: (key: string) => Promise<Blob>;
  readonly onRead?: (page: number) => void;
}

/** Exports a conversation; gives the texts of its files by name, and what was told of the way. */
async function exported(talk: Talk, change: Partial<ExportRequest> = {}, signal = new AbortController().signal) {
  const files = new Map<string, string>();
  const told: ExportProgress[] = [];
  const clock = patientClock();
  let page = 0;
  const ended: string[] = [];
  const commands: ClientCommands = {
    ...fakeClient((scenes("en")["home"] ?? fail()).snapshot, "en").commands,
    beginTranscript: async () => ({ transcriptId: "t", madeAt: begin }),
    async readTranscript() {
      talk.onRead?.(page);
      return { lines: talk.pages[page++] ?? [], done: page >= talk.pages.length };
    },
    downloadFromTranscript: async (_id, key) => (talk.download ?? (async () => new Blob([key])))(key),
    endTranscript: async (id) => void ended.push(id),
  };
  const zip = {
    add: async (path: string, bytes: Uint8Array) => void files.set(path, new TextDecoder().decode(bytes)),
    close: async () => undefined,
  };
  const parts = { commands, clock, signal, zip, folder: "", onProgress: (one: ExportProgress) => void told.push(one) };
  const result = await exportConversation({ ...whole, ...change }, "@mei:x", parts).finally(() =>
    expect(ended).toEqual(["t"]),
  );
  return { files, told, result, clock, pagesRead: page };
}

function fail(): never {
  throw new Error("no scene");
}

const at = (timestamp: number, body: string, more: Partial<MessageItem> = {}): TranscriptLine => {
  const item = { ...said(jonas, 0, body), timestamp, ...more };
  return { item: { ...item, key: item.eventId ?? "" }, threadId: null };
};

const lineOf = (item: AttachmentItem | MessageItem): TranscriptLine => ({ item, threadId: null });

const file = (name: string): AttachmentItem => {
  const found = troubles().find((item): item is AttachmentItem => item.kind === "attachment");
  if (found === undefined) fail();
  return { ...found, key: `$${name}`, eventId: `$${name}`, name, timestamp: now - 1 };
};

const pageOf = (files: ReadonlyMap<string, string>, name: string): Document =>
  new DOMParser().parseFromString(files.get(name) ?? "", "text/html");

test("a conversation comes in parts that lead to one another, and the first page leads to all of them", async () => {
  const lines = Array.from({ length: 2_300 }, (_, index) => at(begin + index * 60_000, `line ${index}`));
  const pages = Array.from({ length: 23 }, (_, page) => lines.slice(2_300 - (page + 1) * 100, 2_300 - page * 100));
  const { files, result, told } = await exported({ pages });
  expect([...files.keys()].filter((name) => name.endsWith(".html"))).toEqual([
    "messages/messages-0001.html",
    "messages/messages-0002.html",
    "messages/messages-0003.html",
    "index.html",
  ]);
  const texts = [3, 2, 1].flatMap((part) => {
    const data: { text: string }[] = JSON.parse(files.get(`messages/messages-000${part}.json`) ?? "[]");
    return data.map(({ text }) => text);
  });
  expect(texts).toEqual(lines.map((_, index) => `line ${index}`));
  const links = (name: string) =>
    [...pageOf(files, name).querySelectorAll("nav:first-of-type a")].map((link) => link.getAttribute("href"));
  expect(links("messages/messages-0001.html")).toEqual(["messages-0002.html", "../index.html"]);
  expect(links("messages/messages-0002.html")).toEqual(["messages-0003.html", "messages-0001.html", "../index.html"]);
  expect(links("messages/messages-0003.html")).toEqual(["messages-0002.html", "../index.html"]);
  const contents = [...pageOf(files, "index.html").querySelectorAll("ol a")].map((link) => link.getAttribute("href"));
  expect(contents).toEqual([3, 2, 1].map((part) => `messages/messages-000${part}.html`));
  expect(JSON.parse(files.get("conversation.json") ?? "")).toMatchObject({
    roomId: "!r:x",
    lines: 2_300,
    exportedBy: "@mei:x",
  });
  expect(result.lines).toBe(2_300);
  expect(told.at(-1)?.fraction).toBe(1);
  expect(told.every(({ fraction }, index) => fraction >= (told[index - 1]?.fraction ?? 0))).toBe(true);
});

test("what others wrote is text, whatever it looks like, and no page runs anything", async () => {
  const hostile = `<img src=x onerror=alert(1)><script>alert(1)</script>"'--></style>`;
  const person = { ...jonas, name: hostile, userId: hostile };
  const lines: TranscriptLine[] = [
    at(now, hostile, {
      sender: person,
      eventId: `$"><script>`,
      reactions: [{ key: hostile, count: 1, own: false, names: [hostile] }],
    }),
    lineOf({ ...file(`../../"><script>alert(1)</script>.html`), caption: hostile }),
    { item: { ...troubles()[0], kind: "unsupported", fallback: hostile } as TranscriptLine["item"], threadId: hostile },
  ];
  const { files } = await exported({ pages: [lines] }, { title: hostile });
  for (const name of files.keys()) {
    expect(name).toMatch(/^(?:(?:messages|files)\/)?[^/\\<>"]+$/);
    if (!name.endsWith(".html") || name.startsWith("files/")) continue;
    const page = pageOf(files, name);
    expect(page.querySelectorAll("script, [onerror], iframe, object, form")).toHaveLength(0);
    expect([...page.querySelectorAll("img")].every((image) => image.getAttribute("src")?.startsWith("../files/"))).toBe(
      true,
    );
    expect(page.querySelector("meta[http-equiv]")?.getAttribute("content")).toMatch(/^default-src 'none'; /);
  }
  expect(pageOf(files, "messages/messages-0001.html").querySelector(".plain")?.textContent).toBe(hostile);
});

test("a page tells of answers, threads, reactions, edits, forms, removed and unreadable messages", async () => {
  const items = [...formed("en"), ...troubles()];
  const question = items.find((item) => item.kind === "message");
  const lines = items.flatMap((item): TranscriptLine[] =>
    item.kind === "date"
      ? []
      : [{ item: { ...item, key: item.kind === "message" ? (item.eventId ?? item.key) : item.key }, threadId: null }],
  );
  const threaded: TranscriptLine = {
    ...at(now, "an aside"),
    threadId: question?.kind === "message" ? question.eventId : null,
  };
  const { files, result } = await exported({ pages: [[...lines, threaded]] });
  const page = pageOf(files, "messages/messages-0001.html");
  const text = page.body.textContent ?? "";
  expect(text).toContain("In reply to an earlier message: Ada Byron: Who can check the berth table");
  expect(text).toContain("In a thread: Ada Byron: Who can check the berth table");
  expect(text).toContain("(edited)");
  expect(text).toContain("The key of this message has not arrived yet.");
  expect(text).toContain("Reason: \u2068left the project\u2069");
  expect(page.querySelector("pre code")?.textContent).toContain("const depth = 12.5;");
  expect([...page.querySelectorAll(".reactions li")].map((one) => one.textContent)).toEqual(["👍️ 3", "👀 1", "🎉 12"]);
  expect(page.querySelector(".reactions li")?.getAttribute("title")).toBe("You, Jonas Weber, 李伟");
  expect(page.querySelector(".reply p.quiet a")?.getAttribute("href")).toBe(
    `#${encodeURIComponent(question?.eventId ?? "")}`,
  );
  expect(result.undecryptable).toBe(2);
  const data: { kind: string; reason?: string }[] = JSON.parse(files.get("messages/messages-0001.json") ?? "[]");
  expect(data.filter(({ kind }) => kind === "undecryptable").map(({ reason }) => reason)).toEqual([
    "key-missing",
    "sender-insecure",
  ]);
});

test("files lie beside the pages, images are shown, and one that can't be had says why", async () => {
  const [image, page, gone] = [
    { ...file("quay.png"), contentType: "image/png" },
    { ...file("page.svg"), contentType: "image/svg+xml", attachment: "image" as const },
    file("gone.pdf"),
  ];
  const download = async (key: string) => {
    if (key === gone.key) throw new ClientError({ code: "tampered" });
    return new Blob([`bytes of ${key}`]);
  };
  const { files, result } = await exported({ pages: [[image, page, gone].map(lineOf)], download });
  expect(files.get("files/0001-quay.png")).toBe("bytes of $quay.png");
  expect(files.get("files/0002-page.svg")).toBe("bytes of $page.svg");
  expect(result).toMatchObject({ files: 2, missing: 1 });
  const shown = pageOf(files, "messages/messages-0001.html");
  expect([...shown.querySelectorAll("img")].map((one) => one.getAttribute("src"))).toEqual(["../files/0001-quay.png"]);
  expect([...shown.querySelectorAll("article a")].map((one) => one.getAttribute("href"))).toEqual([
    "../files/0001-quay.png",
    "../files/0002-page.svg",
  ]);
  expect(shown.body.textContent).toContain("The file could not be saved. This file is not what its sender sent");
  const without = await exported({ pages: [[lineOf(image)]] }, { withFiles: false });
  expect([...without.files.keys()].some((name) => name.startsWith("files/"))).toBe(false);
});

test("a range of days is kept to, and nothing before it is read", async () => {
  const lines = Array.from({ length: 4 }, (_, index) => at(begin + index * day + 1, `day ${index}`));
  const pages = lines.toReversed().map((line) => [line]);
  const { files, pagesRead } = await exported({ pages }, { after: begin + day, before: begin + 2 * day });
  const data: { text: string }[] = JSON.parse(files.get("messages/messages-0001.json") ?? "[]");
  expect(data.map(({ text }) => text)).toEqual(["day 1"]);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(files.get("index.html")).toContain(zone);
  expect(JSON.parse(files.get("conversation.json") ?? "")).toMatchObject({
    from: new Date(begin + day).toISOString(),
    before: new Date(begin + 2 * day).toISOString(),
    timeZone: zone,
  });
  expect(pagesRead).toBe(4);
  const empty = await exported({ pages: [[...lines], [at(begin, "x")]] }, { after: now + day });
  expect(empty.pagesRead).toBe(1);
  expect(empty.files.get("index.html")).toContain("There is nothing in it.");
});

test("a network that is gone for a while is waited for, and a server that asks to wait; at last it fails", async () => {
  let failures = 2;
  const onRead = () => {
    if (failures-- > 0)
      throw new ClientError({ code: failures === 1 ? "offline" : "rate-limited", retryAfterMilliseconds: 700 });
  };
  const { clock, result } = await exported({ pages: [[at(now, "hello")]], onRead });
  expect(result.lines).toBe(1);
  expect(clock.waits).toEqual([700, 700]);
  const never = exported({
    pages: [[]],
    onRead: () => {
      throw new ClientError({ code: "offline" });
    },
  });
  await expect(never).rejects.toMatchObject({ failure: { code: "offline" } });
});

test("cancelled, it stops where it is", async () => {
  const controller = new AbortController();
  const pages = Array.from({ length: 9 }, () => [at(now, "hello")]);
  let read = 0;
  const onRead = (page: number) => {
    read = page;
    if (page === 2) controller.abort();
  };
  await expect(exported({ pages, onRead }, {}, controller.signal)).rejects.toMatchObject({ name: "AbortError" });
  expect(read).toBe(2);
});
