import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import { differingPlaces } from "@conclave/ui/i18n/catalogue-check";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { beforeEach, expect, test } from "vitest";
import { detailsOf, sentenceOf } from "./audit-text.ts";
import * as details from "./detail-messages.ts";
import * as membership from "./membership-messages.ts";

const record: AuditRecord = { sequence: 1, ts: 0, type: "server.started", origin: "server", details: {} };

beforeEach(() => chooseLanguage("en"));

// biome-ignore format: tables are aligned
const changes: readonly [user: string, membership: string, previous: string, sentence: string][] = [
  ["@a:x", "join",   "invite", "@a:x joined the room !r."],
  ["@b:x", "invite", "leave",  "@a:x invited @b:x to the room !r."],
  ["@a:x", "leave",  "invite", "@a:x declined the invitation to the room !r."],
  ["@a:x", "leave",  "join",   "@a:x left the room !r."],
  ["@b:x", "leave",  "invite", "@a:x withdrew the invitation of @b:x to the room !r."],
  ["@b:x", "leave",  "join",   "@a:x removed @b:x from the room !r."],
  ["@b:x", "leave",  "ban",    "@a:x lifted the ban of @b:x from the room !r."],
  ["@b:x", "ban",    "join",   "@a:x banned @b:x from the room !r."],
  ["@a:x", "knock",  "leave",  "@a:x asked to join the room !r."],
  ["@a:x", "strange", "leave", "@a:x changed a membership in the room !r."],
];

for (const [user, now, previous, sentence] of changes) {
  test(`${user} ${previous} to ${now}: ${sentence}`, () => {
    const changed: AuditRecord = {
      ...record,
      type: "room.membership-changed",
      actor: "@a:x",
      origin: "api",
      subject: "!r",
      details: { user, membership: now, previous },
    };
    expect(sentenceOf(changed)).toBe(sentence);
    expect(detailsOf(changed).length).toBe(now === "strange" ? 3 : 0);
  });
}

test("who did it where nobody is named", () => {
  expect(sentenceOf({ ...record, type: "setup-link.created", origin: "command-line" })).toBe(
    "The command line created a set-up link.",
  );
  expect(sentenceOf({ ...record, type: "session.refused", origin: "api" })).toBe("A sign-in as unknown was refused.");
});

test("entering the password is told apart from the session that follows", () => {
  const entered: AuditRecord = { ...record, type: "session.created", actor: "@a:x", origin: "api" };
  expect(sentenceOf({ ...entered, details: { login_token: true } })).toBe(
    "@a:x entered their password on the sign-in page.",
  );
  expect(detailsOf({ ...entered, details: { login_token: true } })).toEqual([]);
  expect(sentenceOf({ ...entered, details: { device_id: "D" } })).toBe("@a:x signed in.");
});

test("an account that nobody made for somebody was made by its person", () => {
  const created: AuditRecord = { ...record, type: "account.created", subject: "@b:x" };
  expect(sentenceOf({ ...created, origin: "api" })).toBe("@b:x made their own account.");
  expect(sentenceOf({ ...created, origin: "command-line" })).toBe("The command line created the account @b:x.");
});

test("details are named and written for people; an unknown one stays as it is", () => {
  const known = { bytes: 1500, ended_sessions: false, role: "member", uses_allowed: 1000, mystery: "x" };
  expect(detailsOf({ ...record, details: known })).toEqual([
    "Size: 1.5 kB",
    "Sessions ended: no",
    "Role: member",
    "Uses: 1,000",
    "mystery: x",
  ]);
  chooseLanguage("zh-CN");
  expect(detailsOf({ ...record, details: { by_link: true } })).toEqual(["通过重置链接: 是"]);
});

test("a start says which policies hold from then on", () => {
  const details = { encryption: "required", key_sharing: "verified", version: "1.0.0" };
  expect(detailsOf({ ...record, details })).toEqual([
    "Encryption: Required in every room",
    "Devices that get keys: Verified ones alone",
    "Version: 1.0.0",
  ]);
});

test("these texts say the same things in both languages", () => {
  expect(differingPlaces(details.english, details.chinese)).toEqual([]);
  expect(differingPlaces(membership.english, membership.chinese)).toEqual([]);
});
