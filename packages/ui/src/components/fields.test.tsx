// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { click, drawn, type } from "../testing/drawn.ts";
import { Checkbox } from "./checkbox.tsx";
import { PasswordField } from "./password-field.tsx";
import { Select } from "./select.tsx";
import { TextField } from "./text-field.tsx";

function descriptionOf(control: Element | null): string {
  const ids = control?.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(" | ");
}

test("a field is named by its label and described by its hint and error", async () => {
  const page = await drawn(
    <TextField label="Name" hint="As others see it." error="Missing." value="" onInput={() => {}} />,
  );
  const input = page.querySelector("input");
  expect(page.querySelector("label")?.htmlFor).toBe(input?.id);
  expect(input?.getAttribute("aria-invalid")).toBe("true");
  expect(descriptionOf(input)).toBe("As others see it. | Missing.");
});

test("what is typed is told", async () => {
  const heard: string[] = [];
  const page = await drawn(<TextField label="Name" value="" onInput={(text) => heard.push(text)} />);
  await type(page.querySelector("input"), "Alice");
  expect(heard).toEqual(["Alice"]);
});

test("the eye shows a password and hides it again", async () => {
  const page = await drawn(<PasswordField label="Password" purpose="current" value="secret" onInput={() => {}} />);
  const eye = () => page.querySelector("button");
  const seen: (string | null | undefined)[] = [];
  for (let time = 0; time < 3; time++) {
    seen.push(page.querySelector("input")?.getAttribute("type"), eye()?.getAttribute("aria-label"));
    await click(eye());
  }
  expect(seen).toEqual(["password", "Show password", "text", "Hide password", "password", "Show password"]);
});

test("a choice tells its value", async () => {
  const heard: string[] = [];
  const options = [
    { value: "one", label: "One" },
    { value: "two", label: "Two" },
  ] as const;
  const page = await drawn(
    <Select label="Choice" value="one" options={options} onChange={(value) => heard.push(value)} />,
  );
  const select = page.querySelector("select");
  if (select) select.selectedIndex = 1;
  select?.dispatchEvent(new Event("change", { bubbles: true }));
  expect(heard).toEqual(["two"]);
});

test("a box tells whether it is ticked, and what is wrong with it", async () => {
  const heard: boolean[] = [];
  const page = await drawn(
    <Checkbox label="Read" error="Tick it." checked={false} onChange={(value) => heard.push(value)} />,
  );
  const box = page.querySelector("input");
  expect(descriptionOf(box)).toBe("Tick it.");
  await click(box);
  expect(heard).toEqual([true]);
});
