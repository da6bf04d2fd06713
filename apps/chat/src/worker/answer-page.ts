import type { Clock } from "@conclave/base/clock";

/** Milliseconds that the server has to send the page before the one that was kept is shown. */
const patience = 3_000;

/**
 * Gives the page as the server has it now, so that an update is there at the next load. Where the server is away, or answers that it is broken, or takes
 * its time, gives the page that was kept; where none was, whatever comes of asking the server.
 */
export async function answerPage(
  fetchPage: () => Promise<Response>,
  keptPage: () => Promise<Response | undefined>,
  clock: Pick<Clock, "after">,
): Promise<Response> {
  const asked = fetchPage();
  const response = await withinPatience(asked, clock);
  if (response !== null && response.status < 500) return response;
  return (await keptPage()) ?? asked;
}

/** Null where it fails, or takes too long. */
function withinPatience(asked: Promise<Response>, clock: Pick<Clock, "after">): Promise<Response | null> {
  return new Promise((resolve) => {
    const cancel = clock.after(patience, () => resolve(null));
    asked
      .catch(() => null)
      .then((response) => {
        cancel();
        resolve(response);
      });
  });
}
