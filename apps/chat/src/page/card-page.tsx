import { Logo } from "@conclave/ui/components/logo";
import { PreferenceBar } from "@conclave/ui/components/preference-bar";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import "./card-page.css";

/** A page that is one card: whatever comes before the rooms. */
export function CardPage({ title, children }: { title: string; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · Conclave`;
  }, [title]);
  return (
    <div class="card-page">
      <header class="card-page-corner">
        <PreferenceBar />
      </header>
      <main class="card-page-card">
        <div class="card-page-brand">
          <Logo />
          <span>Conclave</span>
        </div>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
