import { PlayerId } from '#shared/ids.ts';

export const player = (n: number): PlayerId => PlayerId.parse(`ply_${String(n).padStart(20, '0')}`);
