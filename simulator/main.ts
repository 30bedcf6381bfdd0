import { readSimulatorConfig } from '../config.ts';
import { CLIENT, CLOUD_PATH, CloudId } from './cloud.ts';
import { startSimulator } from './simulator.ts';
import { announceSyncs } from './webhooks/announce-syncs.ts';

/** How often the clouds look which devices have synced. */
const ANNOUNCE_EVERY_MS = 60_000;

const config = readSimulatorConfig(process.env);
const { origin, world, stop } = await startSimulator({
  host: config.SIMULATOR_HOST,
  port: config.SIMULATOR_PORT,
  people: config.SIMULATOR_PEOPLE,
  seed: config.SIMULATOR_SEED,
  perMinute: config.SIMULATOR_PER_MINUTE,
});
const clouds = CloudId.options.map((cloud) => `  ${cloud.padEnd(14)} ${origin}${CLOUD_PATH[cloud]}`);
console.log(
  [
    `${config.SIMULATOR_PEOPLE} people in the simulated clouds:`,
    ...clouds,
    `  client         ${CLIENT.id}, secret ${CLIENT.secret}`,
    `  admin          ${origin}/admin/windows, /admin/people, /admin/faults, …`,
    'Ctrl-C stops it; nothing is kept.',
  ].join('\n'),
);

// Devices sync, and whoever subscribed is told.
let announcedUntil = world.clock();
const announcing = setInterval(async () => {
  const [after, until] = [announcedUntil, world.clock()];
  announcedUntil = until;
  for (const cloud of ['google_health', 'fitbit'] as const)
    await announceSyncs({ world, cloud, after, until });
}, ANNOUNCE_EVERY_MS);

async function end(): Promise<void> {
  clearInterval(announcing);
  await stop();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
