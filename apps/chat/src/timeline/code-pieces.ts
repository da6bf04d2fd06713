/** A piece of code, by what it is in most languages. */
export interface CodePiece {
  readonly kind: "plain" | "comment" | "string" | "number" | "keyword";
  readonly text: string;
}

const words =
  "abstract and as async await bool boolean break case catch char class const continue def default defer del do double elif else enum esac except export extends false fi final finally float fn for foreach from func function go goto if impl implements import in include int interface is lambda let long loop match mod module mut namespace new nil none not null of or package pass private protected pub public raise ref return self short signed static struct super switch template this throw throws trait true try type typedef typeof undefined union unless unsafe unsigned until use using var virtual void volatile when where while with yield";
const sqlWords =
  "add all alter and as asc between by case create delete desc distinct drop else end exists from group having in index inner insert into is join left like limit not null on or order outer primary right select set table then union unique update values view when where with";
const keywords = new Set(words.split(" "));
const sqlKeywords = new Set(sqlWords.split(" "));

const hash =
  /^(?:py|python|rb|ruby|sh|bash|zsh|shell|console|yaml|yml|toml|ini|perl|pl|r|make|makefile|dockerfile|nix)$/i;
const dashes = /^(?:sql|lua|haskell|hs|ada|elm)$/i;
const markup = /^(?:html|xml|svg|vue|md|markdown)$/i;

/**
 * Cuts code into pieces to colour: comments, strings, numbers and words of many languages. It is no parser: where it is wrong, a word has the
 * wrong colour. The pieces together are the code.
 */
export function codePieces(code: string, language: string | null): readonly CodePiece[] {
  const name = language ?? "";
  if (/^(?:te?xt|plain|none|log|diff|patch)$/i.test(name)) return [{ kind: "plain", text: code }];
  const comment = hash.test(name)
    ? "#[^\\n]*"
    : dashes.test(name)
      ? "--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)"
      : markup.test(name)
        ? "<!--[\\s\\S]*?(?:-->|$)"
        : "//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)";
  const pattern = new RegExp(
    `(?<comment>${comment})|(?<string>"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'|\`(?:\\\\.|[^\`\\\\])*\`?)|` +
      "(?<number>\\b(?:0[xob][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?(?:e[+-]?\\d+)?)\\b)|(?<word>[A-Za-z_$][\\w$]*)",
    "g",
  );
  const isKeyword = (word: string) =>
    /^sql$/i.test(name) ? sqlKeywords.has(word.toLowerCase()) : keywords.has(word) && !markup.test(name);
  const pieces: CodePiece[] = [];
  const push = (kind: CodePiece["kind"], text: string) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else if (text !== "") pieces.push({ kind, text });
  };
  let from = 0;
  for (const match of code.matchAll(pattern)) {
    push("plain", code.slice(from, match.index));
    const { comment: isComment, string, number, word } = match.groups ?? {};
    const kind = isComment
      ? "comment"
      : string
        ? "string"
        : number
          ? "number"
          : word && isKeyword(word)
            ? "keyword"
            : "plain";
    push(kind, match[0]);
    from = match.index + match[0].length;
  }
  push("plain", code.slice(from));
  return pieces;
}
