import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * A view whose code is fetched when it is first drawn, so that the first paint doesn't wait for it. Nothing is drawn until it is there; where it
 * can't be fetched, `onFailed` hears of it.
 */
export function deferred<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  onFailed: () => void,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Deferred(props: Props) {
    const [View, setView] = useState<ComponentType<Props> | null>(() => loaded);
    useEffect(() => {
      if (View !== null) return;
      load().then((view) => {
        loaded = view;
        setView(() => view);
      }, onFailed);
    }, []);
    return View === null ? null : <View {...props} />;
  };
}
