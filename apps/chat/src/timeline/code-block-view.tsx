import { IconButton } from "@conclave/ui/components/icon-button";
import { copyIcon } from "@conclave/ui/icons/action-icons";
import { useEffect, useState } from "preact/hooks";
import { copyText } from "../message/copy-text.ts";
import type { CodePiece } from "./code-pieces.ts";
import { t } from "./messages.ts";
import "./rich-text.css";

/** Characters up to which code is coloured. */
const mostColoured = 20_000;

/** Code, coloured once what knows how is there, with a button that copies it. */
export function CodeBlock({ language, text }: { language: string | null; text: string }) {
  const [pieces, setPieces] = useState<readonly CodePiece[] | null>(null);
  useEffect(() => {
    let gone = false;
    if (text.length > mostColoured) return;
    // Without colours it says the same.
    import("./code-pieces.ts").then(
      ({ codePieces }) => {
        if (!gone) setPieces(codePieces(text, language));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [text, language]);
  return (
    <div class="code-block">
      <div class="code-block-head">
        <span>{language ?? ""}</span>
        <span class="ui-edge-end">
          <IconButton small icon={copyIcon} label={t("copy-code")} onClick={() => void copyText(text)} />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <pre tabIndex={0} dir="ltr">
        <code>
          {pieces === null
            ? text
            : pieces.map(({ kind, text: piece }, index) =>
                kind === "plain" ? (
                  piece
                ) : (
                  <span key={index} class={`code-${kind}`}>
                    {piece}
                  </span>
                ),
              )}
        </code>
      </pre>
    </div>
  );
}
