import { failureOf, failureOfResponse, offline } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import { readJson } from "../session/read-json.ts";
import type { SessionTokens } from "../session/session-tokens.ts";
import { type DownloadProgress, readBody } from "./read-body.ts";

/** The media repository (spec "Content repository"), with the session's token in the header. */
export interface Media {
  /**
   * Uploads bytes and gives their `mxc://` address. `onProgress` is called with 0 to 1.
   *
   * @throws ClientError `too-large`, `forbidden`, `rate-limited`, `offline`, `cancelled` or `unexpected`.
   */
  upload(
    bytes: Uint8Array<ArrayBuffer>,
    contentType: string,
    onProgress: (progress: number) => void,
    signal: AbortSignal,
  ): Promise<string>;
  /**
   * Downloads what an `mxc://` address names, scaled by the server if `size` (pixels) is given.
   *
   * @throws ClientError `not-found`, `too-large` (more than 256 MiB), `offline` or as the server answers.
   */
  download(
    source: string,
    size?: { readonly width: number; readonly height: number },
    onProgress?: DownloadProgress,
  ): Promise<DownloadedMedia>;
}

export interface DownloadedMedia {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | null;
}

const downloadLimit = 256 * 1024 * 1024;

export function media(ports: Pick<ClientPorts, "baseUrl" | "upload">, tokens: SessionTokens): Media {
  return {
    async upload(bytes, contentType, onProgress, signal) {
      const url = `${ports.baseUrl}/_matrix/media/v3/upload`;
      const headers = { Authorization: `Bearer ${await tokens.accessToken()}`, "Content-Type": contentType };
      const { status, body } = await ports
        .upload({ url, headers, body: bytes, onProgress, signal })
        .catch((error: unknown) => {
          throw new ClientError(failureOf(error));
        });
      const answer = parse(body);
      const address = typeof answer === "object" && answer !== null ? Reflect.get(answer, "content_uri") : undefined;
      if (status === 200 && typeof address === "string") return address;
      throw new ClientError(failureOfResponse(status, answer));
    },

    async download(source, size, onProgress) {
      const response = await tokens.fetch(`${ports.baseUrl}${mediaPath(source, size)}`).catch(() => {
        throw offline();
      });
      if (!response.ok) throw new ClientError(failureOfResponse(response.status, await readJson(response)));
      const bytes = await readBody(response, downloadLimit, onProgress);
      return { bytes, contentType: response.headers.get("Content-Type") };
    },
  };
}

/**
 * The path of `GET /_matrix/client/v1/media/download|thumbnail/{serverName}/{mediaId}`.
 *
 * @throws ClientError `not-found` if `source` is no `mxc://` address.
 */
export function mediaPath(source: string, size?: { readonly width: number; readonly height: number }): string {
  const parts = /^mxc:\/\/([^/?#]+)\/([A-Za-z0-9_-]+)$/.exec(source);
  if (parts === null) throw new ClientError({ code: "not-found", detail: "This is not an address of a file." });
  const place = `${encodeURIComponent(parts[1] ?? "")}/${parts[2] ?? ""}`;
  if (size === undefined) return `/_matrix/client/v1/media/download/${place}`;
  return `/_matrix/client/v1/media/thumbnail/${place}?width=${size.width}&height=${size.height}&method=crop`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
