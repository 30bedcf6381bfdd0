import { startServices } from '../../stack/services.ts';

/** Run as a process of its own, for tests that kill it: starts the services in the folder given and keeps them. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: hold-services.ts <data folder>');
await startServices({ dataDir, ports: 'free' });
process.stdout.write('started\n');
