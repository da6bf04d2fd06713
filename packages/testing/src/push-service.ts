import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a browser was told, and with which headers. */
export interface Pushed {
  readonly message: unknown;
  readonly headers: IncomingMessage["headers"];
  /** Of the token by which the server says who it is. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
}

/** The push service of a browser's vendor, and one browser that subscribed there. */
export interface FakePushService {
  /** Host and port, for the list of what the administrator allows. */
  readonly destination: string;
  /** Of the browser: what its client puts into its pusher. */
  readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  readonly pushed: Pushed[];
  /** Of the server for which the browser subscribed. */
  applicationServerKey: string;
  /** The status of the next answers; 201 at first. */
  status: number;
  close(): void;
}

/**
 * Starts one on the loopback. It takes only what a real one takes: a token that the key signed for which the browser
 * subscribed, and a body that the browser can decrypt (RFC 8030, 8188, 8291, 8292), written here from the browser's side.
 *
 * @param applicationServerKey for which the browser subscribed; it may be told later, where the server wants the service's address first.
 */
export async function startPushService(applicationServerKey = ""): Promise<FakePushService> {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const pushed: Pushed[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const claims = claimsOf(request.headers.authorization ?? "", service.applicationServerKey);
      if (claims !== undefined && service.status === 201) {
        const message = JSON.parse(decrypt(Buffer.concat(chunks), browser, auth).toString());
        pushed.push({ message, headers: request.headers, claims });
      }
      response.writeHead(claims === undefined ? 403 : service.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const destination = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service: FakePushService = {
    destination,
    subscription: {
      endpoint: `http://${destination}/subscriptions/1`,
      p256dh: browser.getPublicKey().toString("base64url"),
      auth: auth.toString("base64url"),
    },
    pushed,
    applicationServerKey,
    status: 201,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return service;
}

/** Undefined unless the key signed it for which the browser subscribed. */
function claimsOf(authorization: string, applicationServerKey: string): Pushed["claims"] | undefined {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  if (key !== applicationServerKey) return undefined;
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  return isSigned ? JSON.parse(Buffer.from(claims, "base64url").toString()) : undefined;
}

function decrypt(sent: Buffer, browser: ECDH, auth: Buffer): Buffer {
  const salt = sent.subarray(0, 16);
  const serverKey = sent.subarray(21, 21 + sent.readUInt8(20));
  const sealed = sent.subarray(21 + serverKey.length);
  const derive = (secret: Buffer, under: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, under, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), serverKey]);
  const material = derive(browser.computeSecret(serverKey), auth, info, 32);
  const key = derive(material, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(material, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2));
}
