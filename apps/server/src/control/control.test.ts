import { deepEqual, equal, rejects } from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { silentLogger } from "@conclave/base/logger";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type AnyVerb, command, type Dispatcher, query } from "@conclave/services/core/verb";
import { controlDispatcher } from "./control-dispatcher.ts";
import { largestMessage } from "./message.ts";
import { type Control, serveControl } from "./serve-control.ts";

const folder = mkdtempSync(join(tmpdir(), "conclave-control-"));
after(() => rmSync(folder, { recursive: true }));

const double = query("test.double", async (_context, input: { readonly number: number }) => ({
  number: input.number * 2,
}));
const nothing = command("test.nothing", async () => undefined);
const refuse = command("test.refuse", async () => {
  throw new MatrixError("M_USER_IN_USE", "That name is taken.", { room_id: "!a" });
});
const defect = command("test.defect", async () => {
  throw new TypeError("broken");
});
const hidden = command("test.hidden", async () => "secret");

/** Runs a verb where it stands: these ask their context for nothing. */
const dispatcher: Dispatcher = {
  run: (verb, input) => verb.run(undefined as never, input), // No context is needed, and none could be had here.
};

async function serve(t: { after(action: () => Promise<void>): void }, file: string): Promise<Control> {
  const verbs: readonly AnyVerb[] = [double, nothing, refuse, defect];
  const control = await serveControl({ file, verbs, dispatcher, logger: silentLogger });
  t.after(() => control.close());
  return control;
}

test("the command line reaches the running server's verbs, and only those that are meant for it", async (t) => {
  const file = join(folder, "control.sock");
  await serve(t, file);
  const remote = controlDispatcher(file);
  deepEqual(await remote.run(double, { number: 21 }), { number: 42 });
  equal(await remote.run(nothing, undefined), undefined);
  await rejects(remote.run(refuse, undefined), (error: unknown) => {
    if (!(error instanceof MatrixError)) return false;
    deepEqual(
      { code: error.code, message: error.message, fields: error.fields },
      { code: "M_USER_IN_USE", message: "That name is taken.", fields: { room_id: "!a" } },
    );
    return true;
  });
  await rejects(remote.run(defect, undefined), /^TypeError: broken|^Error: broken/);
  await rejects(remote.run(hidden, undefined), { code: "M_UNRECOGNIZED" });
  const many = await Promise.all(Array.from({ length: 8 }, (_, number) => remote.run(double, { number })));
  deepEqual(many.at(-1), { number: 14 });
});

test("only its owner may open it", async (t) => {
  const file = join(folder, "owned.sock");
  await serve(t, file);
  equal(statSync(file).mode & 0o777, 0o600);
});

test("what a crash left behind is no hindrance, and a tidy end leaves nothing", async () => {
  const file = join(folder, "stale.sock");
  writeFileSync(file, "");
  const control = await serveControl({ file, verbs: [double], dispatcher, logger: silentLogger });
  deepEqual(await controlDispatcher(file).run(double, { number: 1 }), { number: 2 });
  await control.close();
  equal(existsSync(file), false);
});

test("a deep data folder has one too", async (t) => {
  const deep = join(folder, "a".repeat(100), "b".repeat(100));
  mkdirSync(deep, { recursive: true });
  const file = join(deep, "control.sock");
  await serve(t, file);
  deepEqual(await controlDispatcher(file).run(double, { number: 2 }), { number: 4 });
});

test("when nobody listens, it says so", async () => {
  await rejects(controlDispatcher(join(folder, "none.sock")).run(double, { number: 1 }), {
    code: "SERVER_UNREACHABLE",
  });
});

test("nonsense is hung up on, and the next is served", async (t) => {
  const file = join(folder, "nonsense.sock");
  await serve(t, file);
  for (const words of ["", "{", "null", "x".repeat(largestMessage + 1)]) {
    const connection = connect(file);
    connection.on("error", () => {});
    connection.resume();
    connection.end(words);
    await once(connection, "close");
  }
  deepEqual(await controlDispatcher(file).run(double, { number: 3 }), { number: 6 });
});

test("an idle connection doesn't hold up the end", async () => {
  const file = join(folder, "idle.sock");
  const control = await serveControl({ file, verbs: [double], dispatcher, logger: silentLogger });
  const connection = connect(file);
  await once(connection, "connect");
  deepEqual(await controlDispatcher(file).run(double, { number: 4 }), { number: 8 });
  await control.close();
  connection.destroy();
});
