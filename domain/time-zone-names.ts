import aliases from 'cldr-bcp47/bcp47/timezone.json' with { type: 'json' };
import windows from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import { Temporal } from 'temporal-polyfill';

const UNKNOWN = 'Etc/Unknown';

/**
 * Every name of a zone in lower case, with the one name that it is stored under: the target of the tz database's
 * links, after Unicode CLDR (`bcp47/timezone.xml`: `iana`, or else the first alias, of the `preferred` entry).
 *
 * Node alone knows several hundred names more than PostgreSQL and Temporal's server, reads `EST` and `CET` otherwise
 * than PostgreSQL, and takes any case, which Temporal's server refuses. The targets are known to all three, and are
 * read alike by them (test/temporal/time-zones.test.ts).
 */
function canonicalNames(): ReadonlyMap<string, string> {
  const entries = Object.entries(aliases.keyword.u.tz).flatMap(([key, entry]) =>
    typeof entry === 'string' || !('_alias' in entry) ? [] : [[key, entry] as const],
  );
  const targets = new Map(entries.map(([key, entry]) => [key, targetOf(entry)]));
  const names = new Map<string, string>();
  for (const [key, entry] of entries) {
    const preferred = '_preferred' in entry ? targets.get(String(entry._preferred)) : undefined;
    const target = preferred ?? targets.get(key);
    if (target === undefined || target === UNKNOWN) continue;
    for (const name of [target, ...entry._alias.split(' ')]) names.set(name.toLowerCase(), target);
  }
  return names;
}

const targetOf = (entry: { _alias: string; _iana?: string }): string | undefined =>
  entry._iana ?? entry._alias.split(' ')[0];

/** Names of Windows, by the place that CLDR gives where the territory is not known (`001`). */
function windowsNames(): ReadonlyMap<string, string> {
  const zones = windows.supplemental.windowsZones.mapTimezones.map(({ mapZone }) => mapZone);
  const main = zones.filter(({ _territory }) => _territory === '001');
  return new Map(main.map(({ _other, _type }) => [_other.toLowerCase(), _type.toLowerCase()]));
}

const CANONICAL = canonicalNames();
const WINDOWS = windowsNames();

/** No names of the tz database, though phones report them: its zones are named after other cities. */
const CITIES: ReadonlyMap<string, string> = new Map([
  ['asia/beijing', 'Asia/Shanghai'],
  ['asia/hanoi', 'Asia/Ho_Chi_Minh'],
  ['z', 'Etc/UTC'],
]);

/** Every name that a zone is stored under. */
export const TIME_ZONE_NAMES: readonly string[] = [...new Set(CANONICAL.values())].toSorted();

/**
 * Places that keep an offset of a part of an hour all the year, by minutes east of Greenwich. The tz database names
 * fixed offsets of whole hours only, and an offset as such has the opposite sign in PostgreSQL.
 */
const PARTS_OF_HOURS: Readonly<Record<number, string>> = {
  [-570]: 'Pacific/Marquesas',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  525: 'Australia/Eucla',
  570: 'Australia/Darwin',
};

/** Java's and ISO's offsets, east of Greenwich positive: `GMT+05:30`, `UTC-3`, `+0530`. */
const OFFSET = /^(?:GMT|UTC?)? ?([+\-−])(\d{1,2})(?::?([0-5]\d))?$/i;

/** Minutes east of Greenwich that a name says; undefined where it says none, or more than there is. */
function offsetMinutes(name: string): number | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
  if (sign === undefined) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  return offset < -12 * 60 || offset > 14 * 60 ? undefined : offset;
}

function zoneOfOffset(offset: number): string | undefined {
  if (offset % 60 !== 0) return PARTS_OF_HOURS[offset];
  if (offset === 0) return 'Etc/GMT';
  // The sign of these names is turned round: Etc/GMT-5 is five hours ahead of Greenwich.
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset) / 60}`;
}

const isKnownHere = (name: string): boolean => {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId === name;
  } catch {
    return false;
  }
};

/**
 * The one name under which a zone is stored, from any that a phone reports: an old or differently written IANA name,
 * a name of Windows, a fixed offset. Undefined where no zone is meant, or one that this runtime does not know.
 */
export function canonicalTimeZone(name: string): string | undefined {
  const trimmed = name.trim();
  const key = trimmed.toLowerCase();
  const offset = offsetMinutes(trimmed);
  const found =
    CANONICAL.get(key) ??
    CANONICAL.get(WINDOWS.get(key) ?? '') ??
    CITIES.get(key) ??
    (offset === undefined ? undefined : zoneOfOffset(offset));
  return found !== undefined && isKnownHere(found) ? found : undefined;
}

/** What to choose in the place of a name that no zone has. */
export function timeZoneAdvice(name: string): string {
  const offset = offsetMinutes(name.trim());
  const places = offset === undefined ? [] : placesAt(offset);
  return places.length > 0
    ? `must name a place, because no zone keeps this offset all the year: choose ${places.join(' or ')}`
    : 'must be an IANA time zone such as Europe/Berlin, or an offset from UTC such as +05:30';
}

/** Zones whose clocks show the offset in January or in July. */
function placesAt(offset: number): string[] {
  const year = new Date().getUTCFullYear();
  const halves = [`${year}-01-15T00:00Z`, `${year}-07-15T00:00Z`].map((at) => Temporal.Instant.from(at));
  return TIME_ZONE_NAMES.filter(isKnownHere).filter((name) =>
    halves.some((at) => at.toZonedDateTimeISO(name).offsetNanoseconds === offset * 60e9),
  );
}
