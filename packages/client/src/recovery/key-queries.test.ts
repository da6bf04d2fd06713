import { expect, test } from "vitest";
import { keyQueries } from "./key-queries.ts";

const origin = "https://chat.example/_matrix/client/v3";

test("questions for keys wait until what goes on has ended, even badly; nothing else does", async () => {
  const asked: string[] = [];
  const queries = keyQueries(async (url) => {
    asked.push(url.slice(origin.length));
    return Response.json({});
  });
  for (const end of ["resolve", "reject"] as const) {
    asked.length = 0;
    const gate = Promise.withResolvers<string>();
    const made = queries.holdWhile(() => gate.promise);
    const query = queries.fetch(`${origin}/keys/query`, { method: "POST" });
    await queries.fetch(`${origin}/keys/device_signing/upload`, { method: "POST" });
    expect(asked).toEqual(["/keys/device_signing/upload"]);
    gate[end](end);
    await made.catch((reason: unknown) => expect(reason).toBe("reject"));
    await query;
    expect(asked).toEqual(["/keys/device_signing/upload", "/keys/query"]);
  }
});
