import type { History } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';

const historyType = proto.temporal.api.history.v1.History;

/** Everything that a history holds as one text, its payloads as the JSON that they are. */
export function historyText(history: History): string {
  return JSON.stringify(
    historyType.toObject(historyType.fromObject(history)),
    function (key, value: unknown) {
      // A buffer's own `toJSON` has been called by now: what it was stands in the object.
      const bytes: unknown = Reflect.get(this, key);
      return bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : value;
    },
  );
}
