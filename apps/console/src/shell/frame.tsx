import { Avatar } from "@conclave/ui/components/avatar";
import { Button } from "@conclave/ui/components/button";
import { Logo } from "@conclave/ui/components/logo";
import { PreferenceBar } from "@conclave/ui/components/preference-bar";
import { signOutIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { overviewIcon } from "@conclave/ui/icons/navigation-icons";
import { inviteIcon, peopleIcon } from "@conclave/ui/icons/people-icons";
import { roomIcon } from "@conclave/ui/icons/room-icons";
import { recordIcon } from "@conclave/ui/icons/status-icons";
import type { ComponentChildren } from "preact";
import { t } from "../messages.ts";
import { addressOf, type Part, partNames, parts } from "../route.ts";
import type { Workplace } from "../workplace.ts";
import "./frame.css";

const icons: Readonly<Record<Part, string>> = {
  overview: overviewIcon,
  people: peopleIcon,
  invitations: inviteIcon,
  rooms: roomIcon,
  audit: recordIcon,
};

export interface FrameProps {
  readonly workplace: Workplace;
  readonly organisation: string;
  readonly part: Part;
  readonly onSignOut: () => void;
  readonly children: ComponentChildren;
}

/** The frame of the console: its parts at the side (or on top of a narrow page), the part itself, who is signed in. */
export function Frame({ workplace, organisation, part, onSignOut, children }: FrameProps) {
  const { user_id: userId, display_name: displayName = userId, role } = workplace.caller;
  return (
    <div class="frame">
      <aside class="frame-side">
        <div class="frame-brand">
          <Logo />
          <span>
            <strong>{organisation}</strong>
            <small>{t("console.name")}</small>
          </span>
        </div>
        <nav class="frame-navigation" aria-label={t("console.navigation")}>
          {partNames
            .filter((name) => workplace.can(parts[name]))
            .map((name) => (
              <a key={name} href={addressOf(name)} aria-current={name === part ? "page" : undefined}>
                <Icon path={icons[name]} />
                <span>{t(`nav.${name}`)}</span>
              </a>
            ))}
        </nav>
        <div class="frame-account">
          <PreferenceBar />
          <div class="frame-person">
            <Avatar id={userId} name={displayName} size="small" />
            <span title={t("console.account", { user: userId })}>
              <strong>{displayName}</strong>
              <small>{t(`role.${role}`)}</small>
            </span>
          </div>
          <Button small icon={signOutIcon} kind="secondary" onClick={onSignOut}>
            {t("console.sign-out")}
          </Button>
        </div>
      </aside>
      <main class="frame-main" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The head of a part: its name and what can be done there. */
export function PartHeader({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <header class="part-header">
      <h1>{title}</h1>
      <div class="part-actions">{children}</div>
    </header>
  );
}
