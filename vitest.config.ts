import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // By default a core is left free; many of the tests wait for processes of their own.
    maxWorkers: '100%',
    reporters: ['default'],
  },
});
