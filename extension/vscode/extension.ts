// The way in. Each line registers one thing that VS Code gets from this extension; the file of its name says how.
import { ExtensionMode, type ExtensionContext } from 'vscode';
import { registerCodeActions } from './code-actions';
import { registerCompletion } from './completion';
import { registerController, type Controller } from './controller';
import { readDataFile } from './data-files';
import { registerDiagnostics } from './diagnostics';
import { registerHover } from './hover';
import { createLastValues } from './last-values';
import { registerInsertIndicator } from './insert-indicator';
import { registerNewNotebook } from './new-notebook';
import { registerProgress } from './progress';
import { registerSerializer } from './serializer';

/** What only a test run gets to hold. */
export interface TestApi {
  controller: Controller;
  readDataFile: typeof readDataFile;
}

/** Called by VS Code when a notebook is opened or a command is used. */
export function activate(context: ExtensionContext): TestApi | undefined {
  const diagnostics = registerDiagnostics();
  const progress = registerProgress();
  const values = createLastValues();
  const controller = registerController(context.extensionUri, {
    result: (result, version) => {
      diagnostics.ran(result, version);
      values.ran(result);
    },
    progress: progress.show,
  });
  context.subscriptions.push(
    registerSerializer(),
    diagnostics,
    progress,
    controller,
    registerCompletion(),
    registerHover(values),
    registerCodeActions(diagnostics),
    registerInsertIndicator(),
    registerNewNotebook(),
  );
  return context.extensionMode === ExtensionMode.Test ? { controller, readDataFile } : undefined;
}
