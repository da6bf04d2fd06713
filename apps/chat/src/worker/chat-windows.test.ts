import { expect, test } from "vitest";
import { chatWindows, isLeftToPage } from "./chat-windows.ts";

const at = (path: string, visibilityState: DocumentVisibilityState) => ({
  url: `https://chat.example${path}`,
  visibilityState,
});

test("only windows with the chat count", () => {
  const chats = [at("/", "visible"), at("/?state=x", "hidden"), at("/#/rooms/x", "hidden")];
  expect(chatWindows([...chats, at("/auth/", "visible"), at("/console/", "visible")])).toEqual(chats);
});

// biome-ignore format: tables are aligned
const rows: readonly [what: string, windows: readonly DocumentVisibilityState[], isShown: boolean, left: boolean][] = [
  ["no window",                                   [],                    false, false],
  ["no window, an older notification",            [],                    true,  false],
  ["a window before somebody's eyes",             ["hidden", "visible"], false, true],
  ["a window behind others",                      ["hidden"],            false, false],
  ["a window behind others, which has notified",  ["hidden"],            true,  true],
];

for (const [what, states, isShown, left] of rows) {
  test(what, () =>
    expect(
      isLeftToPage(
        states.map((state) => at("/", state)),
        isShown,
      ),
    ).toBe(left),
  );
}
