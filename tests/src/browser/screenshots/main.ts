import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Device, keepPictures, launchBrowser, openDevice } from "../kit/browser.ts";
import { startServer } from "../kit/server.ts";
import { photographArrival, photographSetUp, photographSignIn } from "./auth-screens.ts";
import { createCamera } from "./camera.ts";
import { photographChat, photographDevices, photographFirstRun } from "./chat-screens.ts";
import { photographConsole } from "./console-screens.ts";
import { olive, populate } from "./world.ts";

// `npm run screenshots`: every screen in both widths, themes and languages, into output/screenshots, to be looked at. With
// `--readme`, those of the README too, into docs/images.

const folder = fileURLToPath(new URL("../../../../output/screenshots", import.meta.url));
rmSync(folder, { recursive: true, force: true });
const camera = createCamera(folder);
const server = await startServer();
const browser = await launchBrowser();
const devices: Device[] = [];
try {
  const owner = await openDevice(browser, server, "olive");
  devices.push(owner);
  await photographSetUp(camera, owner, server);
  await photographFirstRun(camera, owner);
  const world = await populate(browser, server, devices);
  await photographConsole(camera, world);
  await photographChat(camera, world);
  await photographDevices(camera, world);
  await photographArrival(camera, world);
  await photographSignIn(camera, world, olive.password);
  const problems = devices.flatMap((device) => device.problems);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  await keepPictures(devices);
  throw error;
} finally {
  await browser.close();
  await server.stop();
}
