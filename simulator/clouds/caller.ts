import type { Context } from 'hono';
import type { CloudId } from '../cloud.ts';
import type { Person } from '../people/person.ts';
import type { World } from '../world.ts';

/** Whose request it is; set before a cloud's own routes run. */
export type CallerEnv = { Variables: { person: Person } };

export type Caller = { status: 'known'; person: Person } | { status: 'expired' | 'invalid' | 'no_scope' };

/** Reads the access token of a request. `scope`: what the call needs. */
export function readCaller(args: { c: Context; world: World; cloud: CloudId; scope: string }): Caller {
  const { c, world, cloud, scope } = args;
  const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const found = world.grants[cloud].authenticate(token ?? '');
  if (found.status !== 'valid') return found;
  const person = world.people[found.grant.person];
  if (!person) return { status: 'invalid' };
  return found.grant.scopes.includes(scope) ? { status: 'known', person } : { status: 'no_scope' };
}
