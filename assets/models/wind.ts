/** Voxels that the wind bends something to its right, at each of four beats: a breath, no storm. */
export const swayAt = (beat: number): number => [0, 0.7, 0, -0.7][beat % 4] ?? 0;
