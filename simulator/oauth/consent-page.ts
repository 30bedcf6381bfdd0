import { html } from 'hono/html';
import type { z } from 'zod';
import type { AuthorizeQuery } from './requests.ts';

/** The page on which a user says yes or no; here the reader may also choose whose account it is. */
export function consentPage({
  vendorName,
  action,
  query,
  people,
}: {
  vendorName: string;
  action: string;
  query: z.infer<typeof AuthorizeQuery>;
  people: number;
}) {
  const hidden = Object.entries(query).filter(([name]) => name !== 'scope');
  const scopes = query.scope.split(' ').filter(Boolean);
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Simulated ${vendorName} account</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
      label { display: block; margin: 0.5rem 0; }
      button { font: inherit; padding: 0.4rem 1.2rem; margin: 1rem 1rem 0 0; }
    </style>
  </head>
  <body>
    <h1>${vendorName} (simulated)</h1>
    <p><b>${query.client_id}</b> would like to read what this account’s devices recorded.</p>
    <form method="post" action="${action}">
      ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <label>Account, 0 to ${people - 1}: <input name="person" type="number" min="0" max="${people - 1}" value="0" /></label>
      ${scopes.map((scope) => html`<label><input type="checkbox" name="scope" value="${scope}" checked /> ${scope}</label>`)}
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Deny</button>
    </form>
  </body>
</html>`;
}
