import { CountBadge } from "@conclave/ui/components/badge";
import { searchIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { forwardIcon } from "@conclave/ui/icons/navigation-icons";
import { useLayoutEffect, useRef } from "preact/hooks";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { nameOf } from "./found-targets.ts";
import { t } from "./messages.ts";
import type { SwitchTarget } from "./switch-target.ts";

export interface TargetListProps {
  readonly id: string;
  readonly targets: readonly SwitchTarget[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** What was found (ARIA listbox of the field, which keeps the focus). */
export function TargetList({ id, targets, chosen, onChoose }: TargetListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen, targets.length]);
  return (
    <div ref={list} id={id} class="switcher-list" role="listbox" aria-label={t("list")}>
      {targets.map((target, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (aria-activedescendant).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
        <div
          key={target.key}
          id={`${id}-${index}`}
          class="switcher-target"
          role="option"
          aria-selected={index === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <Target target={target} />
        </div>
      ))}
    </div>
  );
}

function Target({ target }: { target: SwitchTarget }) {
  if (target.kind === "command") {
    return (
      <>
        <span class="switcher-icon">
          <Icon path={target.key === "search" ? searchIcon : forwardIcon} small />
        </span>
        <span class="switcher-name">{nameOf(target)}</span>
        <span class="switcher-kind">{t("command")}</span>
      </>
    );
  }
  if (target.kind === "person") {
    const { person } = target;
    return (
      <>
        <Picture id={person.userId} name={person.name} source={person.avatar} size="small" />
        <span class="switcher-name">
          <PersonName person={person} />
        </span>
        <span class="switcher-kind">{t("person")}</span>
      </>
    );
  }
  if (target.kind === "space") {
    const { space } = target;
    return (
      <>
        <Picture id={space.roomId} name={nameOf(target)} source={space.avatar} size="small" square />
        <bdi class="switcher-name">{nameOf(target)}</bdi>
        <span class="switcher-kind">{t("space")}</span>
      </>
    );
  }
  const { entry } = target;
  const { direct, membership, muted, highlightCount, unreadCount } = entry;
  return (
    <>
      <Picture id={entry.pictureId} name={nameOf(target)} source={entry.avatar} size="small" square={!direct} />
      <bdi class="switcher-name">{nameOf(target)}</bdi>
      <span class="switcher-kind">{t(membership === "invited" ? "invitation" : direct ? "direct" : "room")}</span>
      <CountBadge count={muted ? highlightCount : unreadCount} loud={direct || highlightCount > 0} />
    </>
  );
}
