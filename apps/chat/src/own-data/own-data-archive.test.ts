// @vitest-environment happy-dom
import { systemClock } from "@conclave/base/clock";
import type { ClientCommands } from "@conclave/client/commands";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { expect, test } from "vitest";
import { jonas, said, self } from "../../gallery/src/conversation.ts";
import { fakeClient } from "../../gallery/src/fake-client.ts";
import { scenes } from "../../gallery/src/scenes.ts";
import { type OwnDataProgress, ownDataArchive } from "./own-data-archive.ts";

test("the archive holds the account, and of each room only what this person wrote", async () => {
  chooseLanguage("en");
  const { home } = scenes("en");
  if (home === undefined) throw new Error("no scene");
  const rooms = home.snapshot.rooms.entries.filter(({ membership }) => membership === "joined").slice(0, 2);
  const begun: string[] = [];
  const commands: ClientCommands = {
    ...fakeClient(home.snapshot, "en").commands,
    readOwnData: async () => [{ name: "profile", content: { displayname: "Mei Lin" } }],
    async beginTranscript(roomId) {
      begun.push(roomId);
      return { transcriptId: roomId, madeAt: 0 };
    },
    readTranscript: async () => ({
      lines: [said(jonas, 0, "not mine"), said(self, 1, "mine")].map((item) => ({ item, threadId: null })),
      done: true,
    }),
  };
  const files = new Map<string, string>();
  const zip = {
    add: async (path: string, bytes: Uint8Array) => void files.set(path, new TextDecoder().decode(bytes)),
    close: async () => undefined,
  };
  const told: OwnDataProgress[] = [];
  const request = {
    userId: self.userId,
    rooms,
    withFiles: false,
    onProgress: (one: OwnDataProgress) => told.push(one),
  };
  await ownDataArchive(request, { commands, clock: systemClock, signal: new AbortController().signal, zip });

  expect(begun).toEqual(rooms.map(({ roomId }) => roomId));
  expect(JSON.parse(files.get("account/profile.json") ?? "")).toEqual({ displayname: "Mei Lin" });
  const written = [...files].filter(([path]) => path.startsWith("rooms/") && path.includes("/messages/"));
  expect(written).toHaveLength(4);
  for (const [, text] of written) {
    expect(text).toContain("mine");
    expect(text).not.toContain("not mine");
  }
  const index = new DOMParser().parseFromString(files.get("index.html") ?? "", "text/html");
  const links = [...index.querySelectorAll("a")].map((link) => decodeURIComponent(link.getAttribute("href") ?? ""));
  expect(links.filter((link) => link.startsWith("rooms/")).every((link) => files.has(link))).toBe(true);
  expect(links.filter((link) => link.startsWith("rooms/"))).toHaveLength(2);
  expect(told.at(-1)).toMatchObject({ room: 2, rooms: 2, within: { lines: 1, fraction: 1 } });
});
