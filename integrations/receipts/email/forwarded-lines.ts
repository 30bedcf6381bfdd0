/** A forwarded e-mail within the text of another: its own head says when it came and from whom. */
export type Forwarded = { lines: string[]; from: string; date: string | undefined };

/** Heads that mail programs write, by language. */
const FROM = /^(?:from|von|de|da|van|från|fra|lähettäjä|od|feladó|expeditor|kimden|από|差出人)\s?:\s*(.+)$/iu;
const DATE =
  /^(?:date|sent|gesendet|datum|envoyé|fecha|enviado(?: el)?|data|inviato|verzonden|skickat|sendt|dato|lähetetty|päiväys|wysłano|odesláno|dátum|trimis|tarih|gönderildi|送信日時|日付)\s?:\s*(.+)$/iu;
const OTHER =
  /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|subiect|konu|件名|to|an|à|para|a|aan|till|til|vastaanottaja|do|komu|címzett|către|kime|宛先|cc|reply-to|antwort an)\s?:/iu;

/** Lines of a head beside the one that says from whom. */
const HEAD_LINES = 6;
const LEAST_OTHERS = 2;

/** The innermost e-mail that was forwarded as text; undefined where there is none. */
export function forwardedIn(texts: readonly string[]): Forwarded | undefined {
  const bare = texts.map((text) =>
    text
      .replace(/^(?:>\s?)+/, '')
      .replaceAll('*', '')
      .trim(),
  );
  for (let at = bare.length - 1; at >= 0; at -= 1) {
    const from = FROM.exec(bare[at] ?? '')?.[1];
    if (from === undefined) continue;
    const head = bare.slice(at + 1, at + 1 + HEAD_LINES);
    const others = head.filter((line) => DATE.test(line) || OTHER.test(line));
    if (others.length < LEAST_OTHERS) continue;
    const end = head.findLastIndex((line) => DATE.test(line) || OTHER.test(line));
    const date = head.map((line) => DATE.exec(line)?.[1]).find((found) => found !== undefined);
    return { lines: texts.slice(at + end + 2).map((text) => text.replace(/^(?:>\s?)+/, '')), from, date };
  }
  return undefined;
}
