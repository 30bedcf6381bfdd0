import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { DomainError, type ErrorKind } from '../../domain/errors.ts';
import { toApplicationFailure } from '../../temporal/errors.ts';

const SECRET = '+4915112345678';

describe('what Temporal hears of an error of the domain', () => {
  it.each<[ErrorKind, string, boolean]>([
    ['invalid', 'a_code', true],
    ['unauthenticated', 'a_code', true],
    ['forbidden', 'a_code', true],
    ['not_found', 'a_code', true],
    ['conflict', 'a_code', true],
    ['precondition_failed', 'a_code', true],
    ['rate_limited', 'a_code', false],
    // One type for all that is away: workflows wait for it, whatever it is.
    ['unavailable', 'unavailable', false],
  ])('%s is found as %s, and final: %s', (kind, type, nonRetryable) => {
    const failure = toApplicationFailure(new DomainError(kind, 'a_code', `About ${SECRET}`));
    expect(failure).toMatchObject({ type, message: 'a_code', nonRetryable });
  });

  it('passes on how long to wait, to the server and to the workflow', () => {
    const error = new DomainError('rate_limited', 'push_retry', 'Later.', { retryAfterMs: 7000 });
    const failure = toApplicationFailure(error);
    expect(failure).toMatchObject({ nextRetryDelay: 7000, details: [{ retryAfterMs: 7000 }] });
  });
});

describe('what Temporal hears of an unexpected error', () => {
  const withCode = (code: string, message = `insert into users values ('${SECRET}')`) =>
    Object.assign(new Error(message), { code });

  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a broken connection', withCode('ECONNRESET')],
    ['a name that does not resolve', withCode('ENOTFOUND')],
    ['a name server that is away', withCode('EAI_AGAIN')],
    ['PostgreSQL going down', withCode('57P01')],
    ['PostgreSQL coming up', withCode('57P03')],
    ['PostgreSQL without a free connection', withCode('53300')],
    ['a replica that is not the primary yet', withCode('25006')],
    ['a connection that ended in a query', new Error('Connection terminated unexpectedly')],
    ['an outage behind another error', new Error('failed', { cause: withCode('ECONNREFUSED') })],
    ['an outage on every address', new AggregateError([withCode('ECONNREFUSED')], '')],
  ])('%s is something to wait for', (_, error) => {
    expect(toApplicationFailure(error)).toMatchObject({ type: 'unavailable', nonRetryable: false });
  });

  it.each([
    ['a programming mistake', new TypeError(`cannot read ${SECRET}`)],
    ['a row that was refused', withCode('23514')],
    ['a statement with a number like a code', new Error("insert … values ('08123', '57P01')")],
    ['something that is no error', SECRET],
  ])('%s is not', (_, error) => {
    expect(toApplicationFailure(error)).toMatchObject({ type: 'unexpected', message: 'unexpected' });
  });

  it('holds nothing of the message, nor of what is behind it', () => {
    const error = new Error(SECRET, { cause: withCode('ECONNREFUSED', SECRET) });
    const { message, cause, details, stack } = toApplicationFailure(error);
    expect(JSON.stringify({ message, cause, details, stack })).not.toContain(SECRET);
  });

  it('leaves a failure that is Temporal’s own as it is', () => {
    const failure = ApplicationFailure.create({ type: 'mine' });
    expect(toApplicationFailure(failure)).toBe(failure);
  });
});
