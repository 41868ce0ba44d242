/** How both sides name the plot of a basket's second line: the server refuses it, the page marks it. */
export const SECOND_LINE_TAKEN = { path: 'gifts.1.plot', message: 'taken' };
