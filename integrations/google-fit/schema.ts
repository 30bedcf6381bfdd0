import { z } from 'zod';

/** int64 in JSON: a string, except where Google's own samples show a number. */
const Millis = z.union([z.int(), z.string().regex(/^\d{1,15}$/)]).transform(Number);

/**
 * `dataset:aggregate`: a bucket for each hour, in it a dataset for each asked type, in that the points; a type without
 * data has none. A point has its figure as `intVal` or `fpVal`, whatever the type is said to have.
 */
export const Aggregate = z.object({
  bucket: z
    .array(
      z.object({
        endTimeMillis: Millis,
        dataset: z
          .array(
            z.object({
              point: z
                .array(
                  z.object({
                    dataTypeName: z.string(),
                    value: z
                      .array(z.object({ intVal: z.number().optional(), fpVal: z.number().optional() }))
                      .default([]),
                  }),
                )
                .default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});
export type Aggregate = z.infer<typeof Aggregate>;
