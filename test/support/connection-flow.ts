import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { consent as consentInBrowser } from './fitness-cloud.ts';
import type { TestUser, UserApi } from './user-api.ts';

type Begin = { user: TestUser; provider: ProviderId; returnTo?: string };
type Consent = { url: URL; person: number; decision?: 'deny'; scope?: string[] };
type Back = { provider: ProviderId; query: URLSearchParams };

/** Connecting a cloud as an app, a browser and a person do it together. */
export function createConnectionFlow({ api, simulator }: { api: UserApi; simulator: Simulator }) {
  async function begin({ user, provider, returnTo }: Begin): Promise<{ url: URL; expiresAt: string }> {
    const path = `/v1/connections/${provider}/authorizations`;
    const body = returnTo === undefined ? {} : { returnTo };
    const answer = await user.call('POST', path, { body });
    if (answer.status !== 201) throw new Error(`Not begun: ${JSON.stringify(answer.body)}`);
    const { url, expiresAt } = answer.body as { url: string; expiresAt: string };
    return { url: new URL(url), expiresAt };
  }

  /** What the person does on the cloud's page; gives the query that the browser comes back with. */
  function consent({ person: index, ...rest }: Consent): Promise<URLSearchParams> {
    const person = simulator.world.people[index];
    if (!person) throw new Error(`Nobody has the number ${index}`);
    return consentInBrowser({ person, ...rest });
  }

  async function comeBack({ provider, query }: Back) {
    const response = await api.app.request(`/v1/connections/${provider}/callback?${query}`);
    const { status, headers } = response;
    return { status, headers, location: headers.get('location'), text: await response.text() };
  }

  /** The handle as the app reads it from its link, or the person from the page. */
  const handleOf = ({ location, text }: { location: string | null; text: string }): string | undefined =>
    location
      ? (new URL(location).searchParams.get('handle') ?? undefined)
      : text.match(/<code>(.+)<\/code>/)?.[1];

  const create = ({ user, provider, handle }: { user: TestUser; provider: ProviderId; handle: string }) =>
    user.call('PUT', `/v1/connections/${provider}`, { body: { handle } });

  return {
    begin,
    handleOf,
    create,
    consent,
    comeBack,
    async walk({ user, provider, returnTo, ...ticks }: Begin & Omit<Consent, 'url'>) {
      const { url } = await begin({ user, provider, ...(returnTo === undefined ? {} : { returnTo }) });
      const query = await consent({ url, ...ticks });
      const back = await comeBack({ provider, query });
      const handle = handleOf(back);
      if (handle === undefined) return { url, query, back };
      return { url, query, back, handle, created: await create({ user, provider, handle }) };
    },
  };
}
export type ConnectionFlow = ReturnType<typeof createConnectionFlow>;
