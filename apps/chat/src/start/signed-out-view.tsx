import type { Failure } from "@conclave/client/failure";
import type { SignedOutSession } from "@conclave/client/snapshots/session-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { CardPage } from "../page/card-page.tsx";
import { t } from "./messages.ts";

interface SignedOutProps {
  readonly reason: SignedOutSession["reason"];
  /** Why the sign-in that just ended was refused. */
  readonly refusal: Failure | null;
}

/** Nobody is signed in on this device. */
export function SignedOutPage({ reason, refusal }: SignedOutProps) {
  return (
    <CardPage title={t("welcome-title")}>
      {reason === "ended-by-server" && (
        <Notice tone="warning" title={t("ended-title")}>
          {t("ended-text")}
        </Notice>
      )}
      {reason === "account-erased" && <Notice tone="success">{t("erased-text")}</Notice>}
      {reason === "signed-out" && <Notice tone="success">{t("signed-out-text")}</Notice>}
      <p class="card-page-text">{t("welcome-text")}</p>
      <SignInButton refusal={refusal} />
      <p class="card-page-text">{t("no-account")}</p>
    </CardPage>
  );
}

/** The server wants a new sign-in; what is on this device stays. */
export function SoftLoggedOutPage({ userId, refusal }: { userId: string; refusal: Failure | null }) {
  const { dialog } = useChat();
  return (
    <CardPage title={t("again-title")}>
      <p class="card-page-text">{t("again-text")}</p>
      <p>
        <bdi>{userId}</bdi>
      </p>
      <SignInButton refusal={refusal} />
      <div class="card-page-foot">
        <Button
          kind="quiet"
          onClick={() => {
            dialog.value = { name: "sign-out" };
          }}
        >
          {t("again-other")}
        </Button>
      </div>
    </CardPage>
  );
}

function SignInButton({ refusal }: { refusal: Failure | null }) {
  const { commands } = useChat();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(refusal);
  const shown = failure ?? refusal;
  const begin = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { url } = await commands.startSignIn(`${globalThis.location.origin}/`);
      globalThis.location.assign(url);
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <>
      {shown !== null && !busy && <Notice tone="danger">{failureText(shown)}</Notice>}
      <Button kind="primary" wide busy={busy} onClick={begin}>
        {t("sign-in")}
      </Button>
    </>
  );
}
