import type { Field, RequiredField } from "./field.ts";
import { callsSection } from "./sections/calls.ts";
import { consoleSection } from "./sections/console.ts";
import { encryptionSection } from "./sections/encryption.ts";
import { keysSection } from "./sections/keys.ts";
import { limitsSection } from "./sections/limits.ts";
import { loggingSection } from "./sections/logging.ts";
import { outboundSection } from "./sections/outbound.ts";
import { presenceSection } from "./sections/presence.ts";
import { previewsSection } from "./sections/previews.ts";
import { pushSection } from "./sections/push.ts";
import { registrationSection } from "./sections/registration.ts";
import { roomsSection } from "./sections/rooms.ts";
import { serverSection } from "./sections/server.ts";
import { signInSection } from "./sections/sign-in.ts";
import { storageSection } from "./sections/storage.ts";
import { tlsSection } from "./sections/tls.ts";

/** Every section of `conclave.yaml`, in the order of the reference. */
export const sections = {
  server: serverSection,
  storage: storageSection,
  keys: keysSection,
  tls: tlsSection,
  registration: registrationSection,
  signIn: signInSection,
  encryption: encryptionSection,
  rooms: roomsSection,
  limits: limitsSection,
  outbound: outboundSection,
  push: pushSection,
  presence: presenceSection,
  previews: previewsSection,
  calls: callsSection,
  console: consoleSection,
  logging: loggingSection,
};

type Sections = typeof sections;
type ValueOf<Definition> =
  Definition extends RequiredField<infer Value>
    ? Value
    : Definition extends Field<infer Value>
      ? Value | undefined
      : never;

/** What was said, with the fallbacks: a value a field, undefined where an optional one stayed unsaid. */
export type Settings = {
  readonly [Name in keyof Sections]: {
    readonly [Key in keyof Sections[Name]["fields"]]: ValueOf<Sections[Name]["fields"][Key]>;
  };
};

/** A field among others, its value's type left open. */
export interface ListedField {
  readonly section: string;
  readonly name: string;
  readonly definition: Field<unknown>;
}

/** Every field, in the order of the reference. */
export function listFields(): ListedField[] {
  const listed: ListedField[] = [];
  for (const [section, { fields }] of Object.entries(sections)) {
    for (const [name, definition] of Object.entries(fields)) {
      // A kind reads what it writes, and nobody mixes the kinds of two fields; so the open type is safe.
      listed.push({ section, name, definition: definition as Field<unknown> });
    }
  }
  return listed;
}
