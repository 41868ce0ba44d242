import { readFile } from 'node:fs/promises';
import type { StaticFolder } from './adapters/http/app.ts';
import { assetsVersion, builtClient, clientSources, hashedStyle } from './adapters/pages/clientFiles.ts';
import { createPages } from './adapters/pages/pages.ts';
import { PICTURE_SIZES } from './adapters/pictures/order.ts';
import { CLIENT_BASE, PATHS } from './paths.ts';

/** The pages and the files they name. */
export interface FrontDesk {
  readonly pages: ReturnType<typeof createPages>;
  readonly statics: readonly StaticFolder[];
  readonly styles: ReadonlyMap<string, string>;
  /** address of the folder of the atlas */
  readonly assets: string;
  /** the program that checks the public accounts, as people download it */
  readonly program: string;
}

export async function openFrontDesk(publicUrl: string, development: boolean): Promise<FrontDesk> {
  const styleOf = (name: string) => hashedStyle(new URL(`./adapters/pages/${name}.css`, import.meta.url));
  const [style, accounts, console] = [
    await styleOf('page'),
    await styleOf('accounts'),
    await styleOf('console/console'),
  ];
  const client = development ? clientSources(CLIENT_BASE) : await builtClient(PATHS.client, CLIENT_BASE);
  const assets = `/assets/${await assetsVersion(PATHS.assets)}`;
  const { phone, wide } = PICTURE_SIZES;
  const sizeOf = ({ w, h }: { w: number; h: number }) => ({ width: w, height: h });
  const files = {
    stylesheet: style.path,
    accountsStylesheet: accounts.path,
    consoleStylesheet: console.path,
    clientStyles: client.styles,
    clientScripts: client.scripts,
    consoleScripts: client.consoleScripts,
    assets,
  };
  return {
    pages: createPages({ publicUrl, files, pictures: { phone: sizeOf(phone), wide: sizeOf(wide) } }),
    statics: [
      { path: assets, folder: PATHS.assets, immutable: true },
      ...(development ? [] : [{ path: CLIENT_BASE, folder: PATHS.client, immutable: true }]),
    ],
    styles: new Map([style, accounts, console].map(({ path, css }) => [path, css])),
    assets,
    program: await readFile(PATHS.verifyAccounts, 'utf8'),
  };
}
