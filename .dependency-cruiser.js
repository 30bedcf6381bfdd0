/** The folders of the project that know about what lies outside. */
const OUTER =
  '^(api|activities|workflows|temporal|db|integrations|catalog|stack|simulator|bench|ops|telemetry)/';

/** Composition roots: the only places that see adapters and the database together. */
const ROOTS = [
  '^api/(main|compose|configured-imports)\\.ts$',
  '^temporal/(worker|configured-push|configured-providers|configured-receipts)\\.ts$',
  '^ops/',
  '^stack/',
  '^bench/',
  '^test/',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means that two files are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows zod, the calendar and its names, and nothing of what is around it.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', 'node_modules/(zod|temporal-polyfill|cldr-bcp47|cldr-core)/'] },
    },
    {
      name: 'workflows-see-types',
      comment:
        'Workflows see the domain and the types of activities; test/workflows/bundle.test.ts checks what runs in them.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: [
          '^(workflows|domain|activities)/',
          '^temporal/(search-attributes|task-queues)\\.ts$',
          'node_modules/@temporalio/workflow/',
        ],
      },
    },
    {
      name: 'activities-speak-to-ports',
      comment: 'A step gets adapters as arguments; it never opens one.',
      severity: 'error',
      from: { path: '^activities/' },
      to: { path: '^(db|integrations|api|catalog|stack)/' },
    },
    {
      name: 'adapters-know-the-domain-only',
      comment: 'Database and integrations implement ports of the domain.',
      severity: 'error',
      from: { path: '^(db|integrations|catalog)/', pathNot: '^catalog/cli\\.ts$' },
      to: { path: '^(api|activities|workflows|temporal|stack|ops)/' },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      comment: 'PostgreSQL and the gateways meet in a composition root.',
      from: { path: '^(db|integrations)/' },
      to: { path: '^(db|integrations)/', pathNot: '^$1/' },
    },
    {
      name: 'api-speaks-to-ports',
      comment: 'Routes get repositories and gateways as arguments.',
      severity: 'error',
      from: { path: '^api/', pathNot: ROOTS },
      to: { path: '^(db|integrations|activities|workflows|catalog|stack)/' },
    },
    {
      name: 'roots-alone-compose',
      comment: 'Only composition roots see adapters and the database together.',
      severity: 'error',
      from: { path: '^temporal/', pathNot: ROOTS },
      to: { path: '^(db|integrations|api|catalog)/' },
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      comment: 'What stands in for the vendors must not share the mistakes of what speaks to them.',
      from: { path: '^simulator/' },
      to: {
        path: '^(api|activities|workflows|temporal|db|integrations|catalog|stack|bench|ops|domain)/',
        pathNot: '^domain/calendar\\.ts$',
      },
    },
    {
      name: 'judge-stands-alone',
      comment: 'What judges plans must not share the mistakes of what makes them.',
      severity: 'error',
      from: { path: '^bench/judge/' },
      to: { pathNot: ['^bench/judge/', 'node_modules/yaml/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'tests-stay-out',
      comment: 'Nothing that runs in production needs a test file.',
      severity: 'error',
      from: { path: OUTER, pathNot: '^bench/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|\\.stack|dist)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['node', 'import', 'types', 'default'],
    },
  },
};
