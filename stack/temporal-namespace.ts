import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

/** What the workflows can be found by. Values are random ids, dates and codes: they are stored in plain text. */
const SEARCH_ATTRIBUTES = ['SubjectId', 'LocalDate', 'TimeZone', 'Outcome', 'FailureCode'] as const;

const RETENTION = '3 days';
const ALREADY_EXISTS = 6;

/** True when the server answers for the namespace; throws the client's error when it cannot be reached. */
export function answersTemporal(params: { address: string; namespace: string }): Promise<boolean> {
  const { address, namespace } = params;
  return withConnection({
    address,
    use: async (connection) => {
      const deadline = Date.now() + 2_000;
      await connection.withDeadline(deadline, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return true;
    },
  });
}

/**
 * Makes sure that the namespace exists with all search attributes.
 *
 * The development server's own flag registers attributes only when it creates the namespace, so a data folder of
 * an earlier version would lack the new ones.
 */
export async function ensureNamespace(params: { address: string; namespace: string }): Promise<void> {
  const { address, namespace } = params;
  await withConnection({
    address,
    use: async (connection) => {
      await registerNamespace({ connection, namespace });
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      const missing = SEARCH_ATTRIBUTES.filter((name) => customAttributes[name] === undefined);
      if (missing.length === 0) return;
      const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
      const searchAttributes = Object.fromEntries(missing.map((name) => [name, keyword]));
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    },
  });
}

async function registerNamespace(params: { connection: Connection; namespace: string }): Promise<void> {
  try {
    await params.connection.workflowService.registerNamespace({
      namespace: params.namespace,
      workflowExecutionRetentionPeriod: msToTs(RETENTION),
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS)) throw error;
  }
}

async function withConnection<Result>(params: {
  address: string;
  use: (connection: Connection) => Promise<Result>;
}): Promise<Result> {
  // Soon again after a refusal, not after gRPC's usual second: these calls wait for a server that is starting.
  const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 100 };
  const connection = Connection.lazy({ address: params.address, channelArgs });
  try {
    return await params.use(connection);
  } finally {
    await connection.close();
  }
}
