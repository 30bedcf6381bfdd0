import { z } from 'zod';
import type { TimeZone } from '../calendar.ts';

/** Which half of the year is summer. The tropics are in neither: they have no summer and winter of their own. */
export const Hemisphere = z.enum(['northern', 'southern']);
export type Hemisphere = z.infer<typeof Hemisphere>;

type Region = { usual?: Hemisphere; northern?: Set<string>; southern?: Set<string>; tropical?: Set<string> };

const names = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

/**
 * Time zones by the latitude of their city in the tz database (`zone.tab`): between the tropics (23.4°) neither half
 * of the year is winter. What is not listed has no season, which is never wrong.
 */
const REGIONS: Readonly<Record<string, Region>> = {
  Europe: { usual: 'northern' },
  Arctic: { usual: 'northern' },
  US: { usual: 'northern', tropical: names('Hawaii Samoa') },
  Canada: { usual: 'northern' },
  Asia: {
    usual: 'northern',
    tropical: names(`
      Aden Bangkok Brunei Calcutta Colombo Dili Ho_Chi_Minh Hong_Kong Jakarta Jayapura Kolkata Kuala_Lumpur Kuching
      Macao Macau Makassar Manila Phnom_Penh Pontianak Rangoon Saigon Singapore Ujung_Pandang Vientiane Yangon`),
  },
  Australia: { usual: 'southern', tropical: names('Darwin Lindeman North') },
  Africa: {
    northern: names('Algiers Cairo Casablanca Ceuta El_Aaiun Tripoli Tunis'),
    southern: names('Gaborone Johannesburg Maputo Maseru Mbabane'),
  },
  America: {
    northern: names(`
      Adak Anchorage Atikokan Blanc-Sablon Boise Cambridge_Bay Chicago Chihuahua Ciudad_Juarez Creston Danmarkshavn
      Dawson Dawson_Creek Denver Detroit Edmonton Fort_Nelson Glace_Bay Godthab Goose_Bay Halifax Hermosillo
      Indianapolis Indiana/Indianapolis Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City
      Indiana/Vevay Indiana/Vincennes Indiana/Winamac Inuvik Iqaluit Juneau Kentucky/Louisville Kentucky/Monticello
      Los_Angeles Louisville Matamoros Menominee Metlakatla Miquelon Moncton Monterrey Montreal New_York Nome
      North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Nuuk Ojinaga Phoenix Rankin_Inlet Regina
      Resolute Scoresbysund Sitka St_Johns Swift_Current Thule Tijuana Toronto Vancouver Whitehorse Winnipeg Yakutat`),
    southern: names(`
      Argentina/Buenos_Aires Argentina/Catamarca Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja
      Argentina/Mendoza Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis
      Argentina/Tucuman Argentina/Ushuaia Asuncion Buenos_Aires Catamarca Cordoba Coyhaique Jujuy Mendoza Montevideo
      Punta_Arenas Santiago Sao_Paulo`),
  },
  Atlantic: {
    northern: names('Azores Bermuda Canary Faroe Madeira Reykjavik'),
    southern: names('South_Georgia Stanley'),
  },
  Pacific: { southern: names('Auckland Chatham Easter Norfolk Pitcairn') },
};

/** The hemisphere of an IANA time zone; undefined in the tropics, and for a zone that says nothing of the place. */
export function hemisphereOf(timeZone: TimeZone): Hemisphere | undefined {
  const slash = timeZone.indexOf('/');
  const region = slash < 0 ? undefined : REGIONS[timeZone.slice(0, slash)];
  const city = timeZone.slice(slash + 1);
  if (region === undefined || region.tropical?.has(city)) return undefined;
  if (region.northern?.has(city)) return 'northern';
  return region.southern?.has(city) ? 'southern' : region.usual;
}
