import { AppError } from "@conclave/base/app-error";
import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import { Gate } from "@conclave/base/gate";
import { describePage, type PageDescription } from "@conclave/outbound/describe-page";
import type { FetchPage } from "@conclave/outbound/fetch-page";

/**
 * What a page of elsewhere says of itself; nothing where it can't be had.
 *
 * @throws MatrixError `M_LIMIT_EXCEEDED` when too many pages are asked for.
 */
export type PreviewPage = (address: string) => Promise<PageDescription>;

/** Of a server that looks at no page, which is the usual case. */
export const noPreviews: PreviewPage = async () => ({});

/** Pages that are fetched at once, that wait for it, and that are remembered. */
const parallel = 4;
const waiting = 64;
const remembered = 1_000;
const hour = 3_600_000;

/** Makes the previewer. It lives on the edge. A page is fetched once an hour, whoever asks for it, and so is one that can't be had. */
export function pagePreviewer({ fetchPage, clock }: { fetchPage: FetchPage; clock: Clock }): PreviewPage {
  const gate = new Gate(parallel, waiting);
  const previews = new BoundedMap<string, Promise<PageDescription>>(remembered);

  async function look(url: URL): Promise<PageDescription> {
    return gate.run(async () => {
      try {
        const page = await fetchPage(url);
        return page === undefined ? {} : await describePage(page);
      } catch (error) {
        // Why it can't be had is in the ledger, and is not for who asks: it would tell them about our network.
        if (error instanceof AppError) return {};
        throw error;
      }
    });
  }

  return async (address) => {
    const url = URL.parse(address);
    if (url === null) return {};
    url.hash = "";
    const key = `${Math.floor(clock.now() / hour)} ${url.href}`;
    const known = previews.get(key);
    if (known !== undefined) return known;
    const preview = look(url);
    previews.set(key, preview);
    preview.catch(() => previews.delete(key));
    return preview;
  };
}
