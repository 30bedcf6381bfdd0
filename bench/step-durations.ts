/** Mean duration of each step in ms, since the worker was started, from its metrics page. */
export async function readStepDurations({ metricsUrl }: { metricsUrl: string }) {
  const text = await (await fetch(metricsUrl)).text();
  const values = (kind: 'sum' | 'count') =>
    [
      ...text.matchAll(new RegExp(`^night_step_duration_seconds_${kind}\\{step="(\\w+)"\\} (\\S+)$`, 'gm')),
    ].map(([, step = '', value]) => ({ step, value: Number(value) }));
  const counts = new Map(values('count').map(({ step, value }) => [step, value]));
  return values('sum').map(({ step, value }) => ({
    step,
    meanMs: (1000 * value) / (counts.get(step) ?? Number.NaN),
  }));
}
