import { Button } from "@conclave/ui/components/button";
import { Logo } from "@conclave/ui/components/logo";
import { Notice } from "@conclave/ui/components/notice";
import { PreferenceBar } from "@conclave/ui/components/preference-bar";
import type { ComponentChildren } from "preact";
import { t } from "../messages.ts";
import "./sign-in-view.css";

/** A page of the console outside its frame: one card. */
export function CardPage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="card-page">
      <header>
        <PreferenceBar />
      </header>
      <main>
        <Logo large />
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** Before signing in. */
export function SignInView({ why, onSignIn }: { why: "ended" | "failed" | undefined; onSignIn: () => void }) {
  return (
    <CardPage title={t("sign-in.title")}>
      {why !== undefined && <Notice tone={why === "ended" ? "info" : "danger"}>{t(`sign-in.${why}`)}</Notice>}
      <p>{t("sign-in.text")}</p>
      <Button kind="primary" wide onClick={onSignIn}>
        {t("sign-in.action")}
      </Button>
    </CardPage>
  );
}
