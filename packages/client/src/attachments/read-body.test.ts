import { expect, test } from "vitest";
import { readBody } from "./read-body.ts";

function response(chunks: readonly string[], headers: Record<string, string> = {}, broken = false): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      if (broken) controller.error(new TypeError("network"));
      else controller.close();
    },
  });
  return new Response(body, { headers });
}

test("the bytes in their order, and how far they are", async () => {
  const progress: (number | null)[] = [];
  const bytes = await readBody(response(["ab", "cdef", "gh"], { "Content-Length": "8" }), 100, (at) =>
    progress.push(at),
  );
  expect(new TextDecoder().decode(bytes)).toBe("abcdefgh");
  expect(progress).toEqual([0, 0.25, 0.75, 1]);
});

test("without a size nothing is pretended", async () => {
  const progress: (number | null)[] = [];
  await readBody(response(["ab", "cd"]), 100, (at) => progress.push(at));
  expect(progress).toEqual([null]);
});

test("a body that is too large is refused by its header, and by its bytes if that lied", async () => {
  const refusal = { code: "too-large" };
  await expect(readBody(response(["a"], { "Content-Length": "101" }), 100)).rejects.toMatchObject(refusal);
  await expect(readBody(response(["a".repeat(60), "a".repeat(60)]), 100)).rejects.toMatchObject(refusal);
  await expect(readBody(response(["a".repeat(101)], { "Content-Length": "1" }), 100)).rejects.toMatchObject(refusal);
});

test("a connection that breaks is told as such", async () => {
  await expect(readBody(response([], {}, true), 100)).rejects.toMatchObject({ code: "offline" });
});
