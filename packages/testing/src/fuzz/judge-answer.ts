import type { TestResponse } from "../test-server.ts";
import type { FuzzRequest } from "./fuzz-request.ts";

/**
 * What is wrong with an answer, or undefined: a 5xx (but for media that is not there yet), no CORS headers, a refusal without an
 * errcode and a sentence, something of our inside.
 */
export function judgeAnswer(response: TestResponse, { method }: FuzzRequest): string | undefined {
  const { status, body, headers } = response;
  if (status === 504 && body?.errcode === "M_NOT_YET_UPLOADED") return undefined;
  if (status >= 500) return "The server failed";
  if (headers["access-control-allow-origin"] !== "*") return "An answer without CORS headers";
  if (status >= 400 && method !== "HEAD" && status !== 416) {
    const isUia = status === 401 && Array.isArray(body?.flows);
    if (!isUia && (typeof body?.errcode !== "string" || typeof body.error !== "string"))
      return "A refusal without errcode";
  }
  if (/node_modules|\.ts:\d+|SQLITE|SqliteError/.test(response.text)) return "An answer tells of the inside";
  return "polluted" in {} ? "A prototype was polluted" : undefined;
}
