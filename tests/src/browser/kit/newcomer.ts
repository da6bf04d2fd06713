import { acceptInvitation, type NewAccount } from "./auth-steps.ts";
import type { Device, DeviceOptions } from "./browser.ts";
import { makeRecoveryKey } from "./chat-steps.ts";
import { enterConsole, invite, openPart } from "./console-steps.ts";
import type { Run } from "./run.ts";

/** Who has just come in, as far as the list of rooms, and the key that opens their history. */
export interface Newcomer {
  readonly device: Device;
  readonly key: string;
}

/** Invites somebody in the console, on the owner's device. @returns the link. */
export async function invitationFor(
  { server }: Pick<Run, "server">,
  { context }: Device,
  owner: Pick<NewAccount, "localpart" | "password">,
  name: string,
): Promise<string> {
  const office = await context.newPage();
  await enterConsole(office, server.origin, owner.localpart, owner.password);
  await openPart(office, "People");
  const link = await invite(office, name);
  await office.close();
  return link;
}

/** Lets somebody in by an invitation of the owner's, on a new device of the account's name. */
export async function letIn(
  run: Run,
  owner: { readonly device: Device } & Pick<NewAccount, "localpart" | "password">,
  account: NewAccount,
  options: DeviceOptions & { readonly deviceName?: string } = {},
): Promise<Newcomer> {
  const link = await invitationFor(run, owner.device, owner, account.displayName);
  const { deviceName = account.localpart, ...rest } = options;
  const device = await run.open(deviceName, rest);
  await device.page.goto(link);
  await acceptInvitation(device.page, account);
  return { device, key: await makeRecoveryKey(device.page) };
}
