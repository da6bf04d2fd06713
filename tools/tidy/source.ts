import { parseSync, Visitor } from "oxc-parser";

/** A parsed source file, as the rules see it. */
export interface Source {
  /** From the root of the checkout, with slashes: `packages/http/src/edge/server.ts`. */
  readonly path: string;
  /** The package that it belongs to: `http`, `apps/server`. */
  readonly floor: string;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  /** Member accesses, calls and constructions by their dotted name: `Date.now`, `fetch`, `new Date`. */
  readonly uses: readonly Use[];
  readonly exportsEverything: boolean;
}

export interface Import {
  readonly specifier: string;
  /** The names that are imported; empty for a side effect, a namespace or a dynamic import. */
  readonly names: readonly string[];
}

export interface Use {
  readonly name: string;
  readonly kind: "call" | "new" | "member";
  /** How many arguments a call or construction has. */
  readonly arguments: number;
  /** The first argument, where it is a number. */
  readonly firstNumber: number | undefined;
}

/** What a rule found wrong: where, what, and what to write instead. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

/** Looks at all sources at once. */
export type Rule = (sources: readonly Source[]) => readonly Finding[];

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Parses one file. @throws Error when it is no TypeScript. */
export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const imports: Import[] = [];
  const uses: Use[] = [];
  let exportsEverything = false;

  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers.flatMap((specifier) =>
        specifier.type === "ImportSpecifier" ? [nameOf(specifier.imported as unknown as Node) ?? ""] : [],
      );
      imports.push({ specifier: node.source.value, names });
    },
    ExportNamedDeclaration(node) {
      if (node.source) imports.push({ specifier: node.source.value, names: [] });
    },
    ExportAllDeclaration(node) {
      exportsEverything = true;
      imports.push({ specifier: node.source.value, names: [] });
    },
    ImportExpression(node) {
      if (node.source.type === "Literal" && typeof node.source.value === "string") {
        imports.push({ specifier: node.source.value, names: [] });
      }
    },
    TSImportType(node) {
      const source: unknown = (node as unknown as { source?: { value?: unknown } }).source?.value;
      if (typeof source === "string") imports.push({ specifier: source, names: [] });
    },
    CallExpression(node) {
      addUse(uses, "call", node.callee as unknown as Node, node.arguments as unknown as readonly Node[]);
    },
    NewExpression(node) {
      addUse(uses, "new", node.callee as unknown as Node, node.arguments as unknown as readonly Node[]);
    },
    MemberExpression(node) {
      const name = nameOf(node as unknown as Node);
      if (name !== undefined) uses.push({ name, kind: "member", arguments: 0, firstNumber: undefined });
    },
  }).visit(program);

  return {
    path,
    floor: floorOf(path),
    isTest: /\.test\.tsx?$/.test(path) || path.startsWith("packages/testing/") || path.includes("/src/testing/"),
    imports,
    uses,
    exportsEverything,
  };
}

function addUse(uses: Use[], kind: "call" | "new", callee: Node, args: readonly Node[]): void {
  const name = nameOf(callee);
  if (name === undefined) return;
  const [first] = args;
  const firstNumber = first?.type === "Literal" && typeof first["value"] === "number" ? first["value"] : undefined;
  uses.push({ name, kind, arguments: args.length, firstNumber });
}

/** `a.b.c` for identifiers and plain member accesses; a call or index inside becomes an empty part. */
function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case "Identifier":
      return String(node["name"]);
    case "Literal":
      return typeof node["value"] === "string" ? node["value"] : undefined;
    case "ThisExpression":
      return "this";
    case "MemberExpression": {
      const object = nameOf(node["object"] as Node) ?? "";
      const property = nameOf(node["property"] as Node);
      return property === undefined ? undefined : `${object}.${property}`;
    }
    default:
      return undefined;
  }
}

function floorOf(path: string): string {
  const [top = "", name = ""] = path.split("/");
  if (top === "packages") return name;
  return top === "apps" ? `apps/${name}` : top;
}
