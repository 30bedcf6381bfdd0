/**
 * Keeps secrets unreadable at rest. What is sealed for one `owner` opens for no other, so that a row copied to
 * another user's place is worth nothing.
 */
export type TokenVault = {
  seal(args: { plaintext: string; owner: string }): Promise<string>;
  /**
   * `isOutdated`: sealed with a key that is on its way out; whoever holds it seals it anew.
   *
   * @throws DomainError unavailable `token_unreadable`: no key opens it, or it was sealed for another owner.
   */
  open(args: { sealed: string; owner: string }): Promise<{ plaintext: string; isOutdated: boolean }>;
};
