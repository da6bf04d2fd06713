import type { DownloadProgress } from "../attachments/read-body.ts";
import type { DownloadSnapshot } from "../snapshots/download-snapshot.ts";

/** The files that are on their way to this device. */
export interface DownloadList {
  /** Lists a file while `act` fetches it. */
  during<Result>(
    file: Omit<DownloadSnapshot, "progress">,
    act: (onProgress: DownloadProgress) => Promise<Result>,
  ): Promise<Result>;
}

/** `publish` gets all of them after each change; progress is told in steps of a hundredth. */
export function downloadList(publish: (downloads: readonly DownloadSnapshot[]) => void): DownloadList {
  const underWay = new Set<{ current: DownloadSnapshot }>();
  const tell = () => publish([...underWay].map(({ current }) => current));
  return {
    async during(file, act) {
      const one: { current: DownloadSnapshot } = { current: { ...file, progress: null } };
      underWay.add(one);
      tell();
      try {
        return await act((progress) => {
          const step = progress === null ? null : Math.floor(progress * 100) / 100;
          if (step === one.current.progress) return;
          one.current = { ...file, progress: step };
          tell();
        });
      } finally {
        underWay.delete(one);
        tell();
      }
    },
  };
}
