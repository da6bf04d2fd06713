/** One file that the page needs, as the build wrote it. */
export interface ShellFile {
  /** From the root of the origin: `/`, `/assets/main-B1a2C3d4.js`. */
  readonly path: string;
  /** Its hash, as `integrity` wants it (W3C Subresource Integrity). */
  readonly integrity: string;
}

/** All that the page needs to start without a server. */
export interface Shell {
  /** Another one whenever a file of it is. */
  readonly version: string;
  readonly files: readonly ShellFile[];
}

declare const __SHELL__: Shell;

/** The shell that this worker was built with: `tools/build/service-worker.ts` writes it in. */
export const builtShell: Shell = __SHELL__;
