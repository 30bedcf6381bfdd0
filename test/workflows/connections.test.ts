import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEndedConsentRepository } from '../../db/repositories/ended-consents.ts';
import { createSql, type Sql } from '../../db/sql.ts';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { addDays } from '../../domain/calendar.ts';
import type { EndedConsentRepository } from '../../domain/ports/ended-consent-repository.ts';
import type { ProviderConnectionRepository } from '../../domain/ports/provider-connection-repository.ts';
import type { PushMessage, PushOutcome } from '../../domain/ports/push-gateway.ts';
import { createTokenVault } from '../../integrations/token-vault.ts';
import { Fault } from '../../simulator/faults.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { simulatedSettings } from '../../stack/simulated-settings.ts';
import { addNightUsers, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';
import { connectionsOf, consent, forgetTheLastWindow, openClouds } from '../support/simulated-clouds.ts';

const timeZone = zoneAtHour(9);
const today = todayIn(timeZone);
const WAIT = { timeout: 30_000, interval: 200 };

describe('what happens between a connection and its cloud', () => {
  let simulator: Simulator;
  let stack: NightStack;
  let sql: Sql;
  let connections: ProviderConnectionRepository;
  let endedConsents: EndedConsentRepository;
  let sent: { token: string; message: PushMessage }[];
  let answer: (message: PushMessage) => PushOutcome;
  let person = 0;

  beforeAll(async () => {
    simulator = await openClouds();
    const settingsOf = (provider: ProviderId) =>
      simulatedSettings({ origin: simulator.origin, provider, requestsPerMinute: 300 });
    const settings = { google_health: settingsOf('google_health'), fitbit: settingsOf('fitbit') };
    stack = await openNightStack({ fitnessProviders: JSON.stringify(settings) });
    sql = createSql({ orm: stack.orm });
    connections = connectionsOf(stack);
    const vault = createTokenVault({ keys: stack.config.PROVIDER_TOKEN_KEYS });
    endedConsents = createEndedConsentRepository({ orm: stack.orm, vault });
    await stack.startWorker({
      push: {
        async send({ target, message }) {
          sent.push({ token: target.kind === 'expo' ? target.token : '', message });
          return answer(message);
        },
      },
    });
    for (const provider of ['google_health', 'fitbit'] as const) await forgetTheLastWindow(stack, provider);
  });
  beforeEach(() => {
    sent = [];
    answer = () => ({ status: 'delivered' });
    person += 1;
    simulator.world.faults.clear();
    simulator.world.log.clear();
  });
  afterAll(async () => {
    await stack.close();
    await simulator.stop();
  });

  const aUser = async (...providers: ProviderId[]) => {
    const device = () => ({ kind: 'expo' as const, token: `ExponentPushToken[${randomUUID()}]` });
    const [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone, device });
    for (const provider of providers) {
      await consent({ simulator, stack, provider, userIds: [userId], firstPerson: person });
    }
    return userId;
  };
  const night = async (userId: string, localDate = today) => {
    const input = aNight({ userId, timeZone, localDate, deadlineInMs: 20_000 });
    await stack.control.startPlanDay(input);
    return resultOf(stack.client, input);
  };
  const consentsOf = async (userId: string) =>
    (await sql<{ id: string }>('select id from ended_consents where user_id = ?', [userId])).length;
  const requestsTo = (provider: ProviderId) => simulator.world.log.list(provider);
  /** Consents that the cloud still has; none afterwards. */
  const takeBackAtCloud = (provider: ProviderId) => simulator.world.grants[provider].revokePerson(person);
  const disconnect = async (userId: string, provider: ProviderId, at = new Date()) => {
    const ended = await endedConsents.end({ userId, provider, at });
    if (ended.status !== 'ended' || !ended.consent) throw new Error('No consent to revoke');
    return ended.consent;
  };

  describe('a consent that the user took back at the cloud', () => {
    const notices = () => sent.filter(({ message }) => message.collapseKey.startsWith('connection-'));

    it('is told by push once, at the wake-up, whatever nights follow', async () => {
      const userId = await aUser('fitbit');
      simulator.world.grants.fitbit.revokePerson(person);
      await night(userId, addDays(today, -2));
      const asked = requestsTo('fitbit').length;
      for (const back of [-1, 0]) await night(userId, addDays(today, back));
      expect(await connections.list({ userId })).toMatchObject([{ provider: 'fitbit', status: 'revoked' }]);
      expect(notices().map(({ message }) => message)).toEqual([
        {
          title: 'Fitbit is no longer connected',
          body: 'Fitbit no longer lets us read your activity. Connect it again in the app.',
          path: '/connections',
          collapseKey: 'connection-fitbit',
          ttlSeconds: expect.any(Number),
        },
      ]);
      // The plan's own push comes each morning, and only the first night asked the cloud.
      expect(sent).toHaveLength(4);
      expect(requestsTo('fitbit')).toHaveLength(asked);
    });

    it('is told again when the user has connected anew and taken it back anew', async () => {
      const userId = await aUser('fitbit');
      simulator.world.grants.fitbit.revokePerson(person);
      await night(userId, addDays(today, -1));
      await consent({ simulator, stack, provider: 'fitbit', userIds: [userId], firstPerson: person });
      simulator.world.grants.fitbit.revokePerson(person);
      await night(userId);
      expect(notices()).toHaveLength(2);
    });

    it('is told the next morning when the gateway did not take it', async () => {
      const userId = await aUser('fitbit');
      simulator.world.grants.fitbit.revokePerson(person);
      answer = ({ collapseKey }) =>
        collapseKey.startsWith('plan-')
          ? { status: 'delivered' }
          : { status: 'retry', code: 'gateway_unavailable' };
      await night(userId, addDays(today, -2));
      answer = () => ({ status: 'delivered' });
      await night(userId, addDays(today, -1));
      await night(userId);
      expect(notices()).toHaveLength(2);
    });
  });

  it('an API that has ended is told once, with what takes its place', async () => {
    const userId = await aUser('fitbit');
    simulator.world.faults.add(Fault.parse({ cloud: 'fitbit', kind: 'sunset' }));
    for (const back of [-1, 0]) await night(userId, addDays(today, back));
    expect(await connections.list({ userId })).toMatchObject([{ status: 'sunset' }]);
    const bodies = sent.map(({ message }) => message.body).filter((body) => body.includes('Fitbit'));
    expect(bodies).toEqual(['Fitbit has ended its service for apps. Connect Google Health instead.']);
  });

  it('who has both Google Health and Fitbit is asked for once, and the day counts once', async () => {
    const userId = await aUser('google_health', 'fitbit');
    await night(userId);
    expect([requestsTo('google_health').length, requestsTo('fitbit').length]).toEqual([1, 0]);
  });

  describe('a consent that the user takes back here', () => {
    it('ends at the cloud, and then nothing is left of it', async () => {
      const userId = await aUser('fitbit');
      const ended = await disconnect(userId, 'fitbit');
      await stack.control.startConnectionTask({ kind: 'revoke', ...ended });
      await expect.poll(() => consentsOf(userId), WAIT).toBe(0);
      expect(takeBackAtCloud('fitbit')).toBe(0);
    });

    it('ends at the cloud when that is back', async () => {
      const userId = await aUser('google_health');
      simulator.world.faults.add(Fault.parse({ cloud: 'google_health', kind: 'server_error', count: 2 }));
      const ended = await disconnect(userId, 'google_health');
      await stack.control.startConnectionTask({ kind: 'revoke', ...ended });
      await expect.poll(() => simulator.world.faults.list(), WAIT).toHaveLength(1);
      expect(await consentsOf(userId)).toBe(1);
      await expect.poll(() => consentsOf(userId), WAIT).toBe(0);
      expect(takeBackAtCloud('google_health')).toBe(0);
    }, 60_000);

    it('is not forgotten by a process that ended before it said so', async () => {
      const userId = await aUser('google_health');
      await disconnect(userId, 'google_health', new Date(Date.now() - 600_000));
      await stack.client.workflow.execute('retryFailed', { workflowId: randomUUID(), taskQueue: 'night' });
      await expect.poll(() => consentsOf(userId), WAIT).toBe(0);
      expect(takeBackAtCloud('google_health')).toBe(0);
    }, 60_000);

    it('ends at the cloud after the account is erased, and nothing on the way names the user', async () => {
      const userId = await aUser('fitbit', 'google_health');
      simulator.world.faults.add(Fault.parse({ cloud: 'fitbit', kind: 'server_error', count: 1 }));
      await stack.control.startEraseUser({ userId });
      await stack.client.workflow.getHandle(`erase:${userId}`).result();
      expect(await sql('select 1 from users where id = ?', [userId])).toEqual([]);
      const left = await sql('select * from ended_consents');
      expect(JSON.stringify(left)).not.toContain(userId);
      await expect.poll(async () => (await sql('select 1 from ended_consents')).length, WAIT).toBe(0);
      expect([takeBackAtCloud('fitbit'), takeBackAtCloud('google_health')]).toEqual([0, 0]);
    }, 90_000);
  });

  it('webhooks are ordered, and cancelled with the consent', async () => {
    const userId = await aUser('fitbit');
    await sql(`update provider_connections set webhooks = 'wanted' where user_id = ?`, [userId]);
    await stack.control.startConnectionTask({ kind: 'order_webhooks', provider: 'fitbit', userId });
    const webhooks = async () => {
      const [row] = await sql<{ webhooks: string }>(
        'select webhooks from provider_connections where user_id = ?',
        [userId],
      );
      return row?.webhooks;
    };
    await expect.poll(webhooks, WAIT).toBe('ordered');
    const requests = () =>
      requestsTo('fitbit')
        .filter((one) => one.path.includes('apiSubscriptions'))
        .map(({ method }) => method);
    expect(requests()).toEqual(['POST', 'POST']);
    const ended = await disconnect(userId, 'fitbit');
    await stack.control.startConnectionTask({ kind: 'revoke', ...ended });
    await expect.poll(() => consentsOf(userId), WAIT).toBe(0);
    expect(requests()).toEqual(['POST', 'POST', 'DELETE', 'DELETE']);
  });
});
