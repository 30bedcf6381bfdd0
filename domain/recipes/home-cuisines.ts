import type { TimeZone } from '../calendar.ts';
import type { Cuisine } from './recipe.ts';

const zones = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * What is cooked at home in the places of the tz database, as far as the catalogue has their food; a place may be in
 * several lines. Zones of the United States and of Canada are named by their greatest cities only. What is not
 * listed says nothing, which only means that every cuisine starts equal.
 */
const ZONES_OF: readonly (readonly [Cuisine, readonly string[]])[] = [
  ['indian', zones('Asia/Kolkata Asia/Calcutta')],
  ['bangladeshi', zones('Asia/Dhaka')],
  ['nepali', zones('Asia/Kathmandu Asia/Katmandu')],
  ['pakistani', zones('Asia/Karachi')],
  ['sri_lankan', zones('Asia/Colombo')],
  ['persian', zones('Asia/Tehran')],
  [
    'central_asian',
    zones('Asia/Almaty Asia/Tashkent Asia/Samarkand Asia/Bishkek Asia/Dushanbe Asia/Ashgabat'),
  ],
  [
    'levantine',
    zones('Asia/Beirut Asia/Damascus Asia/Amman Asia/Jerusalem Asia/Gaza Asia/Hebron Asia/Riyadh Asia/Dubai'),
  ],
  ['turkish', zones('Europe/Istanbul Asia/Istanbul')],
  ['armenian', zones('Asia/Yerevan')],
  ['georgian', zones('Asia/Tbilisi')],
  ['chinese', zones('Asia/Shanghai Asia/Hong_Kong Asia/Macau Asia/Taipei Asia/Urumqi Asia/Singapore')],
  ['japanese', zones('Asia/Tokyo')],
  ['korean', zones('Asia/Seoul Asia/Pyongyang')],
  ['vietnamese', zones('Asia/Ho_Chi_Minh Asia/Saigon')],
  ['thai', zones('Asia/Bangkok')],
  ['malaysian', zones('Asia/Kuala_Lumpur Asia/Kuching Asia/Singapore')],
  ['indonesian', zones('Asia/Jakarta Asia/Makassar Asia/Pontianak Asia/Jayapura')],
  ['filipino', zones('Asia/Manila')],
  ['egyptian', zones('Africa/Cairo')],
  ['moroccan', zones('Africa/Casablanca')],
  ['tunisian', zones('Africa/Tunis Africa/Algiers')],
  ['ethiopian', zones('Africa/Addis_Ababa Africa/Asmara')],
  ['east_african', zones('Africa/Nairobi Africa/Kampala Africa/Dar_es_Salaam Africa/Kigali')],
  [
    'west_african',
    zones('Africa/Lagos Africa/Accra Africa/Abidjan Africa/Dakar Africa/Lome Africa/Freetown'),
  ],
  ['south_african', zones('Africa/Johannesburg Africa/Maseru Africa/Gaborone')],
  ['british', zones('Europe/London Europe/Belfast')],
  ['irish', zones('Europe/Dublin')],
  ['french', zones('Europe/Paris')],
  ['german', zones('Europe/Berlin Europe/Vienna Europe/Zurich')],
  ['dutch', zones('Europe/Amsterdam')],
  ['nordic', zones('Europe/Copenhagen Europe/Stockholm Europe/Oslo Europe/Helsinki Atlantic/Reykjavik')],
  ['polish', zones('Europe/Warsaw')],
  ['ukrainian', zones('Europe/Kyiv Europe/Kiev')],
  ['hungarian', zones('Europe/Budapest')],
  [
    'balkan',
    zones('Europe/Belgrade Europe/Sofia Europe/Zagreb Europe/Sarajevo Europe/Skopje Europe/Bucharest'),
  ],
  ['greek', zones('Europe/Athens Asia/Nicosia')],
  ['italian', zones('Europe/Rome')],
  ['spanish', zones('Europe/Madrid Atlantic/Canary')],
  ['portuguese', zones('Europe/Lisbon Atlantic/Madeira Atlantic/Azores')],
  [
    'american',
    zones(
      'America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Detroit',
    ),
  ],
  ['hawaiian', zones('Pacific/Honolulu')],
  ['canadian', zones('America/Toronto America/Vancouver America/Montreal America/Halifax America/Winnipeg')],
  ['mexican', zones('America/Mexico_City America/Monterrey America/Tijuana America/Merida America/Cancun')],
  ['central_american', zones('America/Guatemala America/Costa_Rica America/El_Salvador America/Managua')],
  ['cuban', zones('America/Havana')],
  ['caribbean', zones('America/Jamaica America/Port_of_Spain America/Barbados America/Santo_Domingo')],
  ['colombian', zones('America/Bogota')],
  ['venezuelan', zones('America/Caracas')],
  ['peruvian', zones('America/Lima')],
  ['brazilian', zones('America/Sao_Paulo America/Bahia America/Fortaleza America/Manaus America/Recife')],
  ['argentinian', zones('America/Argentina/Buenos_Aires America/Buenos_Aires America/Argentina/Cordoba')],
  [
    'australian',
    zones('Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide'),
  ],
  ['new_zealand', zones('Pacific/Auckland')],
];

/** The cuisines of a place by its IANA time zone: a first guess at what a stranger there likes to eat, often empty. */
export const homeCuisinesOf = (timeZone: TimeZone): readonly Cuisine[] =>
  ZONES_OF.flatMap(([cuisine, places]) => (places.includes(timeZone) ? [cuisine] : []));
