import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

/**
 * A form that a model sends. When it comes back with something wrong in a field, the first such field takes the focus, so
 * that nobody has to look for it.
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
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }}
    >
      {children}
    </form>
  );
}
