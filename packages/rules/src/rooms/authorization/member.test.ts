import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { ask } from "../../testing/ask.ts";
import { alice, bob, carol, memberRow, type StateRow } from "../../testing/room.ts";

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
    ["join a public room",                    bob,   bob,   join,   [rule("public")],                                      "allowed"],
    ["join for another",                      bob,   carol, join,   [rule("public")],                                      "Nobody can join for somebody else."],
    ["join, banned",                          bob,   bob,   join,   [rule("public"), was(bob, "ban")],                     "The sender is banned from the room."],
    ["join, invited",                         bob,   bob,   join,   [rule("invite"), was(bob, "invite")],                  "allowed"],
    ["join again: a profile change",          bob,   bob,   join,   [rule("invite"), in_(bob)],                            "allowed"],
    ["join, not invited",                     bob,   bob,   join,   [rule("invite")],                                      notInvited],
    ["join, left before",                     bob,   bob,   join,   [rule("invite"), was(bob, "leave")],                   notInvited],
    ["join, no join rules: invite",           bob,   bob,   join,   [],                                                    notInvited],
    ["join, knocking only",                   bob,   bob,   join,   [rule("knock"), was(bob, "knock")],                    notInvited],
    ["join, knock answered",                  bob,   bob,   join,   [rule("knock"), was(bob, "invite")],                   "allowed"],
    ["join, private rule",                    bob,   bob,   join,   [rule("private"), was(bob, "invite")],                 "The room's join rule lets nobody join."],
    ["restricted, invited",                   bob,   bob,   join,   [rule("restricted"), was(bob, "invite")],              "allowed"],
    ["restricted, in already",                bob,   bob,   join,   [rule("restricted"), in_(bob)],                        "allowed"],
    ["restricted, let in by nobody",          bob,   bob,   join,   [rule("restricted"), in_(carol)],                      "The sender is neither invited nor let in by a member's server."],
    ["restricted, let in by a member",        bob,   bob,   letIn,  [rule("restricted"), in_(carol)],                      "allowed"],
    ["knock_restricted, let in by a member",  bob,   bob,   letIn,  [rule("knock_restricted"), in_(carol)],                "allowed"],
    ["restricted, let in by a stranger",      bob,   bob,   letIn,  [rule("restricted"), was(carol, "leave")],             "Who let the sender in is not joined to the room."],
    ["restricted, member may invite",         bob,   bob,   letIn,  [rule("restricted"), in_(carol), levels({ [carol]: 10 }, { invite: 10 })], "allowed"],
    ["restricted, member may not invite",     bob,   bob,   letIn,  [rule("restricted"), in_(carol), levels({ [carol]: 9 }, { invite: 10 })], "Who let the sender in may not invite."],
    ["restricted, banned",                    bob,   bob,   letIn,  [rule("restricted"), in_(carol), was(bob, "ban")],     "The sender is banned from the room."],
    ["let in by a server that did not sign",  bob,   bob,   foreign, [rule("public")],                                     "The server of join_authorised_via_users_server did not sign the event."],
    ["let in by no name",                     bob,   bob,   { ...join, join_authorised_via_users_server: 1 }, [rule("public")], "The server of join_authorised_via_users_server did not sign the event."],

    ["invite",                                alice, bob,   invite, [in_(alice)],                                          "allowed"],
    ["invite again",                          alice, bob,   invite, [in_(alice), was(bob, "invite")],                      "allowed"],
    ["invite who knocks",                     alice, bob,   invite, [in_(alice), was(bob, "knock")],                       "allowed"],
    ["invite, not in the room",               carol, bob,   invite, [],                                                    notJoined],
    ["invite, only invited oneself",          carol, bob,   invite, [was(carol, "invite")],                                notJoined],
    ["invite a member",                       alice, bob,   invite, [in_(alice), in_(bob)],                                "The invited user is already in the room."],
    ["invite a banned user",                  alice, bob,   invite, [in_(alice), was(bob, "ban")],                         "The invited user is banned from the room."],
    ["invite at the level",                   carol, bob,   invite, [in_(carol), levels({ [carol]: 50 }, { invite: 50 })], "allowed"],
    ["invite below the level",                carol, bob,   invite, [in_(carol), levels({ [carol]: 49 }, { invite: 50 })], belowInvite],

    ["leave",                                 bob,   bob,   leave,  [in_(bob)],                                            "allowed"],
    ["decline",                               bob,   bob,   leave,  [was(bob, "invite")],                                  "allowed"],
    ["withdraw a knock",                      bob,   bob,   leave,  [was(bob, "knock")],                                   "allowed"],
    ["leave twice",                           bob,   bob,   leave,  [was(bob, "leave")],                                   "The sender is not in the room, invited to it or knocking."],
    ["leave, never in",                       bob,   bob,   leave,  [],                                                    "The sender is not in the room, invited to it or knocking."],
    ["leave a ban",                           bob,   bob,   leave,  [was(bob, "ban")],                                     "The sender is not in the room, invited to it or knocking."],
    ["kick, not in the room",                 carol, bob,   leave,  [in_(bob), levels({ [carol]: 100 })],                  notJoined],
    ["kick at the level",                     carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 50 })],       "allowed"],
    ["kick below the level",                  carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 49 })],       belowKick],
    ["kick an equal",                         carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 50, [bob]: 50 })], notBelow],
    ["kick one just below",                   carol, bob,   leave,  [in_(carol), in_(bob), levels({ [carol]: 50, [bob]: 49 })], "allowed"],
    ["kick a creator",                        carol, alice, leave,  [in_(carol), in_(alice), levels({ [carol]: 100 })],    notBelow],
    ["unban at both levels",                  carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 60 }, { ban: 60 })], "allowed"],
    ["unban below the ban level",             carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 59 }, { ban: 60 })], belowBan],
    ["unban below the kick level",            carol, bob,   leave,  [in_(carol), was(bob, "ban"), levels({ [carol]: 59 }, { ban: 1, kick: 60 })], belowKick],

    ["ban at the level",                      carol, bob,   ban,    [in_(carol), in_(bob), levels({ [carol]: 50 })],       "allowed"],
    ["ban a stranger",                        carol, bob,   ban,    [in_(carol), levels({ [carol]: 50 })],                 "allowed"],
    ["ban below the level",                   carol, bob,   ban,    [in_(carol), in_(bob), levels({ [carol]: 49 })],       belowBan],
    ["ban an equal",                          carol, bob,   ban,    [in_(carol), in_(bob), levels({ [carol]: 50, [bob]: 50 })], notBelow],
    ["ban oneself",                           carol, carol, ban,    [in_(carol), levels({ [carol]: 50 })],                 notBelow],
    ["ban, not in the room",                  carol, bob,   ban,    [levels({ [carol]: 100 })],                            notJoined],

    ["knock",                                 bob,   bob,   knock,  [rule("knock")],                                       "allowed"],
    ["knock, restricted",                     bob,   bob,   knock,  [rule("knock_restricted")],                            "allowed"],
    ["knock again",                           bob,   bob,   knock,  [rule("knock"), was(bob, "knock")],                    "allowed"],
    ["knock where one can't",                 bob,   bob,   knock,  [rule("restricted")],                                  "The room doesn't accept knocks."],
    ["knock for another",                     bob,   carol, knock,  [rule("knock")],                                       "Nobody can knock for somebody else."],
    ["knock, banned",                         bob,   bob,   knock,  [rule("knock"), was(bob, "ban")],                      "The sender is banned, invited or already in the room."],
    ["knock, invited",                        bob,   bob,   knock,  [rule("knock"), was(bob, "invite")],                   "The sender is banned, invited or already in the room."],
    ["knock, in the room",                    bob,   bob,   knock,  [rule("knock"), in_(bob)],                             "The sender is banned, invited or already in the room."],

    ["no membership",                         alice, bob,   {},     [in_(alice)],                                          "A membership needs content.membership."],
    ["unknown membership",                    alice, bob,   { membership: "owner" }, [in_(alice)],                         "That membership is unknown."],
  ];
  for (const [name, sender, target, content, state, expected] of rows) {
    await t.test(name, () => equal(ask({ type: "m.room.member", state_key: target, sender, content }, state), expected));
  }
});

test("the creator's first join", async (t) => {
  const first = { type: "m.room.member", content: { membership: "join" } };
  const create = "$Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg";
  await t.test("right after the create event", () => {
    for (const id of ["10", "11", "12"] as const) {
      equal(ask({ ...first, state_key: alice, prev_events: [create] }, [], id), "allowed");
    }
  });
  await t.test("later", () => equal(ask({ ...first, state_key: alice, prev_events: ["$later"] }, []), notInvited));
  await t.test("beside another event", () =>
    equal(ask({ ...first, state_key: alice, prev_events: [create, "$b"] }, []), notInvited),
  );
  await t.test("of another user", () =>
    equal(ask({ ...first, sender: bob, state_key: bob, prev_events: [create] }, []), notInvited),
  );
  await t.test("without a state key", () => equal(ask(first, []), "A membership needs a state_key."));
});

// biome-ignore format: tables are aligned
test("third-party invitations", async (t) => {
  const signed = { mxid: bob, token: "T", signatures: {} };
  const invitation: StateRow = ["m.room.third_party_invite", "T", { public_key: "k1", public_keys: [{ public_key: "k2" }] }, alice];
  const rows: readonly [string, UserId, unknown, readonly StateRow[], string][] = [
    ["claimed",            alice, { signed },                                [invitation],                    "allowed"],
    ["not signed",         alice, { display_name: "B" },                     [invitation],                    "The third-party invitation is not signed."],
    ["no object",          alice, "x",                                       [invitation],                    "The third-party invitation is not signed."],
    ["no token",           alice, { signed: { mxid: bob } },                 [invitation],                    "The third-party invitation lacks mxid or token."],
    ["no mxid",            alice, { signed: { token: "T" } },                [invitation],                    "The third-party invitation lacks mxid or token."],
    ["for another",        alice, { signed: { ...signed, mxid: carol } },    [invitation],                    "The third-party invitation is for somebody else."],
    ["unknown token",      alice, { signed: { ...signed, token: "U" } },     [invitation],                    "The room has no third-party invitation with that token."],
    ["another's",          carol, { signed },                                [invitation],                    "The third-party invitation is not the sender's."],
    ["banned",             alice, { signed },                                [invitation, was(bob, "ban")],   "The invited user is banned from the room."],
  ];
  for (const [name, sender, thirdPartyInvite, state, expected] of rows) {
    await t.test(name, () => {
      const content = JSON.parse(JSON.stringify({ membership: "invite", third_party_invite: thirdPartyInvite }));
      const proofs = { isSignedBy: () => true, isInviteSignedWith: (_: unknown, keys: readonly string[]) => keys.join() === "k1,k2" };
      equal(ask({ type: "m.room.member", state_key: bob, sender, content }, state, "12", proofs), expected);
    });
  }
  await t.test("wrong signature", () => {
    const fields = { type: "m.room.member", state_key: bob, content: { membership: "invite", third_party_invite: { signed } } };
    equal(ask(fields, [invitation]), "No signature of the third-party invitation is valid.");
  });
});
