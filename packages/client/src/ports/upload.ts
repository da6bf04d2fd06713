/** Sends bytes, and tells how far it is. */
export type Upload = (request: UploadRequest) => Promise<UploadResponse>;

export interface UploadRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Called with 0 to 1. */
  readonly onProgress: (progress: number) => void;
  /** Aborting rejects with an error named `AbortError`. */
  readonly signal: AbortSignal;
}

export interface UploadResponse {
  readonly status: number;
  readonly body: string;
}
