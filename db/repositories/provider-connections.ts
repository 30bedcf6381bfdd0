import type { MikroORM } from '@mikro-orm/postgresql';
import type { ProviderConnectionRepository } from '../../domain/ports/provider-connection-repository.ts';
import { ProviderConnectionEntity } from '../entities/activity.ts';

/** Connections to fitness clouds in PostgreSQL. */
export function createProviderConnectionRepository({ orm }: { orm: MikroORM }): ProviderConnectionRepository {
  return {
    async end({ userId, provider, status, at }) {
      await orm.em
        .fork()
        .nativeUpdate(ProviderConnectionEntity, { user: userId, provider }, { status, updatedAt: at });
    },
  };
}
