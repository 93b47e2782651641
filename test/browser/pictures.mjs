// Screenshots of every view in four themes, for people to look at.
import path from 'node:path';
import { flows, targetSpecs } from './charts.mjs';
import { assertsForm, gaugesForm, tableForm, valuesForm } from './forms.mjs';
import { bars, draw } from './specs.mjs';

const RESULT = 'application/vnd.aibubble.result+json';
/** VS Code's own values of what the views use. */
const THEMES = {
  light: [
    'vscode-light',
    { editor: '#ffffff', ink: '#3b3b3b', ink2: '#3b3b3b', border: '#e5e5e5', link: '#005fb8', widget: '#f8f8f8' },
  ],
  dark: [
    'vscode-dark',
    { editor: '#1f1f1f', ink: '#cccccc', ink2: '#9d9d9d', border: '#313131', link: '#4daafc', widget: '#202020' },
  ],
  'hc-dark': [
    'vscode-high-contrast',
    { editor: '#000000', ink: '#ffffff', ink2: '#ffffff', border: '#6fc3df', link: '#21a6ff', widget: '#000000' },
  ],
  'hc-light': [
    'vscode-high-contrast vscode-high-contrast-light',
    { editor: '#ffffff', ink: '#292929', ink2: '#292929', border: '#0f4a85', link: '#0f4a85', widget: '#ffffff' },
  ],
};

const dress = (page, [kind, colours]) =>
  page.evaluate(
    ([kind, { editor, ink, ink2, border, link, widget }]) => {
      document.body.className = kind;
      const variables = {
        ...{
          'editor-background': editor,
          'editor-foreground': ink,
          descriptionForeground: ink2,
          'editorWidget-border': border,
        },
        ...{
          'textLink-foreground': link,
          'menu-background': widget,
          'menu-foreground': ink,
          'editorHoverWidget-background': widget,
        },
        ...{ 'editorHoverWidget-foreground': ink, 'input-background': widget, 'input-foreground': ink },
      };
      for (const [name, value] of Object.entries(variables))
        document.documentElement.style.setProperty(`--vscode-${name}`, value);
      document.body.style.background = editor;
      document.body.style.color = ink;
    },
    [kind, colours],
  );

/** @param folder where the pictures go */
export const pictureChecks = (folder) =>
  Object.entries(THEMES).map(([name, theme]) => ({
    name: `pictures in ${name}`,
    async run(page) {
      await dress(page, theme);
      for (const [id, form] of Object.entries({
        values: valuesForm,
        table: tableForm(16),
        gauges: gaugesForm,
        asserts: assertsForm,
        flows: flows(),
      }))
        await draw(page, form, RESULT, id);
      await draw(
        page,
        bars({ width: undefined, title: 'Two of three', data: { url: 'https://away.example/x.csv' } }),
        undefined,
        'refused',
      );
      await draw(page, bars({ $schema: 'x' }), undefined, 'alert');
      await draw(
        page,
        bars({
          width: undefined,
          title: 'Three bars',
          params: [{ name: 'size', value: 3, bind: { input: 'range', min: 0, max: 9 } }],
        }),
        undefined,
        'bars',
      );
      for (const [id, spec] of targetSpecs()) await draw(page, spec, undefined, `target-${id}`);
      await page.locator('#bars .aibubble-menu-button').click();
      await page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
      await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
      const clip = { x: 0, y: 0, width: 1000, height: 1600 };
      await page.screenshot({ path: path.join(folder, `${name}-views.png`), fullPage: true, clip });
      await page.evaluate(() => {
        document.documentElement.removeAttribute('style');
        document.body.removeAttribute('style');
        document.body.className = 'vscode-light';
      });
    },
  }));
