import { writeFileSync } from "node:fs";
import { referenceFolder, referencePages } from "./reference/pages.ts";

// `npm run reference`: writes what docs/reference says of permissions, audit events and routes.

for (const [name, text] of await referencePages()) {
  writeFileSync(new URL(name, referenceFolder), text);
  process.stdout.write(`docs/reference/${name}\n`);
}
