import type { AnyVerb } from "../core/verb.ts";
import { defineFilter } from "./define-filter.ts";
import { getFilter } from "./get-filter.ts";
import { noteUse } from "./note-use.ts";

/** The verbs of filters, for the registry. */
export const filterVerbs: readonly AnyVerb[] = [defineFilter, noteUse, getFilter];
