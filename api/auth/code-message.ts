/**
 * The text message with a code.
 *
 * The last line is the origin-bound form that browsers and iOS fill in by themselves (WICG "origin-bound
 * one-time codes"): only on the page of that very host.
 */
export const codeMessage = ({ digits, host }: { digits: string; host: string }): string =>
  `${digits} is your code for Meal Plan Optimizer. It is good for 10 minutes. Never tell it to anyone.\n\n@${host} #${digits}`;
