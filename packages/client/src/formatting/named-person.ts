/** A person who may be named in a text as `@name`. */
export interface NamedPerson {
  readonly userId: string;
  readonly name: string;
}
