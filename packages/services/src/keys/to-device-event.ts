import type { ToDeviceMessage } from "@conclave/storage/keys/to-device-store";

/** To-device messages of one answer at most (spec "Send-to-Device", which suggests 100). */
export const messagesPerAnswer = 100;

/** JSON of a message as its device is given it: its content stays as it was sent. */
export function toDeviceEvent({ type, sender, content }: ToDeviceMessage): string {
  return `{"type":${JSON.stringify(type)},"sender":${JSON.stringify(sender)},"content":${content}}`;
}
