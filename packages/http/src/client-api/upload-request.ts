import type { uploadContent } from "@conclave/protocol/client-api/upload-content";
import type { Upload } from "@conclave/services/media/media-library";
import type { RouteRequest } from "../edge/route.ts";
import { parseMediaType } from "./media-type.ts";

type UploadRequest = Pick<
  RouteRequest<typeof uploadContent>,
  "caller" | "contentType" | "headers" | "query" | "signal" | "stream"
>;

/** What a request sends, as the library takes it. */
export function uploadOf(request: UploadRequest): Upload {
  const length = request.headers["content-length"];
  return {
    userId: request.caller.userId,
    stream: request.stream,
    announcedLength: typeof length === "string" ? Number(length) : undefined,
    contentType: parseMediaType(request.contentType),
    fileName: request.query.filename ?? null,
    signal: request.signal,
  };
}
