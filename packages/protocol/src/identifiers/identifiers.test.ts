import { equal } from "node:assert/strict";
import { test } from "node:test";
import { parseDeviceId } from "./device-id.ts";
import { parseEventId } from "./event-id.ts";
import { parseMxcUri, partsOfMxcUri } from "./mxc-uri.ts";
import { parseRoomAlias, roomAliasOf } from "./room-alias.ts";
import { parseRoomId } from "./room-id.ts";
import { isServerName, serverNameOf } from "./server-name.ts";
import { parseUserId } from "./user-id.ts";

const hash = "Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg";

test("what is an identifier, and what is none", async (t) => {
  const rows: readonly [string, (text: string) => string | undefined, string, boolean][] = [
    ["user", parseUserId, "@alice:example.org", true],
    ["user, no sigil", parseUserId, "alice:example.org", false],
    ["user, no server", parseUserId, "@alice", false],
    ["user of 256 bytes", parseUserId, `@${"a".repeat(243)}:example.org`, false],
    ["user of 255 bytes", parseUserId, `@${"a".repeat(242)}:example.org`, true],
    ["room with a domain", parseRoomId, "!opaque:example.org:8448", true],
    ["room without one", parseRoomId, `!${hash}`, true],
    ["room, a character short", parseRoomId, `!${hash.slice(1)}`, false],
    ["room, sigil alone", parseRoomId, "!", false],
    ["room, no opaque part", parseRoomId, "!:example.org", false],
    ["room, wrong sigil", parseRoomId, `$${hash}`, false],
    ["room of 255 bytes", parseRoomId, `!${"é".repeat(121)}:example.org`, true],
    ["room of 257 bytes", parseRoomId, `!${"é".repeat(122)}:example.org`, false],
    ["event", parseEventId, `$${hash}`, true],
    ["event with padding", parseEventId, `$${hash}=`, false],
    ["event of another alphabet", parseEventId, `$${hash.replace("-", "+")}`, false],
    ["event of version 1", parseEventId, "$opaque:example.org", false],
    ["alias", parseRoomAlias, "#büro:example.org", true],
    ["alias, empty localpart", parseRoomAlias, "#:example.org", false],
    ["alias with NUL", parseRoomAlias, "#a\0:example.org", false],
    ["alias with half a pair", parseRoomAlias, "#a\ud800:example.org", false],
    ["alias localpart with a colon", (text) => roomAliasOf(text, "example.org"), "a:b", false],
    ["alias localpart", (text) => roomAliasOf(text, "example.org"), "a", true],
    ["device", parseDeviceId, "ABC:def-1", true],
    ["device, empty", parseDeviceId, "", false],
    ["device with a line break", parseDeviceId, "A\nB", false],
    ["device of 255 bytes", parseDeviceId, "D".repeat(255), true],
    ["device of 256 bytes", parseDeviceId, "D".repeat(256), false],
    ["content address", parseMxcUri, "mxc://example.org/a-B_9", true],
    ["content address with a path", parseMxcUri, "mxc://example.org/a/../b", false],
    ["content address of http", parseMxcUri, "http://example.org/a", false],
  ];
  for (const [name, parse, text, isOne] of rows) {
    await t.test(name, () => equal(parse(text) !== undefined, isOne));
  }
});

test("server names", async (t) => {
  const rows: readonly [string, boolean][] = [
    ["example.org", true],
    ["localhost:8008", true],
    ["1.2.3.4:8448", true],
    ["[::1]:8448", true],
    ["", false],
    ["example.org:", false],
    ["example.org:123456", false],
    ["exa mple.org", false],
    ["a".repeat(230), true],
    ["a".repeat(231), false],
  ];
  for (const [name, isOne] of rows) await t.test(name.slice(0, 30), () => equal(isServerName(name), isOne));
});

test("parts of identifiers", () => {
  equal(serverNameOf("@alice:example.org:8448"), "example.org:8448");
  equal(serverNameOf(`!${hash}`), "");
  equal(partsOfMxcUri("mxc://example.org:1/abc").serverName, "example.org:1");
  equal(partsOfMxcUri("mxc://example.org:1/abc").mediaId, "abc");
});
