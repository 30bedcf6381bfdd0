import { html } from 'hono/html';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { PROVIDER_NAMES } from '../../domain/activity/provider-connection.ts';
import type { ReceivedAnswer } from './receive-answer.ts';

const STYLE =
  'body { font: 18px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 4rem auto; padding: 0 1rem; } code { font-size: 1.6rem; letter-spacing: 0.05em; }';

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

type Shown = { status: ReceivedAnswer['status']; handle?: string };

function wordsFor(name: string, status: Shown['status']): { title: string; text: string } {
  switch (status) {
    case 'consented':
      return {
        title: 'One more step',
        text: `${name} has your consent. Go back to the app and enter this code there, within ten minutes. Did somebody else send you the link? Then close this page, and tell nobody the code.`,
      };
    case 'denied':
      return { title: `${name} is not connected`, text: 'You said no, and nothing was changed.' };
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
export function endPage({ provider, status, handle }: Shown & { provider: ProviderId }) {
  const { title, text } = wordsFor(PROVIDER_NAMES[provider], status);
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
    ${handle ? html`<p><code>${handle}</code></p>` : ''}
  </body>
</html>`;
}
