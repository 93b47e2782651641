// The project's one linter. Run through `npm run lint`.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

/** Globals that only Node or only a page has. The pure rooms run in both, in workers too. */
const hostGlobals = [
  ...['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'setImmediate'],
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'self', 'postMessage', 'Worker'],
];
/** Nothing in the product reaches the network. */
const networkGlobals = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts'];

const restricted = (names, message) => names.map((name) => ({ name, message }));
const noNetwork = restricted(networkGlobals, 'The product does not use the network.');
const pure = restricted(hostGlobals, 'This room knows neither Node nor the DOM.');

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'dist/**', 'out/**', 'test/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', 350],
      'no-implied-eval': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['extension/**/*.ts', 'renderer/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...noNetwork],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }],
    },
  },
  {
    files: ['catalogue', 'format', 'language', 'engine', 'indicators', 'output', 'draw'].map(
      (room) => `extension/${room}/**/*.ts`,
    ),
    rules: { 'no-restricted-globals': ['error', ...noNetwork, ...pure] },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: readonly([
        ...['process', 'console', 'URL', 'URLSearchParams', 'Buffer', 'module', 'require', 'globalThis', 'performance'],
        ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'TextDecoder', 'TextEncoder'],
        ...['AbortController', 'Blob', 'Event'],
        // In functions that Playwright sends to a page.
        ...['document', 'window', 'navigator', 'getComputedStyle', 'requestAnimationFrame', 'requestIdleCallback'],
      ]),
    },
  },
  {
    files: ['test/host/opener/*.js'], // VS Code loads an extension as CommonJS
    languageOptions: { sourceType: 'commonjs', globals: readonly(['require', 'exports']) },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
