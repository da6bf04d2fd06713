import type { Text } from "../text.ts";

/** What a YAML scalar or list, or an environment variable, holds before it is understood. */
export type RawValue = string | number | boolean | readonly (string | number | boolean)[];

/** A kind of value: how it is written, and how it is read. */
export interface Kind<Value> {
  /** Completes "must be ...". */
  readonly shape: Text;
  /**
   * Understands a value; undefined when it is not of this kind.
   *
   * @param folder what a relative path is relative to.
   */
  read(raw: RawValue, folder: string): Value | undefined;
  /** The value as a person writes it in `conclave.yaml`. */
  write(value: Value): string;
}

/** One setting. Its key in `conclave.yaml` is its name in the section with `_` before each capital. */
export interface Field<Value> {
  /** The environment variable that overrides the file. */
  readonly variable: string;
  readonly kind: Kind<Value>;
  /** The value when nobody said anything. */
  readonly fallback: NoInfer<Value> | undefined;
  /** What follows when nobody said anything and `fallback` is undefined. */
  readonly otherwise?: Text;
  readonly documentation: Text;
  /** A value for the example file, where the fallback would not explain it. */
  readonly example?: NoInfer<Value>;
  /** Never shown, not even in an error. */
  readonly secret?: boolean;
}

/** A named group of settings: one file here, one block in `conclave.yaml`. */
export interface Section<Fields extends Readonly<Record<string, unknown>>> {
  readonly documentation: Text;
  readonly fields: Fields;
}

/** A setting that always has a value. */
export function field<Value>(definition: Field<Value> & { readonly fallback: NoInfer<Value> }): RequiredField<Value> {
  return definition;
}

/** A setting that may stay unsaid. */
export function optionalField<Value>(
  definition: Omit<Field<Value>, "fallback"> & { readonly otherwise: Text },
): Field<Value> {
  return { ...definition, fallback: undefined };
}

export interface RequiredField<Value> extends Field<Value> {
  readonly fallback: NoInfer<Value>;
}

/** The key in `conclave.yaml` of a field or section: `publicUrl` is `public_url`. */
export function yamlKey(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
