import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { turnCredentials } from "./turn-credentials.ts";

test("credentials say until when and for whom, and are proved by the shared secret", () => {
  const settings = { uris: ["turn:turn.example.org:3478"], secret: "north", lifetime: 3_600_000 };
  deepEqual(turnCredentials(settings, "@alice:example.org", 1_700_000_000_000), {
    username: "1700003600:@alice:example.org",
    // printf '1700003600:@alice:example.org' | openssl dgst -sha1 -hmac north -binary | base64
    password: "6cEh1+OSEPFM5XsksE7KvMgzX1c=",
    uris: ["turn:turn.example.org:3478"],
    lifetime: 3_600_000,
  });
});
