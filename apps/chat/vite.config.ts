import { pageConfig } from "../../tools/build/page-config.ts";
import { serviceWorker } from "../../tools/build/service-worker.ts";

const page = pageConfig(import.meta.url, "/");

export default { ...page, plugins: [page.plugins, serviceWorker("src/worker/main.ts")] };
