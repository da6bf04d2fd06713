import type { Trust } from "@conclave/client/snapshots/person";
import { Icon } from "@conclave/ui/icons/icon";
import { shieldIcon, verifiedIcon } from "@conclave/ui/icons/people-icons";
import { warningIcon } from "@conclave/ui/icons/status-icons";
import { t } from "./messages.ts";
import "./people.css";

const paths: Readonly<Record<Trust, string>> = {
  verified: verifiedIcon,
  unverified: shieldIcon,
  "identity-changed": warningIcon,
  "no-identity": shieldIcon,
};

/** What is known about who a person is, as a drawing with a name. */
export function TrustShield({ trust }: { trust: Trust }) {
  const text = t(`trust-${trust}`);
  return (
    <span class={`trust-shield trust-shield-${trust}`} title={text}>
      <Icon path={paths[trust]} label={text} small />
    </span>
  );
}
