import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { runText, SAMPLES } from './run-sample';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('names every runtime dependency, and no other', () => {
    const table = readme.slice(
      readme.indexOf('| package | why |'),
      readme.indexOf('The formula language, the checker'),
    );
    const named = [...table.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(packageJson.dependencies).toSorted());
  });

  it('begins with a notebook of ten lines that runs', async () => {
    const first = /````markdown\n([\s\S]*?)````/.exec(readme)![1]!;
    expect(first.trimEnd().split('\n')).toHaveLength(10);
    const { report, json } = await runText('first.aibubble', first);
    expect(report.diagnostics).toEqual([]);
    expect(json.names['share']!.display).toBe('up to 100%');
    expect(json.charts.map((chart) => chart.name)).toEqual(['flows']);
  });

  it('shows formulas that do what is said beside them', async () => {
    const formulas = /```\n(revenue {3}=[\s\S]*?)```/.exec(readme)![1]!;
    const sources = 'sources s\nkey, title\nnbd, National Business Daily\nthe_information, The Information\n';
    const { report, json } = await runText(
      'formulas.aibubble',
      `\`\`\`aibubble-data\n${sources}\`\`\`\n\`\`\`aibubble\n${formulas}\`\`\`\n`,
    );
    expect(json.names['cover']!.display).toBe('at least 83.3 years');
    expect(json.names['chance']!.display).toBe('5.2%');
    expect(json.names['bleak']!.display).toBe('$73.3B to $100B');
    expect(json.gauges).toMatchObject([{ name: 'exposure', level: 'alarm' }]);
    expect(json.asserts.map((a) => a.holds)).toEqual([true]);
    expect(report.diagnostics.map((d) => d.code)).toEqual(['U04']);
  });

  it('names every sample', () => {
    for (const sample of SAMPLES) expect(readme).toContain(`](samples/${sample})`);
  });

  it('tells the truth about what is not supported yet', async () => {
    const refused = async (statement: string): Promise<string[]> => {
      const { report } = await runText('q.aibubble', `\`\`\`aibubble\n${statement}\n\`\`\`\n`);
      return report.diagnostics.map((d) => d.code);
    };
    expect(await refused('slider growth = 20% in 0%..60%')).toContain('Q01');
    expect(await refused('choice plan = 1 in [1, 2]')).toContain('Q01');
  });

  it('points at files that exist', () => {
    const paths = [...readme.matchAll(/(?:\]\(|src(?:set)?=")([^)":]+)[)"]/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) expect(readFileSync(path).length, path).toBeGreaterThan(0);
  });
});
