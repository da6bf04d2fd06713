import { assert } from "@conclave/base/assert";

/**
 * Fills a contract's path template and appends the query; values that are undefined are left out.
 *
 * @throws Error when the template names a parameter that is missing or empty: a defect of the caller.
 */
export function urlOf(
  template: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    assert(value !== undefined && value !== "", `${template} is called with its ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) search.append(name, String(item));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
