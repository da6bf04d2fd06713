import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { password } from "./chat/cast.ts";
import { history, searching } from "./chat/history.ts";
import { notifying } from "./chat/notifying.ts";
import { phone, twoTabs, withoutNetwork } from "./chat/places.ts";
import { comingAndGoing, dialogs, inviteEmma, lookingAfter } from "./chat/rooms.ts";
import { threads } from "./chat/threads.ts";
import { hostileTexts, keyboard, messageActions, unsent } from "./chat/writing.ts";
import { browserMissing } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { withServer } from "./kit/run.ts";

test(
  "the chat by keyboard, in two tabs, on a phone, and with hostile neighbours",
  { skip: browserMissing, timeout: 240_000 },
  (t) =>
    withServer(t, async (run) => {
      const olive = await run.open("olive");
      await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
      await chat.makeRecoveryKey(olive.page);
      const member = await inviteEmma(run, olive);
      await keyboard(run, olive);
      await unsent(run, olive, member);
      await hostileTexts(run, olive, member);
      await messageActions(run, olive, member);
      await threads(run, olive, member);
      await history(run, olive, member);
      await searching(run, olive, member);
      await notifying(run, olive, member);
      await phone(run, member);
      await twoTabs(run, olive);
      await dialogs(run, olive);
      await comingAndGoing(run, olive, member);
      await withoutNetwork(run, olive);
      await lookingAfter(run, olive, member);
      for (const { name, slowed } of run.devices) {
        const reading = slowed.filter((request) => /receipt|read_markers|typing/.test(request));
        deepEqual(reading, [], `${name} reads and types no faster than the server likes`);
      }
    }),
);
