/** The organisation's choices that the services heed; they come from configuration, and don't change while the server runs. */
export interface Settings {
  /** `required`: every room but a space is end-to-end encrypted, and stays so. */
  readonly encryption: "required" | "optional";
  /** `verified`: clients that heed it give keys of messages to devices alone that their owners verified. */
  readonly keySharing: "any" | "verified";
  readonly defaultRoomVersion: "10" | "11" | "12";
  readonly registration: "closed" | "invite" | "open";
  /** Characters that a password must have. */
  readonly passwordLength: number;
  /** Bytes of one uploaded file. */
  readonly uploadLimit: number;
  /** Bytes of all the files that one person has uploaded. */
  readonly mediaPerPerson: number;
  /** The address under which people reach this server, without a slash at the end: `https://chat.example.org`. */
  readonly publicUrl: string;
  /** Where the console is, if not below `publicUrl`. */
  readonly consoleUrl: string;
  /** Where else people may be sent to after they signed in on the page: other clients, `https://client.example.org/`. */
  readonly redirectUrls: readonly string[];
  /** Lets whoever knows it make accounts (Synapse's shared-secret registration); undefined: nobody. */
  readonly registrationSecret: string | undefined;
  /** Milliseconds that an access token with a refresh token beside it is good for. */
  readonly accessTokenLifetime: number;
  /** Whether people see who is there of those with whom they share a room. */
  readonly presence: boolean;
  /** The organisation's TURN server, by which one-to-one calls get through; undefined: none. */
  readonly turn: TurnSettings | undefined;
  /** Where the organisation's LiveKit authorisation service answers, for group calls; undefined: none. */
  readonly livekitUrl: string | undefined;
}

/** A TURN server that shares a secret with this one. */
export interface TurnSettings {
  readonly uris: readonly string[];
  readonly secret: string;
  /** Milliseconds that its credentials are good for. */
  readonly lifetime: number;
}
