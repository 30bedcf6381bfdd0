import { z } from 'zod';
import type { TimeZone } from '../calendar.ts';

/** Parts of the world whose shops sell much the same. */
export const FoodRegion = z.enum([
  'europe',
  'north_america',
  'latin_america',
  'south_asia',
  'southeast_asia',
  'east_asia',
  'middle_east',
  'africa',
  'oceania',
]);
export type FoodRegion = z.infer<typeof FoodRegion>;

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const CITIES: readonly (readonly [area: string, FoodRegion, ReadonlySet<string>])[] = [
  [
    'America',
    'north_america',
    names(`
      New_York Chicago Denver Los_Angeles Phoenix Detroit Anchorage Boise Juneau Indianapolis Louisville Menominee
      Toronto Vancouver Montreal Halifax Winnipeg Edmonton Regina St_Johns Moncton Whitehorse Yellowknife Iqaluit`),
  ],
  ['Asia', 'south_asia', names('Kolkata Calcutta Dhaka Kathmandu Katmandu Karachi Colombo Thimphu Kabul')],
  [
    'Asia',
    'southeast_asia',
    names(`
      Bangkok Brunei Dili Ho_Chi_Minh Saigon Jakarta Jayapura Makassar Pontianak Kuala_Lumpur Kuching Manila Phnom_Penh
      Rangoon Yangon Singapore Vientiane`),
  ],
  [
    'Asia',
    'east_asia',
    names('Tokyo Seoul Pyongyang Shanghai Urumqi Hong_Kong Macau Macao Taipei Ulaanbaatar'),
  ],
  [
    'Asia',
    'middle_east',
    names(`
      Aden Amman Baghdad Bahrain Beirut Damascus Dubai Gaza Hebron Jerusalem Kuwait Muscat Qatar Riyadh Tehran`),
  ],
  ['Asia', 'europe', names('Nicosia Famagusta Istanbul')],
  ['Africa', 'middle_east', names('Algiers Cairo Casablanca Tripoli Tunis')],
  ['Pacific', 'oceania', names('Auckland Chatham')],
  ['Pacific', 'north_america', names('Honolulu')],
];

/** Areas of the tz database whose other cities lie in one region; the islands of the oceans say nothing. */
const USUAL: Readonly<Record<string, FoodRegion>> = {
  Africa: 'africa',
  America: 'latin_america',
  Australia: 'oceania',
  Canada: 'north_america',
  Europe: 'europe',
  US: 'north_america',
};

/** Whole countries below a name of their own: `America/Indiana/Knox`. */
const NORTH_AMERICAN = /^America\/(Indiana|Kentucky|North_Dakota)\//;

/** The region that the person of a time zone shops in; undefined where the zone does not tell. */
export function foodRegionOf(timeZone: TimeZone): FoodRegion | undefined {
  if (NORTH_AMERICAN.test(timeZone)) return 'north_america';
  const [area = '', city = ''] = timeZone.split('/');
  const known = CITIES.find(([of, , cities]) => of === area && cities.has(city));
  return known?.[1] ?? USUAL[area];
}
