import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts about people. */
export const t = catalogue(
  {
    "trust-verified": "Verified: you compared emoji with them",
    "trust-unverified": "Not verified yet",
    "trust-identity-changed": "Their identity changed after you verified them",
    "trust-no-identity": "Has not set up encryption keys",
    "person-hint": "A user name, such as alice, or a whole address: @alice:example.org",
    "person-malformed": "This is not a user name. Small letters, digits and . _ = - / + are allowed.",
    "person-self": "This is you.",
    "people-label": "People",
    "people-add": "Add",
    "people-remove": "Remove {name}",
    "people-list": "People to invite",
  },
  {
    "trust-verified": "已验证：你们已比对过表情符号",
    "trust-unverified": "尚未验证",
    "trust-identity-changed": "验证之后，对方的身份发生了变化",
    "trust-no-identity": "尚未设置加密密钥",
    "person-hint": "用户名（如 alice）或完整地址：@alice:example.org",
    "person-malformed": "用户名无效，只能使用小写字母、数字和 . _ = - / +。",
    "person-self": "这是你自己。",
    "people-label": "成员",
    "people-add": "添加",
    "people-remove": "移除 {name}",
    "people-list": "要邀请的人",
  },
);
