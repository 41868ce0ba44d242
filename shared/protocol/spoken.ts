import { z } from 'zod';

/**
 * What turns the writing around it about (a name would turn the sentence it stands in), and controls, which nobody sees and which
 * PostgreSQL does not take. New lines stay.
 */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu;

export const seen = (text: string): string => text.replaceAll(UNSEEN, '');

/** Words of somebody that others read: one character at least, `most` at most. */
export const spoken = (most: number) => z.string().transform(seen).pipe(z.string().trim().min(1).max(most));
