import type { Plugin } from 'vite';

/** Pinned: this plugin reaches into sources that Phaser is free to move in any release. */
const PHASER_VERSION = '4.2.1';
const PICKED = new URL('./picked.js', import.meta.url).pathname;
const STUB = '\0phaser-stub';
const RENDERER_EVENTS = '\0phaser-renderer-events';

/** Drawing methods of the renderer that nothing in the village uses; they are only constructed by name, so a stub is never run. */
const UNUSED_NODES =
  /(filters\/Filter(?!ColorMatrix$)|BatchHandler(PointLight|TileSprite|Tri$|TriFlat|Strip)|(Submitter|Texturer|Transformer)Tile|TilemapGPULayer|SubmitterMeshToQuad|TransformerStamp)/;

/** Build flags of Phaser's own bundler, folded so that the branches not taken drop out. */
const FLAGS: readonly [string, string][] = [
  ['typeof WEBGL_RENDERER', 'true'],
  ['typeof CANVAS_RENDERER', 'false'],
  ['typeof WEBGL_DEBUG', 'false'],
  ['typeof FEATURE_SOUND', 'false'],
];

/**
 * Ships the hand-picked engine in place of the whole of Phaser: half of the bytes. Left out of the build
 * (`HAMEAU_FULL_PHASER=1`), the same game runs on Phaser as published; the development server always does.
 */
export function phaserLite(): Plugin {
  let sources = '';
  return {
    name: 'phaser-lite',
    enforce: 'pre',
    apply: 'build',
    async buildStart() {
      const whole = await this.resolve('phaser', undefined, { skipSelf: true });
      if (!whole) throw new Error('phaser is not installed');
      sources = whole.id.replace(/\/dist\/[^/]*$/, '/src');
    },
    resolveId(id, from) {
      if (id === 'phaser') return from === undefined ? null : PICKED;
      if (id.startsWith('phaser/src/')) return `${sources}${id.slice('phaser/src'.length)}`;
      if (!from?.startsWith(sources)) return null;
      // asks for two names, and would bring the index of all renderers for them
      if (id === '../../../renderer' && from.endsWith('BatchHandler.js')) return RENDERER_EVENTS;
      if (from.endsWith('RenderNodeManager.js') && UNUSED_NODES.test(id)) return STUB;
      return null;
    },
    load(id) {
      if (id === STUB) return 'module.exports = function Stub () {};';
      if (id !== RENDERER_EVENTS) return null;
      return `const Events = require('${sources}/renderer/events/index.js'); module.exports = { Events };`;
    },
    transform(code, id) {
      if (!id.startsWith(sources)) return null;
      if (id === `${sources}/const.js` && !code.includes(`'${PHASER_VERSION}'`)) {
        throw new Error(`the hand-picked engine is made for Phaser ${PHASER_VERSION}: build with HAMEAU_FULL_PHASER=1`);
      }
      return FLAGS.reduce((text, [flag, value]) => text.replaceAll(flag, value), code);
    },
  };
}
