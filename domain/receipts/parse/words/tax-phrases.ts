import type { Phrases } from './word-role.ts';

/** Taxes of more than thirty countries, with what their lines are about: net, gross, base. */
export const TAX_PHRASES: readonly Phrases[] = [
  {
    role: 'tax',
    mayFollow: 7,
    phrases: [
      'tax, sales tax, vat, gst, hst, pst, qst, rst, tps, tvq, cgst, sgst, igst, utgst, cess, g gst, h hst, p pst, f pst',
      'state tax, local tax, city tax, county tax, service tax, incl vat, total tax, gst incl, gst included, of which vat',
      'total includes gst, includes gst, gst inc, total gst, taxes, food tax, estimated tax, sales tax est, beverage tax',
      'bag tax, total vat, vat total, vat included, soda tax, sugar tax, tax total',
      'mwst, ust, steuer, netto, brutto, inkl mwst, enthaltene mwst, gesamtbetrag netto, summe mwst, enth mwst, davon mwst',
      'inkl ust, steuer a, steuer b, zzgl mwst, mehrwertsteuer, summe netto, exkl mwst',
      'iva, ieps, cuota, total iva, iva incluido, incluye iva, base, i v a, iva contenido, imp internos',
      'tva, dont tva, taxe, total tva, tva collectee, montant tva, dont tva a, hors taxe',
      'di cui iva, totale iva, btw, btw laag, btw hoog, waarvan btw, excl btw, incl btw, totaal btw, waarv btw',
      'moms, varav moms, herav moms, heraf moms, mva, herav mva, momsgrundlag, moms udgor, moms belob, mva grunnlag',
      'alv, josta alv, alv yht, veroton, vero, ptu, suma ptu, kwota ptu, sprzedaz opodatkowana, sprzed opod ptu',
      'sprz opod, opodatk, kwota, sprzedaz opod, sprz opod ptu, podatek ptu, dph, dph snizena, dph zakladni, zaklad dph, sazba dph',
      'celkem dph, z toho dph, afa, brutto afa, afa osszesen, 27 afa, total tva a, tva a, tva b, din care tva',
      'kdv, topkdv, toplam kdv, kdv tutari, dahil kdv, φπα, συνολο φπα, αξια φπα, icms, pis, cofins, trib aprox, valor aprox tributos',
      'valor aproximado dos tributos, tributos, total tributos, tributos totais incidentes, iva inc, imposto',
      'pdv, ddv, pvm, kaibemaks, km, pvn, ндс, пдв, ддс, 消費税, 内消費税, 外税, 内税, 消費税等, 税, 税額, 消費税額, 内消費税等',
    ],
  },
  {
    role: 'rounding',
    mayFollow: 2,
    isStrict: true,
    phrases: [
      'round off, rounding, round, roundoff, cash rounding, penny rounding, rounding adjustment, nickel rounding, rounded',
      'rundung, rundungsdifferenz, rundungsausgleich, rundungsbetrag, rappenrundung, rundungsrappen',
      'redondeo, arrondi, arrondis, arrotondamento, arredondamento, arr',
      'afronding, afrondingsverschil, oresavrundning, oresutjamning, avrundning, avrunding, oreavrunding, afrunding',
      'oreafrunding, oreavrundning, pyoristys, kateispyoristys, zaokrouhleni, zaokruhlenie, zaokraglenie, kerekites',
      'rotunjire, yuvarlama, στρογγυλοποιηση, zaokruzivanje, zaokrozitev, apvalinimas, umardamine, noapalosana',
    ],
  },
];
