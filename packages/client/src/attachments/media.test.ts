import { expect, test } from "vitest";
import { mediaPath } from "./media.ts";

test("the path of an address", () => {
  expect(mediaPath("mxc://chat.example:8448/Abc_-9")).toBe(
    "/_matrix/client/v1/media/download/chat.example%3A8448/Abc_-9",
  );
  expect(mediaPath("mxc://chat.example/Abc", { width: 64, height: 32 })).toBe(
    "/_matrix/client/v1/media/thumbnail/chat.example/Abc?width=64&height=32&method=crop",
  );
});

test("what is no address of a file", () => {
  const rows = ["https://evil.example/x", "mxc://chat.example", "mxc://a/../../admin", "mxc://a/b?c", "mxc:///b", ""];
  for (const source of rows)
    expect(() => mediaPath(source), source).toThrow(expect.objectContaining({ code: "not-found" }));
});
