const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day of a `Date` header where it was sent, `YYYY-MM-DD`: `Sat, 28 Nov 2026 23:30:00 -0500` is the 28th, whatever
 * day that is in UTC. Undefined for what RFC 5322 does not write.
 */
export function dayOfHeader(date: string | undefined): string | undefined {
  const [, day = '', month = '', year = ''] =
    /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})/i.exec(date ?? '') ?? [];
  const nth = MONTHS.indexOf(month.toLowerCase()) + 1;
  return nth === 0 ? undefined : `${year}-${String(nth).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Parts of addresses that are for machines, or for everybody. */
const SUBDOMAINS =
  /^(?:mail|email|e|em|news|info|orders?|receipts?|notifications?|service|shop|www|reply|send)\./;

/** What a sender is called: by name, `Green Basket <orders@…>`, or by the domain. */
export function senderName({ name, address }: { name?: string | undefined; address?: string | undefined }) {
  const called = (name ?? '').replace(/["']/g, '').trim();
  if (/\p{L}{2}/u.test(called) && !called.includes('@')) return called;
  const domain = /@([^@>\s]+)/.exec(address ?? called)?.[1]?.toLowerCase();
  return domain?.replace(SUBDOMAINS, '');
}

/** The sender in a line such as `Green Basket <orders@greenbasket.example>`. */
export const senderOf = (from: string) =>
  senderName({ name: from.replace(/[<[(].*$/, '').replace(/\S+@\S+/, ''), address: from });
