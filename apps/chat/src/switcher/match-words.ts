/**
 * How well a text fits what was typed: each word has to be found, in any order. The lower the better; null where a word is missing. Both texts are plain
 * (`plainText`). Chinese has no spaces, and is found wherever it stands.
 */
export function matchWords(text: string, typed: string): number | null {
  const words = typed.split(/\s+/).filter(Boolean);
  const whole = words.join(" ");
  if (text === whole) return 0;
  let sum = text.startsWith(whole) ? 0 : 1;
  for (const word of words) {
    const distance = distanceOf(text, word);
    if (distance === null) return null;
    sum += distance;
  }
  return sum;
}

function distanceOf(text: string, word: string): number | null {
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (parts.some((part) => part.startsWith(word))) return 1;
  if (text.includes(word)) return 2;
  // "hp" is the harbour project, "hrbr" the harbour.
  if (isWithin(parts.map(([first = ""]) => first).join(""), word)) return 4;
  return parts.some((part) => part[0] === word[0] && isWithin(part, word)) ? 6 : null;
}

/** Whether the letters of a word are in a text, in this order. One letter says too little. */
function isWithin(text: string, word: string): boolean {
  if (word.length < 2) return false;
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
