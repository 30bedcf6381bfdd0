import type { ProviderId } from '../activity/activity-day.ts';
import type { IsoDate, IsoInstant } from '../calendar.ts';
import type { DayBounds, FetchDayResult } from './activity-provider.ts';

/** What a user's consent gave us. Secrets: they never stand in a log, a history or an error. */
export type ProviderTokens = {
  accessToken: string;
  /** Where the vendor rotates it, this one replaces the former, which is used up. */
  refreshToken: string;
  expiresAt: IsoInstant;
  scopes: readonly string[];
};

/** Where to send the user, and what to keep (bound to this user, ten minutes) until the browser comes back. */
export type Authorization = { url: URL; state: string; codeVerifier: string };

/** What the browser brought back, with what was kept. `redirectUri` is the one of the authorization, exactly. */
export type AuthorizationCallback = Pick<Authorization, 'state' | 'codeVerifier'> & {
  redirectUri: string;
  query: URLSearchParams;
};

/**
 * `denied`: the user said no. `scope_missing`: yes, but not to activity data. `invalid_callback`: the state is not
 * ours, or the code is used up, too old or another client's: start again. `externalUserId` names the user in webhooks.
 */
export type ConnectResult =
  | { status: 'connected'; tokens: ProviderTokens; externalUserId?: string }
  | { status: 'denied' }
  | { status: 'scope_missing' }
  | { status: 'invalid_callback' }
  | { status: 'sunset' };

/** `revoked`: the refresh token is dead, which is final. */
export type RefreshResult =
  | { status: 'refreshed'; tokens: ProviderTokens }
  | { status: 'revoked' }
  | { status: 'sunset' };

/** What may come instead of an answer to a call with an access token. `token_expired`: refresh, then once more. */
export type CallRefusal = { status: 'token_expired' } | { status: 'revoked' } | { status: 'sunset' };

/** `not_needed`: this cloud tells of every user who consented, or of none. `conflict`: the id is another user's. */
export type SubscribeResult =
  | { status: 'subscribed' }
  | { status: 'not_needed' }
  | { status: 'conflict' }
  | CallRefusal;

/**
 * The days that a webhook is about: calendar days where the user lives, both included, or, where the vendor tells no
 * local time, a stretch of time (closed-open).
 */
export type EventSpan =
  | { kind: 'local'; from: IsoDate; to: IsoDate }
  | { kind: 'instants'; startAt: IsoInstant; endAt: IsoInstant };

/** What a webhook tells: never a measurement, only that there is something to fetch. */
export type ProviderEvent = { provider: ProviderId; externalUserId: string } & (
  | { kind: 'activity_changed'; span: EventSpan }
  | { kind: 'consent_revoked' }
);

/** A webhook request as it arrived: a signature is made over the bytes, not over what they parse to. */
export type WebhookRequest = {
  method: string;
  query: URLSearchParams;
  headers: Headers;
  rawBody: Uint8Array;
};

/**
 * What a webhook request is, and the status to answer at once. `unverifiable`: the vendor's keys could not be had; it
 * will send again. An event may come twice and late: nothing in it says when it was sent.
 */
export type WebhookOutcome =
  | { status: 'handshake'; httpStatus: 201 | 204 }
  | { status: 'events'; httpStatus: 204; events: readonly ProviderEvent[] }
  | { status: 'refused'; httpStatus: 401 | 404; code: 'wrong_secret' | 'wrong_signature' }
  | { status: 'malformed'; httpStatus: 400 }
  | { status: 'unverifiable'; httpStatus: 503 };

/**
 * One fitness cloud by its wire protocol: it holds no token, and a call is one request unless it says otherwise.
 *
 * Expected outcomes are results. Everything else is a `DomainError`: `rate_limited` with `retryAfterMs` where the
 * vendor named one (`provider_user_rate_limited` holds for this user, `provider_rate_limited` for all);
 * `unavailable` (`provider_unavailable`, `provider_answer_unreadable`), which is worth another try; and `forbidden`
 * `provider_client_refused`, where our own registration is wrong and only an operator can help.
 */
export type ProviderClient = {
  id: ProviderId;
  startAuthorization(args: { redirectUri: string }): Promise<Authorization>;
  /**
   * Two requests where the vendor tells who the user is in a second one; when that one fails, there is no
   * `externalUserId`, and `identify` asks again.
   */
  connect(args: AuthorizationCallback & { signal: AbortSignal }): Promise<ConnectResult>;
  /** Who the user is in webhooks. `not_needed`: `connect` has told it, or nothing ever names the user. */
  identify(args: {
    accessToken: string;
    signal: AbortSignal;
  }): Promise<{ status: 'identified'; externalUserId: string } | { status: 'not_needed' } | CallRefusal>;
  refresh(args: { refreshToken: string; signal: AbortSignal }): Promise<RefreshResult>;
  fetchDay(args: {
    accessToken: string;
    day: DayBounds;
    signal: AbortSignal;
  }): Promise<FetchDayResult | CallRefusal>;
  /** `subscriptionId`: ours, at most 48 characters, the same for the same user. May be repeated. */
  subscribe(args: {
    accessToken: string;
    subscriptionId: string;
    signal: AbortSignal;
  }): Promise<SubscribeResult>;
  /** May be repeated. */
  unsubscribe(args: {
    accessToken: string;
    subscriptionId: string;
    signal: AbortSignal;
  }): Promise<{ status: 'unsubscribed' } | CallRefusal>;
  /** Ends the consent at the vendor. A consent that is gone already is `ended` too. */
  revoke(args: {
    refreshToken: string;
    signal: AbortSignal;
  }): Promise<{ status: 'ended' } | { status: 'sunset' }>;
  /** A cloud that sends no webhooks refuses them all. */
  receiveWebhook(request: WebhookRequest): Promise<WebhookOutcome>;
};
