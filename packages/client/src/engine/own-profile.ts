import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Media } from "../attachments/media.ts";
import { uploadPicture } from "../attachments/upload-picture.ts";
import type { SessionCommands } from "../commands.ts";
import type { Person } from "../snapshots/person.ts";
import { asClientError } from "./failure-of.ts";

/** This account's own name and picture. */
export interface OwnProfile extends Pick<SessionCommands, "setDisplayName" | "setOwnPicture"> {
  /** Asks the server for them. Until it answers, they are those that were last seen, or the user id is the name. */
  load(lastSeen: Person | null): void;
}

export function ownProfile(sdk: MatrixClient, media: Media, publish: (self: Person) => void): OwnProfile {
  const userId = sdk.getSafeUserId();

  function tell(name: string | undefined, avatar: string | undefined): void {
    publish({ userId, name: name || userId, ambiguous: false, avatar: avatar || null });
  }

  async function fetchProfile(): Promise<void> {
    const { displayname, avatar_url: avatar } = await sdk.getProfileInfo(userId);
    tell(displayname, avatar);
  }

  return {
    load(lastSeen) {
      if (lastSeen === null) tell(undefined, undefined);
      // A profile that can't be had now is only a missing name.
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
