import { parentPort } from "node:worker_threads";

let seen = 0;

/** Turns each content into the text that would be stored, and answers once as many have come as were announced. */
parentPort?.on("message", (message: { commands: { content: object | string | Uint8Array }[]; expected: number }) => {
  for (const { content } of message.commands) {
    if (textOf(content).length < 100) throw new Error("The content did not arrive.");
    seen++;
  }
  if (seen < message.expected) return;
  seen = 0;
  parentPort?.postMessage("arrived");
});

function textOf(content: object | string | Uint8Array): string {
  if (typeof content === "string") return content;
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : JSON.stringify(content);
}
