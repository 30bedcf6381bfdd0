import type { HouseholdUnits, Minerals, ShelfLife } from '../domain/recipes/food-facts.ts';
import { type Catalog, type Food, MealSlot, type Nutrition, type Recipe } from '../domain/recipes/recipe.ts';
import { coverageOf } from './coverage.ts';

/** How many recipes each kind of eater finds in each slot, and how complete the food table is, as a table of text. */
export function describeCatalog(catalog: Catalog): string {
  const coverage = coverageOf(catalog).map(({ name, counts, minimum }) => [
    name,
    ...MealSlot.options.map((slot) => counts[slot]),
    minimum,
  ]);
  const recipes = [...catalog.recipes.values()];
  const cuisines = new Set(recipes.map(({ cuisine }) => cuisine));
  return [
    tableRow(['', ...MealSlot.options, 'minimum']),
    ...coverage.map(tableRow),
    '',
    `${recipes.length} recipes from ${cuisines.size} cuisines`,
    `kinds: ${counted(recipes.map(({ kind }) => kind))}`,
    `mostly made of: ${counted(recipes.map(({ mainGroup }) => mainGroup))}`,
    `equipment: ${counted(recipes.flatMap(({ equipment }) => (equipment.length === 0 ? ['none'] : equipment)))}`,
    `minerals known: ${knownMinerals(recipes.map(({ mineralsPerServing }) => mineralsPerServing))}`,
    '',
    ...foodLines([...catalog.foods.values()]),
  ].join('\n');
}

function tableRow([name, ...cells]: readonly (string | number)[]): string {
  return [String(name).padEnd(32), ...cells.map((cell) => String(cell).padStart(10))].join('');
}

/** `stew 61, salad 30`: how often each name is there, the most frequent first. */
function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function foodLines(foods: readonly Food[]): string[] {
  const countOf = (has: (food: Food) => boolean) => foods.filter(has).length;
  return [
    `${foods.length} foods in ${new Set(foods.map(({ family }) => family)).size} families`,
    `minerals known: ${knownMinerals(foods.map(({ minerals }) => minerals))}`,
    `with unit weights: ${countOf(({ units }) => Object.keys(units).length > 0)}`,
    `with shelf life: ${countOf(({ shelfLife }) => Object.keys(shelfLife).length > 0)}`,
    `with other names: ${countOf(({ aliases }) => aliases.length > 0)} (${foods.flatMap(({ aliases }) => aliases).length} names)`,
  ];
}

function knownMinerals(all: readonly Minerals[]): string {
  const known = (has: (minerals: Minerals) => unknown) =>
    all.filter((each) => has(each) !== undefined).length;
  return [
    `calcium ${known(({ calciumMg }) => calciumMg)}`,
    `iron ${known(({ ironMg }) => ironMg)}`,
    `potassium ${known(({ potassiumMg }) => potassiumMg)}`,
  ].join(', ');
}

/** What follows from a recipe's ingredients. */
export function describeRecipe(recipe: Recipe): string {
  const diets = Object.entries(recipe.diets).flatMap(([diet, fits]) => (fits ? [diet] : []));
  return [
    `${recipe.name} (${recipe.kind}; ${recipe.cuisine}; ${recipe.slots.join(', ')}; ${recipe.minutes} minutes)`,
    `One of ${recipe.servings} servings, ${recipe.gramsPerServing} g:`,
    ...figureLines(recipe.perServing, recipe.mineralsPerServing),
    `Allergens: ${recipe.allergens.join(', ') || 'none'}`,
    `Fits: ${diets.join(', ') || 'omnivore only'}`,
    `Equipment: ${recipe.equipment.join(', ') || 'none'}`,
    `Main food: ${recipe.mainFood.replaceAll('-', ' ')}, so mostly ${recipe.mainGroup}`,
  ].join('\n');
}

/** A row of the food table, for somebody who looks for an ingredient. */
export function describeFood(food: Food): string {
  return [
    `${food.name} (${food.id}; family ${food.family}; group ${food.group}; aisle ${food.aisle})`,
    '100 g:',
    ...figureLines(food.per100g, food.minerals),
    `Allergens: ${food.allergens.join(', ') || 'none'}`,
    `Made from: ${food.origins.join(', ')}`,
    `Weighs: ${unitWeights(food.units) || 'not known'}`,
    `Keeps: ${shelfLives(food.shelfLife) || 'not known'}`,
    `Also called: ${food.aliases.join(', ') || 'nothing else'}`,
    `Source: ${[food.ndbNo && `NDB ${food.ndbNo}`, food.source].filter(Boolean).join('; ')}`,
  ].join('\n');
}

function figureLines(nutrition: Nutrition, minerals: Minerals): string[] {
  const unknown = { calciumMg: 'not known', ironMg: 'not known', potassiumMg: 'not known' };
  return Object.entries({ ...nutrition, ...unknown, ...minerals }).map(
    ([name, value]) => `  ${name.padEnd(16)}${value}`,
  );
}

function unitWeights({ cupG, tablespoonG, teaspoonG, piece }: HouseholdUnits): string {
  const weights: [string, number | undefined][] = [
    ['cup', cupG],
    ['tablespoon', tablespoonG],
    ['teaspoon', teaspoonG],
    [piece?.name ?? 'piece', piece?.massG],
  ];
  return weights.flatMap(([unit, massG]) => (massG === undefined ? [] : [`${unit} ${massG} g`])).join(', ');
}

function shelfLives({ pantryDays, fridgeDays, freezerDays }: ShelfLife): string {
  const places: [string, number | undefined][] = [
    ['pantry', pantryDays],
    ['fridge', fridgeDays],
    ['freezer', freezerDays],
  ];
  return places.flatMap(([place, days]) => (days === undefined ? [] : [`${place} ${days} days`])).join(', ');
}
