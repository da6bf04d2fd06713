import "./logo.css";

/** The mark of Conclave: a round room, and the keyhole of its door. */
export function Logo({ large = false }: { large?: boolean }) {
  return (
    <svg class={large ? "ui-logo ui-logo-large" : "ui-logo"} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="ui-logo-room" d="M16 2a14 14 0 0 1 14 14v10a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V16A14 14 0 0 1 16 2z" />
      <path class="ui-logo-key" d="M16 9.5a4.5 4.5 0 0 1 2.2 8.43L19.8 25h-7.6l1.6-7.07A4.5 4.5 0 0 1 16 9.5z" />
    </svg>
  );
}
