/** A point or a distance on the screen, in device pixels from the top left. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** The canvas in device pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** What the player looks at: the world pixel in the middle of the screen, and device pixels per world pixel. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** A rectangle of world pixels. */
export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface ZoomRange {
  readonly min: number;
  readonly max: number;
}

/** Device pixels per world pixel that still read well; screens with small pixels are never asked for less than one. */
export function zoomRange(devicePixelRatio: number): ZoomRange {
  return { min: devicePixelRatio >= 1.5 ? 1 : 0.5, max: Math.max(4, Math.ceil(devicePixelRatio * 4)) };
}

export const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

export function worldAt(camera: Camera, screen: ScreenSize, at: ScreenPoint): { px: number; py: number } {
  return {
    px: camera.x + (at.x - screen.width / 2) / camera.zoom,
    py: camera.y + (at.y - screen.height / 2) / camera.zoom,
  };
}

export function visibleRect(camera: Camera, screen: ScreenSize): Rect {
  const halfWidth = screen.width / 2 / camera.zoom;
  const halfHeight = screen.height / 2 / camera.zoom;
  return {
    x0: camera.x - halfWidth,
    y0: camera.y - halfHeight,
    x1: camera.x + halfWidth,
    y1: camera.y + halfHeight,
  };
}

export function panned(camera: Camera, by: ScreenPoint): Camera {
  return { ...camera, x: camera.x - by.x / camera.zoom, y: camera.y - by.y / camera.zoom };
}

/** Another zoom, with the world under the finger or the pointer staying under it. */
export function zoomedAbout(camera: Camera, screen: ScreenSize, about: ScreenPoint, zoom: number): Camera {
  const kept = worldAt(camera, screen, about);
  return {
    x: kept.px - (about.x - screen.width / 2) / zoom,
    y: kept.py - (about.y - screen.height / 2) / zoom,
    zoom,
  };
}

/** At rest a world pixel is a whole number of device pixels (or exactly half of one): pixels stay square. */
export function settledZoom(zoom: number, range: ZoomRange): number {
  if (zoom < 0.75 && range.min < 1) return range.min;
  return clamp(Math.round(zoom), Math.max(1, range.min), range.max);
}

/** The next resting zoom in a direction. */
export function steppedZoom(zoom: number, direction: 1 | -1, range: ZoomRange): number {
  const settled = settledZoom(zoom, range);
  if (direction === 1) return settled < 1 ? 1 : Math.min(range.max, settled + 1);
  return settled <= 1 ? range.min : settled - 1;
}

/** The top left world point to draw from, on whole device pixels so that nothing swims. */
export function scrollOf(camera: Camera, screen: ScreenSize): { px: number; py: number } {
  return {
    px: Math.round(camera.x * camera.zoom - screen.width / 2) / camera.zoom,
    py: Math.round(camera.y * camera.zoom - screen.height / 2) / camera.zoom,
  };
}

/** Milliseconds in which a thrown map loses about two thirds of its speed. */
const GLIDE_MS = 260;
/** Device pixels a millisecond under which the map lies still. */
const STILL = 0.02;

/** A thrown map after `elapsedMs`: how far it went and the speed left, null once it lies still. */
export function glided(velocity: ScreenPoint, elapsedMs: number): { by: ScreenPoint; velocity: ScreenPoint } | null {
  const kept = Math.exp(-elapsedMs / GLIDE_MS);
  const left = { x: velocity.x * kept, y: velocity.y * kept };
  if (Math.abs(left.x) + Math.abs(left.y) < STILL) return null;
  const travelMs = GLIDE_MS * (1 - kept);
  return { by: { x: velocity.x * travelMs, y: velocity.y * travelMs }, velocity: left };
}
