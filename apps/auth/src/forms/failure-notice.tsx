import { Notice } from "@conclave/ui/components/notice";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { t } from "../messages.ts";
import type { Form } from "./form.ts";

/** What is wrong with the attempt as a whole; what is wrong with a field stands at the field. */
export function FailureNotice({ form, refused }: { form: Form; refused?: string | undefined }) {
  const failure = form.failure.value;
  switch (failure?.kind) {
    case undefined:
      return null;
    case "unreachable":
      return <Notice tone="danger">{t("error.unreachable")}</Notice>;
    case "disabled":
      return <Notice tone="danger">{t("error.disabled")}</Notice>;
    case "deactivated":
      return <Notice tone="danger">{t("error.deactivated")}</Notice>;
    case "limited":
      // The count is seen going down, but heard only once.
      return (
        <Notice tone="danger">
          <VisuallyHidden>{t("error.limited", { count: Math.ceil(failure.retryAfter / 1000) })}</VisuallyHidden>
          <span aria-hidden="true">{t("error.limited", { count: form.wait.value })}</span>
        </Notice>
      );
    case "refused":
      return refused === undefined ? null : <Notice tone="danger">{refused}</Notice>;
    default:
      return <Notice tone="danger">{t("error.unknown")}</Notice>;
  }
}
