/** Words that stand beside those of totals, payments and fees, and begin or end no name of an article there. */
const COMPANIONS: readonly string[] = [
  'eur euro euros usd gbp cad aud nzd chf fr sek nok dkk kr isk pln zl czk kc huf ft ron lei tl try brl ars mxn inr rs jpy r s',
  'incl inkl inc including included exkl excl before after of the this your for with by to in on at and und y et e de du des la le les das',
  'vat mwst ust iva tva moms btw gst hst pst qst tax taxes alv dph afa kdv mva ht ttc net netto brutto gross tributos',
  'item items article articles articulo articulos articulos art arts artikel artikelen artiklar artikler articoli pezzi pz pcs pos positionen',
  'posten st stk stuck varer varor produkter produits productos prodotti itens szt ks db kpl tuotetta tuotteet pc qty pieces piece',
  'total totaal totale totalt amount amt betrag montant importe importo bedrag summe sum due pay payable paid charged charge',
  'card cards no nr num number auth visa debit credit mastercard maestro amex contactless kontaktlos sans contact bar cash tendered tend',
  'purchase sale balance m n number eftpos eft acct account ending chq bank bankkort pos terminal approved ref xxxx x xxx',
  'fee charge cost costs standard express same day slot estimated est order delivery service tip driver shopper dl',
  'k uhrade platebni karta kartou plata bancar bancaire bancaria bancario bleue debito credito electron electronic chip pin credito',
  'difference adjustment adj off diff 5c cents rappen ore kontant kontanter cash cr dr gesamt apr given back wg',
  'euros apagar pagar payer betalen betala betale zaplaty plata bezahlen zahlen odeme tutari tutar platiti',
  'girocard ec karte kreditkarte kredit paypass giro elv sepa lastschrift vpay pay apple google samsung wallet mobile',
  'gerundet rounded arrondi afgerond avrundat afrundet zloty forint kronor kroner koruny korun crowns dollars pounds rupees yen 円 点 sauf hors avec mit inkl med inklusive varav',
];

const companions = new Set(COMPANIONS.flatMap((words) => words.split(' ')));

/** `500g` is a size, and other words with figures are numbers of something. */
const SIZE = /^\d+(?:kg|g|gr|l|ml|cl|oz|lb)$/;

/** True if a word may stand beside those of a total, a payment or a fee. */
export const isCompanion = (word: string): boolean =>
  companions.has(word) || (/\d/.test(word) && !SIZE.test(word));
