import { z } from 'zod';

/** A random id: says nothing about the person or thing it names, so it may stand in logs and histories. */
export const Id = z
  .uuid()
  .meta({ id: 'Id', description: 'Random id', example: '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a' });
export type Id = z.infer<typeof Id>;

export const UserId = Id;
export type UserId = Id;
