import { jsonAnswer, type SinkAnswer, type SinkRequest, startSinkServer } from './push-sinks/sink-server.ts';

/** An entry of the directory, by the names of its own fields. */
export type DirectoryEntry = { code: string } & Record<string, unknown>;

/**
 * A server that answers the product endpoint of Open Food Facts, version 2: entries with the fields that are asked for,
 * codes padded to 13 digits, 404 with a body for what it does not have, and a refusal for programs that do not say who
 * they are.
 */
export async function startOpenFoodFacts({ entries }: { entries: readonly DirectoryEntry[] }) {
  const asked: string[] = [];
  const server = await startSinkServer({
    respond: (request) => {
      asked.push(request.url.pathname);
      return respond({ request, entries });
    },
  });
  return { ...server, asked };
}

function respond({
  request: { url, headers, method },
  entries,
}: {
  request: SinkRequest;
  entries: readonly DirectoryEntry[];
}): SinkAnswer {
  const [, code] = /^\/api\/v2\/product\/(\d+)(?:\.json)?$/.exec(url.pathname) ?? [];
  if (method !== 'GET' || code === undefined) return { httpStatus: 404, body: '<h1>Error</h1>' };
  if (!/^\S+\/\S+ \(\S+@\S+\)$/.test(headers.get('user-agent') ?? '')) {
    return { httpStatus: 403, body: '<h1>Forbidden</h1>' };
  }
  const padded = code.padStart(13, '0');
  const entry = entries.find((one) => one.code.padStart(13, '0') === padded);
  if (entry === undefined) {
    return jsonAnswer(404, { code: padded, status: 0, status_verbose: 'product not found' });
  }
  const fields = url.searchParams.get('fields')?.split(',') ?? Object.keys(entry);
  const product = Object.fromEntries(Object.entries(entry).filter(([field]) => fields.includes(field)));
  return jsonAnswer(200, { code: padded, product, status: 1, status_verbose: 'product found' });
}

/** Entries as contributors leave them: figures as text, empty texts, languages and units that are missing. */
export const ENTRIES = {
  paneer: {
    code: '8901262010320',
    lang: 'en',
    product_name: 'Amul Malai Paneer 200 g',
    product_name_en: 'Amul Malai Paneer 200 g',
    product_name_de: 'Paneer',
    generic_name: '',
    brands: 'Amul',
    quantity: '200 g',
    product_quantity: '200',
    product_quantity_unit: 'g',
    categories_tags: ['en:dairies', 'en:cheeses', 'en:paneer'],
    nutriments: { 'energy-kcal_100g': 290 },
  },
  spread: {
    code: '3017620422003',
    lang: 'fr',
    product_name: 'Nutella',
    brands: 'Ferrero, Nutella',
    quantity: '400 g e',
    product_quantity: 400,
    categories_tags: ['en:spreads', 'en:sweet-spreads', 'en:hazelnut-spreads'],
  },
  eggs: {
    code: '3251320891824',
    lang: 'fr',
    product_name: '12 œufs frais',
    product_name_en: 'Eggs',
    quantity: '12 œufs',
    categories_tags: ['en:eggs', 'en:chicken-eggs'],
  },
  nameless: { code: '4056489703990', lang: 'de', product_name: '', brands: 'Vemondo' },
} satisfies Record<string, DirectoryEntry>;
