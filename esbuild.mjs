// Builds every bundle into dist/. `--watch` keeps building, `--tests` adds the suite that runs inside VS Code.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

const common = {
  bundle: true,
  minify: !watch,
  sourcemap: 'linked',
  logLevel: 'warning',
  target: 'es2022',
  legalComments: 'none',
};
const web = { ...common, platform: 'browser', define: { __WEB__: 'true', global: 'globalThis' } };
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  define: { __WEB__: 'false' },
  // For Node, Vega would load whatever package called `canvas` it finds, by an await that CommonJS cannot hold.
  alias: { 'vega-canvas': './node_modules/vega-canvas/build/vega-canvas.browser.js' },
};

const entry = (from, to, options) => ({ ...options, entryPoints: [from], outfile: `dist/${to}` });

// The extension and the kernel are built twice from one source: for a Node host and for a web worker host.
const workerThreads = 'node:worker_threads'; // behind `__WEB__`, never reached in a browser
const product = [
  entry('extension/vscode/extension.ts', 'extension.node.js', { ...node, format: 'cjs', external: ['vscode'] }),
  entry('extension/vscode/extension.ts', 'extension.web.js', {
    ...web,
    format: 'cjs',
    external: ['vscode', workerThreads],
  }),
  entry('extension/kernel/worker.ts', 'kernel.node.js', { ...node, format: 'cjs' }),
  entry('extension/kernel/worker.ts', 'kernel.web.js', { ...web, format: 'iife', external: [workerThreads] }),
  entry('renderer/index.ts', 'renderer.js', { ...web, format: 'esm' }),
  entry('extension/cli/main.ts', 'aibubble.mjs', {
    ...node,
    format: 'esm',
    // CommonJS packages inside an ES module still call `require` for Node's own modules.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  }),
];

/** `suite:all` imports every test file of the suite. */
const allTests = {
  name: 'suite:all',
  setup({ onResolve, onLoad }) {
    const folder = path.resolve('test/suite');
    onResolve({ filter: /^suite:all$/ }, () => ({ path: 'all', namespace: 'suite' }));
    onLoad({ filter: /.*/, namespace: 'suite' }, () => ({
      resolveDir: folder,
      contents: readdirSync(folder)
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => `import './${file}';`)
        .join('\n'),
    }));
  },
};
const suite = [
  entry('test/suite/index.node.ts', 'test/node.js', {
    ...node,
    minify: false,
    format: 'cjs',
    external: ['vscode', 'mocha'],
    plugins: [allTests],
  }),
  entry('test/suite/index.web.ts', 'test/web.js', {
    ...web,
    minify: false,
    format: 'cjs',
    external: ['vscode'],
    plugins: [allTests],
  }),
];

/** The rasteriser of `aibubble chart … --out x.png`, which WebAssembly loads from beside the program. */
function copyRasteriser() {
  mkdirSync('dist', { recursive: true });
  copyFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm', 'dist/resvg.wasm');
}

const bundles = tests ? [...product, ...suite] : product;
if (watch) {
  copyRasteriser();
  for (const options of bundles) await (await context(options)).watch();
} else {
  rmSync('dist', { recursive: true, force: true });
  copyRasteriser();
  const results = await Promise.allSettled(bundles.map((options) => build(options)));
  for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
    process.exitCode = 1;
    if (!reason.errors) console.error(reason); // esbuild has printed its own errors already
  }
}
