// @vitest-environment happy-dom
import { useState } from "preact/hooks";
import { expect, test } from "vitest";
import { click, drawn } from "../testing/drawn.ts";
import { Dialog } from "./dialog.tsx";

async function opened(closable: boolean) {
  const heard: string[] = [];
  const page = await drawn(
    <Dialog
      title="Sure?"
      closable={closable}
      onClose={() => heard.push("close")}
      onSubmit={() => heard.push("submit")}
      footer={<button type="submit">Do it</button>}
    >
      <p>Text</p>
    </Dialog>,
  );
  const dialog = page.querySelector("dialog");
  return { page, dialog, heard };
}

test("it is modal and named by its title", async () => {
  const { page, dialog } = await opened(true);
  expect(dialog?.open).toBe(true);
  const title = page.querySelector(`[id="${dialog?.getAttribute("aria-labelledby")}"]`);
  expect(title?.textContent).toBe("Sure?");
});

test("the cross and Escape close it", async () => {
  const { page, dialog, heard } = await opened(true);
  await click(page.querySelector("[aria-label=Close]"));
  dialog?.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(heard).toEqual(["close", "close"]);
});

test("where the person must decide, neither does", async () => {
  const { page, dialog, heard } = await opened(false);
  expect(page.querySelector("[aria-label=Close]")).toBeNull();
  const cancel = new Event("cancel", { cancelable: true });
  dialog?.dispatchEvent(cancel);
  expect([heard, cancel.defaultPrevented]).toEqual([[], true]);
});

test("its button sends the form, and no page is left", async () => {
  const { page, heard } = await opened(true);
  await click(page.querySelector("[type=submit]"));
  expect(heard).toEqual(["submit"]);
});

test("what had the focus before has it again afterwards", async () => {
  const page = await drawn(<Host />);
  page.querySelector<HTMLElement>("#opener")?.focus();
  await click(page.querySelector("#opener"));
  expect(page.querySelector("dialog")).not.toBeNull();
  await click(page.querySelector("[aria-label=Close]"));
  expect(page.querySelector("dialog")).toBeNull();
  expect(document.activeElement?.id).toBe("opener");
});

function Host() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" id="opener" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && (
        <Dialog title="Sure?" onClose={() => setOpen(false)}>
          Text
        </Dialog>
      )}
    </>
  );
}
