import type { Catalog } from '../../domain/recipes/recipe.ts';
import type { SelectionInput } from '../../domain/recipes/select-day.ts';

/** One day to choose. The catalogue stays where it is: the task only says which one it means. */
export type PlanningTask = Omit<SelectionInput, 'catalog'> & { catalogVersion: string };

/** What a thread gets once, when it starts. */
export type ThreadData = { catalog: Catalog };
