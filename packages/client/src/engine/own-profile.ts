import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Media } from "../attachments/media.ts";
import { uploadPicture } from "../attachments/upload-picture.ts";
import type { SessionCommands } from "../commands.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { Person } from "../snapshots/person.ts";
import { asClientError } from "./failure-of.ts";

/** This account's own name and picture. */
export interface OwnProfile extends Pick<SessionCommands, "setDisplayName" | "setOwnPicture"> {
  /** Asks the server for them. Until it answers, the name is the one of the last run, or the user id. */
  load(): void;
}

const storeKey = "own-name";

export function ownProfile(
  sdk: MatrixClient,
  media: Media,
  store: KeyValueStore,
  publish: (self: Person) => void,
): OwnProfile {
  const userId = sdk.getSafeUserId();
  let isHeard = false;

  function tell(name: string | undefined, avatar: string | undefined): void {
    publish({ userId, name: name || userId, ambiguous: false, avatar: avatar || null });
  }

  async function fetchProfile(): Promise<void> {
    const { displayname, avatar_url: avatar } = await sdk.getProfileInfo(userId);
    isHeard = true;
    tell(displayname, avatar);
    await store.set(storeKey, displayname ?? "");
  }

  async function recall(): Promise<void> {
    const name = await store.get(storeKey);
    if (name !== null && !isHeard) tell(name, undefined);
  }

  return {
    load() {
      tell(undefined, undefined);
      // A profile that can't be had now is only a missing name.
      void recall().catch(() => undefined);
      void fetchProfile().catch(() => undefined);
    },
    setDisplayName: (displayName) =>
      asClientError(async () => {
        await sdk.setDisplayName(displayName);
        await fetchProfile();
      }),
    setOwnPicture: (picture) =>
      asClientError(async () => {
        await sdk.setAvatarUrl(picture === null ? "" : await uploadPicture(media, picture));
        await fetchProfile();
      }),
  };
}
