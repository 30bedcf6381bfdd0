import { readFile } from 'node:fs/promises';
import type { PublicRouter } from '../router.ts';

/**
 * The page allows only what it serves itself: no CDN, so that it works in a closed network.
 * Scalar writes its styles into the page, hence the one `unsafe-inline`.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Meal Plan Optimizer: API</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="app"></div>
    <noscript>The document is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <script src="/docs/scalar.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** No remote fonts, no telemetry, no proxy: nothing leaves the network. */
const START = `Scalar.createApiReference('#app', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  persistAuth: true,
  authentication: { preferredSecurityScheme: 'bearer' },
});
`;

/** The bundle lies beside the package's entry, which is the one path that the package promises. */
const bundleUrl = (): URL => new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'));

/** Serves the reference page under `/docs`, with its script from the installed package. */
export function docsPage(router: PublicRouter): void {
  let bundle: Promise<Buffer<ArrayBuffer>> | undefined;
  router.get('/docs', (c) => c.html(PAGE, 200, { 'content-security-policy': CONTENT_SECURITY_POLICY }));
  router.get('/docs/start.js', (c) =>
    c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  router.get('/docs/scalar.js', async (c) => {
    bundle ??= readFile(bundleUrl());
    return c.body(await bundle, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    });
  });
}
