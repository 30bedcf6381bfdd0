import type { Clock } from '../../../domain/ports/clock.ts';
import { ReadingFailed } from '../../../domain/ports/receipt-reader.ts';
import type { HttpAnswer } from '../../http/request-json.ts';
import { readRetryAfterMs } from '../../retry-after.ts';
import { ChatCompletion } from './schema.ts';

/** Markdown around JSON, which models write though they were asked for JSON alone. */
const FENCED = /^```[a-z]*\s*([\s\S]*?)\s*```$/i;

/**
 * The JSON that a model answered with, for a schema to parse: nothing of it is trusted.
 *
 * @throws ReadingFailed for everything else. Its message says what happened, and nothing of what the server wrote:
 * that may quote the picture or the key.
 */
export function readCompletion({ answer, clock }: { answer: HttpAnswer; clock: Clock }): unknown {
  if (answer.status === 'failed') throw passing(`no answer (${answer.code})`);
  refuseStatus({ answer, clock });
  const completion = ChatCompletion.safeParse(answer.json);
  if (!completion.success) throw passing('an answer that is no chat completion');
  const choice = completion.data.choices[0];
  if (!choice) throw passing('no choices');
  const { message, finish_reason: reason } = choice;
  if (reason === 'length') throw lasting('an answer cut off at the limit of tokens');
  if (reason === 'content_filter' || message.refusal) throw lasting('a refusal');
  return parseContent(textOf(message.content));
}

type Answered = Extract<HttpAnswer, { status: 'answered' }>;

function refuseStatus({ answer, clock }: { answer: Answered; clock: Clock }): void {
  const { httpStatus, headers } = answer;
  if (httpStatus >= 200 && httpStatus < 300) return;
  if (httpStatus !== 429 && httpStatus !== 408 && httpStatus < 500) throw lasting(`HTTP ${httpStatus}`);
  const retryAfterMs = readRetryAfterMs({ headers, clock });
  throw passing(`HTTP ${httpStatus}`, retryAfterMs === undefined ? {} : { retryAfterMs });
}

type Content = ChatCompletion['choices'][number]['message']['content'];

function textOf(content: Content): string {
  if (typeof content === 'string') return content.trim();
  return (content ?? [])
    .map(({ text }) => text ?? '')
    .join('')
    .trim();
}

function parseContent(content: string): unknown {
  try {
    return JSON.parse(FENCED.exec(content)?.[1] ?? content);
  } catch {
    throw passing('an answer that is not JSON');
  }
}

/** Another try may help. */
export const passing = (what: string, pause: { retryAfterMs?: number } = {}): ReadingFailed =>
  new ReadingFailed(`The model gave ${what}.`, { isRetryable: true, ...pause });

/** The same picture will fail in the same way. */
const lasting = (what: string): ReadingFailed =>
  new ReadingFailed(`The model gave ${what}.`, { isRetryable: false });
