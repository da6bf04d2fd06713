import { IconButton } from "@conclave/ui/components/icon-button";
import { closeIcon } from "@conclave/ui/icons/action-icons";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t as shared } from "../messages.ts";
import { useMedia } from "../page/use-media.ts";

interface BesideHeaderProps {
  readonly title: string;
  /** The room that it belongs to, in small letters. */
  readonly about?: string;
  /** It takes the focus when it is opened: nothing else in it does. */
  readonly focused?: boolean;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}

/** Above what stands beside a conversation; where it covers the conversation, it is the page's heading. */
export function BesideHeader({ title, about, focused, onClose, children }: BesideHeaderProps) {
  const Heading = useCovers() ? "h1" : "h2";
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focused) heading.current?.focus();
  }, []);
  return (
    <header class="beside-header">
      <div class="beside-header-text">
        <Heading ref={heading} tabIndex={focused ? -1 : undefined}>
          {title}
        </Heading>
        {about !== undefined && <bdi class="beside-header-about">{about}</bdi>}
      </div>
      {children}
      <span class="ui-edge-end">
        <IconButton icon={closeIcon} label={shared("close")} onClick={onClose} />
      </span>
    </header>
  );
}

/** Whether what stands beside a conversation covers it. */
export function useCovers(): boolean {
  return useMedia("(max-width: 70rem)");
}
