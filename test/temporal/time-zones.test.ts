import type { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../../db/orm.ts';
import { createSql } from '../../db/sql.ts';
import { mapBounded } from '../../domain/map-bounded.ts';
import { TIME_ZONE_NAMES } from '../../domain/time-zone-names.ts';
import { createNightAdministration } from '../../temporal/administration.ts';
import { createTestDatabase, createTestNamespace } from '../support/services.ts';

/** Each takes the server some ten milliseconds: the newest names of the tz database, and every eighth of all. */
const SAMPLE = [
  ...['Europe/Kyiv', 'Asia/Qostanay', 'America/Nuuk', 'America/Ciudad_Juarez', 'America/Coyhaique'],
  ...TIME_ZONE_NAMES.filter((_, index) => index % 8 === 0),
];

describe('every name that a zone is stored under', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let orm: MikroORM;
  let connection: Connection;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await openOrm({ url: database.url, poolSize: 2 });
    const { address, namespace } = await createTestNamespace();
    connection = await Connection.connect({ address });
    client = new Client({ connection, namespace });
  });
  afterAll(async () => {
    await connection.close();
    await orm.close();
    await database.drop();
  });

  it('is read by PostgreSQL as by Node, in winter and in summer', async () => {
    const rows = await createSql({ orm })<{ name: string; clocks: string[] }>(
      `select name, array_agg(to_char(at at time zone name, 'YYYY-MM-DD"T"HH24:MI:SS') order by at) as clocks
       from unnest(?::text[]) name, unnest(array['2026-01-15T12:00Z', '2026-07-15T12:00Z']::timestamptz[]) at
       group by name`,
      [`{${TIME_ZONE_NAMES.join(',')}}`],
    );
    const instants = ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map((at) => Temporal.Instant.from(at));
    const clocksOf = (zone: string) =>
      instants.map((at) => at.toZonedDateTimeISO(zone).toPlainDateTime().toString());
    expect(rows).toHaveLength(TIME_ZONE_NAMES.length);
    const other = rows.filter(({ name, clocks }) => String(clocks) !== String(clocksOf(name)));
    expect(other.map(({ name }) => name)).toEqual([]);
  });

  it('is taken by Temporal’s server for a schedule', async () => {
    const administration = createNightAdministration({ client, report: () => {} });
    const refused = await mapBounded(SAMPLE, 10, async (timeZone) => {
      const outcome = await administration.ensureSchedules({ zones: [timeZone], providers: [] });
      return outcome.refused;
    });
    expect(refused.flat()).toEqual([]);
  });
});
