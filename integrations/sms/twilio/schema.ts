import { z } from 'zod';

/**
 * The parts of Twilio's answers that are read. `message` is left out: it quotes the number.
 *
 * Source: Twilio documentation, Message resource, and "Twilio's response" (error body: code, message, more_info, status).
 */
export const TwilioMessage = z.object({
  sid: z.string().min(1),
  status: z.string(),
  error_code: z.number().int().nullish(),
});

export const TwilioError = z.object({ code: z.number().int() });
