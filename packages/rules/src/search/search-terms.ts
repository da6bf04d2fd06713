/** Terms of one event that the index holds: a long text is found by how it begins. */
const mostTerms = 256;
const mostCharacters = 8_192;
const longestTerm = 64;
/** Terms of one question: each is one more look into the index. */
const mostQueryTerms = 12;

/** Scripts that put no space between words: there every two neighbours make a term. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const word = /[\p{L}\p{M}\p{N}_]+/gu;
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

/**
 * The terms by which a text is found, each once: its words; and of Chinese, Japanese and Thai, which have no spaces, each
 * character and each two neighbours. Letter case and form (NFKC) don't matter.
 */
export function indexTerms(text: string): readonly string[] {
  const terms = new Set<string>();
  for (const run of runsOf(text.slice(0, mostCharacters))) {
    for (const term of unspaced.test(run) ? [...run, ...bigrams(run)] : [run.slice(0, longestTerm)]) {
      if (terms.size === mostTerms) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

/** The terms that an event must have to answer to a question; empty where nothing can be looked for. */
export function queryTerms(text: string): readonly string[] {
  const terms = new Set<string>();
  for (const run of runsOf(text)) {
    if (!unspaced.test(run)) terms.add(run.slice(0, longestTerm));
    // One character is a term of its own; of more, the pairs say it all.
    else for (const term of [...run].length === 1 ? [run] : bigrams(run)) terms.add(term);
  }
  return [...terms].slice(0, mostQueryTerms);
}

/** What of an answer is to be highlighted: the words of the question. */
export function highlightsOf(text: string): readonly string[] {
  return [...new Set(runsOf(text))];
}

/** Words, and within them the stretches with and without spaces between words. */
function runsOf(text: string): readonly string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  return (folded.match(word) ?? []).flatMap((one) => one.match(runs) ?? []);
}

function bigrams(run: string): readonly string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
