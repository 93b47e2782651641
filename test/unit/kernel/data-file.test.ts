import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { readDataFile } from '../../../extension/kernel/data-file';
import { createSession } from '../../../extension/kernel/session';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('files as delimited text', () => {
  test.each([
    ['a.csv', 'year,x\n2024,1\n', 'year,x\n2024,1\n'],
    ['a.json', '[{"year":2024,"x":1},{"year":2025,"x":null}]', 'year,x\n2024,1\n2025,'],
    ['a.json', '{"year":[2024,2025],"x":[1,2.5]}', 'year,x\n2024,1\n2025,2.5'],
    ['a.json', '[{"name":"a, \\"b\\""}]', 'name\n"a, ""b"""'],
  ])('%s: %s', async (path, text, read) => {
    expect(await readDataFile(path, bytes(text))).toBe(read);
  });

  test('Parquet: numbers, texts, dates and gaps', async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'date', data: [new Date('2025-01-31'), new Date('2025-02-28')], type: 'TIMESTAMP' },
        { name: 'company', data: ['Nvidia', 'AMD'], type: 'STRING' },
        { name: 'revenue', data: [1.5, null], type: 'DOUBLE', nullable: true },
      ],
    });
    expect(await readDataFile('a.parquet', new Uint8Array(file))).toBe(
      'date,company,revenue\n2025-01-31,Nvidia,1.5\n2025-02-28,AMD,',
    );
  });

  test.each([
    ['a.json', '{', 'not JSON'],
    ['a.json', '3', 'neither a list of objects'],
    ['a.json', '[{"x":[1]}]', 'lists or objects'],
    ['a.parquet', 'PAR1 and nothing else', 'not a Parquet file'],
    ['a.xlsx', '', 'ends in .csv'],
  ])('%s holding %s is refused: %s', async (path, text, reason) => {
    await expect(readDataFile(path, bytes(text))).rejects.toThrow(reason);
  });

  test('bytes that are no UTF-8 are refused', async () => {
    await expect(readDataFile('a.csv', Uint8Array.of(0x61, 0xff, 0x62))).rejects.toThrow('not UTF-8');
  });
});

test('keys such as __proto__ are data', async () => {
  const text = await readDataFile('a.json', bytes('[{"__proto__":1,"constructor":2}]'));
  expect(text.split('\n')[0]).toBe('__proto__,constructor');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a series from a JSON file, with renamed columns and its own word for missing', async () => {
  const session = createSession(async () =>
    bytes('[{"Date":"2025-01-01","SP500":100},{"Date":"2025-02-01","SP500":0},{"Date":"2025-03-01","SP500":300}]'),
  );
  session.update(
    [
      {
        id: 'd',
        kind: 'code',
        language: 'aibubble-data',
        text: 'series sp from "sp.json" missing "0" columns date = "Date", price = "SP500"',
      },
      { id: 'f', kind: 'code', language: 'aibubble', text: 'x = mean(sp.price)' },
    ],
    {},
  );
  await session.plan(['d', 'f']);
  expect(session.result('f').outputs[0]!.text).toContain('x = 200');
});
