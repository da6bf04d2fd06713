import type { AttachmentToSend } from "@conclave/client/commands";
import { ClientError } from "@conclave/client/failure";
import { expect, test, vi } from "vitest";
import { createComposerModel, mostFiles } from "./composer-model.ts";
import { createDrafts } from "./drafts.ts";

const room = "!a";

function composer() {
  const sent: string[] = [];
  const commands = {
    sendText: vi.fn(async (_room: string, body: string) => {
      sent.push(body);
      return { key: "k" };
    }),
    sendAttachment: vi.fn(async (_room: string, { name }: AttachmentToSend) => {
      sent.push(name);
      return { key: "k" };
    }),
    setTyping: vi.fn(async (_room: string, _typing: boolean) => undefined),
  };
  const drafts = createDrafts();
  const prepare = async (file: File): Promise<AttachmentToSend> => ({
    name: file.name,
    bytes: file,
    attachment: "file",
  });
  return { sent, commands, drafts, make: () => createComposerModel(room, { commands, drafts }, prepare) };
}

test("files go before the text, in the order in which they were picked", async () => {
  const { sent, make } = composer();
  const model = make();
  model.type("  look at these \n");
  model.addFiles([new File([], "a.png"), new File([], "b.pdf")]);
  await model.send();
  expect(sent).toEqual(["a.png", "b.pdf", "look at these"]);
  expect([model.text.value, model.files.value]).toEqual(["", []]);
});

test("nothing is sent of nothing", async () => {
  const { sent, make } = composer();
  const model = make();
  model.type(" \n ");
  await model.send();
  expect(sent).toEqual([]);
});

test("what was refused is still there, with the reason", async () => {
  const { commands, make } = composer();
  commands.sendText.mockRejectedValueOnce(new ClientError({ code: "encryption-unknown" }));
  const model = make();
  model.type("secret");
  await model.send();
  expect([model.text.value, model.failure.value?.code, model.busy.value]).toEqual([
    "secret",
    "encryption-unknown",
    false,
  ]);
});

test("a refused file keeps those behind it, and the text", async () => {
  const { sent, commands, make } = composer();
  const model = make();
  model.type("text");
  model.addFiles([new File([], "a"), new File([], "b")]);
  commands.sendAttachment.mockRejectedValueOnce(new ClientError({ code: "too-large" }));
  await model.send();
  expect([sent, model.files.value.length, model.text.value]).toEqual([[], 2, "text"]);
});

test("a draft survives leaving the room", () => {
  const { make, commands } = composer();
  const first = make();
  first.type("half a sen");
  first.leave();
  expect(make().text.value).toBe("half a sen");
  expect(commands.setTyping.mock.calls).toEqual([
    [room, true],
    [room, false],
  ]);
});

test("no more files wait than can be sent at once", () => {
  const model = composer().make();
  model.addFiles(Array.from({ length: mostFiles + 5 }, (_, index) => new File([], `${index}`)));
  expect(model.files.value.length).toBe(mostFiles);
});
