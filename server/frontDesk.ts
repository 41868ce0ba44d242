import { readFile } from 'node:fs/promises';
import type { StaticFolder } from './adapters/http/app.ts';
import {
  assetsVersion,
  builtClient,
  clientSources,
  type HashedText,
  hashedText,
} from './adapters/pages/clientFiles.ts';
import { createPages } from './adapters/pages/pages.ts';
import { PICTURE_SIZES } from './adapters/pictures/order.ts';
import { CLIENT_BASE, PATHS } from './paths.ts';

/** The pages and the files they name. */
export interface FrontDesk {
  readonly pages: ReturnType<typeof createPages>;
  readonly statics: readonly StaticFolder[];
  readonly texts: readonly HashedText[];
  /** address of the folder of the atlas */
  readonly assets: string;
  /** the program that checks the public accounts, as people download it */
  readonly program: string;
}

export async function openFrontDesk(
  { publicUrl, siteName }: { readonly publicUrl: string; readonly siteName: string },
  development: boolean,
): Promise<FrontDesk> {
  const styleOf = (name: string, isForFrames = false) =>
    hashedText(new URL(`./adapters/pages/${name}.css`, import.meta.url), 'css', isForFrames);
  const style = await styleOf('page');
  const accounts = await styleOf('accounts');
  const console = await styleOf('console/console');
  const embed = await styleOf('embed', true);
  const embedScript = await hashedText(new URL('./public/embed.js', import.meta.url), 'js', true);
  const client = development ? clientSources(CLIENT_BASE) : await builtClient(PATHS.client, CLIENT_BASE);
  const assets = `/assets/${await assetsVersion(PATHS.assets)}`;
  const { phone, wide } = PICTURE_SIZES;
  const sizeOf = ({ w, h }: { w: number; h: number }) => ({ width: w, height: h });
  const files = {
    stylesheet: style.path,
    accountsStylesheet: accounts.path,
    consoleStylesheet: console.path,
    embedStylesheet: embed.path,
    embedScript: embedScript.path,
    clientStyles: client.styles,
    clientScripts: client.scripts,
    consoleScripts: client.consoleScripts,
    assets,
  };
  return {
    pages: createPages({ publicUrl, siteName, files, pictures: { phone: sizeOf(phone), wide: sizeOf(wide) } }),
    statics: [
      { path: assets, folder: PATHS.assets, immutable: true },
      ...(development ? [] : [{ path: CLIENT_BASE, folder: PATHS.client, immutable: true }]),
    ],
    texts: [style, accounts, console, embed, embedScript],
    assets,
    program: await readFile(PATHS.verifyAccounts, 'utf8'),
  };
}
