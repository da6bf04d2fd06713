import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Json, JsonObject } from "@conclave/base/json";
import { type RoomVersionId, roomVersionIds } from "@conclave/protocol/events/room-version-id";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { ask } from "../../testing/ask.ts";
import { numberedRules, numbersApart } from "../../testing/numbered-rules.ts";
import { alice, bob, carol, memberRow, type StateRow, slotId } from "../../testing/room.ts";
import type { Proofs } from "./question.ts";

const in_ = (userId: UserId) => memberRow(userId, "join");
const was = (userId: UserId, membership: string) => memberRow(userId, membership);
const rule = (joinRule: string): StateRow => ["m.room.join_rules", "", { join_rule: joinRule }];
const levels = (users: Record<string, number>, others: JsonObject = {}): StateRow => [
  "m.room.power_levels",
  "",
  { users, ...others },
];

const notJoined = "The sender is not joined to the room.";
const notInvited = "The sender is not invited to the room.";
const notBelow = "The user's power level is not below the sender's.";
const belowKick = "The sender's power level is below the kick level.";
const belowBan = "The sender's power level is below the ban level.";
const belowInvite = "The sender's power level is below the invite level.";

type Row = readonly [
  number: string,
  what: string,
  sender: UserId,
  target: UserId,
  content: JsonObject,
  state: readonly StateRow[],
  expected: string,
];

// biome-ignore format: tables are aligned
test("who may change whose membership", async (t) => {
  const join = { membership: "join" }, invite = { membership: "invite" }, leave = { membership: "leave" };
  const ban = { membership: "ban" }, knock = { membership: "knock" };
  const letIn = { membership: "join", join_authorised_via_users_server: carol };
  const foreign = { membership: "join", join_authorised_via_users_server: "@dan:other.org" };
  const rows: readonly Row[] = [
    ["5.3.6",   "join a public room",                    bob,   bob,   join,   [rule("public")],                                      "allowed"],
    ["5.3.2",   "join for another",                      bob,   carol, join,   [rule("public")],                                      "Nobody can join for somebody else."],
    ["5.3.3",   "join, banned",                          bob,   bob,   join,   [rule("public"), was(bob, "ban")],                     "The sender is banned from the room."],
    ["5.3.4",   "join, invited",                         bob,   bob,   join,   [rule("invite"), was(bob, "invite")],                  "allowed"],
    ["5.3.4",   "join again: a profile change",          bob,   bob,   join,   [rule("invite"), in_(bob)],                            "allowed"],
    ["5.3.4",   "join, not invited",                     bob,   bob,   join,   [rule("invite")],                                      notInvited],
    ["5.3.4",   "join, left before",                     bob,   bob,   join,   [rule("invite"), was(bob, "leave")],                   notInvited],
    ["5.3.4",   "join, no join rules: invite",           bob,   bob,   join,   [],                                                    notInvited],
    ["5.3.4",   "join, knocking only",                   bob,   bob,   join,   [rule("knock"), was(bob, "knock")],                    notInvited],
    ["5.3.4",   "join, knock answered",                  bob,   bob,   join,   [rule("knock"), was(bob, "invite")],                   "allowed"],
    ["5.3.4",   "join, in already, knock rule",           bob,   bob,   join,   [rule("knock"), in_(bob)],                             "allowed"],
    ["5.3.7",   "join, private rule",                    bob,   bob,   join,   [rule("private"), was(bob, "invite")],                 "The room's join rule lets nobody join."],
    ["5.3.5.1", "restricted, invited",                   bob,   bob,   join,   [rule("restricted"), was(bob, "invite")],              "allowed"],
    ["5.3.5.1", "restricted, in already",                bob,   bob,   join,   [rule("restricted"), in_(bob)],                        "allowed"],
    ["5.3.5.2", "restricted, let in by nobody",          bob,   bob,   join,   [rule("restricted"), in_(carol)],                      "The sender is neither invited nor let in by a member's server."],
    ["5.3.5.3", "restricted, let in by a member",        bob,   bob,   letIn,  [rule("restricted"), in_(carol)],                      "allowed"],
    ["5.3.5.3", "knock_restricted, let in by a member",  bob,   bob,   letIn,  [rule("knock_restricted"), in_(carol)],                "allowed"],
    ["5.3.5.2", "restricted, let in by a stranger",      bob,   bob,   letIn,  [rule("restricted"), was(carol, "leave")],             "Who let the sender in is not joined to the room."],
    ["5.3.5.3", "restricted, member may invite",         bob,   bob,   letIn,  [rule("restricted"), in_(carol), levels({ [carol]: 10 }, { invite: 10 })], "allowed"],
    ["5.3.5.2", "restricted, member may not invite",     bob,   bob,   letIn,  [rule("restricted"), in_(carol), levels({ [carol]: 9 }, { invite: 10 })], "Who let the sender in may not invite."],
    ["5.3.3",   "restricted, banned",                    bob,   bob,   letIn,  [rule("restricted"), in_(carol), was(bob, "ban")],     "The sender is banned from the room."],
    ["5.2.1",   "let in by a server that did not sign",  bob,   bob,   foreign, [rule("public")],                                     "The server of join_authorised_via_users_server did not sign the event."],
    ["5.2.1",   "let in by no name",                     bob,   bob,   { ...join, join_authorised_via_users_server: 1 }, [rule("public")], "The server of join_authorised_via_users_server did not sign the event."],

    ["5.4.4",   "invite",                                alice, bob,   invite, [in_(alice)],                                          "allowed"],
    ["5.4.4",   "invite again",                          alice, bob,   invite, [in_(alice), was(bob, "invite")],                      "allowed"],
    ["5.4.4",   "invite who knocks",                     alice, bob,   invite, [in_(alice), was(bob, "knock")],                       "allowed"],
    ["5.4.2",   "invite, not in the room",               carol, bob,   invite, [],                                                    notJoined],
    ["5.4.2",   "invite, with the level, not in the room", carol, bob,  invite, [levels({ [carol]: 100 })],                            notJoined],
    ["5.4.2",   "invite, only invited oneself",          carol, bob,   invite, [was(carol, "invite")],                                notJoined],
    ["5.4.3",   "invite a member",                       alice, bob,   invite, [in_(alice), in_(bob)],                                "The invited user is already in the room."],
    ["5.4.3",   "invite a banned user",                  alice, bob,   invite, [in_(alice), was(bob, "ban")],                         "The invited user is banned from the room."],
    ["5.4.4",   "invite at the level",                   carol, bob,   invite, [in_(carol), levels({ [carol]: 50 }, { invite: 50 })], "allowed"],
    ["5.4.5",   "invite below the level",                carol, bob,   invite, [in_(carol), levels({ [carol]: 49 }, { invite: 50 })], belowInvite],

    ["5.5.1",   "leave",                                 bob,   bob,   leave,  [in_(bob)],                                            "allowed"],
    ["5.5.1",   "decline",                               bob,   bob,   leave,  [was(bob, "invite")],                                  "allowed"],
    ["5.5.1",   "withdraw a knock",                      bob,   bob,   leave,  [was(bob, "knock")],                                   "allowed"],
    ["5.5.1",   "leave twice",                           bob,   bob,   leave,  [was(bob, "leave")],                                   "The sender is not in the room, invited to it or knocking."],
    ["5.5.1",   "leave, never in",                       bob,   bob,   leave,  [],                                                    "The sender is not in the room, invited to it or knocking."],
    ["5.5.1",   "leave a ban",                           bob,   bob,   leave,  [was(bob, "ban")],                                     "The sender is not in the room, invited to it or knocking."],
    ["5.5.2",   "kick, not in the room",                 carol, bob,   leave,  [in_(bob), levels({ [carol]: 100 })],                  notJoined],
    ["5.5.4",   "kick at the level",                     carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 50 })],       "allowed"],
    ["5.5.5",   "kick below the level",                  carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 49 })],       belowKick],
    ["5.5.5",   "kick an equal",                         carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 50, [bob]: 50 })], notBelow],
    ["5.5.4",   "kick one just below",                   carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 50, [bob]: 49 })], "allowed"],
    ["5.5.4",   "unban at both levels",                  carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 60 }, { ban: 60 })], "allowed"],
    ["5.5.5",   "unban an equal",                         carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 60, [bob]: 60 })], notBelow],
    ["5.5.4",   "take an invitation back",                carol, bob,   leave,  [in_(carol), was(bob, "invite"), levels({ [carol]: 50 })], "allowed"],
    ["5.5.4",   "refuse a knock",                         carol, bob,   leave,  [in_(carol), was(bob, "knock"), levels({ [carol]: 50 })], "allowed"],
    ["5.5.3",   "unban below the ban level",             carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 59 }, { ban: 60 })], belowBan],
    ["5.5.5",   "unban below the kick level",            carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 59 }, { ban: 1, kick: 60 })], belowKick],

    ["5.6.2",   "ban at the level",                      carol, bob,   ban,    [in_(carol), in_(bob), levels({ [carol]: 50 })],       "allowed"],
    ["5.6.2",   "ban a stranger",                        carol, bob,   ban,    [in_(carol), levels({ [carol]: 50 })],                 "allowed"],
    ["5.6.3",   "ban below the level",                   carol, bob,   ban,    [in_(carol), in_(bob), levels({ [carol]: 49 })],       belowBan],
    ["5.6.3",   "ban an equal",                          carol, bob,   ban,    [in_(carol), in_(bob), levels({ [carol]: 50, [bob]: 50 })], notBelow],
    ["5.6.3",   "ban oneself",                           carol, carol, ban,    [in_(carol), levels({ [carol]: 50 })],                 notBelow],
    ["5.6.1",   "ban, not in the room",                  carol, bob,   ban,    [levels({ [carol]: 100 })],                            notJoined],

    ["5.7.3",   "knock",                                 bob,   bob,   knock,  [rule("knock")],                                       "allowed"],
    ["5.7.3",   "knock, restricted",                     bob,   bob,   knock,  [rule("knock_restricted")],                            "allowed"],
    ["5.7.3",   "knock again",                           bob,   bob,   knock,  [rule("knock"), was(bob, "knock")],                    "allowed"],
    ["5.7.3",   "knock, left before",                     bob,   bob,   knock,  [rule("knock"), was(bob, "leave")],                    "allowed"],
    ["5.7.1",   "knock, public",                          bob,   bob,   knock,  [rule("public")],                                      "The room doesn't accept knocks."],
    ["5.7.1",   "knock, invite",                          bob,   bob,   knock,  [rule("invite")],                                      "The room doesn't accept knocks."],
    ["5.7.1",   "knock, no join rules: invite",           bob,   bob,   knock,  [],                                                    "The room doesn't accept knocks."],
    ["5.7.1",   "knock where one can't",                 bob,   bob,   knock,  [rule("restricted")],                                  "The room doesn't accept knocks."],
    ["5.7.2",   "knock for another",                     bob,   carol, knock,  [rule("knock")],                                       "Nobody can knock for somebody else."],
    ["5.7.4",   "knock, banned",                         bob,   bob,   knock,  [rule("knock"), was(bob, "ban")],                      "The sender is banned, invited or already in the room."],
    ["5.7.4",   "knock, invited",                        bob,   bob,   knock,  [rule("knock"), was(bob, "invite")],                   "The sender is banned, invited or already in the room."],
    ["5.7.4",   "knock, in the room",                    bob,   bob,   knock,  [rule("knock"), in_(bob)],                             "The sender is banned, invited or already in the room."],

    ["5.1",     "no membership",                         alice, bob,   {},     [in_(alice)],                                          "A membership needs content.membership."],
    ["5.8",     "membership no text",                     alice, bob,   { membership: 1 }, [in_(alice)],                               "That membership is unknown."],
    ["5.8",     "unknown membership",                    alice, bob,   { membership: "owner" }, [in_(alice)],                         "That membership is unknown."],
  ];
  deepEqual(numbersApart(numberedRules.member, rows), []);
  for (const [number, name, sender, target, content, state, expected] of rows) {
    for (const id of roomVersionIds) {
      const asked = { type: "m.room.member", state_key: target, sender, content };
      await t.test(`${number}: ${name}, version ${id}`, () => equal(ask(asked, state, id), expected));
    }
  }
});

// biome-ignore format: tables are aligned
test("creators stand above every level from version 12 on", async (t) => {
  const state = [in_(alice), in_(carol), levels({ [carol]: 100 })];
  const rows: readonly [string, string, RoomVersionId, string][] = [
    ["5.5.5", "leave", "12", notBelow],
    ["5.5.4", "leave", "11", "allowed"],
    ["5.5.4", "leave", "10", "allowed"],
    ["5.6.3", "ban",   "12", notBelow],
    ["5.6.2", "ban",   "11", "allowed"],
    ["5.6.2", "ban",   "10", "allowed"],
  ];
  for (const [number, membership, id, expected] of rows) {
    const asked = { type: "m.room.member", state_key: alice, sender: carol, content: { membership } };
    await t.test(`${number}: ${membership}, version ${id}`, () => equal(ask(asked, state, id), expected));
  }
});

// biome-ignore format: tables are aligned
test("the creator's first join", async (t) => {
  const create = slotId("m.room.create", "");
  const rows: readonly [string, string, UserId, UserId | undefined, readonly EventId[], string][] = [
    ["5.3.1", "right after the create event", alice, alice,     [create],       "allowed"],
    ["5.3.1", "later",                        alice, alice,     ["$later"],     notInvited],
    ["5.3.1", "beside another event",         alice, alice,     [create, "$b"], notInvited],
    ["5.3.1", "of another user",              bob,   bob,       [create],       notInvited],
    ["5.1",   "without a state key",          alice, undefined, [create],       "A membership needs a state_key."],
  ];
  deepEqual(numbersApart(numberedRules.firstJoin, rows), []);
  for (const [number, name, sender, target, previous, expected] of rows) {
    for (const id of roomVersionIds) {
      const asked = { type: "m.room.member", sender, content: { membership: "join" }, prev_events: previous, ...(target && { state_key: target }) };
      await t.test(`${number}: ${name}, version ${id}`, () => equal(ask(asked, [], id), expected));
    }
  }
});

// biome-ignore format: tables are aligned
test("third-party invitations", async (t) => {
  const signed = { mxid: bob, token: "T", signatures: { "id.example.org": { "ed25519:0": "by k1" } } };
  const signedBy = (key: string) => ({ ...signed, signatures: { "id.example.org": { "ed25519:0": `by ${key}` } } });
  const proofs: Proofs = {
    isSignedBy: () => true,
    isInviteSignedWith: (claim, keys) => keys.some((key) => JSON.stringify(claim["signatures"]).includes(`by ${key}`)),
  };
  const invitation: StateRow = ["m.room.third_party_invite", "T", { public_key: "k1", public_keys: [{ public_key: "k2" }] }, alice];
  const rows: readonly [string, string, UserId, Json, readonly StateRow[], string][] = [
    ["5.4.1.1",   "banned",                alice, { signed },                             [invitation, was(bob, "ban")], "The invited user is banned from the room."],
    ["5.4.1.2",   "not signed",            alice, { display_name: "B" },                  [invitation],                  "The third-party invitation is not signed."],
    ["5.4.1.2",   "no object",             alice, "x",                                    [invitation],                  "The third-party invitation is not signed."],
    ["5.4.1.2",   "null",                  alice, null,                                   [invitation],                  "The third-party invitation is not signed."],
    ["5.4.1.3",   "no token",              alice, { signed: { mxid: bob } },              [invitation],                  "The third-party invitation lacks mxid or token."],
    ["5.4.1.3",   "no mxid",               alice, { signed: { token: "T" } },             [invitation],                  "The third-party invitation lacks mxid or token."],
    ["5.4.1.4",   "for another",           alice, { signed: { ...signed, mxid: carol } }, [invitation],                  "The third-party invitation is for somebody else."],
    ["5.4.1.5",   "unknown token",         alice, { signed: { ...signed, token: "U" } },  [invitation],                  "The room has no third-party invitation with that token."],
    ["5.4.1.5",   "taken back",            alice, { signed },                             [],                            "The room has no third-party invitation with that token."],
    ["5.4.1.6",   "another's",             carol, { signed },                             [invitation],                  "The third-party invitation is not the sender's."],
    ["5.4.1.7.1", "the one key",           alice, { signed },                             [invitation],                  "allowed"],
    ["5.4.1.7.2", "a key of the list",     alice, { signed: signedBy("k2") },             [invitation],                  "allowed"],
    ["5.4.1.8",   "a key of nobody",       alice, { signed: signedBy("k3") },             [invitation],                  "No signature of the third-party invitation is valid."],
  ];
  deepEqual(numbersApart(numberedRules.thirdPartyInvite, rows), []);
  for (const [number, name, sender, thirdPartyInvite, state, expected] of rows) {
    for (const id of roomVersionIds) {
      const asked = { type: "m.room.member", state_key: bob, sender, content: { membership: "invite", third_party_invite: thirdPartyInvite } };
      await t.test(`${number}: ${name}, version ${id}`, () => equal(ask(asked, state, id, proofs), expected));
    }
  }
});
