import { z } from 'zod';

/** Longer than any model's answer that is of use. */
const MAX_CONTENT = 200_000;

const Content = z.union([
  z.string().max(MAX_CONTENT),
  z.array(z.looseObject({ type: z.string(), text: z.string().max(MAX_CONTENT).optional() })).max(100),
]);

/**
 * The part of a chat completion that is read.
 *
 * Source: OpenAI API reference, "The chat completion object"; servers that speak its protocol leave fields out, and
 * some give the content in parts.
 */
export const ChatCompletion = z.looseObject({
  choices: z.array(
    z.looseObject({
      finish_reason: z.string().nullish(),
      message: z.looseObject({ content: Content.nullish(), refusal: z.string().nullish() }),
    }),
  ),
});
export type ChatCompletion = z.infer<typeof ChatCompletion>;
