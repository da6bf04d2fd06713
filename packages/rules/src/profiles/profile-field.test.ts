import { equal } from "node:assert/strict";
import { test } from "node:test";
import { profileKeyFault, profileValueFault, removesProfileField } from "./profile-field.ts";

test("which keys a profile may have", () => {
  const rows: readonly [string, string | undefined][] = [
    ["displayname", undefined],
    ["avatar_url", undefined],
    ["m.tz", undefined],
    ["org.example.job_title", undefined],
    ["title", "M_INVALID_PARAM"],
    ["M.tz", "M_INVALID_PARAM"],
    ["1.tz", "M_INVALID_PARAM"],
    ["m.", "M_INVALID_PARAM"],
    ["m..tz", "M_INVALID_PARAM"],
    ["m.t z", "M_INVALID_PARAM"],
    ["", "M_INVALID_PARAM"],
    ["__proto__", "M_INVALID_PARAM"],
    [`m.${"x".repeat(253)}`, undefined],
    [`m.${"x".repeat(254)}`, "M_KEY_TOO_LARGE"],
    ["é".repeat(128), "M_KEY_TOO_LARGE"],
  ];
  for (const [key, errcode] of rows) equal(profileKeyFault(key)?.errcode, errcode, key);
});

test("which values a field may have", () => {
  const rows: readonly [string, unknown, string | undefined][] = [
    ["displayname", "Alice", undefined],
    ["displayname", "x".repeat(256), undefined],
    ["displayname", "x".repeat(257), "M_INVALID_PARAM"],
    ["displayname", 5, "M_INVALID_PARAM"],
    ["avatar_url", "mxc://conclave.test/abc", undefined],
    ["avatar_url", "https://conclave.test/abc", "M_INVALID_PARAM"],
    ["avatar_url", {}, "M_INVALID_PARAM"],
    ["m.tz", null, undefined],
    ["org.example.anything", [{ a: 1 }], undefined],
  ];
  for (const [key, value, errcode] of rows) equal(profileValueFault(key, value)?.errcode, errcode, key);
});

test("which values remove a field", () => {
  const rows: readonly [string, unknown, boolean][] = [
    ["displayname", "", true],
    ["avatar_url", null, true],
    ["displayname", "x", false],
    ["m.tz", "", false],
    ["m.tz", null, false],
  ];
  for (const [key, value, expected] of rows) equal(removesProfileField(key, value), expected, key);
});
