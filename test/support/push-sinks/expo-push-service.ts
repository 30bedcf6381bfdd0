import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  jsonAnswer,
  type SinkAnswer,
  type SinkRequest,
  type SinkServer,
  startSinkServer,
} from './sink-server.ts';

/** Strict: Expo refuses fields that it does not know. */
const ExpoMessage = z.strictObject({
  to: z.string(),
  title: z.string(),
  body: z.string(),
  data: z.object({ path: z.string(), tag: z.string() }),
  ttl: z.number().int().min(0),
  sound: z.literal('default'),
});

type ExpoNotification = z.infer<typeof ExpoMessage>;

export type ExpoPushService = SinkServer & {
  /** A new device's push token. */
  register(): string;
  uninstall(token: string): void;
  /** From now on each ticket carries this error. */
  failTickets(error: string | undefined): void;
  shown(): readonly ExpoNotification[];
};

/**
 * Expo's `push/send`: arrays of up to 100 messages, a ticket for each. Its error messages quote the push
 * token, as the real ones do. With `accessToken` set, enhanced push security is on.
 */
export async function startExpoPushService(args: {
  accessToken?: string;
  port?: number;
}): Promise<ExpoPushService> {
  const devices = new Set<string>();
  const shown: ExpoNotification[] = [];
  let ticketError: string | undefined;

  function toTicket(message: ExpoNotification) {
    if (!devices.has(message.to)) return refuseTicket({ token: message.to, error: 'DeviceNotRegistered' });
    if (ticketError !== undefined) return refuseTicket({ token: message.to, error: ticketError });
    shown.push(message);
    return { status: 'ok', id: randomUUID() };
  }

  function respond(request: SinkRequest): SinkAnswer {
    if (request.method !== 'POST' || request.url.pathname !== '/--/api/v2/push/send') {
      return { httpStatus: 404, body: 'Not Found' };
    }
    const authorization = request.headers.get('authorization');
    if (args.accessToken !== undefined && authorization !== `Bearer ${args.accessToken}`) {
      return refuseRequest(400, 'UNAUTHORIZED');
    }
    const messages = z.array(ExpoMessage).max(100).safeParse(JSON.parse(request.body.toString()));
    if (!messages.success) return refuseRequest(400, 'VALIDATION_ERROR');
    return jsonAnswer(200, { data: messages.data.map(toTicket) });
  }

  const server = await startSinkServer({ respond, ...(args.port === undefined ? {} : { port: args.port }) });
  return {
    ...server,
    register() {
      const token = `ExponentPushToken[${randomUUID()}]`;
      devices.add(token);
      return token;
    },
    uninstall: (token) => void devices.delete(token),
    failTickets(error) {
      ticketError = error;
    },
    shown: () => shown,
  };
}

function refuseTicket({ token, error }: { token: string; error: string }) {
  const message = `"${token}" could not be served: ${error}`;
  return { status: 'error', message, details: { error, expoPushToken: token } };
}

function refuseRequest(httpStatus: number, code: string): SinkAnswer {
  return jsonAnswer(httpStatus, { errors: [{ code, message: `Refused: ${code}` }] });
}
