// Who may import whom: the rooms of the house and the walls between them. `npm run walls` reports every broken one,
// test/unit/walls proves that each bites.

/**
 * What each room of `extension/` may import, besides itself. `types`: rooms of which it may import types only.
 * The order is the flow of the data: a room never imports one above it.
 */
const rooms = {
  catalogue: { rooms: [] },
  format: { rooms: [] },
  engine: { rooms: [] },
  language: { rooms: ['catalogue'], types: ['engine'] },
  indicators: { rooms: ['engine', 'catalogue'] },
  output: { rooms: ['engine', 'indicators', 'catalogue'] },
  draw: { rooms: ['output', 'catalogue'] },
  kernel: { rooms: ['catalogue', 'format', 'language', 'engine', 'indicators', 'output', 'draw'] },
  vscode: { rooms: ['kernel', 'language', 'format', 'catalogue', 'draw'], types: ['output'] },
  // The command line formats cells and places diagnostics itself, as the editor does: both are the language's.
  cli: { rooms: ['kernel', 'language', 'engine', 'format', 'draw', 'output', 'catalogue'] },
};

/** Of VS Code there are only types to resolve, so the path is that of the type package, or the bare name. */
const vscodeModule = '^(vscode|node_modules/@types/vscode/.*)$';
const drawing = '^node_modules/vega';
/** The form of a result and its mime names: what the kernel sends, VS Code passes on and the renderer reads. */
const resultForm = '^extension/output/result\\.ts$';

const forbidden = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const roomRules = Object.entries(rooms).flatMap(([room, { rooms: allowed, types = [] }]) => [
  forbidden(
    `${room}-imports-only-its-rooms`,
    `extension/${room} may import ${[room, ...allowed, ...types.map((one) => `types of ${one}`)].join(', ')}`,
    { path: `^extension/${room}/` },
    { path: '^(extension|renderer)/', pathNot: `^extension/(${[room, ...allowed, ...types].join('|')})/` },
  ),
  ...types.map((other) =>
    forbidden(
      `${room}-imports-only-types-of-${other}`,
      `extension/${room} may import types of extension/${other}, nothing that runs`,
      { path: `^extension/${room}/` },
      { path: `^extension/${other}/`, pathNot: resultForm, dependencyTypesNot: ['type-only'] },
    ),
  ),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    forbidden(
      'renderer-imports-only-outputs',
      // The guard against hostile charts is one for the notebook's window and for drawing without a browser.
      'renderer may import extension/output/charts, extension/draw/guard, and types of the rest of extension/output',
      { path: '^renderer/' },
      { path: '^extension/', pathNot: '^extension/(output|draw/guard)/' },
    ),
    forbidden(
      'renderer-imports-only-types-of-output',
      'what a chart is built from runs in the renderer; the rest of extension/output does not',
      { path: '^renderer/' },
      {
        path: '^extension/output/',
        pathNot: ['^extension/output/charts/', resultForm],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbidden(
      'every-file-has-a-room',
      'a file of extension/ lies in one of the rooms',
      { path: '^extension/', pathNot: `^extension/(${Object.keys(rooms).join('|')})/` },
      {},
    ),
    forbidden(
      'only-vscode-imports-vscode',
      'extension/vscode is the only folder that knows VS Code',
      { path: '^(extension|renderer)/', pathNot: '^extension/vscode/' },
      { path: vscodeModule },
    ),
    forbidden(
      'only-cli-imports-node',
      'Node belongs to the command line; a worker and who starts it may use worker_threads',
      { path: '^(extension|renderer)/', pathNot: '^extension/(cli|kernel|vscode)/' },
      { dependencyTypes: ['core'] },
    ),
    forbidden(
      'kernel-imports-only-worker-threads',
      'the kernel and VS Code reach files through a port, so that both run on the web',
      { path: '^extension/(kernel|vscode)/' },
      { dependencyTypes: ['core'], pathNot: '^(node:)?worker_threads$' },
    ),
    forbidden(
      'only-drawing-rooms-import-vega',
      'drawing happens in renderer and extension/draw; others may use the types of a specification',
      { path: '^extension/', pathNot: '^extension/draw/' },
      { path: drawing, dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'product-imports-no-test-package',
      'what the product runs is named under "dependencies"',
      { path: '^(extension|renderer)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    ),
    forbidden(
      'product-imports-no-test',
      'tests import the product, never the other way round',
      { path: '^(extension|renderer)/' },
      { path: '^(test|samples|dist)/' },
    ),
    forbidden('no-cycle', 'no file imports itself by way of others', {}, { circular: true }),
    forbidden(
      'every-import-is-found',
      'a file or a package of package.json',
      { path: '^(extension|renderer)/' },
      { couldNotResolve: true, pathNot: vscodeModule },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: an import of a type is knowledge of a room too. Needs TypeScript below 7; with 7 alone no import in
    // any .ts file is seen and nothing is reported, which the walls' own test would show.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
