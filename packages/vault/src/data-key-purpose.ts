/**
 * What a data key is for. Each purpose has keys of its own, so that one that leaks or is destroyed takes nothing else
 * with it. A purpose that is added here gets its first key when the vault is next opened.
 */
export const dataKeyPurposes = {
  database: "The database file and its write-ahead log.",
  media: "Files that people upload, in authenticated chunks.",
  signing: "The server's own signing keys, sealed.",
  audit: "The chain of the audit log.",
  position: "The authenticated note of the last committed position beside the database.",
  push: "Who the server is to push services.",
  token: "Tokens that the server hands out and later recognises.",
} as const;

export type DataKeyPurpose = keyof typeof dataKeyPurposes;

/** Whether `text` names a purpose. */
export function isDataKeyPurpose(text: string): text is DataKeyPurpose {
  return Object.hasOwn(dataKeyPurposes, text);
}
