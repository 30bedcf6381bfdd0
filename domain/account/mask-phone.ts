/** A number as its owner knows it again and nobody else learns it: `+49••••••••07`. `phone` is E.164. */
export const maskPhone = (phone: string): string =>
  `${phone.slice(0, 3)}${'•'.repeat(Math.max(0, phone.length - 5))}${phone.slice(-2)}`;
