import { z } from 'zod';
import type { ItemSpotter, SpottedItem } from '../../../domain/ports/receipt-reader.ts';
import { cleanText } from '../clean-text.ts';
import { askModel, type Question, type VisionModel } from './ask-model.ts';
import { passing } from './read-completion.ts';

/** More than fits on a table, or into a fridge. */
const MAX_ITEMS = 100;
const MAX_NAME_LENGTH = 80;
const MAX_UNIT_LENGTH = 20;
/** Of anything: a hundred kilograms in grams. */
const MOST = 100_000;

const Answer = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      quantity: z.number().nullable(),
      unit: z.string().nullable(),
      confidence: z.number(),
    }),
  ),
});

/** One item as it came; models forget fields and write numbers as text. */
const Item = z.looseObject({
  name: z.string(),
  quantity: z.coerce.number().positive().max(MOST).nullish().catch(undefined),
  unit: z.string().nullish().catch(undefined),
  confidence: z.coerce.number().min(0).max(1).catch(0.5),
});
const Items = z.object({ items: z.array(z.unknown()).max(MAX_ITEMS) });

const QUESTION: Question = {
  name: 'items',
  form: Answer,
  instructions:
    'List the food in the photo: what one would buy or cook with, each kind once. "name" is what it is called in English, without brand and amount. "quantity" and "unit" are how much of it is there, as a guess: pieces ("piece"), or what a package says ("g", "ml"); null where nobody could tell. "confidence" is how sure you are of what it is, from 0 to 1. Things that are no food are left out. Where there is no food, "items" is empty.',
};

/** Finds food in photos with a model that looks at them: guesses, for somebody to review. */
export function createItemSpotter(model: VisionModel): ItemSpotter {
  return {
    name: model.model,
    async spot({ picture, signal }) {
      const answer = Items.safeParse(await askModel({ model, question: QUESTION, picture, signal }));
      if (!answer.success) throw passing('an answer of another form');
      const items = answer.data.items.flatMap((item) => toSpotted(item) ?? []);
      if (items.length === 0 && answer.data.items.length > 0) throw passing('items that cannot be read');
      return items;
    },
  };
}

function toSpotted(item: unknown): SpottedItem | undefined {
  const parsed = Item.safeParse(item);
  if (!parsed.success) return undefined;
  const { quantity, confidence } = parsed.data;
  const name = cleanText({ text: parsed.data.name, maxLength: MAX_NAME_LENGTH });
  if (name === '') return undefined;
  const unit = cleanText({ text: parsed.data.unit ?? '', maxLength: MAX_UNIT_LENGTH });
  return {
    name,
    confidence,
    ...(typeof quantity === 'number' ? { quantity } : {}),
    ...(unit === '' ? {} : { unit }),
  };
}
