import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  jsonAnswer,
  type SinkAnswer,
  type SinkRequest,
  type SinkServer,
  startSinkServer,
} from './sink-server.ts';

/** Strict: FCM answers unknown fields with INVALID_ARGUMENT. */
const FcmMessage = z.strictObject({
  token: z.string(),
  notification: z.strictObject({ title: z.string(), body: z.string() }),
  data: z.record(z.string(), z.string()),
  android: z.strictObject({
    ttl: z.string().regex(/^\d+s$/),
    collapse_key: z.string(),
    notification: z.strictObject({ tag: z.string() }),
  }),
  apns: z.strictObject({ headers: z.record(z.string(), z.string()) }),
  webpush: z.strictObject({ headers: z.record(z.string(), z.string()) }),
});

type FcmNotification = z.infer<typeof FcmMessage>;

type FcmService = SinkServer & {
  register(): string;
  uninstall(token: string): void;
  shown(): readonly FcmNotification[];
};

/** `messages:send` of FCM's HTTP v1 API for one project, with the error bodies of its documentation. */
export async function startFcmService(args: {
  projectId: string;
  isAuthorized: (authorization: string | null) => boolean;
  port?: number;
}): Promise<FcmService> {
  const { projectId, isAuthorized } = args;
  const installed = new Map<string, boolean>();
  const shown: FcmNotification[] = [];

  function respond(request: SinkRequest): SinkAnswer {
    if (request.url.pathname !== `/v1/projects/${projectId}/messages:send`) {
      return { httpStatus: 404, headers: { 'content-type': 'text/html' }, body: '<title>404</title>' };
    }
    if (!isAuthorized(request.headers.get('authorization'))) {
      return fcmFailure({ httpStatus: 401, status: 'UNAUTHENTICATED' });
    }
    const parsed = z.strictObject({ message: FcmMessage }).safeParse(JSON.parse(request.body.toString()));
    if (!parsed.success) return badRequest('message');
    const { message } = parsed.data;
    const isInstalled = installed.get(message.token);
    if (isInstalled === undefined) return badRequest('message.token');
    if (!isInstalled) return fcmFailure({ httpStatus: 404, status: 'NOT_FOUND', errorCode: 'UNREGISTERED' });
    shown.push(message);
    return jsonAnswer(200, { name: `projects/${projectId}/messages/${randomUUID()}` });
  }

  const server = await startSinkServer({ respond, ...(args.port === undefined ? {} : { port: args.port }) });
  return {
    ...server,
    register() {
      const token = `${randomUUID()}:APA91b${randomUUID()}`;
      installed.set(token, true);
      return token;
    },
    uninstall: (token) => void installed.set(token, false),
    shown: () => shown,
  };
}

/** An error body of FCM: Google's status, and FCM's own code in the details. */
export function fcmFailure(args: {
  httpStatus: number;
  status: string;
  errorCode?: string;
  details?: readonly unknown[];
}): SinkAnswer {
  const { httpStatus, status, errorCode, details = [] } = args;
  const own = { '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode };
  return jsonAnswer(httpStatus, {
    error: {
      code: httpStatus,
      message: `Refused: ${status}`,
      status,
      details: errorCode === undefined ? details : [own, ...details],
    },
  });
}

/** INVALID_ARGUMENT about one field of the request. */
export function badRequest(field: string): SinkAnswer {
  const detail = {
    '@type': 'type.googleapis.com/google.rpc.BadRequest',
    fieldViolations: [{ field, description: 'Invalid value' }],
  };
  return fcmFailure({
    httpStatus: 400,
    status: 'INVALID_ARGUMENT',
    errorCode: 'INVALID_ARGUMENT',
    details: [detail],
  });
}
