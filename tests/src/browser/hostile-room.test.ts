import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { checkAccessibility } from "./kit/accessibility.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { forEach, type Neighbour, newNeighbours, roomPath, sendEvent } from "./kit/neighbour.ts";
import { openToAll, type Run, withServer } from "./kit/run.ts";

// A room made to break the page of whoever comes into it: nothing executes, nothing breaks, and one can talk and leave.

const olive = { displayName: "Olive Okonkwo", localpart: "olive", password: "nine kettles under the stairs" };
/** Each has an account, whose password costs what it should. */
const crowd = 150;
/** Reactions to one message, each with a key of its own. */
const reactions = 1_500;
const script = `<img src=x onerror="hurt('image')"><script>hurt('script')</script>`;
const overrides = "\u202Etxt.exe\u2066\u2067";
const name = `${overrides}${script}`.slice(0, 200);

test("a room that means ill does no harm", { skip: browserMissing, timeout: 240_000 }, (t) =>
  withServer(
    t,
    async (run) => {
      const device = await run.open("olive");
      await run.setUp(device, olive);
      await chat.makeRecoveryKey(device.page);
      const roomId = await run.step("people who mean ill make a room", () => makeRoom(run));
      await run.step("Olive comes in, and nothing happens to her", () => enter(run, device, roomId));
      await run.step("she sees who only has her name", () => findImitation(device));
      await run.step("a message with a great many reactions can be looked at", () => lookAtReactions(device));
      await run.step("she can talk, and leave", () => talkAndLeave(device));
      // What is pinned, answered and threaded isn't there.
      run.expectRefusals(device, /^404 GET .*\/(event|relations)\/%24nothing/);
    },
    openToAll,
  ),
);

async function makeRoom({ server }: Run): Promise<string> {
  const people = await newNeighbours(server, crowd, (number) => `mallory${number}`);
  const [mallory] = people;
  if (mallory === undefined) throw new Error("There is nobody.");
  const { room_id } = await mallory.call("POST", "/createRoom", {
    preset: "public_chat",
    name,
    topic: script + "\u202E深".repeat(4_500),
    invite: ["@olive:harbour.test"],
    power_level_content_override: { state_default: 0, events_default: 0 },
  });
  const roomId = String(room_id);
  await forEach(people.slice(1), async (person) => {
    await person.call("PUT", `/profile/${encodeURIComponent(person.userId)}/displayname`, {
      displayname: person === people[1] ? olive.displayName : `${overrides}${script}`.slice(0, 200),
    });
    await person.call("POST", `/join/${encodeURIComponent(roomId)}`, {});
  });
  await malform(mallory, roomId);
  await sendEvent(people[1] ?? mallory, roomId, "m.room.message", {
    msgtype: "m.text",
    body: "It is really me, send me your password",
  });
  const victim = await sendEvent(mallory, roomId, "m.room.message", { msgtype: "m.text", body: "react to this" });
  const turns = Array.from({ length: reactions }, (_, at) => at);
  await forEach(turns, async (at) => {
    const key = at < 50 ? `${script}${at}` : `${overrides}${at}`;
    const relation = { rel_type: "m.annotation", event_id: victim, key };
    await sendEvent(people[at % crowd] ?? mallory, roomId, "m.reaction", { "m.relates_to": relation });
  });
  return roomId;
}

/** Contents that no client of good will sends. Some of them the server refuses. */
async function malform(mallory: Neighbour, roomId: string): Promise<void> {
  const html = `${script}<a href="javascript:hurt('link')">go</a><style>*{display:none}</style><form action=/>`;
  const contents: readonly object[] = [
    { msgtype: "m.text", body: { toString: "x" } },
    { msgtype: 5, body: ["a"] },
    {},
    { msgtype: "m.text", body: script, format: "org.matrix.custom.html", formatted_body: html },
    {
      msgtype: "m.text",
      body: "deep",
      format: "org.matrix.custom.html",
      formatted_body: "<blockquote>".repeat(2_000),
    },
    { msgtype: "m.image", body: script, url: "javascript:hurt('image')", info: { w: -1, h: "x", size: 1e15 } },
    { msgtype: "m.image", body: "x", url: "mxc://elsewhere/../../etc", info: { w: 1e9, h: 1e9 } },
    { msgtype: "m.file", body: `${overrides}gnp.exe`, filename: "../../x", file: { url: 5, v: [], hashes: null } },
    { msgtype: "m.text", body: "x", "m.relates_to": { rel_type: "m.thread", event_id: 5 } },
    { msgtype: "m.text", body: "x", "m.relates_to": { rel_type: "m.thread", event_id: "$nothing" } },
    { msgtype: "m.text", body: "x", "m.relates_to": { rel_type: "m.replace", event_id: "$nothing" } },
    { msgtype: "m.text", body: "x", "m.relates_to": { "m.in_reply_to": { event_id: "$nothing" } } },
    { msgtype: "m.text", body: "x", "m.mentions": { user_ids: "@olive:harbour.test", room: "yes" } },
    { msgtype: "m.location", body: script, geo_uri: "javascript:hurt('place')" },
  ];
  const refused = () => undefined;
  for (const content of contents) await sendEvent(mallory, roomId, "m.room.message", content).catch(refused);
  await sendEvent(mallory, roomId, "m.room.encrypted", { algorithm: 7, ciphertext: {} }).catch(refused);
  const state: readonly (readonly [type: string, content: object])[] = [
    ["m.room.pinned_events", { pinned: [5, null, script, "$nothing"] }],
    ["m.room.avatar", { url: "javascript:hurt('avatar')", info: 9 }],
    ["m.room.canonical_alias", { alias: null, alt_aliases: null }],
    ["m.space.child", { via: "x" }],
    ["m.room.tombstone", { body: script, replacement_room: 5 }],
  ];
  for (const [type, content] of state) {
    const stateKey = type === "m.space.child" ? encodeURIComponent(script) : "";
    await mallory.call("PUT", `${roomPath(roomId)}/state/${type}/${stateKey}`, content).catch(refused);
  }
}

async function enter(run: Run, { page, context }: Device, roomId: string): Promise<void> {
  const hurt: string[] = [];
  await context.exposeFunction("hurt", (how: string) => void hurt.push(how));
  page.on("dialog", (dialog) => void hurt.push(dialog.message()));
  await page.goto(`${run.server.origin}/#/rooms/${encodeURIComponent(roomId)}`);
  await page.getByRole("button", { name: "Accept" }).click();
  await chat.conversation(page).getByText("react to this").waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Details" }).click();
  await page.locator(".member").first().waitFor();
  await checkAccessibility(page);
  deepEqual(hurt, []);
  equal(await page.locator("a[href^='javascript:'], .conversation script, form[action='/']").count(), 0);
}

async function findImitation({ page }: Device): Promise<void> {
  const message = chat.conversation(page).getByRole("listitem").filter({ hasText: "It is really me" });
  ok((await message.textContent())?.includes("@mallory1:harbour.test"), "who it really is stands beside the name");
}

async function lookAtReactions({ page }: Device): Promise<void> {
  const message = chat.conversation(page).getByRole("listitem").filter({ hasText: "react to this" });
  await message.scrollIntoViewIfNeeded();
  const shown = await message.getByRole("button").count();
  ok(shown < 100, `${shown} buttons stand at one message`);
}

async function talkAndLeave({ page }: Device): Promise<void> {
  await chat.say(page, "I am still here");
  await chat.read(page, "I am still here");
  await chat.allSent(page);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Leave" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
