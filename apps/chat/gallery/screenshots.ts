import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { createServer } from "vite";
import { seriousViolations } from "../../../tests/src/browser/kit/axe.ts";

// node apps/chat/gallery/screenshots.ts FOLDER [SCENE ...]: every state of the chat, on a desk and on a phone, light and dark, in both
// languages; what axe finds serious in them is told. A scene may name what to do first: `set-up>make`.

const folder = process.argv[2];
if (folder === undefined) throw new Error("Name the folder to write to.");
const here = fileURLToPath(new URL(".", import.meta.url));

/** What is done before the picture is taken. */
const deeds: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  make: async (page) => page.locator(".ui-button-primary").click(),
  confirm: async (page) => {
    await page.locator(".ui-button-primary").click();
    await page.locator(".ui-button-primary").last().click();
  },
  mistype: async (page) => {
    await page.locator("form input").fill("EsTc iPXV 2hPN");
    await page.locator("form .ui-button-primary").click();
  },
  reset: async (page) => page.locator(".card-page-foot .ui-button").nth(1).click(),
  later: async (page) => page.locator(".card-page-foot .ui-button").first().click(),
  "sign-in": async (page) => page.locator(".ui-button-primary").click(),
  menu: async (page) => page.locator(".frame-side-header .ui-icon-button").click(),
  chat: async (page) => {
    await page.locator(".frame-side-header .ui-icon-button").click();
    await page.locator(".ui-menu-item").first().click();
    await page.locator("dialog input").fill("nobody");
    await page.locator("dialog .ui-button-primary").click();
  },
  create: async (page) => {
    await page.locator(".frame-side-header .ui-icon-button").click();
    await page.locator(".ui-menu-item").nth(1).click();
    await page.locator("dialog input").last().fill("ada");
    await page.keyboard.press("Enter");
    await page.locator("dialog input").last().fill("Not A Name");
    await page.keyboard.press("Enter");
  },
  leave: async (page) => {
    await page.locator(".room-header [aria-haspopup=menu]").click();
    await page.locator(".ui-menu-item-danger").click();
  },
  invite: async (page) => {
    await page.locator(".room-header [aria-haspopup=menu]").click();
    await page.locator(".ui-menu-item").nth(-2).click();
  },
  "room-menu": async (page) => page.locator(".room-row").nth(4).click({ button: "right" }),
  notify: async (page) => {
    await page.locator(".room-header [aria-haspopup=menu]").click();
    await page.locator(".ui-menu-item").nth(2).click();
  },
  image: async (page) => page.locator(".image-preview").first().click(),
  older: async (page) => {
    await page.locator(".timeline-scroll").evaluate((element) => {
      element.scrollTop = 300;
    });
    await page.waitForTimeout(900);
  },
  search: async (page) => page.locator(".room-search input").fill("ber"),
  found: async (page) =>
    page
      .locator(".search-fields input")
      .first()
      .fill(await inEither(page, "berth", "泊位")),
  "found-all": async (page) => {
    await page.locator(".search-scope input").last().check();
    await page.locator(".search-filters summary").click();
    await page
      .locator(".search-fields input")
      .first()
      .fill(await inEither(page, "berth", "泊位"));
  },
  "found-nothing": async (page) => page.locator(".search-fields input").first().fill("xyzzy"),
  date: async (page) => {
    await page.locator(".room-header [aria-haspopup=menu]").click();
    await page.locator(".ui-menu-item").nth(-3).click();
    await page.locator("dialog input").fill("2020-02-29");
    await page.locator("dialog .ui-button-primary").click();
  },
  "space-new": async (page) => {
    await page.locator(".frame-side-header .ui-icon-button").click();
    await page.locator(".ui-menu-item").nth(2).click();
    await page.locator("dialog .ui-button-primary").click();
  },
  "space-edit": async (page) => page.locator(".space-actions .ui-button").first().click(),
  "room-edit": async (page) => page.locator(".room-details-actions .ui-button").first().click(),
  "space-room": async (page) => page.locator(".space-actions .ui-button").nth(1).click(),
  "space-add": async (page) => {
    await page.locator(".space-actions .ui-button").nth(2).click();
    await page.locator("dialog input[type=checkbox]").nth(1).check();
  },
  "space-menu": async (page) => page.locator(".found-room [aria-haspopup=menu]").first().click(),
  "space-leave": async (page) => page.locator(".space-actions .ui-button").last().click(),
  "dir-join": async (page) => page.locator(".found-room .ui-button-primary").first().click(),
  "dir-ask": async (page) => page.locator(".found-room .ui-button").nth(2).click(),
  "dir-nothing": async (page) => page.locator(".directory input").fill("xyzzy"),
  "dir-people": async (page) => page.locator(".directory input").fill("e"),
  person: async (page) => {
    await page.locator(".directory input").fill("e");
    await page.locator(".directory .ui-list-row").first().click();
  },
  sender: async (page) => page.locator(".message-sender").first().click(),
  export: exportRoom,
  exporting: async (page) => {
    // No dialog of the browser's own, which nobody would answer.
    await page.evaluate("delete globalThis.showSaveFilePicker");
    await exportRoom(page);
    await page.locator("dialog .ui-button-primary").click();
    await page.waitForTimeout(1_500);
  },
  switch: async (page) => switchTo(page, ""),
  "switch-found": async (page) => switchTo(page, await inEither(page, "a", "项目")),
  "switch-nothing": async (page) => switchTo(page, "xyzzy"),
  pick: async (page) => {
    await page.locator("input[type=file]").setInputFiles([
      { name: "minutes.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(123_456) },
      { name: "broken.png", mimeType: "image/png", buffer: Buffer.alloc(2048) },
    ]);
    await page.locator(".composer-field").fill("The minutes of today:\n- berth 2\n- budget");
  },
  tools: async (page) => page.locator(".message").last().hover(),
  actions: async (page) => page.locator(".message").nth(-5).click({ button: "right" }),
  react: async (page) => page.locator(".reaction-add").first().click(),
  emoji: async (page) => {
    await page.locator(".reaction-add").first().click();
    await page.locator(".emoji-picker input").fill("heart");
  },
  reply: async (page) => {
    await page.locator(".message").nth(-5).focus();
    await page.keyboard.press("r");
    await page.keyboard.type("@");
  },
  versions: async (page) => page.locator(".message-edited").last().click(),
  message: async (page) => {
    await page.locator(".message").nth(-5).click({ button: "right" });
    await page.locator(".ui-menu-item").nth(-2).click();
  },
  forward: async (page) => {
    await page.locator(".message").nth(-5).focus();
    await page.keyboard.press("f");
  },
  select: selectSome,
  "select-forward": async (page) => {
    await selectSome(page);
    await page.locator(".selection-bar .ui-button").nth(1).click();
  },
  "select-remove": async (page) => {
    await selectSome(page);
    await page.locator(".selection-bar .ui-button-danger").click();
  },
  remove: async (page) => {
    await page.locator(".message").nth(-5).focus();
    await page.keyboard.press("Delete");
    await page.locator("dialog .ui-button-danger").click();
  },
  "role-own": async (page) => askAbout(page, 2, 0),
  "member-menu": async (page) => page.locator(".member [aria-haspopup=menu]").nth(4).click(),
  role: async (page) => {
    await askAbout(page, 4, 3);
    await page.locator("dialog select").selectOption({ index: 1 });
  },
  purge: async (page) => askAbout(page, 4, 4),
  "remove-person": async (page) => askAbout(page, 4, 5),
  ban: async (page) => askAbout(page, 4, 6),
  history: async (page) => page.locator(".room-rights .ui-button").nth(1).click(),
  access: async (page) => page.locator(".room-rights .ui-button").first().click(),
  rights: async (page) => page.locator(".room-rights").last().scrollIntoViewIfNeeded(),
  erase: eraseAccount,
  erasing: async (page) => {
    await eraseAccount(page);
    await page.locator("dialog input").fill("mei");
    await page.locator("dialog .ui-button-danger").click();
  },
  taking: async (page) => {
    await page.evaluate("delete globalThis.showSaveFilePicker");
    await page.locator(".settings-section .ui-button").first().click();
    await page.waitForTimeout(1_000);
  },
  "sign-out": async (page) => page.locator(".settings-part .ui-button").click(),
  "device-out": async (page) => {
    await page.locator(".device [aria-haspopup=menu]").nth(1).click();
    await page.locator(".ui-menu-item-danger").click();
    await page.locator("dialog .ui-button-danger").click();
  },
};

/** Chooses from the menu of a member. */
async function askAbout(page: Page, member: number, item: number): Promise<void> {
  await page.locator(".member [aria-haspopup=menu]").nth(member).click();
  await page.locator(".ui-menu-item").nth(item).click();
}

async function eraseAccount(page: Page): Promise<void> {
  await page.locator(".settings-section .ui-button-danger").click();
  await page.locator("dialog .ui-button-danger").click();
}

async function selectSome(page: Page): Promise<void> {
  await page.locator(".message").nth(-6).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
}

async function exportRoom(page: Page): Promise<void> {
  await page.locator(".room-header [aria-haspopup=menu]").click();
  await page.locator(".ui-menu-item").nth(-4).click();
}

async function switchTo(page: Page, typed: string): Promise<void> {
  await page.keyboard.press("Control+K");
  await page.locator(".switcher-field").fill(typed);
}

/** A text in the language of the page. */
async function inEither(page: Page, english: string, chinese: string): Promise<string> {
  return (await page.evaluate("document.documentElement.lang")) === "en" ? english : chinese;
}

const all = [
  ..."load-failed signed-out signed-out>sign-in ended starting failed other-tab soft-logged-out".split(" "),
  ..."set-up set-up-again set-up>make set-up>confirm locked locked>mistype locked>reset locked>later locked-out".split(
    " ",
  ),
  ..."room>switch room>switch-found room>switch-nothing room>date room>export room>exporting room>notify".split(" "),
  ..."home home>menu home>search home>chat home>create home>room-menu no-rooms rooms-loading invitation gone".split(
    " ",
  ),
  ..."room room>leave room>invite room>image room>pick details unread unread-above sending downloading troubles paging>older".split(
    " ",
  ),
  ..."formed formed>tools formed>actions formed>react formed>emoji formed>reply formed>versions".split(" "),
  ..."formed>message formed>forward formed>remove".split(" "),
  ..."formed>select formed>select-forward formed>select-remove".split(" "),
  ..."threads threads>actions thread thread>reply thread-list thread-list-loading no-threads".split(" "),
  ...[
    "",
    ">member-menu",
    ">role",
    ">role-own",
    ">purge",
    ">remove-person",
    ">ban",
    ">history",
    ">access",
    ">rights",
  ].map((deed) => `details-administrator${deed}`),
  ..."search search>found search>found-all search>found-nothing search-reading".split(" "),
  ..."spaces spaces>space-new space-empty-list space space>space-edit details>room-edit space>space-room space>space-add space>space-menu".split(
    " ",
  ),
  ..."space>space-leave space-guest space-empty space-gone space-invitation room-in-space room>sender".split(" "),
  ..."directory directory>dir-join directory>dir-ask directory>dir-nothing".split(" "),
  ..."people people>dir-people people>dir-nothing people>person".split(" "),
  ..."resuming resuming-room offline backup-locked restoring read-only encryption-lost".split(" "),
  ..."verify-asked verify-own-asked verify-waiting verify-comparing verify-done verify-mismatch".split(" "),
  ..."notifications notifications-denied notifications-unsupported notifications-offered".split(" "),
  ..."data data>taking data>erase data>erasing erased".split(" "),
  ..."profile profile>sign-out appearance devices devices>device-out security security-locked".split(" "),
  ..."security-only-verified security-required security-required-ended security-mend".split(" "),
];
const asked = process.argv.slice(3);
const scenes = asked.length > 0 ? asked : all;
const looks = [
  { name: "desk-light-en", width: 1280, height: 800, theme: "light", language: "en" },
  { name: "desk-dark-zh", width: 1280, height: 800, theme: "dark", language: "zh-CN" },
  { name: "phone-light-zh", width: 390, height: 780, theme: "light", language: "zh-CN" },
  { name: "phone-dark-en", width: 390, height: 780, theme: "dark", language: "en" },
];

await mkdir(folder, { recursive: true });
const server = await createServer({
  configFile: join(here, "vite.config.ts"),
  root: here,
  logLevel: "warn",
  server: { port: 0 },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const look of looks) {
  const page = await browser.newPage({ viewport: { width: look.width, height: look.height } });
  page.on("pageerror", (error) => process.stderr.write(`${look.name}: ${error.message}\n`));
  for (const scene of scenes) {
    const [state = "", deed] = scene.split(">");
    await page.goto("about:blank");
    await page.goto(`${address}?scene=${state}&theme=${look.theme}&language=${look.language}`);
    await page.waitForTimeout(250);
    try {
      if (deed !== undefined) await deeds[deed]?.(page);
    } catch (error) {
      process.stderr.write(`${look.name} ${scene}: ${String(error).split("\n")[0]}\n`);
    }
    await page.waitForTimeout(350);
    await page.screenshot({ path: join(folder, `${scene.replace(">", "-")}.${look.name}.png`) });
    for (const violation of await seriousViolations(page)) {
      process.stderr.write(`${look.name} ${scene}: ${violation}\n`);
      process.exitCode = 1;
    }
  }
  await page.close();
}
await browser.close();
await server.close();
