import { Type } from "typebox";

/** Bytes of a body on the auth API: a few names and a password. */
export const authBodyLimit = 16 * 1024;

/** The secret of a link: what follows `#/set-up/`, `#/invitation/` or `#/reset/`. Only ever in a fragment or a body. */
export const LinkToken = Type.String({ minLength: 16, maxLength: 256, pattern: "^[A-Za-z0-9_-]+$" });

/** Before it is an account's name it is only text: the grammar is refused with `M_INVALID_USERNAME`, not with `M_BAD_JSON`. */
export const Localpart = Type.String({ minLength: 1, maxLength: 255 });

/** A password as typed. The upper bound keeps hashing affordable; the lower one is policy (`M_WEAK_PASSWORD`). */
export const Password = Type.String({ minLength: 1, maxLength: 1024 });

/** What a person is called. Not every database can hold U+0000. */
export const DisplayName = Type.String({ minLength: 1, maxLength: 255, pattern: "^[^\\u0000]*$" });

/** Milliseconds since the Unix epoch. */
export const Timestamp = Type.Integer({ minimum: 0 });

/**
 * Where the page sends the browser next: an address that the server checked, with a short-lived, single-use Matrix login
 * token as `loginToken` (spec "Client login via SSO").
 */
export const Redirection = Type.Object({ redirect: Type.String({ minLength: 1, maxLength: 4096 }) });
