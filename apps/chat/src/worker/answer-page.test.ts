import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { answerPage } from "./answer-page.ts";

const kept = async () => new Response("kept");
const nothing = async () => undefined;
const never = () => new Promise<Response>(() => undefined);

test("the server's page comes first", async () => {
  const answer = await answerPage(async () => new Response("new"), kept, new FakeClock());
  expect(await answer.text()).toBe("new");
});

test.each([
  ["is away", async () => Promise.reject(new TypeError("no network"))],
  ["is behind a gateway that can't reach it", async () => new Response("bad gateway", { status: 502 })],
])("a server that %s leaves what was kept", async (_, fetchPage) => {
  const answer = await answerPage(fetchPage, kept, new FakeClock());
  expect(await answer.text()).toBe("kept");
});

test("a refusal is an answer", async () => {
  const answer = await answerPage(async () => new Response("no", { status: 403 }), kept, new FakeClock());
  expect(await answer.text()).toBe("no");
});

test("a server that takes its time is waited for three seconds", async () => {
  const clock = new FakeClock();
  let done = false;
  const answer = answerPage(never, kept, clock).then((response) => {
    done = true;
    return response.text();
  });
  clock.advance(2_999);
  await Promise.resolve();
  expect(done).toBe(false);
  clock.advance(1);
  expect(await answer).toBe("kept");
});

test("where nothing was kept, a slow server is waited for, and an error is told", async () => {
  const clock = new FakeClock();
  let send: (response: Response) => void = () => undefined;
  const answer = answerPage(() => new Promise((resolve) => (send = resolve)), nothing, clock);
  clock.advance(10_000);
  send(new Response("late"));
  expect(await (await answer).text()).toBe("late");
  const broken = await answerPage(async () => new Response("bad gateway", { status: 502 }), nothing, clock);
  expect(broken.status).toBe(502);
  await expect(answerPage(async () => Promise.reject(new TypeError("gone")), nothing, clock)).rejects.toThrow("gone");
});
