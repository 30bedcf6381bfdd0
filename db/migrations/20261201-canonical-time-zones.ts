import { Migration } from '@mikro-orm/migrations';
import { canonicalTimeZone } from '../../domain/time-zone-names.ts';

/**
 * Zones are stored under one name that Node, PostgreSQL and Temporal's server know. A name that means no zone stays:
 * the loops over zones leave it out and say so.
 */
export class Migration20261201CanonicalTimeZones extends Migration {
  override name = 'Migration20261201CanonicalTimeZones';

  override async up(): Promise<void> {
    // `night_zones` stays as it was: it says of which zone a night was opened, under the name of that day.
    for (const table of ['profiles', 'plans', 'night_failures']) {
      const rows = await this.execute(`select distinct time_zone as name from "${table}"`);
      for (const name of rows.map((row) => String(row.name))) {
        const target = canonicalTimeZone(name);
        if (target === undefined || target === name) continue;
        await this.execute(`update "${table}" set time_zone = ? where time_zone = ?`, [target, name]);
      }
    }
  }
}
