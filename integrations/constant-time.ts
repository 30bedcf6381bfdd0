import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, in a time that says nothing about where they differ, nor how long they are. */
export function isSameSecret(a: string, b: string): boolean {
  const [digestA, digestB] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return digestA !== undefined && digestB !== undefined && timingSafeEqual(digestA, digestB);
}
