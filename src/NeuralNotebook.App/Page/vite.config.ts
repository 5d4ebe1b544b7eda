import { defineConfig } from 'vitest/config';

// The server serves what is built here under /page; dotnet build says where it is to lie. Scripts and styles find each other wherever that
// is:
// an exported site lies under any address, and only the shell says where its own parts are.
export default defineConfig({
  base: '/page/',
  // The tests measure no time; one that tries thousands of cases waits for a busy machine.
  test: { testTimeout: 60_000 },
  experimental: { renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
  build: {
    target: 'es2022',
    // The policy of the page allows no inline script, so neither the polyfill nor small files may be put into it.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 6000,
    reportCompressedSize: false,
    rolldownOptions: {
      onLog: (level, log, report) => {
        // Jupyter's package reads its settings with eval under Node only; the policy of the page would forbid it here.
        if (log.code !== 'EVAL' || !log.id?.includes('coreutils')) report(level, log);
      },
    },
  },
});
