export interface ClientFiles {
    readonly styles: readonly string[];
    readonly scripts: readonly string[];
}
/** Where Vite's build put the game; nothing when it was not built, and the pages then work without it. */
export declare function builtClient(folder: string, base: string): Promise<ClientFiles>;
/** With Vite's middleware the sources themselves are served. */
export declare const clientSources: (base: string) => ClientFiles;
/** A file of ours under an address that changes with its content. */
export declare function hashedStyle(file: URL): Promise<{
    readonly path: string;
    readonly css: string;
}>;
/** Changes with the atlas. */
export declare function assetsVersion(folder: string): Promise<string>;
