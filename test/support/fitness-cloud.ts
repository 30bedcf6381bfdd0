import { Temporal } from 'temporal-polyfill';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type { IsoDate } from '../../domain/calendar.ts';
import type { DayBounds } from '../../domain/ports/activity-provider.ts';
import type { ConnectResult, ProviderClient, ProviderTokens } from '../../domain/ports/provider-client.ts';
import { requestJson } from '../../integrations/http/request-json.ts';
import type { ProviderClientOptions, ProviderEndpoints } from '../../integrations/provider-options.ts';
import { PROVIDER_REGISTRY } from '../../integrations/provider-registry.ts';
import { CLIENT, CLOUD_PATH } from '../../simulator/cloud.ts';
import { Fault } from '../../simulator/faults.ts';
import type { Person, SyncHabit } from '../../simulator/people/person.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';

export const REDIRECT_URI = 'http://127.0.0.1:3000/v1/connections/callback';
export const WEBHOOK_SECRET = 'Bearer sesame';

/** Where a cloud's routes are below the simulator's origin: the vendor's own paths. */
export function endpointsOf(provider: ProviderId, origin: string): ProviderEndpoints {
  const apiUrl = `${origin}${CLOUD_PATH[provider]}`;
  const keysetUrl = `${apiUrl}/webhooks_public_keyset.json`;
  return provider === 'fitbit'
    ? {
        apiUrl,
        keysetUrl,
        authorizationUrl: `${apiUrl}/oauth2/authorize`,
        tokenUrl: `${apiUrl}/oauth2/token`,
        revocationUrl: `${apiUrl}/oauth2/revoke`,
      }
    : {
        apiUrl,
        keysetUrl,
        authorizationUrl: `${apiUrl}/o/oauth2/v2/auth`,
        tokenUrl: `${apiUrl}/token`,
        revocationUrl: `${apiUrl}/revoke`,
      };
}

/** A simulated cloud and our client of it, with one clock for both. */
export type FitnessCloud = {
  provider: ProviderId;
  client: ProviderClient;
  simulator: Simulator;
  /** Moves the clock of both. */
  advance(ms: number): void;
  /** Somebody whose device syncs that way. */
  personWho(sync: SyncHabit): Person;
  /** The person's local day, `daysAgo` days before now. */
  dayOf(person: Person, daysAgo: number): DayBounds;
  /** Through consent page and code exchange; `decision` and `scope` as the person ticks them. */
  connect(person: Person, ticks?: { decision?: 'deny'; scope?: string[] }): Promise<ConnectResult>;
  connected(person: Person): Promise<ProviderTokens>;
  fault(fault: Omit<Parameters<typeof Fault.parse>[0] & object, 'cloud'>): void;
  /** Requests so far, without those of the browser. */
  asked(): number;
  /** A client with other options. */
  clientWith(options: Partial<ProviderClientOptions>): ProviderClient;
};

/** Starts a cloud of 300 people. */
export async function startFitnessCloud(args: {
  provider: ProviderId;
  now: Date;
  timeoutMs?: number;
  perMinute?: number;
}): Promise<FitnessCloud> {
  const { provider, timeoutMs = 5000 } = args;
  let nowMs = args.now.getTime();
  const clock = (): Date => new Date(nowMs);
  const simulator = await startSimulator({ people: 300, clock, perMinute: args.perMinute });
  const { world, origin } = simulator;
  const clientWith = (options: Partial<ProviderClientOptions>): ProviderClient =>
    PROVIDER_REGISTRY[provider]({
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      webhookSecret: WEBHOOK_SECRET,
      timeoutMs,
      clock,
      send: requestJson,
      endpoints: endpointsOf(provider, origin),
      ...options,
    });
  const client = clientWith({});
  const { signal } = new AbortController();

  async function connect(person: Person, ticks: { decision?: 'deny'; scope?: string[] } = {}) {
    const { url, state, codeVerifier } = await client.startAuthorization({ redirectUri: REDIRECT_URI });
    const query = await consent({ url, person, ...ticks });
    return client.connect({ redirectUri: REDIRECT_URI, query, state, codeVerifier, signal });
  }

  return {
    provider,
    client,
    simulator,
    clientWith,
    connect,
    advance(ms) {
      nowMs += ms;
    },
    personWho(sync) {
      const person = world.people.find((one) => one.sync === sync);
      if (!person) throw new Error(`Nobody syncs ${sync}`);
      return person;
    },
    dayOf: (person, daysAgo) => localDay({ at: clock(), timeZone: person.timeZone, daysAgo }),
    async connected(person) {
      const result = await connect(person);
      if (result.status !== 'connected') throw new Error(`Not connected: ${result.status}`);
      return result.tokens;
    },
    fault: (fault) => world.faults.add(Fault.parse({ ...fault, cloud: provider })),
    asked: () => world.log.list(provider).length,
  };
}

/** What a person's browser does with an authorization URL; gives the query it comes back with. */
export async function consent(args: {
  url: URL;
  person: Person;
  decision?: 'deny';
  scope?: string[];
}): Promise<URLSearchParams> {
  const { url, person, decision = 'allow' } = args;
  const page = await fetch(url);
  const html = await page.text();
  if (page.status !== 200) throw new Error(`No consent page: ${html}`);
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
  const form = new URLSearchParams(url.searchParams);
  form.delete('scope');
  for (const scope of args.scope ?? (url.searchParams.get('scope') ?? '').split(' '))
    form.append('scope', scope);
  form.set('person', String(person.index));
  form.set('decision', decision);
  const answer = await fetch(new URL(action, url), { method: 'POST', body: form, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (!location) throw new Error(`No way back: ${await answer.text()}`);
  return new URL(location).searchParams;
}

function localDay(args: { at: Date; timeZone: string; daysAgo: number }): DayBounds {
  const today = Temporal.Instant.fromEpochMilliseconds(args.at.getTime())
    .toZonedDateTimeISO(args.timeZone)
    .toPlainDate();
  const date = today.subtract({ days: args.daysAgo });
  const instantOf = (day: Temporal.PlainDate): string =>
    new Date(day.toZonedDateTime(args.timeZone).epochMilliseconds).toISOString();
  const localDate: IsoDate = date.toString();
  return { localDate, startAt: instantOf(date), endAt: instantOf(date.add({ days: 1 })) };
}
