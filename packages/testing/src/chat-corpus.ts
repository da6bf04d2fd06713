/** A message of a made-up conversation. */
export interface CorpusMessage {
  readonly roomId: string;
  /** As those of the server: a hash, which nothing compresses. */
  readonly eventId: string;
  readonly sender: string;
  /** Milliseconds since the epoch, rising. */
  readonly timestamp: number;
  readonly text: string;
}

const letters = "etaoinshrdlcumwfgypbvkjxqz";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const words = 20_000;
const characters = 3_000;

/**
 * `count` messages of forty rooms and two hundred people, every other one Chinese, the same for the same seed. Words and characters are as frequent as in
 * speech (Zipf's law) and otherwise independent of each other, so that they repeat less, and compress worse, than what people write.
 */
export function chatCorpus(count: number, seed: number): readonly CorpusMessage[] {
  const next = uniform(seed);
  const whole = (below: number) => Math.floor(next() * below);
  // The inverse of the sum of 1/rank, which is nearly a logarithm.
  const rank = (of: number) => Math.min(of - 1, Math.floor(Math.exp(next() * Math.log(of + 1))) - 1);
  const vocabulary = Array.from({ length: words }, (_, at) =>
    Array.from({ length: 2 + whole(at < 200 ? 3 : 9) }, () => letters[rank(letters.length)] ?? "e").join(""),
  );
  const english = () => Array.from({ length: 3 + whole(20) }, () => vocabulary[rank(words)] ?? "").join(" ");
  const chinese = () =>
    Array.from({ length: 5 + whole(45) }, () => String.fromCodePoint(0x4e00 + rank(characters) * 6)).join("");
  let timestamp = 1_700_000_000_000;
  return Array.from({ length: count }, (_, at) => {
    timestamp += whole(120_000);
    return {
      roomId: `!room${rank(40)}:corpus.example`,
      eventId: `$${Array.from({ length: 43 }, () => alphabet[whole(64)]).join("")}`,
      sender: `@person${rank(200)}:corpus.example`,
      timestamp,
      text: at % 2 === 0 ? english() : chinese(),
    };
  });
}

/** Numbers from 0 to 1, 1 excluded, the same for the same seed (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
