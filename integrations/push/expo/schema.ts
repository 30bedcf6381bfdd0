import { z } from 'zod';

/**
 * Answers of Expo's push API. Its `message` texts quote the push token, so they are not even parsed.
 *
 * Source: Expo documentation, "Send notifications with the Expo Push Service", push tickets and errors.
 */
const ExpoTicket = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), id: z.string() }),
  z.object({
    status: z.literal('error'),
    details: z.object({ error: z.string().optional() }).optional(),
  }),
]);
export type ExpoTicket = z.infer<typeof ExpoTicket>;

/** The answer to a request with one message in an array: one ticket. */
export const ExpoSendAnswer = z.object({ data: z.tuple([ExpoTicket]) });

/** The answer when the whole request failed. */
export const ExpoRequestErrors = z.object({ errors: z.array(z.object({ code: z.string() })).min(1) });
