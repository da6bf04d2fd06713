import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

/**
 * A form that a model sends. When it comes back, the first field with something wrong in it takes the focus, or the one that
 * must be filled in again, so that nobody has to look for it.
 */
export function SubmittedForm({ submit, children }: { submit: () => Promise<void>; children: ComponentChildren }) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        await submit();
        requestAnimationFrame(() => fieldToMend(form.current)?.focus());
      }}
    >
      {children}
    </form>
  );
}

function fieldToMend(form: HTMLFormElement | null): HTMLElement | undefined {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  return (
    fields.find((field) => field.getAttribute("aria-invalid") === "true") ??
    fields.find((field) => field.getAttribute("aria-required") === "true" && field.value === "")
  );
}
