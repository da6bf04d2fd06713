import { t } from "./messages.ts";
import "./recovery-key.css";

/** A recovery key in its groups of four, to be written down or selected whole. */
export function RecoveryKey({ recoveryKey }: { recoveryKey: string }) {
  const groups = recoveryKey.split(/\s+/);
  return (
    <output class="recovery-key" aria-label={t("key-label")} translate={false} dir="ltr">
      {groups.map((group, index) => (
        <span key={index}>{index === groups.length - 1 ? group : `${group} `}</span>
      ))}
    </output>
  );
}
