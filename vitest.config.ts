import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The whole-house tests that use the package as it is published: it is built and packed once for them. */
const packed = ['docs', 'examples', 'init', 'package'].map((name) => `test/${name}.test.ts`);

const config: ViteUserConfig = defineConfig({
  test: {
    // A test without an assertion cannot fail: it is a defect.
    expect: { requireAssertions: true },
    restoreMocks: true,
    // Each processor: by default one is kept free, which on two means that files run one after the other.
    maxWorkers: '100%',
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,scripts,test,bench}/**/*.test.ts'],
          exclude: packed,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'packed',
          include: packed,
          globalSetup: ['test/packed/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

export default config;
