import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const MOST_ITEMS = 500;

/** Prefixes of namespaces differ between writers; entities beyond those of XML are never defined in an invoice. */
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  processEntities: { enabled: true, maxTotalExpansions: 1000 },
});

/** An element with attributes is an object with its text, one without them a string. */
const Text = z
  .union([z.string(), z.object({ '#text': z.string() }).transform((element) => element['#text'])])
  .transform((text) => text.replace(/\s+/g, ' ').trim());
const Amount = Text.transform(Number).pipe(z.number().min(-1e7).max(1e7));
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).catch([]);
/** Whatever does not fit is as if it were not there. */
const maybe = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined);

const Item = z.object({
  SpecifiedTradeProduct: z.object({ Name: Text }),
  SpecifiedLineTradeDelivery: maybe(
    z.object({
      BilledQuantity: z.object({
        '#text': z.string().transform(Number).pipe(z.number()),
        '@unitCode': z.string(),
      }),
    }),
  ),
  SpecifiedLineTradeSettlement: z.object({
    SpecifiedTradeSettlementLineMonetarySummation: z.object({ LineTotalAmount: Amount }),
  }),
});
type Item = z.infer<typeof Item>;

const Allowance = z.object({
  ChargeIndicator: z.object({ Indicator: Text }),
  ActualAmount: Amount,
  Reason: maybe(Text),
});

const Invoice = z.object({
  CrossIndustryInvoice: z.object({
    ExchangedDocument: maybe(z.object({ IssueDateTime: z.object({ DateTimeString: Text }) })),
    SupplyChainTradeTransaction: z.object({
      IncludedSupplyChainTradeLineItem: listOf(Item),
      ApplicableHeaderTradeAgreement: maybe(z.object({ SellerTradeParty: z.object({ Name: Text }) })),
      ApplicableHeaderTradeSettlement: z.object({
        InvoiceCurrencyCode: Text,
        SpecifiedTradeAllowanceCharge: listOf(Allowance).optional(),
        SpecifiedTradeSettlementHeaderMonetarySummation: z.object({
          TaxTotalAmount: maybe(listOf(Amount)),
          GrandTotalAmount: listOf(Amount),
        }),
      }),
    }),
  }),
});

/** Units of UN/ECE Recommendation 20 that groceries are billed in, as a receipt prints them. */
const UNITS: Readonly<Record<string, string>> = { KGM: 'kg', GRM: 'g', LTR: 'l', MLT: 'ml' };

/**
 * The lines of a receipt that say what an invoice in UN/CEFACT Cross Industry Invoice says: Factur-X, and ZUGFeRD from
 * 2.0 on. Undefined where it names no articles, as its lesser profiles do, or is none; the pages of the PDF say more.
 *
 * Prices of articles are without tax, as in the invoice, and tax is a line of its own.
 */
export function invoiceLines(xml: string): string[] | undefined {
  const invoice = parseInvoice(xml);
  if (!invoice) return undefined;
  const { SupplyChainTradeTransaction: trade, ExchangedDocument: head } = invoice.CrossIndustryInvoice;
  const items = trade.IncludedSupplyChainTradeLineItem.slice(0, MOST_ITEMS);
  const { ApplicableHeaderTradeSettlement: settlement } = trade;
  const { SpecifiedTradeSettlementHeaderMonetarySummation: sums } = settlement;
  const [total] = sums.GrandTotalAmount;
  if (items.length === 0 || total === undefined) return undefined;
  const tax = sums.TaxTotalAmount?.[0] ?? 0;
  return [
    ...(trade.ApplicableHeaderTradeAgreement
      ? [trade.ApplicableHeaderTradeAgreement.SellerTradeParty.Name]
      : []),
    ...dayOf(head?.IssueDateTime.DateTimeString),
    ...items.flatMap(linesOfItem),
    // What stands below belongs to all of them.
    `Subtotal  ${money(items.reduce((sum, item) => sum + totalOf(item), 0))}`,
    ...(settlement.SpecifiedTradeAllowanceCharge ?? []).map(lineOfAllowance),
    ...(tax === 0 ? [] : [`Tax  ${money(tax)}`]),
    `Total ${settlement.InvoiceCurrencyCode}  ${money(total)}`,
  ];
}

function parseInvoice(xml: string): z.infer<typeof Invoice> | undefined {
  try {
    return Invoice.safeParse(parser.parse(xml)).data;
  } catch {
    // The parser's own error of XML that is none.
    return undefined;
  }
}

const totalOf = ({ SpecifiedLineTradeSettlement: settlement }: Item): number =>
  settlement.SpecifiedTradeSettlementLineMonetarySummation.LineTotalAmount;

function linesOfItem(item: Item): string[] {
  const price =
    item.SpecifiedLineTradeSettlement.SpecifiedTradeSettlementLineMonetarySummation.LineTotalAmount;
  const billed = item.SpecifiedLineTradeDelivery?.BilledQuantity;
  const line = `${item.SpecifiedTradeProduct.Name}  ${money(price)}`;
  const quantity = billed?.['#text'];
  if (billed === undefined || quantity === undefined || quantity <= 0) return [line];
  const unit = UNITS[billed['@unitCode']];
  const each = money(price / quantity);
  if (unit !== undefined) return [line, `${quantity} ${unit} x ${each} /${unit}`];
  return quantity === 1 ? [line] : [line, `${quantity} x ${each}`];
}

const lineOfAllowance = ({ ChargeIndicator, ActualAmount, Reason }: z.infer<typeof Allowance>): string =>
  ChargeIndicator.Indicator === 'true'
    ? `${Reason ?? 'Fee'}  ${money(ActualAmount)}`
    : `${Reason ?? 'Discount'}  ${money(-ActualAmount)}`;

/** Format 102: `YYYYMMDD`. */
const dayOf = (text: string | undefined): string[] => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  return year === undefined ? [] : [`${year}-${month}-${day}`];
};

const money = (amount: number): string => amount.toFixed(2);
