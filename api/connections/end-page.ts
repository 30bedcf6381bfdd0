import { html } from 'hono/html';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { PROVIDER_NAMES } from '../../domain/activity/provider-connection.ts';
import type { Finished } from './finish-authorization.ts';

const STYLE =
  'body { font: 18px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 4rem auto; padding: 0 1rem; }';

/** Nothing is loaded and nothing runs. The address holds the code, so it goes nowhere. */
export const END_PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

type Shown = { status: Finished['status'] | 'unknown_state'; replaced?: ProviderId };

function wordsFor(name: string, { status, replaced }: Shown): { title: string; text: string } {
  switch (status) {
    case 'connected': {
      const instead = replaced ? ` It takes the place of ${PROVIDER_NAMES[replaced]}.` : '';
      return {
        title: `${name} is connected`,
        text: `Your plans follow what it records.${instead} You can close this page.`,
      };
    }
    case 'denied':
      return { title: `${name} is not connected`, text: 'You said no, and nothing was changed.' };
    case 'scope_missing':
      return {
        title: `${name} is not connected`,
        text: 'Without your activity there is nothing to read: connect again, and leave that box ticked.',
      };
    case 'failed':
      return {
        title: `${name} is not connected`,
        text: 'It could not be reached, or did not accept the request. Try again from the app.',
      };
    case 'unknown_state':
      return {
        title: 'This link is no longer good',
        text: 'It was used already, or is older than ten minutes. Connect again from the app.',
      };
  }
}

/** What a browser shows that has no app to go back to. */
export function endPage({ provider, ...shown }: Shown & { provider: ProviderId }) {
  const { title, text } = wordsFor(PROVIDER_NAMES[provider], shown);
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${text}</p>
  </body>
</html>`;
}
