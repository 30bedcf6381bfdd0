/**
 * What is said of a thing and does not tell it from another: how it was grown, kept or packed. By language: English,
 * Hindi, German, Spanish, French.
 */
export const DESCRIBERS = `
  organic org natural nat fresh frsh ripe large lrg lg medium med small sml big jumbo baby mini local premium prm
  select choice quality value best finest everyday essential farm british irish scottish american usa grade grd
  loose bag bags pack packs pk pkt ct ea each bunch bnch bundle box carton can cans tin tinned canned jar bottle btl
  tray tub tube pouch net pot punnet pint quart gallon gal pt qt dozen dz doz head heads hrts heart hearts crowns no added fat
  frozen frz frzn chilled sliced slcd slices chopped diced cut whole peeled washed block bar sticks stick qtrs
  unsalted unsltd boneless bnls skinless sknls fillet fil fillets fltbl family size pure real classic original
  old fashioned fshnd style raw vine cup closed russet hass roma gala extra fine thick thin
  taaza taza taja desi khula tokri patti robusta giri pc pcs nos wala special gold super
  bio frisch frische frischer fr lose tk tiefgekuhlt netz bund bd stk stuck glas dose ds schale beutel packung becher
 fein zart jung natur nativ native natives mild festk festkochend mehlig geschn geschnitten scheiben deutsch
  deutsche dt marken speise rispen landliebe frei freiland bodenhaltung bodenh haltung klasse ja gut guter hof stuckig
  fresco fresca frescos fresh malla bolsa bandeja lata bote brik unidad und ud granel rama mesa canarias
  congelado congelada cong entero pelada pelado laminado rodajas fino fina gordo extra tarrina manojo grande grandes
  frais fraiche fraiches vrac filet barquette bq bte boite pce piece sachet botte lot tranche tranches tr surg surgele
  surgeles plein air grappe label chair ferme ferm extra fin fins fine rape uht trad
  maxi nature pate lidl aldi rewe edeka tesco carrefour auchan hacendado mercadona monoprix leclerc walmart kroger
`;

/** What parts a kind from its sisters, and tells little by itself: a red onion is an onion. */
export const TRAITS = `
  red green black white yellow brown purple sweet sour hot mild smoked new spring ylw blk grn wht brn
  lal laal hari hara kala kali safed
  rot rote roter rotes grun grune gruner schwarz schwarze weiss weisse weisser gelb gelbe braun braune suss susse
  rojo roja verde negro negra blanco blanca amarillo morado morada dulce
  rouge vert verte noir noire blanc blanche jaune doux rge rges
`;

/**
 * What makes it another thing, whatever food is named beside it: ready meals, drinks, sweets, and what is not eaten.
 */
export const OTHER_THINGS = `
  juice nectar chip crisp cookie biscuit cracker wafer cake muffin brownie donut doughnut pastry pie tart croissant
  pretzel popsicle candy gum sweets lolly toffee fudge lemonade soda cola coke squash cordial smoothie shake lager beer
  ale cider whisky vodka gin rum sandwich burger nugget finger pizza lasagne curry soup ramen pickle chutney relish
  spread dip dressing flavour flavor flavoured seasoning mix snack granola cereal flakes pudding custard jelly icecream
  sorbet tea coffee latte energy gatorade pringles doritos lays oreo kitkat maggi pastilles dessert breaded battered
  shampoo conditioner soap bodywash wash lotion deodorant toothpaste toothbrush razor tampon nappy diaper wipe tissue
  towel toilet detergent laundry softener bleach cleaner cleaning dishwasher sponge foil cling wrap napkin candle match
  lighter battery bulb bag carrier trash bin liner cat dog pet kitty litter puppy pouch purina whiskas felix pedigree sheba cesar cigarette
  tobacco marlboro lottery card magazine newspaper flower bouquet tulip rose lily plant toy giftcard stamp sock medicine aspirin vitamin
  jerky krispies cup dish timer peeler shaker cooker squeezer opener holder bath powder tikka jor bhatura masala batter
  frooti maaza tang nuggets dumpling spray seed treat food lady puree purees mash mashed rings roll salad kit filling
  stuffing mixed cocktail punch syrup drink beverage cracklings pudding ketchup toy brush scrub perfume incense charger cable
  deposit crv bottle refund tax fee coupon scented freshener pod hair body face hand skin nail
  vim harpic lizol pakora samosa paratha idli dosa jamun laddu barfi halwa murabba frooti sharbat amla
  bhujia namkeen papad achar sev chips biskut toffees sabun agarbatti tel mehndi toothpowder mosquito
  saft nektar schorle limo limonade bier radler sekt schnaps chips flips keks kuchen torte geback zwieback riegel
  schoko schokolade bonbon gummi lakritz eis pudding dessert suppe eintopf pizza fertiggericht salatsosse dip aufstrich
  wurst bratwurst wiener salami leberwurst gemuse mix mischung gemischt gem tee kaffee schnitzel paniert katze katzen
  hund hunde futter windel windeln seife duschgel duschbad spulmittel waschmittel reiniger putzmittel weichspuler
  toilettenpapier toilettenpap kuchenrolle taschentucher papier alufolie folie serviette kerze batterie batterien
  tragetasche tasche tute beutel mull mullbeutel pfand leergut zigaretten tabak zeitschrift zeitung blumen strauss
  salat puree pommes likor schnitte pfanne krauter kaugummi sack blumenerde grillkohle tabs spultabs stabchen
  zahnpasta zahncreme creme deo rasierer gutschein karte
  zumo nectar refresco cerveza cava gaseosa galleta galletas magdalena bizcocho tarta pastel bollo bolleria donut
  chocolate caramelo chicle helado flan natillas batido sopa crema caldo pizza empanadilla croqueta croquetas tortilla
  frito frita fritas frito chorizo salchichon salchicha fuet embutido sobrasada pate infusion te cafe gato perro pienso
  bravas ensalada ensaladilla membrillo estropajo arena alioli vainilla fresa bano manos limpieza
  comida champu gel jabon detergente suavizante lejia limpiador lavavajillas fregasuelos papel higienico servilleta
  servilletas panuelo panal bolsa basura pila pilas bombilla vela tabaco periodico revista desodorante colonia dentifrico
  jus nectar soda sirop biere cidre gateau gateaux biscuit biscuits bonbon bonbons chocolat glace sorbet dessert creme
  mousse flan compote brioche viennoiserie croissant quiche tarte pizza soupe potage veloute nugget cordon pane panes
  saucisse saucisson merguez rillettes pate chips tisane the cafe croq croquette croquettes chat chien litiere
  frites frite puree gratin salade taboule vanille fraise beignet madeleine patee eponge amande douce bain
  shampooing shamp savon gel douche lessive piemontaise composee adoucissant javel nettoyant vaisselle eponge papier toil toilette essuie
  mouchoir couche couches sac sacs cabas poubelle pile piles ampoule bougie cigarette tabac journal magazine fleur
  dentifrice deodorant rasoir carte consigne
`;

/** They join words and say nothing. */
export const JOINING =
  'of the and with in de la le les du des d el los las al au aux a y et mit und con en ka ke ki l';

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
  oj: 'orange juice',
  ap: 'all purpose',
  flr: 'flour',
  sgr: 'sugar',
  atl: 'atlantic',
  evoo: 'extra virgin olive oil',
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
  hahn: 'hahnchen',
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
  oeuf: 'oeufs',
};
