// Opens the sample when `npm start` shows VS Code in a browser. By its address alone VS Code would open it as plain
// text, for it does so before the notebook's extension is known.
const vscode = require('vscode');

exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return;
  const sample = vscode.Uri.joinPath(folder.uri, 'openai-trillion-dollar-bet.aibubble');
  await vscode.commands.executeCommand('vscode.openWith', sample, 'aibubble');
};
