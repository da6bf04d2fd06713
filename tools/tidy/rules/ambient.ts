import type { Rule, Source, Use } from "../source.ts";

interface Restriction {
  readonly matches: (use: Use) => boolean;
  readonly allowed: (source: Source) => boolean;
  readonly instead: string;
}

const browserFloors = ["client", "ui", "apps/auth", "apps/chat", "apps/console"];

const restrictions: readonly Restriction[] = [
  {
    matches: ({ name }) => name === "process.env",
    allowed: (source) =>
      source.path.startsWith("apps/server/src/config/") || source.floor === "bench" || source.floor === "tests",
    instead: "Configuration is read in apps/server/src/config: take the value as an argument.",
  },
  {
    matches: ({ name, kind, arguments: count }) =>
      name === "Date.now" || name === "performance.now" || (name === "Date" && kind === "new" && count === 0),
    allowed: (source) =>
      source.path === "packages/base/src/clock.ts" || source.floor === "bench" || source.floor === "tests",
    instead: "Take a Clock (@conclave/base/clock).",
  },
  {
    matches: ({ name, kind }) => kind === "call" && /^(globalThis\.|window\.)?(setTimeout|setInterval)$/.test(name),
    allowed: (source) =>
      source.path === "packages/base/src/clock.ts" || source.floor === "bench" || source.floor === "tests",
    instead: "Take a Clock (@conclave/base/clock) and use `after`.",
  },
  {
    matches: ({ name }) => /^Math\.random$|(^|\.)(randomBytes|randomUUID|randomInt|getRandomValues)$/.test(name),
    allowed: (source) =>
      source.path === "packages/base/src/randomness.ts" || source.floor === "bench" || source.floor === "tests",
    instead: "Take a Randomness (@conclave/base/randomness).",
  },
  {
    matches: ({ name, kind }) =>
      (kind === "call" && /^(globalThis\.|window\.)?fetch$/.test(name)) ||
      (kind === "new" && /^(WebSocket|EventSource)$/.test(name)),
    allowed: (source) => ["outbound", "api-client", "bench", "tests", ...browserFloors].includes(source.floor),
    instead: "packages/outbound is the only way out of the server; api-client is given its fetch.",
  },
  {
    matches: ({ name, kind, firstNumber }) =>
      kind === "call" &&
      /\.(code|status|writeHead)$/.test(name) &&
      firstNumber !== undefined &&
      firstNumber >= 100 &&
      firstNumber < 600,
    allowed: (source) => source.floor === "http" || source.floor === "bench" || source.floor === "tests",
    instead: "Throw a MatrixError: what status it becomes is packages/http's affair.",
  },
];

/** Time, chance, environment, network and statuses come from one place each. */
export const nothingIsAmbient: Rule = (sources) =>
  sources
    .filter((source) => !source.isTest)
    .flatMap((source) =>
      source.uses.flatMap((use) =>
        restrictions
          .filter((restriction) => restriction.matches(use) && !restriction.allowed(source))
          .map(({ instead }) => ({ path: source.path, message: `${use.name} may not be used here. ${instead}` })),
      ),
    );
