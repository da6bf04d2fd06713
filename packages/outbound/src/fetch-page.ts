import { exchange, type OutboundOptions } from "./exchange.ts";

/** The beginning of a page of elsewhere. */
export interface FetchedPage {
  readonly contentType: string;
  /** 64 KiB at most. */
  readonly bytes: Uint8Array;
}

/**
 * Fetches the beginning of a page.
 *
 * @returns undefined for an answer that is none: another status, no HTML, compressed, too many redirections.
 * @throws AppError whose code is the reason why there is no answer, see `OutboundFailure`.
 */
export type FetchPage = (url: URL) => Promise<FetchedPage | undefined>;

const mostRedirections = 3;
const redirections: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const headers = { accept: "text/html,application/xhtml+xml", "accept-encoding": "identity", "user-agent": "Conclave" };

/** Makes the way out for pages. Each redirection is a request of its own: allowed, looked up and judged anew, and in the ledger. */
export function pageFetcher(options: OutboundOptions): FetchPage {
  return async (start) => {
    let url = start;
    for (let hop = 0; hop <= mostRedirections; hop++) {
      const request = { purpose: "preview", url, method: "GET", headers, body: "", excess: "cut" } as const;
      const answer = await exchange(request, options);
      const { location, "content-type": contentType = "", "content-encoding": encoding } = answer.headers;
      if (redirections.has(answer.status) && location !== undefined) {
        const next = URL.parse(location, url.href);
        if (next === null) return undefined;
        url = next;
        continue;
      }
      const isPage = /^(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(contentType);
      return answer.status === 200 && isPage && encoding === undefined
        ? { contentType, bytes: answer.bytes }
        : undefined;
    }
    return undefined;
  };
}
