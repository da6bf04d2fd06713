import { Logo } from "@conclave/ui/components/logo";
import { PreferenceBar } from "@conclave/ui/components/preference-bar";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../messages.ts";
import "./shell.css";

export interface ShellProps {
  readonly title: string;
  readonly organisation: string | undefined;
  readonly children: ComponentChildren;
}

/** The frame of every auth page: one card, one heading, language and appearance in the corner. */
export function Shell({ title, organisation, children }: ShellProps) {
  const name = organisation ?? "Conclave";
  useEffect(() => {
    document.title = t("page.title", { title, organisation: name });
  }, [title, name]);
  return (
    <div class="shell">
      <header class="shell-corner">
        <PreferenceBar />
      </header>
      <main class="shell-card">
        <div class="shell-brand">
          <Logo />
          <span>{name}</span>
        </div>
        <h1>{title}</h1>
        {children}
      </main>
      <footer class="shell-footer">{t("page.made-with")}</footer>
    </div>
  );
}
