import { z } from 'zod';
import { IsoInstant } from '../../../domain/calendar.ts';
import { Id } from '../../../domain/ids.ts';
import type { PushDevice } from '../../../domain/ports/push-device-repository.ts';
import type { PushKind } from '../../../domain/ports/push-gateway.ts';

const kinds = ['web', 'expo', 'fcm'] as const satisfies readonly PushKind[];

/** A push device as its owner sees it: whoever reads the answer cannot push to the device. */
export const Device = z
  .object({
    id: Id,
    kind: z.enum(kinds),
    address: z.string().meta({ description: 'Enough of the address to recognise it', example: '…x7Kp' }),
    createdAt: IsoInstant,
  })
  .meta({ id: 'Device', description: 'A device that gets the morning push' });
export type Device = z.infer<typeof Device>;

/** Few enough characters of a token or endpoint that nobody can complete it. */
const SHOWN_CHARACTERS = 4;

export function toDevice({ id, target, createdAt }: PushDevice): Device {
  const secret = target.kind === 'web' ? target.endpoint : target.token.replace(/\]$/, '');
  return { id, kind: target.kind, address: `…${secret.slice(-SHOWN_CHARACTERS)}`, createdAt };
}
