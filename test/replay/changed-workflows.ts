import { sleep } from '@temporalio/workflow';
import type { PlanDayInput } from '../../domain/night/plan-day-input.ts';
import * as workflows from '../../workflows/index.ts';

/** `planDay` as somebody could change it without thinking of the nights that are running. */
export async function planDay(input: PlanDayInput) {
  await sleep('1 second');
  return workflows.planDay(input);
}
