/** HTML that may be written out as it is: made by the `html` tag, which escapes everything that comes in. */
export interface Html {
    readonly html: string;
}
type Part = string | number | Html | null | false | readonly Part[];
export declare const escapeHtml: (text: string) => string;
/** `html\`<p>${words}</p>\``: words are escaped, also inside quoted attributes; `null` and `false` write nothing. */
export declare function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html;
/** Data for the game inside a script element that no browser executes: nothing in it can end the element. */
export declare const jsonScript: (id: string, data: unknown) => Html;
export {};
