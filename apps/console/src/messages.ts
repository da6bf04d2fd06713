import { catalogue } from "@conclave/ui/i18n/catalogue";
import { chinese } from "./messages-chinese.ts";
import { english } from "./messages-english.ts";

/** The texts of the console in the language of the page. */
export const t = catalogue(english, chinese);
