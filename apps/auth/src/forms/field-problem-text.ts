import { t } from "../messages.ts";
import type { FieldProblem } from "./account-fields.ts";

/** What to say at a localpart. */
export function localpartProblemText(problem: FieldProblem | undefined): string | undefined {
  if (problem === undefined) return undefined;
  if (problem === "required") return t("error.required");
  return problem === "taken" ? t("error.localpart-taken") : t("error.localpart-invalid");
}

/** What to say at a password that is being chosen. */
export function passwordProblemText(problem: FieldProblem | undefined, minimumLength: number): string | undefined {
  if (problem === undefined) return undefined;
  if (problem === "required") return t("error.required");
  return problem === "short" ? t("error.password-short", { length: minimumLength }) : t("error.password-weak");
}
