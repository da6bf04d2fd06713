import type { AttachmentToSend, TextOptions } from "@conclave/client/commands";
import { ClientError } from "@conclave/client/failure";
import { expect, test, vi } from "vitest";
import { ada, said, self } from "../../gallery/src/conversation.ts";
import { createComposerModel, mostFiles } from "./composer-model.ts";
import { createDrafts } from "./drafts.ts";

const room = "!a";

function composer() {
  const sent: string[] = [];
  const commands = {
    sendText: vi.fn(async (_room: string, body: string, _options?: TextOptions) => {
      sent.push(body);
      return { key: "k" };
    }),
    sendAttachment: vi.fn(async (_room: string, { name }: AttachmentToSend) => {
      sent.push(name);
      return { key: "k" };
    }),
    setTyping: vi.fn(async (_room: string, _typing: boolean) => undefined),
  };
  const drafts = createDrafts(
    () => "",
    () => undefined,
  );
  const prepare = async (file: File): Promise<AttachmentToSend> => ({
    name: file.name,
    bytes: file,
    attachment: "file",
  });
  return {
    sent,
    commands,
    drafts,
    make: () => createComposerModel({ roomId: room, threadId: null }, { commands, drafts }, prepare),
  };
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

test("an answer names its message, once", async () => {
  const { commands, make } = composer();
  const model = make();
  const question = said(ada, 0, "when?");
  model.reply(question);
  model.type("now");
  await model.send();
  model.type("or later");
  await model.send();
  expect(commands.sendText.mock.calls.map(([, text, options]) => [text, options?.replyTo])).toEqual([
    ["now", { eventId: question.eventId, sender: ada.userId }],
    ["or later", undefined],
  ]);
});

test("an edit leaves what was typed before as it was", async () => {
  const { commands, drafts, make } = composer();
  const model = make();
  model.type("half a sen");
  const mine = said(self, 0, "teh plan");
  model.edit(mine);
  expect(model.text.value).toBe("teh plan");
  model.type("the plan");
  expect(drafts.of(room)).toBe("half a sen");
  await model.send();
  expect(commands.sendText.mock.calls[0]?.slice(1, 3)).toEqual(["the plan", { mentions: [], edits: mine.eventId }]);
  expect([model.text.value, model.subject.value.kind]).toEqual(["half a sen", "message"]);
  model.edit(mine);
  model.cancelSubject();
  expect(model.text.value).toBe("half a sen");
});

test("a refused edit is still one, with its text", async () => {
  const { commands, make } = composer();
  const model = make();
  model.edit(said(self, 0, "teh plan"));
  model.type("the plan");
  commands.sendText.mockRejectedValueOnce(new ClientError({ code: "forbidden" }));
  await model.send();
  expect([model.text.value, model.subject.value.kind, model.failure.value?.code]).toEqual([
    "the plan",
    "edit",
    "forbidden",
  ]);
});

test("commands and mentions", async () => {
  const { commands, make } = composer();
  const model = make();
  model.type("/me waves at @Ada Byron");
  model.mention(ada);
  await model.send();
  model.type("/nothing of the kind");
  await model.send();
  expect(commands.sendText.mock.calls.map(([, text, options]) => [text, options])).toEqual([
    ["waves at @Ada Byron", { style: "emote", mentions: [{ userId: ada.userId, name: ada.name }] }],
  ]);
  expect([model.unknownCommand.value, model.text.value]).toEqual(["nothing", "/nothing of the kind"]);
});
