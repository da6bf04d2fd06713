import { expect, test } from "vitest";
import { leaveFor } from "./redirect.ts";

function leaving(address: string): string[] {
  const replaced: string[] = [];
  // Only what the function reads.
  const location = {
    href: "https://chat.example/auth/",
    replace: (to: string) => replaced.push(to),
  } as unknown as Location;
  leaveFor(address, location);
  return replaced;
}

test("an address of the server is gone to", () => {
  for (const address of [
    "https://chat.example/?loginToken=x",
    "/?loginToken=x",
    "app.example:/signed-in?loginToken=x",
  ]) {
    expect(leaving(address)).toEqual([address]);
  }
});

test("an address that would run a script is refused", () => {
  for (const address of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "blob:https://chat.example/x",
  ]) {
    expect(() => leaving(address)).toThrow("unsafe");
  }
});
