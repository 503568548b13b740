import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    // A test without an assertion cannot fail: it is a defect.
    expect: { requireAssertions: true },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    include: ['{src,scripts,test,bench}/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});

export default config;
