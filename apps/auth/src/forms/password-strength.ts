/** What a guesser tries before anything else. */
const usual = [
  "password",
  "passwort",
  "qwerty",
  "asdf",
  "welcome",
  "letmein",
  "admin",
  "secret",
  "login",
  "conclave",
  "mima",
];

/** 0: refuse; 1 weak, 2 fair, 3 good, 4 strong. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/**
 * A rough guess of how hard a password is to guess, while it is typed. It encourages; what is allowed the server decides.
 * Length counts most; repetition, sequences and words from the person's own names count little.
 *
 * @param own the person's names and the organisation's: what a guesser tries first.
 */
export function passwordStrength(password: string, minimumLength: number, own: readonly string[]): Strength {
  if ([...password].length < minimumLength) return 0;
  const bits = [...withoutOwn(password, own)]
    .slice(0, 128)
    .reduce(
      (sum, character, index, all) => sum + (isExpected(all, index) ? 0.5 : bitsOf(character, all[index - 1])),
      0,
    );
  if (bits < 24) return 0;
  if (bits < 34) return 1;
  if (bits < 42) return 2;
  return bits < 60 ? 3 : 4;
}

/** Each of the person's words, and each usual one, counts as one character. */
function withoutOwn(password: string, own: readonly string[]): string {
  let rest =
    password.toLowerCase() === password ? password : password.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
  for (const word of [...usual, ...own].flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))) {
    if (word.length >= 3) rest = rest.replaceAll(word, "a");
  }
  return rest;
}

/** A character that repeats or continues those before it: `aaa`, `abc`, `321`, or a pair that was there before. */
function isExpected(all: readonly string[], index: number): boolean {
  const code = (at: number) => all[at]?.codePointAt(0) ?? Number.NaN;
  if (Math.abs(code(index) - code(index - 1)) <= 1) return true;
  return all.slice(1, index).some((_, at) => code(at + 1) === code(index) && code(at) === code(index - 1));
}

/** People don't choose at random: about half of what the alphabet would allow, and more where the kind changes. */
function bitsOf(character: string, before: string | undefined): number {
  const kind = kindOf(character);
  return bitsOfKind[kind] + (before !== undefined && kindOf(before) !== kind ? 1 : 0);
}

const bitsOfKind = { digit: 2.2, small: 2.6, capital: 2.6, sign: 3.2, other: 6 };

function kindOf(character: string): keyof typeof bitsOfKind {
  if (/[0-9]/.test(character)) return "digit";
  if (/[a-z]/.test(character)) return "small";
  if (/[A-Z]/.test(character)) return "capital";
  return character.charCodeAt(0) < 128 ? "sign" : "other";
}
