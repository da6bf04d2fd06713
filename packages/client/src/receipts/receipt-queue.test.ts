import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { ClientError, type Failure } from "../failure.ts";
import { receiptQueue } from "./receipt-queue.ts";

function world() {
  const clock = new FakeClock();
  const sent: string[] = [];
  const outcomes: PromiseWithResolvers<void>[] = [];
  let changes = 0;
  const queue = receiptQueue(
    clock,
    ({ roomId, threadId, eventId }) => {
      sent.push([roomId, threadId, eventId].filter((part) => part !== null).join(" "));
      const outcome = Promise.withResolvers<void>();
      outcomes.push(outcome);
      return outcome.promise;
    },
    () => {
      changes++;
    },
  );
  return {
    clock,
    queue,
    sent,
    changes: () => changes,
    tell: (roomId: string, eventId: string, threadId: string | null = null) =>
      queue.tell({ roomId, threadId, eventId }),
    waiting: () => queue.waiting().map(({ eventId }) => eventId),
    async succeed() {
      outcomes.at(-1)?.resolve();
      await settled();
    },
    async fail(failure: Failure) {
      outcomes.at(-1)?.reject(new ClientError(failure));
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test("the first is told at once; of what is read meanwhile, the newest of each room and thread", async () => {
  const { tell, succeed, sent, clock, waiting } = world();
  tell("!a", "$1");
  tell("!a", "$2");
  tell("!a", "$r", "$t");
  tell("!a", "$3");
  expect(sent).toEqual(["!a $1"]);
  await succeed();
  expect(waiting()).toEqual(["$3", "$r"]);
  expect(sent).toEqual(["!a $1", "!a $t $r"]);
  await succeed();
  clock.advance(299);
  expect(sent).toEqual(["!a $1", "!a $t $r"]);
  clock.advance(1);
  await succeed();
  expect(sent).toEqual(["!a $1", "!a $t $r", "!a $3"]);
  expect(waiting()).toEqual([]);
});

test("whoever goes from room to room tells of each at once", async () => {
  const { tell, succeed, sent } = world();
  for (const room of ["!a", "!b", "!c"]) tell(room, "$1");
  await succeed();
  await succeed();
  await succeed();
  expect(sent).toEqual(["!a $1", "!b $1", "!c $1"]);
});

test("whoever reads fast tells no more than a few in a second", async () => {
  const { tell, succeed, sent, clock } = world();
  for (let at = 0; at < 100; at++) {
    tell("!a", `$${at}`);
    await succeed();
    clock.advance(20);
  }
  await succeed();
  clock.advance(300);
  await succeed();
  expect(sent.length).toBeLessThanOrEqual(8);
  expect(sent.at(-1)).toBe("!a $99");
});

test("what was refused for its being too often is told when the server said, as often as it takes", async () => {
  const { tell, fail, succeed, sent, clock, waiting } = world();
  tell("!a", "$1");
  await fail({ code: "rate-limited", retryAfterMilliseconds: 5_000 });
  clock.advance(4_999);
  expect(sent).toHaveLength(1);
  clock.advance(1);
  expect(sent).toHaveLength(2);
  for (let turn = 0; turn < 20; turn++) {
    await fail({ code: "rate-limited" });
    clock.advance(60_000);
  }
  expect(waiting()).toEqual(["$1"]);
  await succeed();
  expect(waiting()).toEqual([]);
});

test("without a connection it waits, longer each time, or until there is one", async () => {
  const { tell, fail, succeed, queue, sent, clock } = world();
  tell("!a", "$1");
  await fail({ code: "offline" });
  clock.advance(1_000);
  await fail({ code: "offline" });
  clock.advance(1_999);
  expect(sent).toHaveLength(2);
  queue.connectionIsBack();
  expect(sent).toHaveLength(3);
  await succeed();
  tell("!a", "$2");
  // A connection does not let it go faster than it should.
  queue.connectionIsBack();
  expect(sent).toHaveLength(3);
});

test("what the server refuses for good is not asked again, and keeps nobody waiting", async () => {
  const { tell, fail, waiting, clock, sent } = world();
  tell("!gone", "$1");
  tell("!a", "$2");
  await fail({ code: "forbidden" });
  expect(waiting()).toEqual(["$2"]);
  clock.advance(300);
  expect(sent).toEqual(["!gone $1", "!a $2"]);
});

test("what is read while its predecessor is on its way is told after it, and what was stopped is still waiting", async () => {
  const { tell, succeed, waiting, queue, clock, sent } = world();
  tell("!a", "$1");
  tell("!a", "$2");
  queue.stop();
  await succeed();
  clock.advance(10_000);
  expect(sent).toEqual(["!a $1"]);
  expect(waiting()).toEqual(["$2"]);
});
