import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";

/** Draws into a fresh document body, for tests; asking again replaces what was drawn. */
export async function drawn(content: ComponentChild): Promise<HTMLElement> {
  render(null, document.body);
  document.body.replaceChildren();
  await act(() => render(content, document.body));
  return document.body;
}

/** Presses a key on what has the focus. */
export async function press(key: string): Promise<void> {
  await act(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
}

/** Clicks. */
export async function click(element: Element | null | undefined): Promise<void> {
  if (!(element instanceof HTMLElement)) throw new Error("There is nothing to click.");
  await act(async () => element.click());
}

/** Types a text into a field, in place of what it holds. */
export async function type(element: Element | null | undefined, text: string): Promise<void> {
  if (!(element instanceof HTMLInputElement)) throw new Error("There is no field.");
  await act(() => {
    element.value = text;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
