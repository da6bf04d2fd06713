import { auditEventTypes } from "@conclave/protocol/audit-events/audit-event-type";
import { differingPlaces } from "@conclave/ui/i18n/catalogue-check";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { expect, test } from "vitest";
import { auditSentence, chinese, english } from "./audit-messages.ts";

test("every type has a sentence with the same places in both languages", () => {
  expect(differingPlaces(english, chinese)).toEqual([]);
  expect(Object.keys(english).sort()).toEqual(Object.keys(auditEventTypes).sort());
});

test("a sentence names who and what; an unknown type stands for itself", () => {
  const places = { actor: "@a:x", subject: "@b:x" };
  chooseLanguage("en");
  expect(auditSentence("account.disabled", places)).toBe("@a:x disabled the account @b:x.");
  chooseLanguage("zh-CN");
  expect(auditSentence("account.disabled", places)).toBe("@a:x 停用了账户 @b:x。");
  expect(auditSentence("toString", places)).toBe("toString");
});
