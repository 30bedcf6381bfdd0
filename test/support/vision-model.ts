import type { VisionModel } from '../../integrations/receipts/vision/ask-model.ts';
import { type Fault, jsonAnswer, type SinkRequest, startSinkServer } from './push-sinks/sink-server.ts';

/** The moment at which the model's clients live. */
export const VISION_NOW = new Date('2026-11-22T05:00:00Z');
export const VISION_KEY = 'sk-very-secret-0123456789';

/** A chat completion whose one choice says `content`. */
export function completionOf(content: unknown, choice: Record<string, unknown> = {}) {
  const message = { role: 'assistant', content, refusal: null };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model: 'a-model',
    choices: [{ index: 0, finish_reason: 'stop', message, ...choice }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

/** What a client asked, taken apart. */
type Asked = {
  headers: Headers;
  body: Record<string, unknown>;
  picture: { mediaType: string; bytes: Buffer };
};

/**
 * A server that speaks OpenAI's chat completions: `says` is what its model answers with, as it is when it is text and
 * as JSON otherwise. It answers as a server of the protocol does to a wrong path, key or body.
 */
export async function startVisionModel({ says, apiKey = VISION_KEY }: { says: unknown; apiKey?: string }) {
  let said = says;
  const asked: Asked[] = [];
  const server = await startSinkServer({
    respond: (request) => {
      if (request.method !== 'POST' || request.url.pathname !== '/v1/chat/completions') {
        return jsonAnswer(404, { error: { message: 'no such endpoint', type: 'invalid_request_error' } });
      }
      if (request.headers.get('authorization') !== `Bearer ${apiKey}`) {
        return jsonAnswer(401, { error: { message: `wrong key ${apiKey}`, type: 'authentication_error' } });
      }
      asked.push(takeApart(request));
      const content = typeof said === 'string' ? said : JSON.stringify(said);
      return jsonAnswer(200, completionOf(content));
    },
  });
  return {
    model: ({ timeoutMs = 5000 }: { timeoutMs?: number } = {}): VisionModel => ({
      baseUrl: `${server.origin}/v1`,
      model: 'a-model',
      apiKey,
      timeoutMs,
      maxTokens: 4000,
      clock: () => VISION_NOW,
    }),
    /** What was asked so far. */
    asked: (): readonly Asked[] => asked,
    say(next: unknown): void {
      said = next;
    },
    setFault: (fault: Fault | undefined) => server.setFault(fault),
    stop: () => server.stop(),
  };
}

function takeApart({ headers, body: bytes }: SinkRequest): Asked {
  const body = JSON.parse(bytes.toString('utf8'));
  const url: string = body.messages.at(-1).content.at(-1).image_url.url;
  const [, mediaType = '', base64 = ''] = /^data:([^;]+);base64,(.*)$/.exec(url) ?? [];
  return { headers, body, picture: { mediaType, bytes: Buffer.from(base64, 'base64') } };
}
