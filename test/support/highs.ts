import highsModule, { type Highs } from 'highs';

export type MilpSolution = {
  /** Whether the optimum was proven; otherwise the time was up. */
  isOptimal: boolean;
  objective: number;
};

/** The package's types describe its CommonJS entry, `{ default }`; the ES module that runs is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Loads HiGHS, a solver for mixed-integer programs that knows nothing of ours. */
export const openHighs = (): Promise<Highs> => loadHighs();

/**
 * The optimum of a program in CPLEX's LP format. With `start` (names of the variables that are 1) HiGHS begins from
 * a known solution: it still proves that none is better, and finds what is.
 *
 * @throws RangeError when there is no solution, or none was found in time.
 */
export function solveMilp({
  highs,
  program,
  start = [],
  maxSeconds,
}: {
  highs: Highs;
  program: string;
  start?: readonly string[];
  maxSeconds: number;
}): MilpSolution {
  return highs.withModel({ format: 'lp', data: program }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6, time_limit: maxSeconds });
    if (start.length > 0) {
      const indices = Int32Array.from(start, (name) => model.getColByName(name));
      model.setSolution({ indices, values: new Float64Array(indices.length).fill(1) });
    }
    model.run();
    const { optimal, timeLimit, infeasible } = highs.constants.modelStatus;
    const status = model.getModelStatus();
    if (status === infeasible) throw new RangeError('HiGHS: no solution');
    if (status !== optimal && status !== timeLimit) throw new RangeError(`HiGHS ended with status ${status}`);
    return { isOptimal: status === optimal, objective: model.getObjectiveValue() };
  });
}
