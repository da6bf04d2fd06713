import "./icon.css";

/**
 * A drawing of 24 by 24 units, one path in strokes of the text's colour. Purely decorative unless it has a label.
 *
 * @param path one of the constants beside this file.
 */
export function Icon({ path, label, small = false }: { path: string; label?: string; small?: boolean }) {
  return (
    <svg
      class={small ? "ui-icon ui-icon-small" : "ui-icon"}
      viewBox="0 0 24 24"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? "true" : undefined}
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
