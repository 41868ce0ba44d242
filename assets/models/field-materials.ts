import { material } from '#shared/voxel/material.ts';

/** Materials of fields: flatter than those of things, so that crops read as ground. */
export const FIELD = {
  green: material('grass', 4, { rim: false, contrast: 0.7 }),
  greenDark: material('grass', 3, { rim: false, contrast: 0.7 }),
  paddy: material('water', 3, { contrast: 0.2, rim: false, outline: false }),
  ripe: material('straw', 3.2, { rim: false, contrast: 0.6 }),
  petal: material('gold', 3, { rim: false, contrast: 0.4 }),
  mud: material('wood', 2.2, { contrast: 0.5, rim: false, outline: false }),
  blossom: material('stone', 4.4, { rim: false, contrast: 0.5 }),
  violet: material('rose', 2.4, { rim: false, contrast: 0.6 }),
  quinoaRose: material('rose', 2.6, { rim: false, contrast: 0.8 }),
  quinoaGold: material('gold', 2.6, { rim: false, contrast: 0.8 }),
  bank: material('wood', 3, { rim: false, contrast: 0.7, outline: false }),
} as const;
