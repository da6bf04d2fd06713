import { Type } from "typebox";

/** The proof that a request carries after it was asked for some (spec "User-Interactive Authentication API"). */
export const Auth = Type.Optional(
  Type.Object({
    session: Type.Optional(Type.String({ maxLength: 255, pattern: "^[\\x21-\\x7e]*$" })),
    /** May be left out where the stages were completed elsewhere. */
    type: Type.Optional(Type.String({ maxLength: 255 })),
    /** Of `m.login.registration_token`: an invitation's. */
    token: Type.Optional(Type.String({ maxLength: 255 })),
  }),
);
