/**
 * `accepted`: the gateway took the message. `retry`: try again later. `rejected`: the number cannot be
 * reached or the request was wrong.
 */
export type SmsOutcome =
  | { status: 'accepted' }
  | { status: 'retry'; code: string; retryAfterMs?: number }
  | { status: 'rejected'; code: string };

/** Sends a text message. `to` is E.164 and must never be logged, except by the development sender. */
export type SmsSender = {
  send(args: { to: string; text: string }): Promise<SmsOutcome>;
};
