import type { WriteStream } from 'node:tty';

/** Shows who has a plan already. */
export type ProgressDisplay = {
  /** The first call says who had one before. */
  show(items: readonly { label: string; done: boolean }[]): void;
  end(): void;
};

const BAR_WIDTH = 30;

/**
 * On a terminal one line that grows, with the name of the last one done; in a log a line for each one, so
 * that nothing is drawn over.
 */
export function createProgressDisplay(
  out: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>,
): ProgressDisplay {
  const seen = new Set<string>();
  let isFirst = true;
  let last = '';
  return {
    show(items) {
      const fresh = items.filter(({ label, done }) => done && !seen.has(label));
      for (const { label } of fresh) seen.add(label);
      const made = isFirst ? [] : fresh;
      isFirst = false;
      last = fresh.at(-1)?.label ?? last;
      const filled = Math.round((seen.size / items.length) * BAR_WIDTH);
      const bar = '█'.repeat(filled).padEnd(BAR_WIDTH, '░');
      if (out.isTTY) out.write(`\r  ${bar} ${seen.size}/${items.length}  ${last.slice(0, 40).padEnd(40)}`);
      else for (const { label } of made) out.write(`  plan made: ${label}\n`);
    },
    end() {
      if (out.isTTY) out.write('\n');
    },
  };
}
