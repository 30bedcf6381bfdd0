import type { Phrases } from './word-role.ts';

/** What is taken off, and deposits on bottles and their return. */
export const SAVING_PHRASES: readonly Phrases[] = [
  {
    role: 'bill_discount',
    mayFollow: 4,
    phrases: [
      'rewards discount, staff discount, employee discount, voucher, total discount, order discount, loyalty discount',
      'bill discount, coupon off, promo code, gift voucher, senior discount, student discount, basket discount',
      'gutschein, treuerabatt, mitarbeiterrabatt, personalrabatt, rabattgutschein, kundenrabatt, coupon rabatt',
      'kul chhoot, descuento cupon, descto monedero, descuento empleado, descuento total, total descuentos, cheque regalo',
      'bon de reduction, bon d achat, remise fidelite, remise personnel, total remises, cheque cadeau',
      'buono sconto, sconto totale, personeelskorting, kortingsbon, personalerabat, kopbonus, desconto total, descontos',
    ],
  },
  {
    role: 'discount',
    mayFollow: 5,
    phrases: [
      'discount, disc, coupon, cpn, store cpn, mfr coupon, mfr cpn, mfg coupon, savings, saving, member savings, multibuy',
      'multibuy saving, multibuy savings, club price, card price, reduced, reduced to clear, offer, offer disc, promo',
      'promotion, bogo, instant savings, sale savings, price cut, bonus buy savings, card savings, card save, card saving',
      'member discount, digital coupon, club card, clubcard, clubcard price, nectar price, nectar, meal deal, mix match',
      'multi buy, multi save, save, less, markdown, price match, pc optimum offer, sale, special, tpd, digital offer',
      'member deal, loyalty price, scanned coupon, store coupon, manager special, multi discount',
      'item discount, discount applied, refund, bulk discount, roll back, mm',
      'rabatt, nachlass, aktionsrabatt, aktion, preisvorteil, sofortrabatt, preisreduziert, reduziert, preisnachlass',
      'artikelrabatt, aktionsnachlass, app rabatt, coupon, kartenrabatt, mengenrabatt, plus rabatt, abzug, angebot, ersparnis',
      'dto, descuento, dcto, descto, desc, oferta, ahorro, ahorro promo, promocion, rebaja, cupon, bonificacion, descuentos',
      'desconto, desconto item, desc item, promocao, poupanca, cupao, desconto imediato, poupanca imediata, desconto direto',
      'remise, remise immediate, reduction, avantage, rabais, economie, offre, remise carte, promo immediate, bon plan',
      'sconto, sconti, offerta, risparmio, sconto carta, buono, promozione, sconto articolo',
      'korting, aanbieding, bonus, actie, uw voordeel, voordeel, kortingen, actiekorting, bonusbox, prijsverlaging',
      'extrapris, medlemsrabatt, medlemspris, prisnedsattning, rabat, mangderabatt, kampanj, tilbud, kampanje, trumf',
      'mangderabat, medlemstilbud, rabattert, prisavslag, klippkort, nedsatt, alennus, tarjous, etu, hyvitys, kanta asiakasalennus',
      'opust, promocja, znizka, obnizka, rabat na artykul, upust, sleva, zlava, akce, kedvezmeny, arengedmeny, akcio',
      'reducere, discount articol, indirim, iskonto, kampanya, εκπτωση, προσφορα, popust, allahindlus, atlaide, nuolaida',
      'отстъпка, знижка, скидка, 値引, 値引き, 割引, クーポン, 割引額, まとめ値引, 会員割引',
      'chhoot',
    ],
  },
  {
    role: 'deposit',
    mayFollow: 4,
    phrases: [
      'deposit, crv, ca crv, ca redemp val, bottle dep, bottle deposit, dep, container deposit, btl dep, beverage container fee',
      'redemption value, deposit return scheme, drs deposit, re turn deposit, bottle return, deposit refund, container fee, crf',
      'pfand, einwegpfand, mehrwegpfand, leergut, pfandartikel, leerg, leerg mw, leerg ew, leergutbon, pfandruckgabe, zzgl pfand',
      'pfand ruckgabe, leergutruckgabe, kistenpfand, einsatz, leergutrucknahme, leergutbons, gebinde, depot, pfandbon',
      'consigne, consignes, vidange, vidanges, deposito, deposito envase, envase, cauzione, vuoto, dep envase, consigna',
      'statiegeld, emballage, stg, statieg, statiegeld retour, leeggoed, pant, pantretur, flaskepant, retur pant, pant retur',
      'pantti, pullopantti, panttipalautus, palautuspullot, tolkkipantti, kaucja, kaucja zwrotna, zwrot kaucji, butelka zwrotna',
      'zaloha, vratna zaloha, zalohy, vratne obaly, zaloha pet, betetdij, gongyoleg, visszavaltasi dij, garantie, sgr, garantie sgr',
      'ambalaj sgr, depozito, εγγυηση, povratna naknada, taara, depozits, uzstatas, botal jama',
    ],
  },
];
