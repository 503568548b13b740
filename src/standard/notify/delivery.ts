/** One message for one user, and the key by which a receiver knows a second attempt. */
export interface Notification {
  readonly userId: string;
  readonly message: string;
  readonly idempotencyKey: string;
}

/** A way to send notifications. Throws `FUNCTION_FAILED` where one was not taken, or nobody knows whether it was. */
export interface Delivery {
  /** Where they go, for the docstring: `an outbox, where a person sends them from`. */
  readonly target: string;
  send(notification: Notification, signal: AbortSignal): Promise<void>;
}
