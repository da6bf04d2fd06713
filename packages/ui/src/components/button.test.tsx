// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { click, drawn } from "../testing/drawn.ts";
import { Button } from "./button.tsx";
import { CodeBox } from "./code-box.tsx";

test("a busy button keeps its place and takes no click", async () => {
  let clicks = 0;
  const draw = (busy: boolean) =>
    drawn(
      <Button busy={busy} onClick={() => clicks++}>
        Do it
      </Button>,
    );
  await click((await draw(true)).querySelector("button"));
  expect(clicks).toBe(0);
  await click((await draw(false)).querySelector("button"));
  expect(clicks).toBe(1);
});

test("a held button looks disabled, does nothing and can keep the focus", async () => {
  let clicks = 0;
  const button = (
    await drawn(
      <Button held onClick={() => clicks++}>
        Do it
      </Button>,
    )
  ).querySelector("button");
  await click(button);
  expect([clicks, button?.disabled, button?.getAttribute("aria-disabled")]).toEqual([0, false, "true"]);
});

test("a busy button doesn't send its form", async () => {
  let sent = 0;
  const page = await drawn(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent++;
      }}
    >
      <Button type="submit" busy>
        Send
      </Button>
    </form>,
  );
  await click(page.querySelector("button"));
  expect(sent).toBe(0);
});

test("a text is copied exactly, and said so; where that is forbidden, too", async () => {
  const copied: string[] = [];
  let allowed = true;
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: {
      writeText: async (text: string) => (allowed ? copied.push(text) : Promise.reject(new Error("forbidden"))),
    },
  });
  const page = await drawn(<CodeBox label="Link" text="https://x/#/a" />);
  await click(page.querySelector("button"));
  await vi.waitFor(() => expect(page.querySelector("button")?.textContent).toBe("Copied"));
  expect(copied).toEqual(["https://x/#/a"]);
  allowed = false;
  await click(page.querySelector("button"));
  await vi.waitFor(() => expect(page.querySelector("[aria-live]")?.textContent).toContain("copy it by hand"));
});
