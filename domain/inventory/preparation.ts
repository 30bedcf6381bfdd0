import { foldWord } from '../recipes/fold-word.ts';

/**
 * What is done with a food in the kitchen, in five languages. None makes it another food, unlike `dried`, `ground`,
 * `cooked` or `powdered`, which are not here.
 */
const PREPARATION = new Set(
  `
    minced drained chopped diced sliced peeled trimmed cubed halved quartered grated shredded crushed crumbled melted softened
    beaten rinsed washed cleaned sifted packed cored pitted deseeded seeded stemmed julienned mashed torn divided
    optional thawed warmed cooled squeezed zested bruised deveined cut separated lightly finely roughly coarsely
    thinly thickly freshly well very fine coarse thin thick into in at to for on and or as needed required taste
    room temperature pieces piece slices strips chunks cubes wedges rings halves quarters bite sized small large
    medium plus more extra serving garnish garnishing dusting greasing frying the about preferably if desired
    kata hua kate hue katua barik barika kati hui bareek chhila cheela kaddukas kasa pisa
    abgetropft abgegossen gehackt gehackte gehackter gewürfelt geschnitten geschält geschälte gerieben geriebene geriebener gepresst
    zerdrückt zerlassen geschmolzen weich verquirlt halbiert geviertelt gewaschen abgespült entkernt geputzt fein
    grob feine grobe in dünne dünnen kleine Würfel Scheiben Ringe Streifen Stücke nach Geschmack Belieben zum
    Servieren Garnieren Braten etwas zimmerwarm klein optional und
    picado picada picados picadas picadito troceado troceada cortado cortada cortados cortadas pelado pelada
    pelados peladas rallado rallada rallados machacado escurridos derretido derretida batido batidos lavado
    lavada lavados escurrido en cubos dados rodajas juliana tiras trozos finamente muy fino fina finas opcional al
    gusto para servir decorar temperatura ambiente a y
    égoutté égouttée haché hachée hachés hachées émincé émincée émincés émincées coupé coupée coupés coupées épluché épluchée
    épluchés épluchées pelé pelée pelés pelées râpé râpée râpés râpées écrasé écrasée écrasés fondu fondue battu
    battus lavé lavée lavés ramolli finement grossièrement en dés cubes rondelles lamelles morceaux facultatif au
    goût pour le service à température ambiante et
  `
    .trim()
    .split(/\s+/)
    .map(foldWord),
);

const isPreparation = (text: string): boolean =>
  (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => PREPARATION.has(foldWord(word)));

/** Said in front of a food, these may be a product of its own: `crushed tomatoes`, `sliced bread`, `fine salt`. */
const BARE = new Set(
  'peeled rinsed washed softened melted beaten freshly finely roughly coarsely thinly lightly fein grob'
    .split(' ')
    .map(foldWord),
);

/**
 * A food without what is done with it: `onion, finely chopped` → `onion`; `butter (melted)` → `butter`. What stands
 * behind a comma and says anything else stays: `beans, dried`.
 */
export function withoutPreparation(name: string): string {
  const [head = name, ...said] = name.split(/\s*[,;]\s*|\s+[-–—]\s+/);
  const kept = [head, ...said.filter((part) => !isPreparation(part))].join(', ');
  const bare = kept
    .replace(/\s+(to taste|nach Geschmack|nach Belieben|al gusto|au goût|swaad anusar)$/i, '')
    .split(' ')
    .filter((word, at, words) => !(at < words.length - 1 && BARE.has(foldWord(word))))
    .join(' ');
  return bare === '' ? name : bare;
}

/** Minced or chopped: of meat another food, `poulet haché` is no chicken. */
export const isMinced = (name: string): boolean =>
  /\b(minced|ground|hach[eé]e?s?|picad[oa]s?|gehackt(e[rns]?)?|kheema|keema)(?!\p{L})/iu.test(name);

/** A food without words of preparation anywhere in its name: `chopped fresh parsley`, `ail haché`. */
export function withoutAnyPreparation(name: string): string {
  const bare = name
    .split(' ')
    .filter((word) => !isPreparation(word) || word === '')
    .join(' ')
    .trim();
  return bare === '' ? name : bare;
}
