/** What one app may do beyond the strict base. */
export interface PagePolicy {
  /** The message crypto is WebAssembly; only the chat runs it. */
  readonly webAssembly: boolean;
  /** Names of the Trusted Types policies that the page may create. */
  readonly trustedTypes: readonly string[];
}

/**
 * The headers of a page: nothing inline, nothing evaluated, nothing from or to anywhere else, no frame around it
 * (OWASP ASVS 5 V3.4; W3C CSP 3; W3C Trusted Types).
 */
export function pageHeaders(policy: PagePolicy): Readonly<Record<string, string>> {
  const script = policy.webAssembly ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'";
  const directives = [
    "default-src 'none'",
    script,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policy.trustedTypes.join(" ") || "'none'"}`,
  ];
  return {
    "content-security-policy": directives.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}
