// Builds every bundle into dist/. `--watch` keeps building; `--tests` adds the host suite.
import { build, context } from 'esbuild';
import { rmSync } from 'node:fs';

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const common = {
  bundle: true,
  minify: !watch,
  keepNames: false,
  sourcemap: 'linked',
  logLevel: 'warning',
  target: 'es2022',
  legalComments: 'none',
};
const web = { ...common, platform: 'browser', define: { __WEB__: 'true', global: 'globalThis' } };
const node = { ...common, platform: 'node', target: 'node20', define: { __WEB__: 'false' } };

const bundles = [
  { ...node, format: 'cjs', external: ['vscode'], entryPoints: ['extension/vscode/extension.ts'], outfile: 'dist/extension.node.js' },
  { ...web, format: 'cjs', external: ['vscode', 'node:worker_threads'], entryPoints: ['extension/vscode/extension.ts'], outfile: 'dist/extension.web.js' },
  { ...node, format: 'cjs', entryPoints: ['extension/kernel/worker.ts'], outfile: 'dist/kernel.node.js' },
  { ...web, format: 'iife', external: ['node:worker_threads'], entryPoints: ['extension/kernel/worker.ts'], outfile: 'dist/kernel.web.js' },
  { ...web, format: 'esm', entryPoints: ['renderer/index.ts'], outfile: 'dist/renderer.js' },
  {
    ...node,
    format: 'esm',
    entryPoints: ['extension/cli/main.ts'],
    outfile: 'dist/aibubble.mjs',
    banner: { js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);" },
  },
];
if (tests)
  bundles.push(
    { ...node, minify: false, format: 'cjs', external: ['vscode', 'mocha'], entryPoints: ['test/suite/index.node.ts'], outfile: 'dist/test/node.js' },
    { ...web, minify: false, format: 'cjs', external: ['vscode'], entryPoints: ['test/suite/index.web.ts'], outfile: 'dist/test/web.js' },
  );

if (!watch) rmSync('dist', { recursive: true, force: true });
if (watch) for (const options of bundles) await (await context(options)).watch();
else await Promise.all(bundles.map((options) => build(options)));
