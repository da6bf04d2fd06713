import { type Role, roleNames } from "@conclave/protocol/permissions/role";
import type { Text } from "../text.ts";
import type { OptionDefinition } from "./command.ts";

/** For every command that names a role. */
export const roleOption: OptionDefinition = {
  name: "role",
  value: "ROLE",
  documentation: { en: `one of ${roleNames.join(", ")}`, zh: `可选:${roleNames.join("、")}` },
};

/** Reads a role; undefined when it is none. */
export function readRole(text: string): Role | undefined {
  return roleNames.find((role) => role === text);
}

/** What is wrong with a role that is none. */
export const unknownRole: Text = {
  en: `--role must be one of ${roleNames.join(", ")}.`,
  zh: `--role 必须是以下之一:${roleNames.join("、")}。`,
};
