import { t } from "../i18n/kit-messages.ts";
import { backIcon, forwardIcon } from "../icons/navigation-icons.ts";
import { IconButton } from "./icon-button.tsx";
import "./pager.css";

export interface PagerProps {
  /** Counted from 1. */
  readonly page: number;
  readonly total?: number | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** Below a list: which page this is, and the way to its neighbours. Nothing where everything is on one page. */
export function Pager({ page, total, onPrevious, onNext }: PagerProps) {
  if (!onPrevious && !onNext) return total ? <p class="ui-pager">{t("total", { count: total })}</p> : null;
  return (
    <nav class="ui-pager">
      {total !== undefined && <span>{t("total", { count: total })}</span>}
      <span class="ui-pager-page">{t("page", { number: page })}</span>
      <IconButton
        small
        icon={backIcon}
        label={t("previous-page")}
        disabled={!onPrevious}
        onClick={() => onPrevious?.()}
      />
      <span class="ui-edge-end">
        <IconButton small icon={forwardIcon} label={t("next-page")} disabled={!onNext} onClick={() => onNext?.()} />
      </span>
    </nav>
  );
}
