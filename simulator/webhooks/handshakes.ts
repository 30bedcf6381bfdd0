import type { World } from '../world.ts';
import { deliver } from './deliver.ts';
import type { FitbitSubscriber, GoogleSubscriber } from './subscribers.ts';

/**
 * Google's handshake: two unsigned POSTs, answered 201 with the authorization and 401 or 403 without. Only then is the
 * subscriber there (Google Health API, `projects.subscribers.create`).
 */
export async function registerSubscriber(args: {
  world: World;
  subscriber: GoogleSubscriber;
}): Promise<boolean> {
  const { url, secret, name } = args.subscriber;
  const body = JSON.stringify({ type: 'verification' });
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', body };
  const withSecret = await deliver(url, { ...init, headers: { ...headers, authorization: secret } });
  const without = await deliver(url, { ...init, headers });
  const isVerified = withSecret === 201 && (without === 401 || without === 403);
  if (isVerified) args.world.subscribers.google.set(name, args.subscriber);
  return isVerified;
}

/** Fitbit's: `?verify=` with the right code gives 204, with a wrong one 404 (Fitbit, "Using subscriptions"). */
export async function verifyFitbit({
  world,
  subscriber,
}: {
  world: World;
  subscriber: FitbitSubscriber;
}): Promise<boolean> {
  const ask = (code: string): Promise<number> => {
    const url = new URL(subscriber.url);
    url.searchParams.set('verify', code);
    return deliver(url.href, { method: 'GET' });
  };
  const right = await ask(subscriber.verificationCode);
  const wrong = await ask(`${subscriber.verificationCode}-wrong`);
  const isVerified = right === 204 && wrong === 404;
  if (isVerified) world.subscribers.setFitbit(subscriber);
  return isVerified;
}
