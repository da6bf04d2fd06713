import type { Rule } from "../source.ts";

/** Who may import whom, types included; nothing else. Tests may also import `testing`. */
export const floors: Readonly<Record<string, readonly string[]>> = {
  base: [],
  protocol: ["base"],
  rules: ["protocol", "base"],
  vault: ["protocol", "base"],
  outbound: ["protocol", "base"],
  pictures: ["base"],
  policy: ["rules", "protocol", "base"],
  storage: ["vault", "rules", "protocol", "base"],
  streams: ["storage", "protocol", "base"],
  services: ["streams", "storage", "policy", "vault", "outbound", "pictures", "rules", "protocol", "base"],
  http: ["services", "streams", "policy", "protocol", "base"],
  "api-client": ["protocol", "base"],
  client: ["api-client", "rules", "protocol", "base"],
  ui: ["base"],
  bot: ["client", "api-client", "protocol", "base"],
  "apps/server": [
    "http",
    "services",
    "streams",
    "storage",
    "policy",
    "vault",
    "outbound",
    "pictures",
    "rules",
    "protocol",
    "base",
  ],
  "apps/chat": ["client", "api-client", "ui", "protocol", "base"],
  "apps/auth": ["api-client", "ui", "protocol", "base"],
  "apps/console": ["api-client", "ui", "protocol", "base"],
  testing: ["http", "services", "streams", "storage", "vault", "pictures", "rules", "protocol", "base"],
  bench: ["tests", "http", "api-client", "protocol", "base"],
  tests: ["client", "api-client", "testing", "protocol", "base"],
};

/** Imports between packages go downwards only, as in the table. */
export const importsFollowTheFloors: Rule = (sources) =>
  sources.flatMap((source) => {
    const allowed = floors[source.floor];
    if (allowed === undefined)
      return [
        {
          path: source.path,
          message: `The package ${source.floor} has no row in tools/tidy/rules/floors.ts: add one.`,
        },
      ];
    return source.imports.flatMap(({ specifier }) => {
      const target = /^@conclave\/([a-z-]+)\//.exec(specifier)?.[1];
      if (target === undefined || allowed.includes(target) || target === source.floor) return [];
      if (source.isTest && target === "testing") return [];
      const message = `${source.floor} may not import ${target} (${specifier}). It may import: ${allowed.join(", ") || "nothing"}. Move the line to the floor where it is legal.`;
      return [{ path: source.path, message }];
    });
  });
