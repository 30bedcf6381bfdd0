import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Account } from '../../../domain/account/account.ts';
import { maskPhone } from '../../../domain/account/mask-phone.ts';
import type { AccountRepository } from '../../../domain/ports/account-repository.ts';
import { jsonContent } from '../../json-content.ts';
import type { UserRouter } from '../../router.ts';

const OwnAccount = Account.extend({
  phone: z.string().meta({ description: 'With all but its ends hidden', example: '+49••••••••••07' }),
}).meta({ id: 'OwnAccount', description: 'Your account' });

const route = createRoute({
  method: 'get',
  path: '/v1/me',
  operationId: 'findAccount',
  tags: ['account'],
  summary: 'Your account',
  responses: { 200: { description: 'The account', content: jsonContent(OwnAccount) } },
});

export function findAccount(router: UserRouter, { accounts }: { accounts: AccountRepository }): void {
  router.openapi(route, async (c) => {
    const account = await accounts.find({ userId: c.var.caller.userId });
    return c.json({ ...account, phone: maskPhone(account.phone) }, 200);
  });
}
