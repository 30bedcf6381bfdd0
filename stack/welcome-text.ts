import type { SeededPerson } from './seed-demo.ts';

/** What a newcomer needs once everything runs: where to look, and how to sign in as somebody. */
export function welcomeText({
  apiUrl,
  uiUrl,
  cloudsUrl,
  people,
  logFile,
}: {
  apiUrl: string;
  uiUrl: string | undefined;
  cloudsUrl: string;
  people: readonly SeededPerson[];
  logFile: string;
}): string {
  const width = Math.max(...people.map(({ phone }) => phone.length));
  const rows = people.map(({ phone, name }) => `    ${phone.padEnd(width)}  ${name}`);
  const example = people.find(({ role }) => role === 'ops') ?? people[0];
  return [
    'Everything runs.',
    '',
    `  API docs     ${apiUrl}/docs`,
    ...(uiUrl === undefined ? [] : [`  Temporal UI  ${uiUrl}/namespaces/default/workflows`]),
    `  Clouds       ${cloudsUrl}, simulated`,
    `  Logs         ${logFile}`,
    '',
    'Sign in as one of them: ask for a code, and it is shown here.',
    '',
    ...rows,
    '',
    `    curl -s ${apiUrl}/v1/auth/codes -H 'content-type: application/json' -d '{"phone":"${example?.phone}"}'`,
    `    curl -s ${apiUrl}/v1/auth/codes/<requestId>/verify -H 'content-type: application/json' -d '{"code":"<code>"}'`,
    `    curl -s ${apiUrl}/v1/plans/today -H 'authorization: Bearer <tokens.accessToken>'`,
    '',
    'Connect a fitness provider: open the URL that this answers in a browser, then connect with the code that its page shows.',
    '',
    `    curl -s ${apiUrl}/v1/connections/google_health/authorizations -d '{}' -H 'content-type: application/json' -H 'authorization: Bearer <tokens.accessToken>'`,
    `    curl -s -X PUT ${apiUrl}/v1/connections/google_health -d '{"handle":"<code>"}' -H 'content-type: application/json' -H 'authorization: Bearer <tokens.accessToken>'`,
    '',
    'Operators: npm run ops -- nights',
    'Ctrl-C stops everything; the data stays. `npm run reset` clears it.',
  ].join('\n');
}
