// Stand-ins for the two native modules without which VS Code's server does not start, so no compiler is needed.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

// The server imports them as ES modules, and Node sees the names of a CommonJS module only where each is
// assigned to `exports` by itself.
const watchdog = `exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
`;

const spdlog = `const fs = require('fs');
const path = require('path');
class Logger {
  constructor(file) { this.file = file; }
  write(line) { try { fs.appendFileSync(this.file, line + '\\n'); } catch { /* the folder went with the host */ } }
  getLevel() { return 2; }
  setLevel() {}
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) Logger.prototype[level] = Logger.prototype.write;
async function create(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(file);
}
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

/** @param {string} vscode the folder of VS Code's server, its packages installed */
export function replaceNativeModules(vscode) {
  writeFileSync(path.join(vscode, 'node_modules/@vscode/native-watchdog/index.js'), watchdog);
  writeFileSync(path.join(vscode, 'node_modules/@vscode/spdlog/index.js'), spdlog);
}
