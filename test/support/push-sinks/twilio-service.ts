import { randomBytes } from 'node:crypto';
import {
  jsonAnswer,
  type SinkAnswer,
  type SinkRequest,
  type SinkServer,
  startSinkServer,
} from './sink-server.ts';

type ReceivedSms = { to: string; text: string; origin: Record<string, string> };

export type TwilioService = SinkServer & {
  /** From now on messages to this number are refused with one of Twilio's error codes. */
  refuse(args: { to: string; code: number }): void;
  received(): readonly ReceivedSms[];
};

/** Twilio's Messages resource for one account. Its error messages quote the number, as the real ones do. */
export async function startTwilioService(args: {
  accountSid: string;
  authToken: string;
  port?: number;
}): Promise<TwilioService> {
  const { accountSid, authToken } = args;
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const refused = new Map<string, number>();
  const received: ReceivedSms[] = [];

  function respond(request: SinkRequest): SinkAnswer {
    if (request.url.pathname !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) {
      return twilioError({ httpStatus: 404, code: 20404, message: 'The requested resource was not found' });
    }
    if (request.headers.get('authorization') !== expected) {
      return twilioError({ httpStatus: 401, code: 20003, message: 'Authenticate' });
    }
    const { To: to = '', Body: text = '', ...origin } = readForm(request);
    const code = refused.get(to);
    if (code !== undefined) {
      return twilioError({ httpStatus: 400, code, message: `The 'To' number ${to} cannot be served.` });
    }
    if (text === '')
      return twilioError({ httpStatus: 400, code: 21602, message: 'Message body is required.' });
    received.push({ to, text, origin });
    const sid = `SM${randomBytes(16).toString('hex')}`;
    return jsonAnswer(201, { sid, status: 'queued', error_code: null, error_message: null, to, body: text });
  }

  const server = await startSinkServer({ respond, ...(args.port === undefined ? {} : { port: args.port }) });
  return {
    ...server,
    refuse: ({ to, code }) => void refused.set(to, code),
    received: () => received,
  };
}

function twilioError(args: { httpStatus: number; code: number; message: string }): SinkAnswer {
  const { httpStatus, code, message } = args;
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return jsonAnswer(httpStatus, { code, message, more_info, status: httpStatus });
}

function readForm(request: SinkRequest): Record<string, string> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return {};
  return Object.fromEntries(new URLSearchParams(request.body.toString()));
}
