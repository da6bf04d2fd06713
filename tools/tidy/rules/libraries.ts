import type { Rule } from "../source.ts";

interface Restriction {
  readonly library: RegExp;
  readonly floors: readonly string[];
  readonly instead: string;
}

const restrictions: readonly Restriction[] = [
  {
    library: /^(kysely|pg|better-sqlite3.*)$/,
    floors: ["storage", "bench"],
    instead: "SQL lives in packages/storage: add a function to the subject's store.",
  },
  {
    library: /^(fastify|ajv)$/,
    floors: ["http", "bench"],
    instead: "Requests and answers are packages/http's affair.",
  },
  {
    library: /^(matrix-js-sdk|@matrix-org\/.*)(\/.*)?$/,
    floors: ["client", "tests"],
    instead:
      "packages/client is the only importer of the message crypto; the server can't decrypt because it can't import it.",
  },
  {
    library: /^(node:)?(http|https|http2|net|tls|dgram|dns|undici)(\/.*)?$/,
    floors: ["outbound", "http", "apps/server", "bench", "tests"],
    instead: "packages/outbound is the only way out; listening is apps/server's affair.",
  },
  {
    library: /^sharp$/,
    floors: ["pictures"],
    instead: "A picture is decoded in a process of its own: packages/pictures.",
  },
  {
    library: /^htmlparser2$/,
    floors: ["outbound"],
    instead: "What comes from elsewhere is read where it comes in: packages/outbound.",
  },
  {
    library: /^preact(\/.*)?$|^@preact\//,
    floors: ["ui", "apps/auth", "apps/chat", "apps/console"],
    instead: "A DOM node belongs to packages/ui or an app.",
  },
];

/** Each library is imported on the floor that wraps it, and nowhere else. */
export const librariesHaveTheirFloor: Rule = (sources) =>
  sources
    .filter((source) => !source.isTest)
    .flatMap((source) =>
      source.imports.flatMap(({ specifier }) =>
        restrictions
          .filter(({ library, floors }) => library.test(specifier) && !floors.includes(source.floor))
          .map(({ instead }) => ({ path: source.path, message: `${specifier} may not be imported here. ${instead}` })),
      ),
    );
