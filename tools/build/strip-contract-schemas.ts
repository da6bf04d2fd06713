import type { Plugin } from "vite";

const contracts = /packages\/protocol\/src\/[a-z-]+-api\/[a-z-]+\.ts$/;
const schemaParts = new Set(["params", "query", "body", "response"]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Leaves a contract's schemas out of the pages: they call by method and path, types are gone by then, and a schema library
 * would be larger than the sign-in page. What then nobody uses is dropped by the bundler, since calls of `Type` are marked
 * as free of side effects.
 */
export function stripContractSchemas(): Plugin {
  return {
    name: "strip-contract-schemas",
    apply: "build",
    enforce: "post",
    transform: {
      filter: { id: contracts },
      handler(code) {
        return { code: withoutSchemas(code, this.parse(code)), map: null };
      },
    },
  };
}

/** Cuts the schemas out of a module's text, given its syntax tree (ESTree), and marks the other calls of `Type`. */
export function withoutSchemas(code: string, program: unknown): string {
  const cuts: Node[] = [];
  walk(program, (node) => {
    if (node.type !== "CallExpression") return;
    const { callee, arguments: given } = node as Node & {
      callee: { name?: string };
      arguments: { properties?: unknown[] }[];
    };
    if (callee.name !== "endpoint") return;
    for (const property of (given[0]?.properties ?? []) as (Node & { key?: { name?: string } })[]) {
      if (property.key?.name !== undefined && schemaParts.has(property.key.name)) cuts.push(property);
    }
  });
  let text = code;
  for (const { start, end } of cuts.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + text.slice(end).replace(/^\s*,/, "");
  }
  return text.replace(/\bType\.(\w+)\(/g, "/* @__PURE__ */ Type.$1(");
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === "object" && value !== null) {
    // Whatever has a type and a place is a node of the syntax tree (ESTree).
    if ("type" in value && "start" in value) visit(value as Node);
    for (const child of Object.values(value)) walk(child, visit);
  }
}
