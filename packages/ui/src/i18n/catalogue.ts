import { formatNumber } from "./format.ts";
import { type Language, language } from "./language.ts";

/** One text; or one a plural category of English (`count` chooses), since "1 person" is not "2 persons". */
export type Message = string | { readonly one: string; readonly other: string };

/** `{name}` in a text is a place that a value fills. */
type PlacesOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;

type ParametersOf<M extends Message> = M extends string
  ? PlacesOf<M>
  : M extends { readonly other: infer Other extends string }
    ? PlacesOf<Other> | "count"
    : never;

type Arguments<M extends Message> = [ParametersOf<M>] extends [never]
  ? []
  : [parameters: { readonly [Name in ParametersOf<M>]: string | number }];

/** Looks a text up in the language of the page and fills its places. */
export type Translate<English extends Readonly<Record<string, Message>>> = <Key extends keyof English & string>(
  key: Key,
  ...parameters: Arguments<English[Key]>
) => string;

/**
 * A page's texts in every language. The English ones define the keys and the places; the compiler refuses a key that the
 * Chinese ones lack or add. Numbers are written in the language's own way.
 *
 * @example
 * const t = catalogue({ people: { one: "{count} person", other: "{count} people" } }, { people: "{count} 人" });
 * t("people", { count: 3 });
 */
export function catalogue<const English extends Readonly<Record<string, Message>>>(
  english: English,
  chinese: { readonly [Key in keyof English]: string },
): Translate<English> {
  const texts: Readonly<Record<Language, Readonly<Record<string, Message>>>> = { en: english, "zh-CN": chinese };
  return (key, ...[parameters]) => {
    const message = texts[language.value][key] ?? key;
    // Which places a key has is the type's affair; here they are names and values.
    return fill(message, (parameters ?? {}) as Readonly<Record<string, string | number>>);
  };
}

function fill(message: Message, parameters: Readonly<Record<string, string | number>>): string {
  const text = typeof message === "string" ? message : message[parameters["count"] === 1 ? "one" : "other"];
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = parameters[name];
    return value === undefined ? place : typeof value === "number" ? formatNumber(value) : value;
  });
}
