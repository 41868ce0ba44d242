import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { phaserLite } from './client/game/phaser/lite-plugin.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The game, and the console's help for its forms. The server writes the pages and finds what was built here in the manifest. */
export default defineConfig({
  root: at('./client'),
  base: '/static/',
  plugins: process.env.HAMEAU_FULL_PHASER === '1' ? [] : [phaserLite()],
  // Before the page's origin is known to the browser nothing may be fetched from elsewhere.
  build: {
    outDir: at('./build/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Small files stay files: the content security policy of the pages has no room for inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The game engine is one piece of 500 KB, loaded after the page can be read.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: [at('./client/main.ts'), at('./client/console/main.ts')] },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: [at('.')] } },
});
