/**
 * The part of Phaser 4.2.1 that the village uses, from its CommonJS sources (`phaser/src` is mapped by the Vite plugin
 * beside this file). Not TypeScript, because those sources have no types; users import `phaser` and see its own.
 * Importing a plugin or a factory registers it; what is not imported is not shipped.
 */
import 'phaser/src/events/EventEmitter.js';
import 'phaser/src/cameras/2d/CameraManager.js';
import 'phaser/src/scene/ScenePlugin.js';
import 'phaser/src/gameobjects/DisplayList.js';
import 'phaser/src/gameobjects/UpdateList.js';
import 'phaser/src/gameobjects/GameObjectFactory.js';
import 'phaser/src/gameobjects/GameObjectCreator.js';
import 'phaser/src/gameobjects/image/ImageFactory.js';
import CONST from 'phaser/src/const.js';
import Game from 'phaser/src/core/Game.js';
import BlendModes from 'phaser/src/renderer/BlendModes.js';
import ScaleModes from 'phaser/src/scale/const/index.js';
import Scene from 'phaser/src/scene/Scene.js';

export const WEBGL = CONST.WEBGL;
export const Scale = { ScaleModes: ScaleModes.SCALE_MODE };
export { BlendModes, Game, Scene };
