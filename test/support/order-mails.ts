/** An e-mail as its bytes; the head in the order that mail programs write it. */
export function orderMail({
  html,
  from,
  text,
  date = 'Sat, 28 Nov 2026 10:02:11 +0000',
}: {
  html: string;
  from: string;
  text?: string;
  date?: string;
}): Uint8Array {
  const head = [
    `From: ${from}`,
    'To: me@example.net',
    'Subject: Your order',
    `Date: ${date}`,
    'MIME-Version: 1.0',
  ];
  const page = ['Content-Type: text/html; charset=utf-8', '', html];
  const body =
    text === undefined
      ? page
      : [
          'Content-Type: multipart/alternative; boundary=b',
          '',
          '--b',
          'Content-Type: text/plain; charset=utf-8',
          '',
          text,
          '--b',
          ...page,
          '--b--',
        ];
  return new TextEncoder().encode([...head, ...body].join('\r\n'));
}

type BritishItem = readonly [name: string, count: string, each: string, sum: string, note?: string];

/** Tables in tables: a picture, the name with a note below it, count, price of one, sum. */
export function britishOrder(items: readonly BritishItem[]): string {
  const rows = items.map(([name, count, each, sum, note]) => {
    const below = note === undefined ? '' : `<tr><td style="font-size:12px">${note}</td></tr>`;
    const named = `<table><tr><td><a href="https://shop.example/p">${name}</a></td></tr>${below}</table>`;
    const cells = [count, each, `<b>${sum}</b>`].map((cell) => `<td align="right">${cell}</td>`).join('');
    return `<tr><td><img src="https://shop.example/p.jpg" alt=""></td><td>${named}</td>${cells}</tr>`;
  });
  return `<html><body><div style="display:none;max-height:0">Your order total is £23.12. Thanks!</div>
<table><tr><td><img src="logo.png" alt="GreenBasket"></td></tr><tr><td>Hi Sam,<br>Here is the receipt for order <b>88-1204</b>, delivered Saturday 28 November 2026 between 9:00 and 10:00.</td></tr>
<tr><td><table><thead><tr><th></th><th>Item</th><th>Qty</th><th>Price</th><th>Total</th></tr></thead><tbody>${rows.join('')}</tbody></table></td></tr>
<tr><td><table><tr><td>Subtotal</td><td>£21.13</td></tr><tr><td>Multibuy savings</td><td>-£1.50</td></tr><tr><td>Delivery</td><td>£3.49</td></tr><tr><td><b>Order total</b></td><td><b>£23.12</b></td></tr><tr><td>Paid with card ending 4412</td><td>£23.12</td></tr></table></td></tr>
<tr><td>GreenBasket Ltd, 1 High Street, Leeds LS1 1AA. VAT 123 4567 89. <a href="#">Unsubscribe</a></td></tr></table></body></html>`;
}

type GermanRow = readonly [count: string, name: string, each: string, sum: string];

/** Columns that a row names, deposits among the articles, and a sum of them below. */
export function germanOrder(rows: readonly GermanRow[]): string {
  const cells = (row: GermanRow) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<html><body><h1>Deine Rechnung</h1><p>Hallo Alex, vielen Dank für deine Bestellung Nr. 20261127-9931.</p>
<table><tr><th>Menge</th><th>Artikel</th><th>Einzelpreis</th><th>Gesamt</th></tr>${rows.map(cells).join('')}</table>
<table><tr><td>Warenwert</td><td>18,73 €</td></tr><tr><td>Pfand</td><td>1,50 €</td></tr><tr><td>Servicegebühr</td><td>3,90 €</td></tr><tr><td>Gutschein WILLKOMMEN</td><td>-5,00 €</td></tr><tr><td><strong>Rechnungsbetrag</strong></td><td><strong>19,13 €</strong></td></tr><tr><td>inkl. 7 % MwSt.</td><td>1,10 €</td></tr><tr><td>inkl. 19 % MwSt.</td><td>0,53 €</td></tr></table></body></html>`;
}

type AmericanItem = readonly [name: string, size: string, count: string, sum: string];

/** Blocks without a table: name, size, count and price of an article below each other. */
export function americanOrder(items: readonly AmericanItem[]): string {
  const blocks = items.map(
    ([name, size, count, sum]) =>
      `<div class="item"><div><img src="i.png"></div><div><div>${name}</div><div>${size}</div><div>${count}</div></div><div>${sum}</div></div>`,
  );
  const sums = [
    'Items subtotal|$30.14',
    'Service fee|$2.99',
    'Delivery fee|$3.99',
    'Driver tip|$4.00',
    'Sales tax|$0.30',
  ];
  const ends = sums
    .map((sum) =>
      sum
        .split('|')
        .map((part) => `<div>${part}</div>`)
        .join(''),
    )
    .join('');
  return `<html><body><h2>Your order from Farmstand Market was delivered</h2><p>November 27, 2026</p><h3>Items found (6)</h3>${blocks.join('')}
<h3>Refunds</h3><div class="item"><div>Cilantro Bunch</div><div>Out of stock, refunded</div><div>$0.00</div></div>${ends}<div><b>Total charged</b></div><div><b>$41.42</b></div></body></html>`;
}
