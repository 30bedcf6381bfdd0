import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConnectionHandle, HANDLE_BYTES, writeHandle } from '../../../domain/activity/connection-handle.ts';

it('a handle is read back as it was written, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: HANDLE_BYTES, maxLength: HANDLE_BYTES }), (random) => {
      const handle = writeHandle(random);
      expect(handle).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      for (const typed of [
        handle,
        handle.toLowerCase(),
        handle.replaceAll('-', ''),
        ` ${handle.replaceAll('-', ' ')}`,
        handle.replaceAll('0', 'O').replaceAll('1', 'l'),
      ])
        expect(ConnectionHandle.parse(typed)).toBe(handle);
    }),
  );
});

it('every symbol is as likely as any other', () => {
  const symbols = new Set(
    Array.from({ length: 256 }, (_, byte) => writeHandle(new Uint8Array(HANDLE_BYTES).fill(byte))[0]),
  );
  expect(symbols.size).toBe(32);
});
