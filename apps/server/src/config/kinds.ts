import { isIP, isIPv4 } from "node:net";
import { resolve } from "node:path";
import type { Text } from "../text.ts";
import type { Kind, RawValue } from "./field.ts";

/** One of a few words. `on` and `off` may also be YAML's true and false. */
export function choice<Value extends string>(...values: readonly [Value, ...Value[]]): Kind<Value> {
  const listed = values.map((value) => `\`${value}\``).join(", ");
  return {
    shape: { en: `one of ${listed}`, zh: `以下之一:${listed}` },
    read(raw) {
      const word = raw === true ? "on" : raw === false ? "off" : raw;
      return values.find((value) => value === word);
    },
    write: (value) => value,
  };
}

/** A text that meets a condition. */
export function text(shape: Text, accepts: (written: string) => boolean): Kind<string> {
  return {
    shape,
    read: (raw) => (typeof raw === "string" && accepts(raw) ? raw : undefined),
    write: (value) => value,
  };
}

/** A whole number within bounds, both included. */
export function integer(shape: Text, least: number, most: number): Kind<number> {
  return {
    shape,
    read(raw) {
      const value = typeof raw === "string" && /^\d{1,15}$/.test(raw) ? Number(raw) : raw;
      return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined;
    },
    write: String,
  };
}

/** A TCP port; 0 lets the system choose. */
export const port = integer(
  { en: "a port number from 0 to 65535 (0: any free one)", zh: "0 到 65535 之间的端口号(0 表示任一空闲端口)" },
  0,
  65_535,
);

/** A path, made absolute. */
export const path: Kind<string> = {
  shape: { en: "a path", zh: "路径" },
  read: (raw, folder) => (typeof raw === "string" && isPath(raw) ? resolve(folder, raw) : undefined),
  write: (value) => value,
};

/** Paths, each made absolute. */
export const paths: Kind<readonly string[]> = list({ en: "a list of paths", zh: "路径列表" }, (item, folder) =>
  isPath(item) ? resolve(folder, item) : undefined,
);

const addresses = list(
  {
    en: "`localhost` (both 127.0.0.1 and ::1) or a list of IP addresses",
    zh: "`localhost`(即 127.0.0.1 和 ::1)或 IP 地址列表",
  },
  (item) => (isIP(item) ? item : undefined),
);

/** Addresses to listen on, at least one. */
export const listenAddresses: Kind<readonly string[]> = {
  shape: addresses.shape,
  read(raw, folder) {
    if (raw === "localhost") return loopbackAddresses;
    const read = addresses.read(raw, folder);
    return read?.length ? read : undefined;
  },
  write: (value) => (value === loopbackAddresses ? "localhost" : addresses.write(value)),
};

/** IP addresses and networks in CIDR notation. */
export const networks: Kind<readonly string[]> = list(
  { en: "a list of IP addresses or networks such as 10.0.0.0/8", zh: "IP 地址或网段(如 10.0.0.0/8)的列表" },
  (item) => (isNetwork(item) ? item : undefined),
);

/** Host names with an optional port. */
export const destinations: Kind<readonly string[]> = list(
  { en: "a list of host names, each with an optional port", zh: "主机名列表,可带端口" },
  (item) => (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(item) ? item : undefined),
);

/** Pages, without query or fragment; in the clear on this machine only. */
export const pageAddresses: Kind<readonly string[]> = list(
  {
    en: "a list of addresses such as https://client.example.org/, without ? and #",
    zh: "形如 https://client.example.org/ 的地址列表,不含 ? 和 #",
  },
  (item) => {
    if (!URL.canParse(item) || /[?#]/.test(item)) return undefined;
    const { protocol, hostname, username, href } = new URL(item);
    const isSecure = protocol === "https:" || (protocol === "http:" && isLoopbackName(hostname));
    return isSecure && username === "" ? href : undefined;
  },
);

/** Addresses of TURN servers (RFC 7065). */
export const turnAddresses: Kind<readonly string[]> = list(
  {
    en: "a list of addresses such as turn:turn.example.org:3478?transport=udp",
    zh: "形如 turn:turn.example.org:3478?transport=udp 的地址列表",
  },
  (item) => (/^turns?:[a-z0-9.-]+(:\d{1,5})?(\?transport=(udp|tcp))?$/i.test(item) ? item : undefined),
);

/** The address of a service, perhaps with a path; in the clear on this machine only. */
export const serviceAddress: Kind<string> = text(
  { en: "an address such as https://service.example.org/path", zh: "形如 https://service.example.org/path 的地址" },
  (written) => {
    if (!URL.canParse(written) || /[?#]/.test(written)) return false;
    const { protocol, hostname, username } = new URL(written);
    return username === "" && (protocol === "https:" || (protocol === "http:" && isLoopbackName(hostname)));
  },
);

/** How somebody can be reached. */
export const contactAddress: Kind<string> = text(
  { en: "an address with mailto: or https:", zh: "以 mailto: 或 https: 开头的地址" },
  (written) => /^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+)$/.test(written) && URL.canParse(written),
);

/** `https://host[:port]` without a path, in its normal form. */
export const origin: Kind<string> = {
  shape: {
    en: "an address such as https://chat.example.org, without a path",
    zh: "形如 https://chat.example.org 的地址,不含路径",
  },
  read(raw) {
    if (typeof raw !== "string" || !URL.canParse(raw)) return undefined;
    const url = new URL(raw);
    const isOrigin = raw === url.origin || raw === `${url.origin}/`;
    return isOrigin && (url.protocol === "https:" || url.protocol === "http:") ? url.origin : undefined;
  },
  write: (value) => value,
};

/** What `localhost` stands for: passkeys need the name, and browsers resolve it to either. */
export const loopbackAddresses: readonly string[] = ["127.0.0.1", "::1"];

/** Whether only this machine is meant by a URL's host. */
export function isLoopbackName(hostname: string): boolean {
  if (hostname === "localhost" || hostname.endsWith(".localhost")) return true;
  return isLoopbackAddress(hostname.replace(/^\[|\]$/g, ""));
}

/** Whether an IP address is one that only this machine reaches (RFC 6890). */
export function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? address.startsWith("127.") : address === "::1";
}

function list<Item extends string>(
  shape: Text,
  readItem: (item: string, folder: string) => Item | undefined,
): Kind<readonly Item[]> {
  return {
    shape,
    read(raw, folder) {
      const items: Item[] = [];
      for (const item of itemsOf(raw)) {
        const read = typeof item === "string" ? readItem(item, folder) : undefined;
        if (read === undefined) return undefined;
        items.push(read);
      }
      return items;
    },
    write: (value) => `[${value.join(", ")}]`,
  };
}

/** A variable holds a list as words between commas. */
function itemsOf(raw: RawValue): readonly (string | number | boolean)[] {
  if (typeof raw !== "string") return typeof raw === "object" ? raw : [raw];
  return raw
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function isNetwork(item: string): boolean {
  const [address = "", bits, ...rest] = item.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isPath(value: string): boolean {
  return value !== "" && !value.includes("\0");
}
