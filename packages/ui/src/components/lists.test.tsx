// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { click, drawn, press } from "../testing/drawn.ts";
import { ListItem } from "./list.tsx";
import { Pager } from "./pager.tsx";
import { Table } from "./table.tsx";
import { Tabs } from "./tabs.tsx";

test("a table names its columns and rows, and carries the headings for narrow pages", async () => {
  const page = await drawn(
    <Table
      label="People"
      rows={[{ name: "Alice", count: 3 }]}
      keyOf={(row) => row.name}
      columns={[
        { title: "Name", cell: (row) => row.name },
        { title: "Devices", numeric: true, cell: (row) => row.count },
        { title: "Actions", titleHidden: true, cell: () => "…" },
      ]}
    />,
  );
  expect([...page.querySelectorAll("th[scope=col]")].map((cell) => cell.textContent)).toEqual([
    "Name",
    "Devices",
    "Actions",
  ]);
  expect(page.querySelector("th[scope=row]")?.textContent).toBe("Alice");
  expect([...page.querySelectorAll("td")].map((cell) => cell.dataset["title"])).toEqual(["Devices", undefined]);
});

test("a pager leads only where there is a page", async () => {
  const heard: string[] = [];
  const page = await drawn(<Pager page={1} total={70} onPrevious={undefined} onNext={() => heard.push("next")} />);
  const [previous, next] = page.querySelectorAll("button");
  expect(previous?.disabled).toBe(true);
  await click(next);
  expect(heard).toEqual(["next"]);
  expect((await drawn(<Pager page={1} onPrevious={undefined} onNext={undefined} />)).textContent).toBe("");
});

test("arrows move between tabs and select", async () => {
  const heard: string[] = [];
  const tabs = [
    { name: "one", label: "One" },
    { name: "two", label: "Two" },
  ] as const;
  const page = await drawn(
    <Tabs label="Views" tabs={tabs} selected="one" onSelect={(name) => heard.push(name)}>
      Panel
    </Tabs>,
  );
  page.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  await press("ArrowRight");
  expect([heard, document.activeElement?.textContent]).toEqual([["two"], "Two"]);
  expect(page.querySelector("[role=tabpanel]")?.getAttribute("aria-labelledby")).toBe(
    page.querySelector("[aria-selected=true]")?.id,
  );
});

test("a row is a link, a button or neither", async () => {
  const tagOf = async (row: Parameters<typeof ListItem>[0]) =>
    (await drawn(<ListItem {...row} />)).querySelector(".ui-list-row")?.tagName;
  expect([
    await tagOf({ title: "a", href: "#/a" }),
    await tagOf({ title: "a", onClick: () => {} }),
    await tagOf({ title: "a" }),
  ]).toEqual(["A", "BUTTON", "DIV"]);
});
