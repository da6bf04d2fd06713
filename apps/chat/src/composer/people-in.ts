import type { RichNode } from "@conclave/client/snapshots/rich-text";

/** The people that a formatted text mentions. */
export function peopleIn(nodes: readonly RichNode[]): readonly { readonly userId: string; readonly name: string }[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    if (node.kind === "person") return [node];
    return "children" in node ? peopleIn(node.children) : [];
  });
}
