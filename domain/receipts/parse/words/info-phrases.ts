import type { Phrases } from './word-role.ts';

/** Lines that buy nothing, whatever number stands behind them. */
export const INFO_PHRASES: readonly Phrases[] = [
  {
    role: 'repeated_price',
    mayFollow: 3,
    isStrict: true,
    phrases: [
      'price you pay, you pay, reg price, regular price, regprice, was, orig price, original price, now, your price',
      'final price, sale price, member price, mrp, rrp, shelf price, list price, club price you pay, price per, statt, normalpreis',
      'alter preis, ihr preis, uvp, precio normal, antes, precio anterior, precio final, prix normal, prix initial, prix barre',
      'prezzo pieno, adviesprijs, normaal, van, ordinarie pris, ord pris, for pris, normalpris, forpris, cena przed, cena po',
      'cena regularna, po rabacie, cena po rabacie, puvodni cena, eredeti ar, pret initial, normaalihinta',
    ],
  },
  {
    role: 'info',
    mayFollow: 8,
    phrases: [
      'you save, you saved, you have saved, points, points earned, points this visit, card points, rewards balance, rewards earned, loyalty points, points balance',
      'total savings, total saved, you saved today, your savings, total number of items, total items, items sold, item count',
      'no of items, number of items, total no of items, tax rate, total no items, savings today, annual savings, number of items sold',
      'year to date, savings value, fuel points, gst no, abn, auth code, approval code, card number, merchant, order number',
      'treuepunkte, neuer punktestand, punktestand, anzahl artikel, sie haben gespart, gespart, ihre ersparnis, punkte gesammelt',
      'ersparnis gesamt, gesamtersparnis, anzahl positionen, artikelanzahl, sie sparen, gesamt ersparnis, kartennr, genehmigung',
      'puntos, puntos acumulados, n articulos, total de articulos, ha ahorrado, acumulado, acumulado club, usted ahorro',
      'total ahorro, su ahorro, saldo acumulado, saldo puntos, ahorro total, total ahorrado, numero de articulos, tipo, tipo base cuota',
      'points fidelite, nb articles, nombre d articles, vous avez economise, economies realisees, cagnotte, solde cagnotte, total economies',
      'cagnotte carte, avantage carte, votre cagnotte, hai risparmiato, totale risparmiato, punti, totale sconti, numero pezzi',
      'uw voordeel totaal, totaal voordeel, koopzegels, spaarzegels, aantal artikelen, air miles, du har sparat, bonuspoang',
      'antal varor, du sparade, du spart, din rabatt totalt, antall varer, du har spart, medlemsbonus, trumf bonus, antal artikler',
      'bonusta, bonukseen oikeuttava, saastit, sastosi, ostoskertymä, oszczedzasz, suma rabatow, zaoszczedzono, punkty, zyskales',
      'usetrili jste, ziskane body, bodu, megtakaritas, pontok, ati economisit, puncte, kazanc, toplam kazanc, toplam indirim',
      'ποντοι, κερδισατε, qtd total de itens, qtde total de itens, quantidade total, economizou, voce economizou, total de itens',
      'お買上点数, 点数, 買上点数, ポイント, 今回ポイント, 対象額, 税率, 今回付与ポイント, kul nag, mrp total, 対象, 課税対象額',
    ],
  },
  {
    // With a price and other words they begin a name: `TABLE SALT`, `OPEN NATURE CHICKEN`, `STORE BRAND MILK`.
    role: 'info',
    mayFollow: 8,
    isStrict: true,
    phrases: [
      'rewards, loyalty, punkte, items, articles, anzahl, posten, articulos, nag, kasse, tel, tel no, phone, ph, mob, telefon',
      'cashier, served by, es bediente, caja, caisse, till, counter, bill no, invoice, tax invoice, gst invoice',
      'ticket, receipt, beleg, bon nr, store, st, reg, gstin, fssai, vat no, siret, cif, nif, rfc, uid, st nr',
      'tse, terminal, trace, auth, approval, ref, transaction, thank you, vielen dank, gracias, merci, dhanyavaad',
      'date, datum, fecha, dinank, tarikh, time, uhrzeit, hora, heure, hsn, open, filiale, sucursal, data, dato, paivays',
      'order no, table, thanks, nip, paragon, kasa, kasjer, pokladna, uctenka, cnpj, cpf, cuit, iban, bic, kvk, orgnr, org nr',
      'kassa, kassor, kassorer, kvitto, kvittering, bon, kuitti, nyugta, fis, fis no, saat, tarih, aid, tid, mid, tvr, tsi, iad',
    ],
  },
  {
    role: 'heading',
    mayFollow: 1,
    isStrict: true,
    phrases: [
      'produce, dairy, grocery, meat, bakery, frozen, vegetables, chilled, store cupboard, obst, molkerei, groceries',
      'trockensortiment, fruteria, lacteos, despensa, abarrotes, fruits et legumes, cremerie, epicerie, anaj, sabzi',
      'frutas y verduras, fruit veg, obst gemuse, deli, seafood, refrig frozen, gen merchandise, mr gm, liquor, taxable grocery',
    ],
  },
];
