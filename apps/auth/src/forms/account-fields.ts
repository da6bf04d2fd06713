import { isValidLocalpart } from "@conclave/protocol/identifiers/user-id";
import { type Signal, signal } from "@preact/signals";

/** Why a field can't be sent as it is; the view has the words. */
export type FieldProblem = "required" | "invalid" | "taken" | "short" | "weak";

export interface AccountFields {
  readonly displayName: Signal<string>;
  readonly localpart: Signal<string>;
  readonly password: Signal<string>;
  readonly problems: Signal<Readonly<Partial<Record<"localpart" | "password", FieldProblem>>>>;
}

/** The fields of an account that is being made, empty. */
export function createAccountFields(localpart = ""): AccountFields {
  return { displayName: signal(""), localpart: signal(localpart), password: signal(""), problems: signal({}) };
}

/** What a localpart becomes while it is typed: names are small letters, so capitals are made small and spaces dropped. */
export function asLocalpart(text: string): string {
  return text.toLowerCase().replace(/\s/g, "");
}

/** Checks what can be checked without the server; true where nothing is wrong. */
export function checkAccountFields(fields: AccountFields, minimumLength: number): boolean {
  const localpart = fields.localpart.value;
  const password = fields.password.value;
  fields.problems.value = {
    ...(localpart === "" ? { localpart: "required" } : isValidLocalpart(localpart) ? {} : { localpart: "invalid" }),
    ...(password === "" ? { password: "required" } : [...password].length < minimumLength ? { password: "short" } : {}),
  };
  return Object.keys(fields.problems.value).length === 0;
}

/** Puts a refusal of the server at the field that it is about; false where it is about none of these. */
export function refuseAccountField(fields: AccountFields, errcode: string): boolean {
  const found = refusals[errcode];
  if (found === undefined) return false;
  fields.problems.value = found;
  return true;
}

const refusals: Readonly<Record<string, Readonly<Partial<Record<"localpart" | "password", FieldProblem>>>>> = {
  M_USER_IN_USE: { localpart: "taken" },
  M_EXCLUSIVE: { localpart: "taken" },
  M_INVALID_USERNAME: { localpart: "invalid" },
  M_WEAK_PASSWORD: { password: "weak" },
};
