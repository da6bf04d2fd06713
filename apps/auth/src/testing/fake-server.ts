import type { Connection } from "@conclave/api-client/call";
import type { Clock } from "@conclave/base/clock";

/** What a path answers, and how often; the last answer stays. */
export type Answers = Readonly<Record<string, readonly (readonly [status: number, body: unknown])[]>>;

/** A server that answers from a table, for tests; an unknown path is out of reach. */
export function fakeServer(answers: Answers) {
  const sent: { path: string; body: unknown }[] = [];
  const asked = new Map<string, number>();
  const connection: Connection = {
    baseUrl: "",
    fetch: async (input, init) => {
      const path = String(input).replace("/_conclave/auth/v1/", "");
      sent.push({ path, body: JSON.parse(String(init?.body ?? "null")) });
      const count = asked.get(path) ?? 0;
      asked.set(path, count + 1);
      const answer = answers[path]?.[count] ?? answers[path]?.at(-1);
      if (!answer) throw new TypeError("failed");
      return new Response(JSON.stringify(answer[1]), { status: answer[0] });
    },
  };
  return { connection, sent };
}

/** A clock that stands until it is moved. */
export function fakeClock() {
  let now = 1000;
  let waiting: { at: number; action: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(delay, action) {
      const entry = { at: now + delay, action };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
  };
  function pass(milliseconds: number): void {
    const end = now + milliseconds;
    for (;;) {
      const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      waiting = waiting.filter((other) => other !== next);
      now = next.at;
      next.action();
    }
    now = end;
  }
  return { clock, pass };
}
