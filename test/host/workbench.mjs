// Drives VS Code's window from outside, as a user does: command palette, explorer, notebook, output frame.
// Every wait is for something to be seen; the limits only end a wait that would last for ever.

const limit = 90_000; // ms

/** Calls `look` until it gives something, or throws with `what` was looked for. */
export async function until(look, what) {
  for (const start = Date.now(); ;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() - start > limit) throw new Error(`never seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns whether `locator` shows up within a moment */
const appears = (locator) =>
  locator.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );

/** Types into the command palette until it offers `row`; it does not refresh by itself while extensions load. */
async function offered(page, row) {
  const box = page.locator('.quick-input-widget input[type="text"]').first();
  return until(async () => {
    await page.keyboard.press('F1');
    await box.waitFor();
    await box.fill(`>${row}`);
    const hit = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: row }).first();
    if (await appears(hit)) return hit;
    await page.keyboard.press('Escape');
    return undefined;
  }, `the command "${row}"`);
}

/** Runs the command with this title. */
export const runCommand = async (page, title) => (await offered(page, title)).click();

/** Opens the address and waits until the extension's commands are offered: a file opened before that is plain text. */
export async function openWorkbench(page, url, command) {
  await page.goto(url);
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: limit });
  await offered(page, command);
  await page.keyboard.press('Escape');
}

/** Waits for the notebook's cells, and answers the question whether its authors are trusted where it is asked. */
export async function notebookShown(page) {
  const trust = page.getByRole('button', { name: 'Open Notebook' });
  // Counted, not waited for: the row of a Markdown cell is hidden, its text is drawn in the output frame.
  const cells = page.locator('.notebook-editor .cell-list-container .monaco-list-row');
  await until(async () => {
    if (await trust.isVisible()) await trust.click();
    return (await cells.count()) > 0;
  }, "the notebook's cells");
}

/** Opens a file of the workspace from the explorer. Quick Open finds nothing in the web host. */
export async function openNotebook(page, file) {
  await page.getByRole('treeitem', { name: file }).dblclick({ timeout: limit });
  await notebookShown(page);
}

/**
 * Finds the frame of the notebook's outputs that matches, nested in two webview frames that VS Code may make anew.
 * Outputs are drawn when they come near the window, so it scrolls down, and up again at the end.
 * @returns {Promise<{ frame: import('playwright-core').Frame, match: import('playwright-core').Locator }>}
 */
export async function findOutput(page, selector, hasText) {
  const list = await page.locator('.notebook-editor .cell-list-container').first().boundingBox();
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  let direction = 1;
  let still = 0;
  return until(async () => {
    for (const frame of page.frames()) {
      const match = frame.locator(selector).filter({ hasText }).first();
      if (await match.count().catch(() => 0)) return { frame, match };
    }
    const before = await scrollTop(page);
    await page.mouse.wheel(0, direction * 300);
    still = (await scrollTop(page)) === before ? still + 1 : 0;
    if (still > 5) [direction, still] = [-direction, 0];
    return undefined;
  }, `an output ${selector} with ${hasText}`);
}

const scrollTop = (page) =>
  page.evaluate(() => document.querySelector('.notebook-editor .monaco-list-rows')?.getBoundingClientRect().top);

/** Scrolls the notebook until the element lies within the window, or as high as it goes. */
export async function bringIntoView(page, match) {
  let before;
  await until(async () => {
    const box = await match.boundingBox();
    const { height } = page.viewportSize();
    const offset = box.y < 60 ? box.y - 120 : box.y + box.height > height ? box.y + box.height - height + 60 : 0;
    // Taller than the window, or the end of the notebook: as good as it gets.
    const done = Math.abs(offset) < 1 || before === box.y;
    before = box.y;
    if (!done) await page.mouse.wheel(0, offset);
    return done;
  }, 'the output within the window');
}
