import { z } from 'zod';

/** Which half of the year is summer. The tropics are in neither: they have no summer and winter of their own. */
export const Hemisphere = z.enum(['northern', 'southern']);
export type Hemisphere = z.infer<typeof Hemisphere>;
