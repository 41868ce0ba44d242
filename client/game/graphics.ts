/** What plays the graphics here: nothing that could draw the village, the processor in place of a card, or a card. */
export type Graphics = 'none' | 'software' | 'card';

/** Asked once: where the processor draws, opening a context takes a second. */
export function probeGraphics(): Graphics {
  const gl = document.createElement('canvas').getContext('webgl');
  if (!gl) return 'none';
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name) ? 'software' : 'card';
}
