import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';

/**
 * Refuses a request without the body that its operation needs: a validator would take it for an empty object, and
 * what an empty object means can be "all of it".
 */
export const requireBody = createMiddleware(async (c, next) => {
  // With a media type, whoever reads the body finds that nothing is there.
  const isMissing =
    c.req.header('content-type') === undefined && (await c.req.arrayBuffer()).byteLength === 0;
  if (isMissing) {
    throw new HTTPException(400, { message: 'This needs a body: send {} where you have nothing to say.' });
  }
  await next();
});
