/** Where a browser that is closed is reached (W3C Push API). The keys are URL-safe base64. */
export interface BrowserSubscription {
  /** Of the push service of the browser's maker. */
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** Lets the maker of the browser wake this app while it is closed. */
export interface PushSubscriber {
  isSupported(): boolean;
  /**
   * Subscribes for a server's key (VAPID, URL-safe base64), or gives the subscription that there is. One for another key is ended first. Rejects where the browser
   * refuses, or can't reach its push service.
   */
  subscribe(serverKey: string): Promise<BrowserSubscription>;
  /** Ends the subscription, and takes back all that was noted or shown for the time in which the app is closed. Harmless if there is none. */
  end(): Promise<void>;
}
