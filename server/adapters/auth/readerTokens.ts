import { signer } from './signing.ts';

/** An address in a letter of news, that lets its bearer stop such letters, and nothing else [B1]. */
export interface ReaderTokens {
  sign(reader: string): string;
  /** null for anything that this server did not sign */
  read(token: string): string | null;
}

/** Good for as long as the letter is kept. */
export const readerTokens = (secret: string): ReaderTokens => signer(secret, 'news-letters');
