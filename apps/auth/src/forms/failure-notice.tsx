import { Notice } from "@conclave/ui/components/notice";
import { t } from "../messages.ts";
import type { Form } from "./form.ts";

/** What is wrong with the attempt as a whole; what is wrong with a field stands at the field. */
export function FailureNotice({ form, refused }: { form: Form; refused?: string | undefined }) {
  const text = textOf(form, refused);
  return text === undefined ? null : <Notice tone="danger">{text}</Notice>;
}

function textOf({ failure, wait }: Form, refused: string | undefined): string | undefined {
  switch (failure.value?.kind) {
    case undefined:
      return undefined;
    case "unreachable":
      return t("error.unreachable");
    case "disabled":
      return t("error.disabled");
    case "deactivated":
      return t("error.deactivated");
    case "limited":
      return t("error.limited", { count: wait.value });
    case "refused":
      return refused;
    default:
      return t("error.unknown");
  }
}
