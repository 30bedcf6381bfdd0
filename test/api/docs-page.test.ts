import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, openAccountApi } from '../support/account-api.ts';

let api: AccountApi;
beforeAll(async () => {
  api = await openAccountApi();
});
afterAll(() => api.close());

describe('the reference page', () => {
  it('loads nothing from elsewhere, and its policy would not let it', async () => {
    const page = await api.call<string>('GET', '/docs');
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    for (const [, path = ''] of page.body.matchAll(/<script src="([^"]+)">/g)) {
      const script = await api.call<string>('GET', path);
      expect(script.status).toBe(200);
      expect(script.headers.get('content-type')).toContain('text/javascript');
      expect(script.body.length).toBeGreaterThan(100);
    }
  });

  it('shows the document that the API serves', async () => {
    const { status, body } = await api.call<{ openapi: string }>('GET', '/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
  });
});
