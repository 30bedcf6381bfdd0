import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { requireRoom } from '../../domain/account/bounds.ts';
import type { Workout } from '../../domain/activity/workout.ts';
import { toInstant } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { WorkoutPosition, WorkoutRepository } from '../../domain/ports/workout-repository.ts';
import { type Revisioned, requireRevision } from '../../domain/revision.ts';
import { WorkoutEntity, type WorkoutRow } from '../entities/activity.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { noteUntold } from './untold-changes.ts';
import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

/** Instants are `Date`s in the row, and `energySource` follows from `energyKcal`. */
type Mapped = 'startedAt' | 'createdAt' | 'updatedAt' | 'energySource';
type WorkoutColumns = Pick<WorkoutRow, Exclude<keyof Workout, Mapped>>;
true satisfies Same<WithoutNulls<WorkoutColumns>, Omit<Workout, Mapped>>;

const toWorkout = (row: WorkoutRow): Revisioned<Workout> => {
  const { user: _, revision, startedAt, createdAt, updatedAt, ...columns } = row;
  return {
    revision,
    value: {
      ...withoutNulls<WorkoutColumns>(columns),
      ...(startedAt && { startedAt: toInstant(startedAt) }),
      energySource: columns.energyKcal == null ? 'computed' : 'user',
      createdAt: toInstant(createdAt),
      updatedAt: toInstant(updatedAt),
    },
  };
};

const notFound = () => new DomainError('not_found', 'workout_not_found', 'There is no such workout.');

/** Workouts in PostgreSQL. */
export function createWorkoutRepository({ orm }: { orm: MikroORM }): WorkoutRepository {
  return {
    async find({ userId, id }) {
      const row = await orm.em.fork().findOne(WorkoutEntity, { id, user: userId });
      if (row === null) throw notFound();
      return toWorkout(row);
    },

    async list({ userId, from, to, after, limit }) {
      const days = {
        ...(from !== undefined && { $gte: from }),
        ...(to !== undefined && { $lte: to }),
      };
      const where: FilterQuery<WorkoutRow> = {
        $and: [{ user: userId, localDate: days }, ...(after === undefined ? [] : [behind(after)])],
      };
      const orderBy = { localDate: 'desc', createdAt: 'desc', id: 'desc' } as const;
      const rows = await orm.em
        .fork()
        .find(WorkoutEntity, where, { orderBy, ...(limit !== undefined && { limit }) });
      return rows.map((row) => toWorkout(row).value);
    },

    save: ({ userId, id, workout, expectedRevisions, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const stored = await findStored({ em, id });
        if (stored !== null && stored.user !== userId) throw notFound();
        const current = stored?.revision ?? 0;
        requireRevision({ expected: expectedRevisions, revision: current });
        const others = { user: userId, localDate: workout.localDate, id: { $ne: id } };
        requireRoom({ kind: 'workouts', kept: await em.count(WorkoutEntity, others), adding: 1 });
        const row: WorkoutRow = {
          ...workout,
          id,
          user: userId,
          startedAt: workout.startedAt === undefined ? null : new Date(workout.startedAt),
          energyKcal: workout.energyKcal ?? null,
          steps: workout.steps ?? null,
          note: workout.note ?? null,
          revision: current + 1,
          createdAt: stored?.createdAt ?? at,
          updatedAt: at,
        };
        await em.upsert(WorkoutEntity, row, { disableIdentityMap: true });
        // Moved to another day, it changes both.
        for (const localDate of new Set([stored?.localDate ?? row.localDate, row.localDate])) {
          await noteUntold(em, { userId, change: { kind: 'activity', localDate } });
        }
        return toWorkout(row);
      }),

    delete: ({ userId, id, expectedRevisions }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const stored = await findStored({ em, id });
        if (stored === null || stored.user !== userId) throw notFound();
        requireRevision({ expected: expectedRevisions, revision: stored.revision });
        await em.nativeDelete(WorkoutEntity, { id, user: userId });
        await noteUntold(em, { userId, change: { kind: 'activity', localDate: stored.localDate } });
      }),
  };
}

const findStored = ({ em, id }: { em: EntityManager; id: string }): Promise<WorkoutRow | null> =>
  em.findOne(WorkoutEntity, { id }, { disableIdentityMap: true });

/** Keyset condition of newest first: everything that sorts behind `position`. */
const behind = ({ localDate, createdAt, id }: WorkoutPosition): FilterQuery<WorkoutRow> => {
  const at = new Date(createdAt);
  return {
    $or: [
      { localDate: { $lt: localDate } },
      { localDate, createdAt: { $lt: at } },
      { localDate, createdAt: at, id: { $lt: id } },
    ],
  };
};
