/**
 * An e-mail address in the one form in which two are compared: what is written with capitals goes to the same box. It is kept and written
 * to as it was typed.
 */
export const normalAddress = (address: string): string => address.trim().toLowerCase();
