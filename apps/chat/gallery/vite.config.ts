import { pageConfig } from "../../../tools/build/page-config.ts";

export default pageConfig(import.meta.url, "/");
