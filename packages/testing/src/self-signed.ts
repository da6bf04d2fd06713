import { spawnSync } from "node:child_process";
import { join } from "node:path";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** Why a test that needs a certificate is skipped here; false where it isn't. */
export const skipWithoutOpenssl = hasOpenssl
  ? false
  : "SKIPPED: openssl is not installed, so no certificates can be made";

/**
 * Makes a certificate that holds for two days and that nobody vouches for, with its key (P-256, PEM), as two files of a folder.
 *
 * @param name becomes the files' name and the certificate's common name.
 * @param alternativeName what it is for, besides: `DNS:push.example.org`, `IP:127.0.0.1`.
 * @throws Error when openssl makes none.
 */
export function makeSelfSigned(
  folder: string,
  name: string,
  alternativeName?: string,
): { readonly key: string; readonly certificate: string } {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const kind = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(" ");
  const names = ["-subj", `/CN=${name}`];
  if (alternativeName !== undefined) names.push("-addext", `subjectAltName=${alternativeName}`);
  const { status, stderr } = spawnSync("openssl", [...kind, ...names, "-keyout", key, "-out", certificate]);
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  return { key, certificate };
}
