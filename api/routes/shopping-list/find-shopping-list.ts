import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { shoppingText } from '../../../domain/inventory/shopping-list.ts';
import { jsonBody, jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';
import {
  daysOf,
  MOST_DAYS,
  planShopping,
  ShoppingDay,
  type ShoppingDeps,
  ShoppingListView,
  ShoppingQuery,
} from '../../shopping/plan-shopping.ts';

const tags = ['inventory'];
const responses = { 200: { description: 'The list', content: jsonContent(ShoppingListView) } };

const findRoute = createRoute({
  method: 'get',
  path: '/v1/shopping-list',
  operationId: 'findShoppingList',
  tags,
  summary: 'What to buy for the chosen dishes of some days',
  description:
    'What your stock has is taken off. The list is made at each call: what you bought is gone from it.',
  request: { query: ShoppingQuery },
  responses,
});

const textRoute = createRoute({
  method: 'get',
  path: '/v1/shopping-list/text',
  operationId: 'findShoppingText',
  tags,
  summary: 'The shopping list as text, to send to somebody',
  request: { query: ShoppingQuery },
  responses: { 200: { description: 'The list', content: { 'text/plain': { schema: z.string() } } } },
});

const askRoute = createRoute({
  method: 'post',
  path: '/v1/shopping-list',
  operationId: 'askShoppingList',
  tags,
  summary: 'What to buy for chosen days and alternatives',
  description: 'Changes nothing.',
  request: {
    body: jsonBody(
      z
        .object({ days: z.array(ShoppingDay).min(1).max(MOST_DAYS) })
        .meta({ id: 'ShoppingDays', description: 'The days to shop for' }),
    ),
  },
  responses,
});

export function findShoppingList(router: UserRouter, deps: ShoppingDeps): void {
  router.openapi(findRoute, async (c) => {
    const caller = { userId: c.var.caller.userId, now: c.var.now };
    const days = await daysOf(deps, { ...caller, ...c.req.valid('query') });
    return c.json(await planShopping(deps, { ...caller, days }), 200);
  });
}

export function findShoppingText(router: UserRouter, deps: ShoppingDeps): void {
  router.openapi(textRoute, async (c) => {
    const caller = { userId: c.var.caller.userId, now: c.var.now };
    const days = await daysOf(deps, { ...caller, ...c.req.valid('query') });
    return c.text(shoppingText(await planShopping(deps, { ...caller, days })), 200);
  });
}

export function askShoppingList(router: UserRouter, deps: ShoppingDeps): void {
  router.openapi(askRoute, async (c) => {
    // A day that is named twice is shopped for once, as it was named last.
    const days = new Map(c.req.valid('json').days.map((day) => [day.localDate, day]));
    const caller = { userId: c.var.caller.userId, now: c.var.now };
    return c.json(await planShopping(deps, { ...caller, days: [...days.values()] }), 200);
  });
}
