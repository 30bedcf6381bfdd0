/** They join words and say nothing. */
export const JOINING = {
  english: 'of the and with in',
  hindi: 'ka ke ki',
  german: 'mit und',
  spanish: 'de la el los las al y con en',
  french: 'le les du des d l au aux a et',
};

/** What parts a kind from its sisters, and tells little by itself: a red onion is an onion. */
export const TRAITS = {
  english: `
    red green black white yellow brown purple sweet sour hot mild smoked new spring ylw blk grn wht brn
  `,
  hindi: 'lal laal hari hara kala kali safed',
  german: `
    rot rote roter grun grune gruner schwarz schwarze weiss weisse weisser gelb gelbe braun braune suss susse
  `,
  spanish: 'rojo roja verde negro negra blanco blanca amarillo morado morada dulce',
  french: 'rouge vert verte noir noire blanc blanche jaune doux rge',
};

/** What is said of a thing and does not tell it from another: how it was grown, cut, kept or packed, and who sells it. */
export const DESCRIBERS = {
  english: `
    organic org natural nat fresh frsh ripe large lrg lg medium med small sml big jumbo baby mini local premium
    prm select choice quality value best finest everyday essential farm british irish scottish american usa
    grade grd loose bag pack pk pkt ct ea each bunch bnch bundle box carton can tin tinned canned jar bottle btl
    tray tub tube pouch net pot punnet pint quart gallon gal pt qt dozen dz doz head hrts heart crowns no added
    fat frozen frz frzn chilled sliced slcd slices chopped diced cut whole peeled washed block bar sticks qtrs
    unsalted unsltd boneless bnls skinless sknls fillet fil family size pure real classic original old
    fashioned fshnd style raw vine cup closed russet hass roma gala extra fine thick thin
  `,
  hindi: 'taaza taza taja desi khula tokri patti robusta giri pc pcs nos wala special gold super',
  german: `
    bio frisch frische frischer fr lose tk tiefgekuhlt netz bund bd stk stuck glas dose ds schale beutel packung
    becher fein zart jung natur nativ native festk festkochend mehlig geschn geschnitten scheiben deutsch
    deutsche dt marken speise rispen frei freiland bodenhaltung bodenh haltung klasse ja gut guter hof stuckig
  `,
  spanish: `
    fresco fresca malla bolsa bandeja lata bote brik unidad ud granel rama mesa canarias congelado congelada
    cong entero pelada pelado laminado rodajas fino fina gordo tarrina manojo grande
  `,
  french: `
    frais fraiche vrac filet barquette bq bte boite pce piece sachet botte lot tranche tr surg surgele plein air
    grappe label chair ferme ferm fin rape uht trad maxi nature
  `,
  shops: `
    lidl aldi rewe edeka tesco carrefour auchan hacendado mercadona monoprix leclerc walmart kroger landliebe
  `,
};

/**
 * What makes it another thing, whatever food is named beside it: ready meals, drinks, sweets, and what is not eaten.
 * Each as one: their plurals are known.
 */
export const OTHER_THINGS = {
  english: `
    juice nectar chip crisp cookie biscuit cracker wafer cake muffin brownie donut doughnut pastry pie tart
    croissant pretzel popsicle candy gum lolly toffee fudge lemonade soda cola squash cordial smoothie shake
    lager beer ale cider whisky vodka gin rum sandwich burger nugget finger pizza lasagne curry soup ramen
    pickle chutney relish spread dip dressing flavour flavor flavoured seasoning mix snack granola cereal flakes
    pudding custard jelly icecream sorbet tea coffee latte energy pastilles dessert breaded battered shampoo
    conditioner soap bodywash wash lotion deodorant toothpaste toothbrush razor tampon nappy diaper wipe tissue
    towel toilet detergent laundry softener bleach cleaner cleaning dishwasher sponge foil cling wrap napkin
    candle match lighter battery bulb carrier trash bin liner cat dog pet kitty litter puppy cigarette tobacco
    lottery card magazine newspaper flower bouquet tulip rose lily plant toy giftcard stamp sock medicine
    aspirin vitamin jerky dish timer peeler shaker cooker squeezer opener holder bath powder tikka jor bhatura
    masala batter dumpling spray seed treat food lady puree mash mashed rings roll salad kit filling stuffing
    mixed cocktail punch syrup drink beverage cracklings ketchup brush scrub perfume incense charger cable
    deposit refund tax fee coupon scented freshener pod hair body face hand skin nail
  `,
  hindi: `
    pakora samosa paratha idli dosa jamun laddu barfi halwa murabba sharbat amla bhujia namkeen papad achar sev
    biskut sabun agarbatti tel mehndi toothpowder mosquito
  `,
  german: `
    saft nektar schorle limo limonade bier radler sekt schnaps flips keks kuchen torte geback zwieback riegel
    schoko schokolade bonbon gummi lakritz eis suppe eintopf fertiggericht salatsosse aufstrich wurst bratwurst
    wiener salami leberwurst gemuse mischung gemischt gem tee kaffee schnitzel paniert katze katzen hund hunde
    futter windel windeln seife duschgel duschbad spulmittel waschmittel reiniger putzmittel weichspuler
    toilettenpapier toilettenpap kuchenrolle taschentucher papier alufolie folie serviette kerze batterie
    batterien tragetasche tasche tute mull mullbeutel pfand leergut zigaretten tabak zeitschrift zeitung blumen
    strauss salat pommes likor schnitte pfanne krauter kaugummi sack blumenerde grillkohle tabs spultabs
    stabchen zahnpasta zahncreme creme deo rasierer gutschein karte
  `,
  spanish: `
    zumo refresco cerveza cava gaseosa galleta magdalena bizcocho tarta pastel bollo bolleria chocolate caramelo
    chicle helado flan natillas batido sopa crema caldo empanadilla croqueta tortilla frito frita chorizo
    salchichon salchicha fuet embutido sobrasada pate infusion te cafe gato perro pienso bravas ensalada
    ensaladilla membrillo estropajo arena alioli vainilla fresa bano manos limpieza comida champu gel jabon
    detergente suavizante lejia limpiador lavavajillas fregasuelos papel higienico servilleta panuelo panal
    basura pila bombilla vela tabaco periodico revista desodorante colonia dentifrico
  `,
  french: `
    jus sirop biere cidre gateau chocolat glace mousse compote brioche viennoiserie quiche tarte soupe potage
    veloute cordon pane saucisse saucisson merguez rillettes tisane croq croquette chat chien litiere frites
    gratin salade taboule vanille fraise beignet madeleine patee eponge amande douce bain shampooing shamp savon
    douche lessive piemontaise composee adoucissant javel nettoyant vaisselle toil toilette essuie mouchoir
    couche sac cabas poubelle pile ampoule bougie tabac journal fleur dentifrice campagne rasoir carte consigne
  `,
  brands: `
    gatorade pringles doritos lays oreo kitkat maggi purina whiskas felix pedigree sheba cesar marlboro krispies
    frooti maaza tang harpic lizol vim crv coke
  `,
};

/** What shops write short; the general rule for abbreviations finds the others. `|` parts what it may stand for. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  // English
  choc: 'chocolate',
  chkn: 'chicken',
  chk: 'chicken',
  trky: 'turkey',
  grnd: 'ground',
  gr: 'ground',
  bf: 'beef',
  brst: 'breast',
  thgh: 'thigh',
  mlk: 'milk',
  wht: 'white|wheat',
  whl: 'whole',
  brd: 'bread',
  pnt: 'peanut',
  pnut: 'peanut',
  btr: 'butter',
  bttr: 'butter',
  crm: 'cream',
  chs: 'cheese',
  chz: 'cheese',
  ched: 'cheddar',
  mozz: 'mozzarella',
  parm: 'parmesan',
  yog: 'yogurt|yogur|yoghurt',
  ygrt: 'yogurt',
  yghrt: 'yogurt',
  sdls: 'seedless',
  grk: 'greek',
  nf: 'nonfat',
  lf: 'low fat',
  ff: 'fat free',
  hvy: 'heavy',
  dbl: 'double',
  whip: 'whipping',
  tom: 'tomato|tomate|tomaten',
  pot: 'potato',
  swt: 'sweet',
  grn: 'green',
  blk: 'black',
  brn: 'brown',
  rd: 'red',
  ppr: 'pepper',
  bns: 'beans',
  bn: 'beans',
  spnch: 'spinach',
  lett: 'lettuce',
  mush: 'mushrooms',
  mshrm: 'mushrooms',
  cuke: 'cucumber',
  avo: 'avocado',
  straw: 'strawberries',
  blueb: 'blueberries',
  ap: 'all purpose',
  flr: 'flour',
  sgr: 'sugar',
  atl: 'atlantic',
  pb: 'peanut butter',
  veg: 'vegetable',
  smkd: 'smoked',
  // Hindi, in Latin letters
  mrch: 'mirch',
  mirchi: 'mirch',
  pwd: 'powder',
  pwdr: 'powder',
  pdr: 'powder',
  dhaniya: 'dhania',
  tuar: 'tur',
  daal: 'dal',
  gobi: 'gobhi',
  mutter: 'matar',
  jira: 'jeera',
  // German
  hackfl: 'hackfleisch',
  hack: 'hackfleisch',
  rinderhack: 'rinderhackfleisch',
  schweinehack: 'schweinehackfleisch',
  hahn: 'hahnchenbrust',
  putenschn: 'putenschnitzel',
  kart: 'kartoffeln',
  zwieb: 'zwiebeln',
  mohr: 'mohren',
  vllmilch: 'vollmilch',
  jogh: 'joghurt',
  joghurtnatur: 'naturjoghurt',
  griech: 'griechischer',
  koern: 'korniger',
  champ: 'champignons|champignon',
  // Spanish
  pech: 'pechuga',
  desn: 'desnatada',
  semi: 'semidesnatada|semi',
  descrem: 'desnatada',
  ac: 'aceite',
  manteq: 'mantequilla',
  pim: 'pimiento',
  ceb: 'cebolla',
  garb: 'garbanzos',
  coc: 'cocido',
  vacuno: 'ternera',
  // French
  lt: 'lait',
  ecr: 'ecreme',
  jamb: 'jambon',
  yt: 'yaourt',
  from: 'fromage',
  frmg: 'fromage',
  pdt: 'pomme de terre',
  hle: 'huile',
  rge: 'rouge',
  rges: 'rouge',
  dx: 'doux',
  harc: 'haricots',
  haric: 'haricots',
  cuis: 'cuisse',
};
