import type { Id, UserId } from '../ids.ts';

type Import = { userId: UserId; importId: Id };

/** What somebody sent, untouched: deleted as soon as it was read. Never shown to anybody. */
export const uploadKey = ({ userId, importId }: Import): string => `${userId}/${importId}.upload`;

/** The picture as we wrote it anew: deleted when somebody has decided about the review. */
export const pictureKey = ({ userId, importId }: Import): string => `${userId}/${importId}.picture`;

/** What the keys of all files of a user begin with. */
export const filesOfUser = (userId: UserId): string => `${userId}/`;
