/**
 * Given to pages whose script is measured. Where a processor plays the graphics card it would be busy with pixels most of the
 * time, and what is measured beside it would be luck: everything is prepared as always, and only the last call is not made.
 */
for (const context of [WebGLRenderingContext, WebGL2RenderingContext]) {
  context.prototype.drawElements = () => {};
  context.prototype.drawArrays = () => {};
}
